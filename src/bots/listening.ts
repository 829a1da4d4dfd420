import type { Server } from 'restify';

/** Resolves with the port that is listened on; rejects when it cannot be had. */
export async function listenOn(server: Server, port: number, host: string): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.server.once('error', listening.reject);
  server.listen(port, host, () => listening.resolve());
  await listening.promise;
  return server.address().port;
}
