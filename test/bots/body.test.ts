import assert from 'node:assert/strict';
import { once } from 'node:events';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { connect, Socket } from 'node:net';
import { channelToken } from '../../simulator/teams/delivery.ts';
import { activitySchema } from '../../src/bots/activity.ts';
import { parseJson, readBody } from '../../src/bots/body.ts';
import { activity, installation, invoke, press } from './support/activities.ts';
import { postActivity, postSigned } from './support/http.ts';
import { person, teamsServiceUrl, tenant } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const megabyte = 1024 * 1024;

describe('request bodies', () => {
  const house = useRehearsal();
  const bearer = async () => `Bearer ${await channelToken(house().simulator.context, teamsServiceUrl)}`;

  /** Pours a body until the server has had enough; tells what it answered, how much went out, and the growth in memory. */
  async function pour(headers: Record<string, string>, bytes: number, path = '/api/messages') {
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const used = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    globalThis.gc?.();
    const before = used();
    let most = before;
    let sent = 0;
    const request = httpRequest(`${house().botOrigin()}${path}`, { method: 'POST', headers });
    const answered = Promise.withResolvers<number | undefined>();
    const state = { over: false };
    const end = (status: number | undefined) => {
      state.over = true;
      answered.resolve(status);
    };
    request.on('response', (response) => end(response.resume().statusCode));
    request.on('error', () => end(undefined));
    while (sent < bytes && !state.over) {
      const more = request.write(chunk);
      sent += chunk.length;
      most = Math.max(most, used());
      if (!more) await Promise.race([once(request, 'drain').catch(() => undefined), answered.promise]);
    }
    if (!state.over) request.end();
    const status = await answered.promise;
    request.destroy();
    return { status, sent, growth: most - before };
  }

  for (const [how, headers] of Object.entries<Record<string, string>>({
    'in chunks': {},
    'with its length declared': { 'content-length': String(150 * megabyte) },
  })) {
    it(`150 MB ${how}, from the channel itself: 413 without taking it in`, async () => {
      const { status, sent, growth } = await pour(
        { ...headers, authorization: await bearer() },
        150 * megabyte,
      );
      assert.equal(status, 413);
      assert.ok(sent < 10 * megabyte, `${sent} bytes were taken`);
      assert.ok(growth < 10 * megabyte, `memory grew by ${growth} bytes`);
    });

    it(`150 MB ${how}, with a bad token: 401 without taking it in`, async () => {
      const { status, sent } = await pour({ ...headers, authorization: 'Bearer a.b.c' }, 150 * megabyte);
      assert.equal(status, 401);
      assert.ok(sent < 10 * megabyte, `${sent} bytes were taken`);
    });

    it(`150 MB ${how} as a webhook: 413 without taking it in`, async () => {
      const path = '/api/webhooks/partner-center/europe';
      const { status, sent, growth } = await pour(headers, 150 * megabyte, path);
      assert.equal(status, 413);
      assert.ok(sent < 10 * megabyte, `${sent} bytes were taken`);
      assert.ok(growth < 10 * megabyte, `memory grew by ${growth} bytes`);
    });
  }

  const nested = (depth: number) =>
    JSON.stringify(activity()).replace(/}$/, `,"value":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  const without = (name: string) => activity({ [name]: undefined });
  const unreadable: Record<string, string | object> = {
    'no body': '',
    'a word': 'hello',
    'half an object': '{"type":"message",',
    null: 'null',
    'a list': [activity()],
    'a text': '"message"',
    'a number': '42',
    'an empty object': {},
    'forty levels deep': nested(40),
    'a hundred thousand levels deep': nested(100_000),
    'no type': without('type'),
    'no channel': without('channelId'),
    'no service URL': without('serviceUrl'),
    'no sender': without('from'),
    'no conversation': without('conversation'),
    'a type that is a number': activity({ type: 5 }),
    'a sender that is a list': activity({ from: [] }),
    'a sender without an id': activity({ from: { name: 'Megan', aadObjectId: person.megan } }),
    'a sender whose object id is a path': activity({ from: { id: '29:x', aadObjectId: '../../users' } }),
    'a conversation without an id': activity({ conversation: { tenantId: tenant.contoso } }),
    'an endless conversation id': activity({
      conversation: { id: 'a'.repeat(600), tenantId: tenant.contoso },
    }),
    'an endless activity id': activity({ id: 'a'.repeat(600) }),
    'an endless text': activity({ text: 'a'.repeat(30_000) }),
    'a text that is an object': activity({ text: { toString: 'x' } }),
    'a tenant that is no id': activity({ channelData: { tenant: { id: 'contoso.onmicrosoft.com' } } }),
    'a service URL that is none': activity({ serviceUrl: 'smba.trafficmanager.net' }),
    'a service URL that is a script': activity({ serviceUrl: 'javascript:alert(1)' }),
    'more entities than anybody sends': activity({
      entities: Array.from({ length: 51 }, () => ({ type: 'x' })),
    }),
  };
  for (const [what, body] of Object.entries(unreadable)) {
    it(`${what}: 400, nothing stored`, async () => {
      const before = await house().footprint();
      const answer = await postSigned(house(), body);
      assert.equal(answer.status, 400);
      assert.ok(answer.text.length < 100);
      assert.deepEqual(await house().footprint(), before);
    });
  }

  it('a byte order mark before it: read all the same', async () => {
    assert.equal((await postSigned(house(), `\uFEFF${JSON.stringify(activity())}`)).status, 200);
  });

  it('fields nobody knows, __proto__ among them: ignored', async () => {
    const body = JSON.stringify(activity()).replace(
      /}$/,
      ',"__proto__":{"type":"invoke"},"constructor":{"prototype":{"staff":true}},"newField":1}',
    );
    assert.equal((await postSigned(house(), body)).status, 200);
    assert.equal(({} as { staff?: boolean }).staff, undefined);
  });

  it('a client that sends half and leaves: nothing stored, nothing logged as a failure', async () => {
    const before = await house().footprint();
    const from = house().logged.length;
    const { port, hostname } = new URL(house().botOrigin());
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: ${await bearer()}\r\ncontent-length: 5000\r\n\r\n`;
    socket.write(`${head}{"type":"mess`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    assert.equal((await fetch(`${house().botOrigin()}/readyz`)).status, 200);
    assert.deepEqual(await house().footprint(), before);
    assert.deepEqual(
      house()
        .logged.slice(from)
        .filter((line) => line.includes('"level":50')),
      [],
    );
  });

  it('twenty clients that never finish: others are served meanwhile', async () => {
    const { port, hostname } = new URL(house().botOrigin());
    const sockets = Array.from({ length: 20 }, () => connect(Number(port), hostname));
    try {
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      const head = `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: ${await bearer()}\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n`;
      for (const socket of sockets) socket.write(head);
      const started = performance.now();
      assert.equal((await postSigned(house(), activity())).status, 200);
      assert.ok(performance.now() - started < 3_000);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it('other paths and methods: 404 and 405', async () => {
    assert.equal((await fetch(`${house().botOrigin()}/api/messages`)).status, 405);
    assert.equal((await fetch(`${house().botOrigin()}/api/Messages/../secrets`)).status, 404);
    assert.equal((await postActivity(house().botOrigin(), '{}', {}, '/api')).status, 404);
  });
});

describe('activities that ask for nothing', () => {
  const house = useRehearsal();
  let chat: Record<string, unknown>;

  before(async () => {
    await house().say(person.megan, 'hello');
    const overview = await fetch(`${house().origin}/teams/api/chats/bot?as=${person.megan}`);
    const { id } = ((await overview.json()) as { chat: { id: string } }).chat;
    chat = { conversation: { id, conversationType: 'personal', tenantId: tenant.contoso } };
  });

  /** Posts it and asserts the answer, and that the chat has not changed. */
  async function says(body: object, expected: unknown): Promise<void> {
    const before = await house().messages(person.megan);
    const answer = await postSigned(house(), body);
    assert.deepEqual([answer.status, answer.json], expected);
    await house().teams(person.megan, 'open');
    assert.deepEqual(await house().messages(person.megan), before);
  }

  for (const type of [
    'typing',
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'conversationUpdate',
    'event',
    'endOfConversation',
    'handoff',
    'tomorrow',
  ]) {
    it(`type "${type}": 200 and silence`, () =>
      says(activity({ ...chat, type, text: 'start over' }), [200, undefined]));
  }

  for (const name of [
    'task/fetch',
    'composeExtension/query',
    'fileConsent/invoke',
    'message/submitAction',
    'constructor',
    'signin/newer',
  ]) {
    it(`invoke "${name}": 200 and silence`, () => says(invoke(name, { a: 1 }, chat), [200, {}]));
  }

  it('invoke without a name: 200 and silence', () =>
    says(activity({ ...chat, type: 'invoke', text: undefined }), [200, {}]));

  it('a message without text, and one with nothing but a mention: 200 and silence', async () => {
    await says(activity({ ...chat, text: undefined }), [200, undefined]);
    await says(activity({ ...chat, text: '  \n ' }), [200, undefined]);
    await says(activity({ ...chat, text: '<p>&nbsp;</p>'.replace('&nbsp;', '') }), [200, undefined]);
  });

  it('no tenant, or two different ones: 200, silence and nothing stored', async () => {
    const before = await house().footprint();
    const personal = (tenantId?: string) => ({ ...(chat['conversation'] as object), tenantId });
    await says(activity({ conversation: personal(), channelData: undefined }), [200, undefined]);
    await says(activity({ conversation: personal(tenant.fabrikam) }), [200, undefined]);
    await says(activity({ conversation: personal(tenant.contoso), from: { id: '29:nobody' } }), [
      200,
      undefined,
    ]);
    const after = await house().footprint();
    assert.deepEqual({ ...after, seen_activity: 0 }, { ...before, seen_activity: 0 });
  });

  it('a press from nowhere: 200 and silence', async () => {
    const answer = await postSigned(
      house(),
      press('answer', {}, { channelData: undefined, conversation: { id: 'x' } }),
    );
    assert.equal(answer.status, 200);
  });

  it('an installation that is an upgrade: 200 and silence', () =>
    says(installation('add-upgrade', chat), [200, undefined]));
});

describe('depth of JSON', () => {
  it('brackets inside texts do not count', () => {
    assert.deepEqual(parseJson(Buffer.from(JSON.stringify({ text: '['.repeat(1_000) }))), {
      text: '['.repeat(1_000),
    });
    assert.deepEqual(parseJson(Buffer.from('{"a":"\\"[[[["}'), 2), { a: '"[[[[' });
  });

  it('the deepest that is allowed: read; one more: not', () => {
    const deep = (n: number) => Buffer.from('['.repeat(n) + ']'.repeat(n));
    assert.notEqual(parseJson(deep(32)), undefined);
    assert.equal(parseJson(deep(33)), undefined);
  });

  it('very many values, flat: not even parsed; as many as a large card has: read', () => {
    const table = (keys: number) =>
      Buffer.from(`{${Array.from({ length: keys }, (_, n) => `"k${n}":0`).join(',')}}`);
    assert.equal(parseJson(table(15_000)), undefined);
    assert.equal(Object.keys(parseJson(table(5_000)) as object).length, 5_000);
    assert.equal(parseJson(Buffer.from(`[${'0,'.repeat(25_000)}0]`)), undefined);
    assert.equal(parseJson(Buffer.from(JSON.stringify(',:'.repeat(50_000)))), ',:'.repeat(50_000));
  });

  it('closing brackets first: no way around the limit', () => {
    assert.equal(parseJson(Buffer.from(`${']'.repeat(100)}${'['.repeat(100)}`)), undefined);
  });
});

describe('a client that goes away', () => {
  const begun = () => {
    const request = new IncomingMessage(new Socket());
    request.headers = { 'content-length': '100' };
    return request;
  };

  it('in the middle of the body: told as that', async () => {
    const request = begun();
    const body = readBody(request, 1_000);
    request.push('{"type":');
    request.destroy();
    assert.deepEqual(await body, { kind: 'broken' });
  });

  it('before anybody reads: told as that, and nobody waits for ever', async () => {
    const request = begun();
    request.destroy();
    await once(request, 'close');
    assert.deepEqual(await readBody(request, 1_000), { kind: 'broken' });
  });
});

describe('texts no database takes', () => {
  const read = (json: string) => parseJson(Buffer.from(json));

  it('NUL and half surrogate pairs: taken out wherever they are; whole pairs stay', () => {
    assert.deepEqual(read('{"a":"x\\u0000y","b":["\\ud83d","\\ud83d\\ude00"],"c\\u0000":{"d":"\\uDE00"}}'), {
      a: 'xy',
      b: ['\ufffd', '😀'],
      'c\0': { d: '\ufffd' },
    });
  });

  it('everything else: as it came', () => {
    assert.deepEqual(read('{"a":"\\\\u0000","n":null,"t":true,"x":1.5}'), {
      a: '\\u0000',
      n: null,
      t: true,
      x: 1.5,
    });
  });
});

describe('entities of kinds we do not know', () => {
  const read = (entities: unknown) =>
    activitySchema.safeParse(JSON.parse(JSON.stringify(activity({ entities }))));

  it('fields of our names with anything in them: the activity is read all the same', () => {
    const strange = [
      { type: 'new', text: { rich: true }, country: 7, mentioned: 'all' },
      { text: 'x'.repeat(2_000) },
    ];
    const parsed = read([...strange, { type: 'clientInfo', country: 'IE' }]);
    assert.equal(parsed.success, true);
    assert.equal(parsed.data?.entities?.at(-1)?.country, 'IE');
  });
});
