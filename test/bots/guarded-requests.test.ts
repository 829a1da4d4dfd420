import assert from 'node:assert/strict';
import { connect, type AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { guardRequests } from '../../src/bots/guarded-requests.ts';
import { createOperationsServer } from '../../src/bots/operations-server.ts';
import { createLog } from '../../src/log.ts';
import { inTime } from '../support/eventually.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

/** What comes back for these bytes until the connection is closed. */
function answerTo(port: number, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let received = '';
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.on('close', () => resolve(received));
  return inTime(promise, `the end of the connection after ${JSON.stringify(bytes.slice(0, 80))}`);
}

const get = (target: string, host: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${more}\r\n`;

const refused: Readonly<Record<string, string>> = {
  'a port there is none of': get('/healthz', 'bot.example.com:99999'),
  'half a bracket': get('/healthz', '['),
  'a host with a space': get('/healthz', 'x y'),
  'a host with a path in it': get('/healthz', 'x/tab/operations?'),
  'a host with a fragment in it': get('/healthz', 'x/tab/operations#'),
  'a host with a name and password': get('/healthz', 'u:p@x'),
  'a host with a percent sign': get('/healthz', '%zz'),
  'a host of other bytes': get('/healthz', '\u00ff\u00fe'),
  'an empty host': get('/healthz', ''),
  'an address with too many numbers': get('/healthz', '1.2.3.4.5'),
  'two hosts': get('/healthz', 'x', 'host: y\r\n'),
  'a whole address as the target': get('http://127.0.0.1/healthz', 'x'),
  'half an address as the target': get('http://[x/healthz', 'x'),
  'a star as the target': 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'a path that leads up': get('/tab/../healthz', 'x'),
  'a path that leads up in disguise': get('/tab/%2e%2e/healthz', 'x'),
  'a path with backslashes': get('/tab\\..\\healthz', 'x'),
  'a fragment in the target': get('/healthz#x', 'x'),
  'a body that is announced first': get('/healthz', '[', 'expect: 100-continue\r\ncontent-length: 1\r\n'),
};

describe('requests that restify must not see', () => {
  const house = useRehearsal();
  const port = () => Number(new URL(house().botOrigin()).port);
  const operations = createOperationsServer({
    metrics: () => Promise.resolve('up 1\n'),
    log: createLog('silent'),
  });
  let operationsPort = 0;
  before(async () => {
    operationsPort = await operations.listen(0, '127.0.0.1');
  });
  after(() => operations.close());

  for (const [title, bytes] of Object.entries(refused)) {
    it(`${title}: 400 on both ports, and both go on`, async () => {
      assert.match(await answerTo(port(), bytes), /^HTTP\/1\.1 400 /);
      assert.match(await answerTo(operationsPort, bytes.replace('/healthz', '/metrics')), /^HTTP\/1\.1 400 /);
      assert.match(await answerTo(port(), get('/healthz', 'x')), /^HTTP\/1\.1 200 /);
      assert.match(await answerTo(operationsPort, get('/metrics', 'x')), /^HTTP\/1\.1 200 /);
    });
  }

  for (const host of ['bot.example.com', 'BOT.example.com:443', 'a_b', '127.0.0.1:3978', '[::1]:3978'])
    it(`host ${host}: served`, async () =>
      assert.match(await answerTo(port(), get('/healthz?a=%20', host)), /^HTTP\/1\.1 200 /));

  it('no host, as HTTP/1.0 allows: served', async () =>
    assert.match(await answerTo(port(), 'GET /healthz HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /));

  it('another protocol on the operator’s port: the connection is not kept for it', async () => {
    const upgrade =
      'GET /metrics HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade, close\r\n\r\n';
    assert.match(await answerTo(operationsPort, upgrade), /^HTTP\/1\.1 200 /);
  });

  it('fifteen hundred requests in one packet, for pages and for files: one of each is looked at', async () => {
    for (const path of ['/tab/teams.js', `/proof/${'A'.repeat(43)}`]) {
      const started = performance.now();
      await answerTo(port(), `GET ${path} HTTP/1.1\r\nhost:x\r\n\r\n`.repeat(1_500));
      const ready = await fetch(`${house().botOrigin()}/readyz`);
      assert.deepEqual(
        [ready.status, performance.now() - started < 10_000],
        [200, true],
        'the database was kept busy',
      );
    }
  });
});

describe('requests on one connection', () => {
  let server: Server;
  let waiting: ServerResponse[] = [];
  const seen: string[] = [];
  beforeEach(async () => {
    seen.length = 0;
    waiting = [];
    server = createServer((request: IncomingMessage, response: ServerResponse) => {
      seen.push(request.url ?? '');
      if (request.url === '/thrown') throw new Error('of the router');
      waiting.push(response);
    });
    guardRequests(server, createLog('silent'));
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', resolve);
    await promise;
  });
  afterEach(() => void server.close());
  const port = () => (server.address() as AddressInfo).port;
  const plain = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;

  it('further ones before the answer: the connection is closed, and only the first one was seen', async () => {
    assert.equal(await answerTo(port(), plain('/1') + plain('/2') + plain('/3')), '');
    assert.deepEqual(seen, ['/1']);
  });

  it('a router that throws: costs the connection, not the process', async () => {
    assert.equal(await answerTo(port(), plain('/thrown')), '');
    assert.deepEqual(seen, ['/thrown']);
  });

  it('one after the other: each is answered', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    let received = '';
    const socket = connect(port(), '127.0.0.1', () => socket.write(plain('/1')));
    server.on('request', () => waiting.shift()?.end('done'));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
      const answers = received.split('done').length - 1;
      if (answers === 50) resolve(received);
      else socket.write(plain(`/${answers + 1}`));
    });
    await inTime(promise, 'fifty answers');
    socket.destroy();
    assert.equal(seen.length, 50);
  });
});
