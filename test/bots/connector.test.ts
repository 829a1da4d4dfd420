import assert from 'node:assert/strict';
import { createConnector, type Delivery } from '../../src/bots/connector.ts';
import { clouds } from '../../src/domain/clouds.ts';
import { Problem } from '../../src/errors.ts';
import { createAnswer } from '../../src/services/http/answer.ts';
import type { HttpRequest, HttpSender } from '../../src/services/http/port.ts';
import { botAppId, teamsServiceUrl } from './support/people.ts';

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

function desk(...replies: (Reply | Problem)[]) {
  const sent: HttpRequest[] = [];
  const forgotten: string[] = [];
  let tokens = 0;
  const sender: HttpSender = {
    send: (request) => {
      sent.push(request);
      const reply = replies.shift() ?? { status: 201, body: { id: 'new' } };
      if (reply instanceof Problem) return Promise.reject(reply);
      const bytes = Buffer.from(
        typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}),
      );
      return Promise.resolve(createAnswer(reply.status, reply.headers ?? {}, bytes));
    },
  };
  const connector = createConnector({
    sender,
    token: () => Promise.resolve(`token ${(tokens += 1)}`),
    forgetToken: (token) => void forgotten.push(token),
    botAppId,
    serviceHosts: clouds.public.botServiceHosts,
  });
  return { connector, sent, forgotten };
}
const post = (one: ReturnType<typeof desk>) =>
  one.connector.post(teamsServiceUrl, 'a:chat/1', { type: 'message' });
const put = (one: ReturnType<typeof desk>) =>
  one.connector.put(teamsServiceUrl, 'a:chat/1', '17', { type: 'message' });

