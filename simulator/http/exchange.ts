import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  /** Path after the host, percent-encoding kept: `/v1/customers`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body's bytes; read once, then remembered. Throws BodyTooLarge above 1 MB. */
  body(): Promise<Buffer>;
}

export class BodyTooLarge extends Error {}

const largestBody = 1_000_000;

/** Wraps a request; `path` is what is left of the URL's path for this remote. */
export function createExchange(request: IncomingMessage, response: ServerResponse, path: string): Exchange {
  let body: Promise<Buffer> | undefined;
  return {
    request,
    response,
    method: request.method ?? 'GET',
    path,
    query: new URL(request.url ?? '/', 'http://simulator').searchParams,
    body: () => (body ??= readBody(request)),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON, `undefined` when it is empty or not JSON. */
export async function readJson(exchange: Exchange): Promise<unknown> {
  const text = (await exchange.body()).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body as a form (`application/x-www-form-urlencoded`). */
export async function readForm(exchange: Exchange): Promise<URLSearchParams> {
  return new URLSearchParams((await exchange.body()).toString('utf8'));
}

/** The token of `Authorization: Bearer …`, if there is one. */
export function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  send(response, status, JSON.stringify(body), {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** Sends a page that may load nothing from elsewhere. */
export function sendHtml(response: ServerResponse, status: number, html: string): void {
  send(response, status, html, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
  });
}

export function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string>,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}

/** Ends the connection without an answer, as a network fault does. */
export function dropConnection(exchange: Exchange): void {
  exchange.request.socket.destroy();
}
