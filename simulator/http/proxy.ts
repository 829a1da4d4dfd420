import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from './exchange.ts';

const agent = new Agent({ keepAlive: true });

/** Passes the request on to the bot and its answer back; 503 with a sentence while the bot is down. */
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
      if (answer.headers['content-type']?.startsWith('text/html')) {
        void sendPage(answer, response);
        return;
      }
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

/** A page of the bot, with its links into the internet led into the simulated one. */
async function sendPage(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    response.destroy();
    return;
  }
  const html = Buffer.concat(chunks).toString('utf8').replaceAll('href="https://', 'href="/_/');
  response.writeHead(answer.statusCode ?? 502, {
    ...answer.headers,
    'content-length': Buffer.byteLength(html),
  });
  response.end(html);
}

const down = {
  error: 'bot-down',
  message: 'The bot is not running at the moment. It is started again by itself.',
};
