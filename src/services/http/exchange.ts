import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** One request on the wire. */
export interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Milliseconds from here to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Of the answer, unpacked. */
  readonly maxBytes: number;
}

export interface Exchanged {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * A connection is used again within this time only, less than any service closes it after: a request on one that is
 * being closed gets no answer, and a message that may have arrived must not be sent again.
 */
const idleMs = 4_000;
const agents = {
  'http:': new http.Agent({ keepAlive: true, timeout: idleMs }),
  'https:': new https.Agent({ keepAlive: true, timeout: idleMs }),
};

/**
 * Sends one request and reads its answer, whatever it says; redirects are answers. Rejects with node's own error, with
 * `TOO_LARGE` or with `TOO_SLOW` as its code. Not by `fetch`: its streams and signals cost more than the whole rest of a
 * call (docs/performance.md).
 */
export function exchange(
  target: URL,
  { method, headers, body, timeoutMs, maxBytes }: Exchange,
): Promise<Exchanged> {
  const isSecure = target.protocol === 'https:';
  const length =
    body === undefined ? (method === 'GET' || method === 'HEAD' ? undefined : 0) : Buffer.byteLength(body);
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request(target, {
      method,
      agent: isSecure ? agents['https:'] : agents['http:'],
      headers: {
        'accept-encoding': 'gzip, deflate',
        ...headers,
        ...(length === undefined ? {} : { 'content-length': length }),
      },
    });
    const late = setTimeout(
      () => request.destroy(failure('TOO_SLOW', `No answer in ${timeoutMs} ms.`)),
      timeoutMs,
    );
    const failed = (error: Error) => {
      clearTimeout(late);
      request.destroy();
      reject(error);
    };
    request.on('error', failed);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const content = unpacked(response, method);
      content.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) failed(failure('TOO_LARGE', `More than ${maxBytes} bytes.`));
        else chunks.push(chunk);
      });
      content.on('error', failed);
      // Cut off in the middle: node tells of that on the answer, not on what unpacks it.
      response.on('error', failed);
      content.on('end', () => {
        clearTimeout(late);
        resolve({
          status: response.statusCode ?? 0,
          headers: flat(response.headers),
          bytes: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
        });
      });
    });
    request.end(body);
  });
}

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

function unpacked(response: IncomingMessage, method: string): NodeJS.ReadableStream {
  // These have no body, whatever their headers say of one; to unpack nothing is an error.
  if (method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304) return response;
  switch (response.headers['content-encoding']?.toLowerCase() ?? '') {
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'deflate':
      return response.pipe(createInflate());
    case 'br':
      return response.pipe(createBrotliDecompress());
    default:
      return response;
  }
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  const flattened: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flattened[name] = Array.isArray(value) ? value.join(', ') : value;
  return flattened;
}
