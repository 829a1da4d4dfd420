import assert from 'node:assert/strict';
import { issueUserToken } from '../../../simulator/login/tokens.ts';
import { person } from '../support/people.ts';
import { useRehearsal } from '../support/use-rehearsal.ts';

const priya = '22222222-2222-4222-8222-000000000001';
const sam = '22222222-2222-4222-8222-000000000002';
const reads = ['overview', 'accounts', 'people', 'failures', 'settings'] as const;
const changes = [
  ['preview', { key: 'reminder-days', value: '3' }],
  ['settings', { key: 'reminder-days', version: 0, value: '3' }],
  ['suspend', { id: 'R-1001', because: 'a test' }],
  ['resume', { id: 'R-1001' }],
  ['try-again', { orderId: 'F-1001', version: 1 }],
] as const;

describe('the staff’s tab, over HTTP', function () {
  const house = useRehearsal();

  /** What Teams would hand to the tab for this person. */
  async function tokenOf(userId: string): Promise<string> {
    const answer = await fetch(`${house().origin}/teams/api/tab-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: userId }),
    });
    return ((await answer.json()) as { token: string }).token;
  }
  async function call(
    name: string,
    token: string | undefined,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const answer = await fetch(`${house().botOrigin()}/tab/api/${name}`, {
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: JSON.parse(text || '{}') as Record<string, unknown>,
    };
  }
  const calls = (token: string | undefined) =>
    Promise.all([
      ...reads.map((name) => call(name, token)),
      ...changes.map(([name, body]) => call(name, token, body)),
    ]);

  for (const [who, userId] of [
    ['an admin agent, by name', priya],
    ['a sales agent, by group', sam],
  ] as const)
    it(`${who}: every page, kept by nobody`, async () => {
      const token = await tokenOf(userId);
      for (const name of reads) {
        const answer = await call(name, token);
        assert.equal(answer.status, 200, name);
        assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
        assert.equal(answer.headers.get('set-cookie'), null);
      }
    });

  it('nobody signed in: nothing, for every reading and every change', async () => {
    const answers = await calls(undefined);
    for (const { status, text } of answers) {
      assert.equal(status, 401);
      assert.equal(text, '{"kind":"not-signed-in"}');
    }
  });

  for (const [who, userId] of [
    ['a customer’s Global Administrator', person.megan],
    ['a reseller’s seller', person.nina],
    ['a reseller’s owner', person.oscar],
  ] as const)
    it(`${who}, with a good token of their own tenant: nothing`, async () => {
      for (const { status, text } of await calls(await tokenOf(userId))) {
        assert.equal(status, 401);
        assert.equal(text, '{"kind":"not-signed-in"}');
      }
    });

  it('a guest or a colleague of the provider’s tenant who is no staff: told that it is not for them, and nothing else', async () => {
    const { context } = house().simulator;
    const user = context.world.state.users.find(({ id }) => id === priya);
    assert.ok(user !== undefined);
    const guest = { ...user, id: '22222222-2222-4222-8222-000000000099' };
    const audience = `api://${new URL(house().origin).host}/botid-${context.world.state.bot.appId}`;
    const token = await issueUserToken(context, { user: guest, audience, scopes: ['access_as_user'] });
    for (const { status, text } of await calls(token)) {
      assert.equal(status, 403);
      assert.equal(text, '{"kind":"not-staff"}');
    }
  });

  it('the token a bot gets of the same person, for another scope: nothing', async () => {
    const { context } = house().simulator;
    const user = context.world.state.users.find(({ id }) => id === priya);
    assert.ok(user !== undefined);
    const token = await issueUserToken(context, {
      user,
      audience: 'https://graph.microsoft.com',
      scopes: ['User.Read'],
    });
    assert.equal((await call('overview', token)).status, 401);
  });

  it('a change, and a look at it: in force, with who and when', async () => {
    const token = await tokenOf(sam);
    const saved = await call('settings', token, { key: 'reminder-days', version: 0, value: '3,6' });
    assert.equal(saved.body['kind'], 'saved');
    const second = await call('settings', token, { key: 'reminder-days', version: 0, value: '4' });
    assert.equal(second.body['kind'], 'too-late');
    const { history } = (await call('settings', token)).body as { history: { by: string; after: string }[] };
    assert.equal(history[0]?.by, 'Sam Keller');
    assert.equal(history[0]?.after, '3,6');
  });

  it('a reseller’s orders are stopped and let go on: as by the card of the chat', async () => {
    const token = await tokenOf(priya);
    const [reseller] = ((await call('people', token)).body as { resellers: { id: string }[] }).resellers;
    assert.ok(reseller !== undefined);
    const { id } = reseller;
    const stateNow = async () =>
      (
        (await call('people', token)).body as { resellers: { id: string; state: string; because?: string }[] }
      ).resellers.find((one) => one.id === id);
    assert.equal((await call('suspend', token, { id, because: 'Open invoices' })).body['kind'], 'done');
    assert.deepEqual(
      [(await stateNow())?.state, (await stateNow())?.because],
      ['suspended', 'Open invoices'],
    );
    assert.equal((await call('suspend', token, { id, because: 'Again' })).body['kind'], 'too-late');
    assert.equal((await call('resume', token, { id })).body['kind'], 'done');
    assert.equal((await stateNow())?.state, 'confirmed');
  });

  const malformed = [
    ['no value and no version', 'settings', { key: 'reminder-days' }],
    ['a version that is no number', 'settings', { key: 'reminder-days', version: '0', value: '3' }],
    ['a field nobody knows', 'settings', { key: 'reminder-days', version: 0, value: '3', by: 'somebody' }],
    ['no reason', 'suspend', { id: 'R-1001', because: '  ' }],
    ['an id that is none', 'resume', { id: "R-1001' or '1'='1" }],
    ['a list', 'preview', []],
  ] as const;
  for (const [situation, name, body] of malformed)
    it(`${name} with ${situation}: malformed, nothing done`, async () => {
      assert.equal((await call(name, await tokenOf(priya), body)).status, 400);
    });

  it('a form of another page, even with the token: not taken', async () => {
    const token = await tokenOf(priya);
    const body = { key: 'reminder-days', version: 0, value: '9' };
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])
      assert.equal((await call('settings', token, body, { 'content-type': type })).status, 415);
  });

  it('a name of every object: unknown', async () => {
    const token = await tokenOf(priya);
    for (const name of ['constructor', '__proto__', 'toString', 'nothing'])
      assert.equal((await call(name, token, {})).status, 404, name);
    assert.equal((await call('constructor', token)).status, 404);
  });

  describe('the page itself', () => {
    const get = (path: string) => fetch(`${house().botOrigin()}/tab/${path}`);

    it('page, scripts, sentences, Teams’ library: there, strict, and only what is meant to be', async () => {
      for (const path of [
        'operations',
        'page/main.js',
        'page/frame.css',
        'words/en.json',
        'words/de.json',
        'teams.js',
      ])
        assert.equal((await get(path)).status, 200, path);
      for (const path of [
        'page/..%2Fapi.ts',
        'page/%2e%2e/api.ts',
        'page/api.ts',
        'page/nothing.js',
        'words/fr.json',
        '',
        'package.json',
        'page/',
      ])
        assert.equal((await get(path)).status, 404, path);
    });

    it('policy: nothing but our own server, and frames of Teams only', async () => {
      const policy = (await get('operations')).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
      assert.match(policy, /frame-ancestors 'self' https:\/\/teams\.microsoft\.com /);
      assert.doesNotMatch(policy, /unsafe|https?:\/\/\*[ ;]|\bdata:/);
    });
  });
});

describe('the staff’s tab in production', function () {
  const house = useRehearsal({ production: true });

  it('frames: Teams’ hosts, and nobody else, not even ourselves', async () => {
    const answer = await fetch(`${house().botOrigin()}/tab/operations`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    assert.deepEqual(ancestors, [
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://teams.cloud.microsoft',
      'https://*.teams.cloud.microsoft',
    ]);
  });
});
