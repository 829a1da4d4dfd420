import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from './exchange.ts';

const agent = new Agent({ keepAlive: true });

/** Streams the request to the bot and its answer back; 503 with a sentence while the bot is down. */
export function forwardToBot(
  request: IncomingMessage,
  response: ServerResponse,
  botOrigin: string | null,
): void {
  if (botOrigin === null) {
    request.resume();
    sendJson(response, 503, down);
    return;
  }
  const target = new URL(request.url ?? '/', botOrigin);
  const outgoing = httpRequest(
    target,
    { method: request.method ?? 'GET', headers: { ...request.headers, host: target.host }, agent },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    },
  );
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else sendJson(response, 503, down);
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

const down = {
  error: 'bot-down',
  message: 'The bot is not running at the moment. It is started again by itself.',
};
