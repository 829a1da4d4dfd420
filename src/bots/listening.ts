import type { Server } from 'restify';
import type { Log } from '../log.ts';
import { StartFault } from '../start-fault.ts';

export interface ListeningOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Environment key that settles the port, to be named when it cannot be had. */
  readonly setting: string;
  readonly log: Log;
}

/** Resolves with the port that is listened on; rejects, with a StartFault where the reason is known, when there is none. */
export async function listenOn(server: Server, options: ListeningOptions): Promise<number> {
  const { port, host, setting, log } = options;
  const listening = Promise.withResolvers<void>();
  // restify hands on what node reports; without a listener that would end the process, now and at any later time.
  server.on('error', (error: NodeJS.ErrnoException) => {
    listening.reject(faultOf(error, options));
    if (server.server.listening) log.warn({ err: error, setting }, 'a connection could not be taken');
  });
  server.listen(port, host, () => listening.resolve());
  await listening.promise;
  return server.address().port;
}

function faultOf(error: NodeJS.ErrnoException, { port, host, setting }: ListeningOptions): Error {
  const place = `port ${port} of ${host}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `Another program listens on ${place} already, perhaps this one started twice. End that one, or set ${setting} to a free port.`,
      );
    case 'EACCES':
      return new StartFault(
        `This account may not listen on ${place}. Set ${setting} to a port from 1024, or give the account the right.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(
        `This machine has no address ${host} to listen on. Set HOST to one it has, 0.0.0.0 for all of them.`,
      );
    case undefined:
    default:
      return error;
  }
}