describe('connector', () => {
  it('a message: posted once, to the conversation’s own service URL, ids escaped', async () => {
    const one = desk();
    assert.deepEqual(await post(one), { kind: 'sent', id: 'new' });
    const [request] = one.sent;
    assert.equal(
      request?.url,
      'https://smba.trafficmanager.net/emea/v3/conversations/a%3Achat%2F1/activities',
    );
    assert.deepEqual(
      [request?.effect, request?.tries, request?.headers?.['authorization']],
      ['once', 1, 'Bearer token 1'],
    );
  });

  it('a changed card: put, and freely repeated', async () => {
    const one = desk({ status: 200 });
    assert.deepEqual(await put(one), { kind: 'sent', id: undefined });
    assert.deepEqual([one.sent[0]?.method, one.sent[0]?.effect], ['PUT', 'repeatable']);
  });

  it('a conversation with a person: asked for with bot, member and tenant', async () => {
    const one = desk();
    await one.connector.createConversation(teamsServiceUrl, { tenantId: 't', userId: 'u' });
    assert.deepEqual(one.sent[0]?.body, {
      bot: { id: `28:${botAppId}` },
      members: [{ id: 'u' }],
      isGroup: false,
      tenantId: 't',
      channelData: { tenant: { id: 't' } },
    });
  });

  const member = (one: ReturnType<typeof desk>) =>
    one.connector.member(teamsServiceUrl, 'a:chat/1', '29:x/y');
  const entry = {
    id: '29:x/y',
    aadObjectId: 'ABCDEF00-0000-4000-8000-000000000001',
    tenantId: '00000000-0000-4000-8000-00000000000A',
    email: 'nina@northwindcsp.com',
    userPrincipalName: 'nina@northwindcsp.com',
    name: 'Nina Roth',
  };

  it('a member: asked for by ids, freely repeated; ids come in small letters', async () => {
    const one = desk({ status: 200, body: entry });
    assert.deepEqual(await member(one), {
      kind: 'member',
      userId: 'abcdef00-0000-4000-8000-000000000001',
      tenantId: '00000000-0000-4000-8000-00000000000a',
      email: 'nina@northwindcsp.com',
      userPrincipalName: 'nina@northwindcsp.com',
    });
    const [request] = one.sent;
    assert.match(request?.url ?? '', /\/emea\/v3\/conversations\/a%3Achat%2F1\/members\/29%3Ax%2Fy$/);
    assert.deepEqual([request?.method, request?.effect, request?.body], ['GET', 'repeatable', undefined]);
  });

  it('a member without address, refused, throttled, unreadable: each as it is', async () => {
    const bare = await member(
      desk({ status: 200, body: { ...entry, email: null, userPrincipalName: undefined } }),
    );
    assert.equal(bare.kind === 'member' ? bare.email : 'no member', undefined);
    const code = 'BotNotInConversationRoster';
    assert.deepEqual(await member(desk({ status: 403, body: graphError(code) })), {
      kind: 'closed',
      why: `403 ${code}`,
    });
    const throttled = desk({ status: 429, headers: { 'retry-after': '7' } });
    assert.deepEqual(await member(throttled), { kind: 'later', seconds: 7, why: '429', throttled: true });
    assert.deepEqual(await member(desk({ status: 502 })), { kind: 'later', seconds: 2, why: '502' });
    for (const body of ['<html>', {}, { ...entry, aadObjectId: 'x' }])
      assert.deepEqual(await member(desk({ status: 200, body })), {
        kind: 'refused',
        why: 'unreadable member',
      });
  });

  const graphError = (code: string) => ({ error: { code, message: 'x' } });
  const skypeError = (subCode: string) => ({
    errorCode: 209,
    message: JSON.stringify({ subCode, details: 'x' }),
  });
  const meanings: [string, Reply | Problem, Delivery, Delivery?][] = [
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'later', seconds: 7, why: '429', throttled: true },
    ],
    ['429 without', { status: 429 }, { kind: 'later', seconds: 2, why: '429', throttled: true }],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': 'tomorrow' } },
      { kind: 'later', seconds: 2, why: '429', throttled: true },
    ],
    [
      '429 with hours',
      { status: 429, headers: { 'retry-after': '99999' } },
      { kind: 'later', seconds: 600, why: '429', throttled: true },
    ],
    ['412', { status: 412 }, { kind: 'later', seconds: 1, why: '412' }],
    [
      '403 blocked',
      { status: 403, body: skypeError('MessageWritesBlocked') },
      { kind: 'closed', why: '403 MessageWritesBlocked' },
    ],
    [
      '403 in the other shape',
      { status: 403, body: graphError('BotNotInConversationRoster') },
      { kind: 'closed', why: '403 BotNotInConversationRoster' },
    ],
    [
      '404 conversation',
      { status: 404, body: graphError('ConversationNotFound') },
      { kind: 'closed', why: '404 ConversationNotFound' },
    ],
    [
      '404 activity',
      { status: 404, body: graphError('ActivityNotFoundInConversation') },
      { kind: 'closed', why: '404 ActivityNotFoundInConversation' },
      { kind: 'no-such-activity' },
    ],
    ['400', { status: 400, body: graphError('BadSyntax') }, { kind: 'refused', why: '400 BadSyntax' }],
    ['413 without JSON', { status: 413, body: 'too large' }, { kind: 'refused', why: '413' }],
    ['500', { status: 500 }, { kind: 'lost', why: '500' }, { kind: 'later', seconds: 2, why: '500' }],
    [
      '502',
      { status: 502, body: '<html>' },
      { kind: 'lost', why: '502' },
      { kind: 'later', seconds: 2, why: '502' },
    ],
    ['504', { status: 504 }, { kind: 'lost', why: '504' }, { kind: 'later', seconds: 2, why: '504' }],
    ['408', { status: 408 }, { kind: 'lost', why: '408' }, { kind: 'later', seconds: 2, why: '408' }],
    [
      'no answer after sending',
      new Problem('outcome-unknown', 'x', { remote: 'teams', code: 'answer-lost' }),
      { kind: 'lost', why: 'answer-lost' },
    ],
    [
      'no connection',
      new Problem('unavailable', 'x', { remote: 'teams', code: 'nothing-sent' }),
      { kind: 'later', seconds: 2, why: 'nothing-sent' },
    ],
    [
      'no token to be had',
      new Problem('unauthorised', 'x', { remote: 'sign-in' }),
      { kind: 'later', seconds: 2, why: 'unauthorised' },
    ],
  ];
  for (const [what, reply, posted, changed = posted] of meanings) {
    it(`${what}: ${posted.kind} for a message, ${changed.kind} for a change`, async () => {
      assert.deepEqual(await post(desk(reply)), posted);
      assert.deepEqual(await put(desk(reply)), changed);
    });
  }

  it('401: the token is forgotten, once more with a fresh one', async () => {
    const one = desk({ status: 401 });
    assert.deepEqual(await post(one), { kind: 'sent', id: 'new' });
    assert.deepEqual(one.forgotten, ['token 1']);
    assert.deepEqual(
      one.sent.map(({ headers }) => headers?.['authorization']),
      ['Bearer token 1', 'Bearer token 2'],
    );
  });

  it('401 with the fresh one too: the message is kept for later', async () => {
    const one = desk({ status: 401 }, { status: 401 });
    assert.deepEqual(await post(one), { kind: 'later', seconds: 30, why: '401' });
    assert.equal(one.sent.length, 2);
  });

  for (const url of [
    'https://attacker.example/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://smba.trafficmanager.net@attacker.example/',
    'http://smba.trafficmanager.net/emea/',
    'http://127.0.0.1:9/',
  ]) {
    it(`a stored service URL ${url}: refused, and no token leaves`, async () => {
      const one = desk();
      assert.deepEqual(await one.connector.post(url, 'c', {}), { kind: 'refused', why: 'service host' });
      assert.deepEqual(one.sent, []);
    });
  }
});
