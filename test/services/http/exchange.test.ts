import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { exchange, type Exchange } from '../../../src/services/http/exchange.ts';

describe('one request on the wire', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const seen: { method: string; headers: IncomingMessage['headers']; body: string; port: number }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method = '', headers } = request;
      seen.push({ method, headers, body, port: request.socket.remotePort ?? 0 });
      answer(request, response);
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen.splice(0);
    answer = (_request, response) => response.end('fine');
  });

  const ask = (more: Partial<Exchange> = {}) =>
    exchange(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x?y=1`), {
      method: 'GET',
      headers: {},
      body: undefined,
      timeoutMs: 5_000,
      maxBytes: 1_000,
      ...more,
    });
  const packedAs =
    (coding: string, body: string | Buffer) => (_request: unknown, response: ServerResponse) => {
      response.setHeader('content-encoding', coding);
      response.end(body);
    };
  const textOf = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString();
  const withCode = (code: string) => (error: Error & { code?: string }) => error.code === code;

  it('one after the other: on the same connection', async () => {
    for (const _call of [1, 2, 3]) assert.equal(textOf(await ask()), 'fine');
    assert.equal(new Set(seen.map(({ port }) => port)).size, 1);
  });

  it('a body: sent with its length in bytes; without one, a POST says that there is none', async () => {
    await ask({ method: 'POST', body: 'ü', headers: { 'content-type': 'text/plain' } });
    await ask({ method: 'PUT', body: Buffer.from('ab') });
    await ask({ method: 'POST' });
    await ask();
    const lengths = seen.map(({ method, body, headers }) => [method, body, headers['content-length']]);
    assert.deepEqual(lengths, [
      ['POST', 'ü', '2'],
      ['PUT', 'ab', '2'],
      ['POST', '', '0'],
      ['GET', '', undefined],
    ]);
  });

  it('a redirect: the answer, not followed; headers that come twice are one', async () => {
    answer = (_request, response) => {
      response.writeHead(302, {
        location: 'https://evil.example/',
        'x-two': ['a', 'b'],
        'set-cookie': ['c', 'd'],
      });
      response.end();
    };
    const { status, headers } = await ask();
    assert.deepEqual(
      [status, headers['location'], headers['x-two'], headers['set-cookie'], seen.length],
      [302, 'https://evil.example/', 'a, b', 'c, d', 1],
    );
  });

  for (const [coding, packed] of [
    ['gzip', gzipSync('unpacked')],
    ['deflate', deflateSync('unpacked')],
    ['br', brotliCompressSync('unpacked')],
  ] as const)
    it(`packed by ${coding}: unpacked`, async () => {
      answer = packedAs(coding, packed);
      assert.equal(textOf(await ask()), 'unpacked');
    });

  it('larger than allowed, also when only unpacked: TOO_LARGE', async () => {
    answer = (_request, response) => response.end('x'.repeat(2_000));
    await assert.rejects(ask(), withCode('TOO_LARGE'));
    answer = packedAs('gzip', gzipSync('x'.repeat(50_000)));
    await assert.rejects(ask(), withCode('TOO_LARGE'));
  });

  it('not what it says it is packed as: an error', async () => {
    answer = packedAs('gzip', 'plain');
    await assert.rejects(ask());
  });

  it('no answer, or one that does not end, in time: TOO_SLOW, and the connection is closed', async () => {
    const closed: Promise<unknown>[] = [];
    const note = (request: IncomingMessage) =>
      closed.push(new Promise((resolve) => request.socket.once('close', resolve)));
    answer = (request) => void note(request);
    await assert.rejects(ask({ timeoutMs: 80 }), withCode('TOO_SLOW'));
    answer = (request, response) => {
      note(request);
      response.write('half');
    };
    await assert.rejects(ask({ timeoutMs: 80 }), withCode('TOO_SLOW'));
    await Promise.all(closed);
  });

  it('cut off in the middle, packed or not: an error', async () => {
    for (const coding of ['identity', 'gzip']) {
      answer = (_request, response) => {
        response.writeHead(200, { 'content-encoding': coding, 'content-length': 100 });
        response.write(gzipSync('some of it').subarray(0, 12), () => response.destroy());
      };
      await assert.rejects(ask());
    }
  });

  it('nobody listens: node’s own error says so', async () => {
    await assert.rejects(
      exchange(new URL('http://127.0.0.1:9/'), {
        method: 'GET',
        headers: {},
        body: undefined,
        timeoutMs: 2_000,
        maxBytes: 10,
      }),
      withCode('ECONNREFUSED'),
    );
  });

  it('nothing in it, though its headers name a packing: an empty answer', async () => {
    const empty = (status: number) => (_request: unknown, response: ServerResponse) => {
      response.writeHead(status, { 'content-encoding': 'gzip' });
      response.end();
    };
    answer = empty(200);
    assert.equal((await ask({ method: 'HEAD' })).bytes.length, 0);
    for (const status of [204, 304]) {
      answer = empty(status);
      const { status: told, bytes } = await ask({ method: 'POST' });
      assert.deepEqual([told, bytes.length], [status, 0]);
    }
  });
});
