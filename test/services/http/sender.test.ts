import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../src/log.ts';
import type { HttpRequest } from '../../../src/services/http/port.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import { rejectsWith } from '../support/problems.ts';
import { movedClock, startRemote, type LocalRemote } from '../support/remote.ts';

const get: HttpRequest = {
  remote: 'graph',
  operation: 'GET me',
  method: 'GET',
  url: 'https://graph.microsoft.com/v1.0/me?x=1%2B1',
  effect: 'repeatable',
};
const post: HttpRequest = { ...get, operation: 'POST thing', method: 'POST', body: { a: 1 }, effect: 'once' };

describe('HTTP sender', () => {
  let remote: LocalRemote;
  beforeEach(async () => {
    remote = await startRemote();
  });
  afterEach(() => remote.stop());

  it('rehearsal: host becomes the first part of the path, path and query stay as they are', async () => {
    remote.answerWith({ json: { ok: true } });
    const answer = await remote.sender.send(get);
    assert.deepEqual(answer.json(), { ok: true });
    assert.equal(remote.seen[0]?.host, 'graph.microsoft.com');
    assert.equal(remote.seen[0]?.path, '/v1.0/me?x=1%2B1');
  });

  it('production: the real URL is called, redirects are not followed', async () => {
    const called: string[] = [];
    const sender = createHttpSender({
      clock: movedClock(),
      log: createLog('silent'),
      exchange: (target) => {
        called.push(target.href);
        return Promise.resolve({
          status: 302,
          headers: { location: 'https://evil.example/' },
          bytes: new Uint8Array(),
        });
      },
    });
    assert.equal((await sender.send(get)).status, 302);
    assert.deepEqual(called, [get.url]);
  });

  it('rehearsal with an origin that is not loopback: refused at creation', () => {
    for (const rehearsalOrigin of [
      'https://127.0.0.1:1',
      'http://10.0.0.1',
      'http://127.0.0.1.evil.example',
    ]) {
      const options = { clock: movedClock(), log: createLog('silent'), rehearsalOrigin };
      assert.throws(() => createHttpSender(options), /loopback/);
    }
  });

  it('URL that is not https or carries credentials: refused', async () => {
    for (const url of [
      'http://graph.microsoft.com/',
      'https://a:b@graph.microsoft.com/',
      'file:///etc/passwd',
    ]) {
      await assert.rejects(remote.sender.send({ ...get, url }), /https/);
    }
    assert.equal(remote.seen.length, 0);
  });

  it('object body: sent as JSON; text body: sent as it is', async () => {
    remote.answerWith({ json: {} });
    await remote.sender.send(post);
    await remote.sender.send({
      ...post,
      body: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual(
      remote.seen.map(({ body, headers }) => [body, headers['content-type']]),
      [
        ['{"a":1}', 'application/json'],
        ['a=1', 'application/x-www-form-urlencoded'],
      ],
    );
  });

  it('503 twice, then an answer: tried three times with the same headers, waiting 0.5 s and 1.5 s', async () => {
    remote.answerWith({ status: 503 }, { status: 500 }, { json: 1 });
    const answer = await remote.sender.send({ ...get, headers: { 'ms-requestid': 'same' } });
    assert.equal(answer.json(), 1);
    assert.deepEqual(remote.waits, [500, 1500]);
    assert.deepEqual(
      remote.seen.map(({ headers }) => headers['ms-requestid']),
      ['same', 'same', 'same'],
    );
  });

  it('503 for ever: the third one is the answer', async () => {
    remote.answerWith({ status: 503 });
    assert.equal((await remote.sender.send(get)).status, 503);
    assert.equal(remote.seen.length, 3);
  });

  it('503 that says when to come back, later than our wait: not asked again', async () => {
    remote.answerWith({ status: 503, headers: { 'retry-after': '30' } });
    assert.equal((await remote.sender.send(get)).headers['retry-after'], '30');
    assert.equal(remote.seen.length, 1);
  });

  for (const status of [400, 401, 403, 404, 409, 429, 501]) {
    it(`${status}: an answer like any other, asked once`, async () => {
      remote.answerWith({ status });
      assert.equal((await remote.sender.send(get)).status, status);
      assert.equal(remote.seen.length, 1);
    });
  }

  it('the right to ask has ended: nothing is sent, and nothing can have happened', async () => {
    const goodUntil = remote.clock.now();
    await rejectsWith(remote.sender.send({ ...post, goodUntil }), 'unavailable', { code: 'too-late' });
    assert.equal(remote.seen.length, 0);
  });

  it('it ends while an answer is waited for: not asked again', async () => {
    const goodUntil = remote.clock.now() + 1_000;
    remote.answer(() => {
      remote.clock.pass(1_000);
      return { status: 503 };
    });
    await rejectsWith(remote.sender.send({ ...get, goodUntil }), 'unavailable', { code: 'too-late' });
    assert.equal(remote.seen.length, 1);
  });

  it('answer lost on a read: repeated', async () => {
    remote.answerWith('drop', { json: 'here' });
    assert.equal((await remote.sender.send(get)).json(), 'here');
  });

  it('answer lost for ever on a read: unavailable', async () => {
    remote.answerWith('drop');
    await rejectsWith(remote.sender.send(get), 'unavailable', { remote: 'graph', code: 'answer-lost' });
    assert.equal(remote.seen.length, 3);
  });

  it('answer lost on a request that must not happen twice: outcome unknown, sent once', async () => {
    remote.answerWith('drop', { json: 'too late' });
    await rejectsWith(remote.sender.send(post), 'outcome-unknown', { code: 'answer-lost' });
    assert.equal(remote.seen.length, 1);
  });

  it('503 to a request that must not happen twice: the answer, not repeated', async () => {
    remote.answerWith({ status: 503 });
    assert.equal((await remote.sender.send(post)).status, 503);
    assert.equal(remote.seen.length, 1);
  });

  it('nobody listens: unavailable, also for what must not happen twice, after all tries', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const waits: number[] = [];
    const sender = createHttpSender({
      clock: movedClock(),
      log: createLog('silent'),
      rehearsalOrigin: `http://127.0.0.1:${port}`,
      wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    });
    await rejectsWith(sender.send(post), 'unavailable', { code: 'nothing-sent' });
    assert.deepEqual(waits, [500, 1500]);
  });

  it('no answer in time: given up', async () => {
    remote.answerWith('hang');
    await rejectsWith(remote.sender.send({ ...get, timeoutMs: 30, tries: 1 }), 'unavailable');
    await rejectsWith(remote.sender.send({ ...post, timeoutMs: 30 }), 'outcome-unknown');
  });

  it('answer larger than allowed: a Problem, not read to its end and not repeated', async () => {
    remote.answerWith({ text: 'x'.repeat(2000) });
    const problem = await rejectsWith(remote.sender.send({ ...get, maxBytes: 1000 }), 'unavailable');
    assert.equal(problem.facts.code, 'answer-too-large');
    assert.equal(remote.seen.length, 1);
  });

  it('byte order mark or stray question mark before the JSON: left out', async () => {
    for (const text of ['\uFEFF{"a":1}', '?{"a":1}', '\uFEFF?\r\n{"a":1}\n']) {
      remote.answerWith({ text });
      assert.deepEqual((await remote.sender.send(get)).json(), { a: 1 });
    }
    remote.answerWith({ text: '\uFEFF' });
    assert.equal((await remote.sender.send(get)).json(), undefined);
  });

  it('log: names the operation and status, never the URL, headers or body', async () => {
    remote.answerWith({ status: 503 }, { json: { displayName: 'Adele Vance' } });
    await remote.sender.send({ ...get, headers: { authorization: 'Bearer very-secret' } });
    const text = remote.logged.join('');
    assert.match(text, /"operation":"GET me".*"status":200/);
    assert.doesNotMatch(text, /very-secret|Adele|v1\.0|1%2B1/);
  });
});
