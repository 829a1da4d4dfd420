import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { send, sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
};
const fileName = /^[a-z0-9-]+\.(css|html|js|json|svg)$/;

/** The Teams page and what it loads: own files, the host configs, and the renderer out of node_modules. */
export function pageRoutes(): Route[] {
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  return [
    route('GET', '/teams', (exchange) => sendFile(exchange, 'page/', 'index.html')),
    route('GET', '/teams/page/:file', (exchange, { file = '' }) => sendFile(exchange, 'page/', file)),
    route('GET', '/teams/host-config/:file', (exchange, { file = '' }) =>
      sendFile(exchange, 'host-config/', file),
    ),
    route('GET', '/teams/adaptivecards.js', ({ response }) => {
      response.writeHead(200, { 'content-type': types['js'], 'cache-control': 'max-age=3600' });
      createReadStream(renderer).pipe(response);
    }),
  ];
}

async function sendFile(exchange: Exchange, folder: string, file: string): Promise<void> {
  const kind = fileName.exec(file)?.[1];
  try {
    if (kind === undefined) throw new Error('not a file of the page');
    const bytes = await readFile(fileURLToPath(new URL(folder + file, import.meta.url)));
    send(exchange.response, 200, bytes, {
      'content-type': types[kind] ?? 'text/plain',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy,
    });
  } catch {
    sendJson(exchange.response, 404, { error: 'not-found', message: `There is no ${file}.` });
  }
}

/** Nothing from elsewhere; the card renderer writes inline styles, cards may bring embedded images. */
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'";
