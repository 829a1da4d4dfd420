import * as fc from 'fast-check';
import type { HttpInput, RawInput } from './input.ts';

const roots = [
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/proof/',
  '/first-sign-in/',
  '/tab/',
  '/tab/operations',
  '/tab/api/',
  '/api/messages',
  '/api/webhooks/partner-center/',
  // Not in origin form.
  'http://[x/',
  'http://127.0.0.1:99999/healthz',
  'https://attacker.example/tab/operations',
  '//attacker.example/',
  '*',
];
const tails = [
  '',
  '..',
  '%2e%2e%2f',
  '%00',
  '%zz',
  '%',
  'x'.repeat(43),
  'x'.repeat(4_000),
  '__proto__',
  'a/b/c',
  '%F0%9F%92%A9',
  ';a=b',
  '*',
  '%c0%af',
  '\\',
];
const queries = [
  '',
  '?',
  '?a=1&a=2',
  '?__proto__[x]=1',
  '?%',
  `?${'a=b&'.repeat(500)}`,
  '?token=%00',
  '?accept=1;drop',
];

const hosts = [
  'bot.example.com:99999',
  '[',
  'x y',
  'x/tab/operations?',
  'u:p@x',
  '%zz',
  '1.2.3.4.5',
  'x:',
  '',
];

/** Paths and queries of everything we serve, and beside it. Nobody is signed in. */
export const pages: fc.Arbitrary<HttpInput> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    root: fc.constantFrom(...roots),
    tail: fc.oneof(fc.constantFrom(...tails), fc.webPath({ size: 'small' })),
    query: fc.constantFrom(...queries),
    headers: fc.constantFrom<Readonly<Record<string, string>>>(
      {},
      { 'accept-language': 'de;q=x,*;q=9' },
      { 'sec-fetch-site': 'cross-site' },
      { authorization: 'Bearer a.b.c' },
      { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'attacker.example' },
      { accept: 'text/../x' },
      { 'content-type': 'multipart/form-data; boundary=' },
      { 'content-encoding': 'gzip' },
      ...hosts.map((host) => ({ host })),
    ),
    body: fc.option(fc.string({ maxLength: 100 }), { nil: undefined }),
  })
  .map(({ method, root, tail, query, headers, body }): HttpInput => ({
    kind: 'pages',
    authority: 'none',
    method,
    path: `${root}${tail}${query}`,
    signing: 'none',
    headers,
    body: method === 'GET' || method === 'HEAD' ? undefined : body,
  }));

const starts = [
  'GET / HTTP/1.1\r\nhost: x\r\n',
  'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n',
  'POST /api/messages HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nfff\r\n',
  'POST /api/messages HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n',
  'GET /healthz HTTP/9.9\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: ',
  'GET http://[x/healthz HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: x\r\nhost: [\r\n\r\n',
  'GET /proof/x HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(50),
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '',
];

/** Bytes on a connection; Latin-1 in the text, so that every byte can be among them. */
export const rawBytes: fc.Arbitrary<RawInput> = fc
  .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
  .map(([start, bytes]): RawInput => ({
    kind: 'bytes',
    authority: 'none',
    raw: start + Buffer.from(bytes).toString('latin1'),
  }));
