import restify, { type Request, type Response, type Server } from 'restify';
import type { Log } from '../log.ts';
import { guardRequests } from './guarded-requests.ts';
import { listenOn } from './listening.ts';

export interface OperationsServerOptions {
  /** Prometheus text (exposition format 0.0.4). */
  readonly metrics: () => Promise<string>;
  readonly log: Log;
}

/**
 * What only the operator may see, on a port of its own that nothing outside must reach: it asks nobody who they are.
 */
export function createOperationsServer({ metrics, log }: OperationsServerOptions) {
  const server: Server = restify.createServer({ name: 'concierge', handleUncaughtExceptions: false });
  guardRequests(server.server, log);
  server.server.requestTimeout = 5_000;
  server.server.headersTimeout = 5_000;

  server.get('/metrics', (_request: Request, response: Response, next: () => void) => {
    void metrics()
      .then(
        (text) => {
          response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
          response.end(text);
        },
        (error: unknown) => {
          log.error({ err: error }, 'the metrics could not be read');
          response.writeHead(500, { 'content-length': 0 });
          response.end();
        },
      )
      .then(next);
  });

  return {
    /** Resolves with the port that is listened on. */
    listen: (port: number, host: string) =>
      listenOn(server, { port, host, setting: 'CONCIERGE_OPERATIONS_PORT', log }),
    async close(): Promise<void> {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.server.closeAllConnections();
      await closed.promise;
    },
  };
}

export type OperationsServer = ReturnType<typeof createOperationsServer>;
