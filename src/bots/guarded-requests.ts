import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';

const refusal = JSON.stringify({
  error:
    'Host and target of this request make no address, so it was not looked at. Send one Host header with a name, and a path that begins with / and is written as a browser writes it.',
});

/**
 * Stands before every listener the server has for requests; to be called once they are there. They see no request whose
 * Host header or target a parser of addresses would refuse or read differently than it is written (answered 400), none
 * for another protocol, and of each connection one at a time: whoever sends a further request before the answer loses
 * the connection. A listener that throws costs the connection, not the process.
 */
export function guardRequests(server: Server, log: Log): void {
  // restify takes sockets for itself that ask for another protocol, and never gives them back.
  server.removeAllListeners('upgrade');
  const answers = new WeakMap<Socket, ServerResponse>();
  for (const event of ['request', 'checkContinue'] as const) {
    const guarded = server.listeners(event) as RequestListener[];
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      const { socket } = request;
      // node hands over everything that came in one packet, also after the connection has been closed.
      if (socket.destroyed) return;
      const before = answers.get(socket);
      if (before !== undefined && !before.writableFinished) {
        socket.destroy();
        return;
      }
      answers.set(socket, response);
      if (!isAsWritten(request)) return refuse(response);
      try {
        for (const listener of guarded) listener.call(server, request, response);
      } catch (error) {
        log.error({ err: error }, 'a request could not be routed');
        socket.destroy();
      }
    });
  }
}

/**
 * restify puts Host and target together and has them parsed outside of any try, so what is no address would end the
 * process; and what is one, but another than it looks like, would pass by the rules of a proxy.
 */
function isAsWritten({ url = '', headers, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  // Without one: HTTP/1.0.
  const { host = 'localhost' } = headers;
  if (hosts.length > 1 || !/^(?:[a-z\d._-]+|\[[a-f\d:.]+\])(?::\d+)?$/i.test(host)) return false;
  const [path = ''] = url.split('?', 1);
  return path.startsWith('/') && URL.parse(`http://${host}${url}`)?.pathname === path;
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(refusal),
    connection: 'close',
  });
  response.end(refusal);
}
