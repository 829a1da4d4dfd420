import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// It changes `writeHead` of every server of its process, as in every process that loads the bot.
import 'restify';
import { issueAppToken } from '../../../simulator/login/tokens.ts';
import { sendLimits, withoutHour } from '../../../simulator/bot-service/rate-limits.ts';
import { alex, megan, priya, startTeams, type RehearsedTeams } from './rehearsed-teams.ts';

const base = 'https://smba.trafficmanager.net/emea/v3/conversations';
const channel = '19:licensing-desk@thread.tacv2';
const codeOf = (json: unknown) => (json as { error: { code: string } }).error.code;

describe('simulated connector', () => {
  let teams: RehearsedTeams;
  let chat: string;
  beforeEach(async () => {
    teams = await startTeams();
    await teams.person('bot', 'open', { as: megan });
    chat = `${base}/${encodeURIComponent((await teams.chatOf(megan)).id)}`;
  });
  afterEach(() => teams.stop());

  const say = (text: string) => teams.asBot('POST', `${chat}/activities`, { type: 'message', text });

  it('post, update, delete: the person sees each, by the id of the answer', async () => {
    const posted = await say('one');
    assert.equal(posted.status, 201);
    const { id } = posted.json as { id: string };
    const updated = await teams.asBot('PUT', `${chat}/activities/${id}`, { type: 'message', text: 'two' });
    assert.deepEqual([updated.status, updated.json], [200, { id }]);
    assert.equal((await teams.chatOf(megan)).messages[0]?.text, 'two');
    await teams.asBot('DELETE', `${chat}/activities/${id}`);
    assert.equal((await teams.chatOf(megan)).messages[0]?.deleted, true);
    const again = await teams.asBot('PUT', `${chat}/activities/${id}`, { type: 'message', text: 'three' });
    assert.deepEqual([again.status, codeOf(again.json)], [404, 'ActivityNotFoundInConversation']);
    const kinds = teams.simulator.world.journal.since(0).map((entry) => entry.kind);
    for (const kind of ['connector-post', 'connector-put', 'connector-delete'])
      assert.ok(kinds.includes(kind), kind);
  });

  it('no token, another app, another audience: 401', async () => {
    const { context, world } = teams.simulator;
    const { appId, tenantId } = world.state.bot;
    const otherApp = await issueAppToken(context, {
      appId: 'x',
      tenantId,
      audience: 'https://api.botframework.com',
    });
    const otherAudience = await issueAppToken(context, {
      appId,
      tenantId,
      audience: 'https://graph.microsoft.com',
    });
    for (const token of ['', 'nonsense', otherApp, otherAudience]) {
      const answer = await teams.asBot('POST', `${chat}/activities`, { type: 'message', text: 'x' }, token);
      assert.deepEqual([answer.status, codeOf(answer.json)], [401, 'BotNotRegistered']);
    }
    assert.equal((await teams.chatOf(megan)).messages.length, 0);
  });

  it('an unknown conversation 404, a malformed activity 400, too much text 413', async () => {
    const unknown = await teams.asBot('POST', `${base}/a:nobody/activities`, { type: 'message', text: 'x' });
    assert.deepEqual([unknown.status, codeOf(unknown.json)], [404, 'ConversationNotFound']);
    const malformed = await teams.asBot('POST', `${chat}/activities`, { text: 'x' });
    assert.deepEqual([malformed.status, codeOf(malformed.json)], [400, 'Bad Argument']);
    const long = await say('x'.repeat(52 * 1024));
    assert.deepEqual([long.status, codeOf(long.json)], [413, 'MessageSizeTooBig']);
    const picture = {
      type: 'AdaptiveCard',
      body: [{ type: 'Image', url: `data:image/png;base64,${'A'.repeat(60 * 1024)}` }],
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: picture }];
    assert.equal(
      (await teams.asBot('POST', `${chat}/activities`, { type: 'message', attachments })).status,
      201,
    );
  });

  it('the person blocked the bot: 403 with 209 and MessageWritesBlocked inside', async () => {
    await teams.person('bot', 'block', { as: megan });
    const answer = await say('x');
    assert.equal(answer.status, 403);
    const { errorCode, message } = answer.json as { errorCode: number; message: string };
    assert.equal(errorCode, 209);
    assert.equal((JSON.parse(message) as { subCode: string }).subCode, 'MessageWritesBlocked');
  });

  it('the eighth send within a second: 429 with Retry-After, and nothing is stored', async () => {
    const answers = [];
    for (let i = 0; i < 8; i += 1) answers.push(await say(String(i)));
    assert.deepEqual(
      answers.map((answer) => answer.status),
      [201, 201, 201, 201, 201, 201, 201, 429],
    );
    assert.ok(Number(answers[7]?.headers.get('retry-after')) >= 1);
    assert.equal((await teams.chatOf(megan)).messages.length, 7);
  });

  it('limits switched to a tenth: the second send within a second is refused; switched off: none is', async () => {
    teams.simulator.world.change(({ switches }) => Object.assign(switches, { connectorLimits: 'tenth' }));
    assert.deepEqual([(await say('one')).status, (await say('two')).status], [201, 429]);
    teams.simulator.world.change(({ switches }) => Object.assign(switches, { connectorLimits: 'none' }));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => say(String(i))));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  });

  it('limits but the hour’s: short ones are kept', async () => {
    teams.simulator.world.change(({ switches }) => Object.assign(switches, { connectorLimits: 'no-hour' }));
    const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => say(String(i))));
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 2);
    assert.deepEqual(
      withoutHour(sendLimits).map(({ seconds }) => seconds),
      [1, 2, 30],
    );
  });

  it('a switched 429: says for how long', async () => {
    const switched = { connectorFailNext: 1, connectorStatus: 429, connectorRetryAfterSeconds: 17 };
    teams.simulator.world.change(({ switches }) => Object.assign(switches, switched));
    const answer = await say('x');
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '17']);
  });

  it('text together with a card: two messages, and no id comes back', async () => {
    const attachments = [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
    ];
    const answer = await teams.asBot('POST', `${chat}/activities`, {
      type: 'message',
      text: 'and a card',
      attachments,
    });
    assert.deepEqual(answer.json, {});
    assert.deepEqual(
      (await teams.chatOf(megan)).messages.map((m) => [m.text, m.attachments.length]),
      [
        ['and a card', 0],
        ['', 1],
      ],
    );
  });

  it('switched faults: the asked status without effect, then a stored message whose answer is lost', async () => {
    for (const status of [403, 412, 429, 502, 504]) {
      teams.simulator.world.change(({ switches }) =>
        Object.assign(switches, { connectorFailNext: 1, connectorStatus: status }),
      );
      const refused = await teams.asBot('PUT', `${chat}/activities/1`, { type: 'message', text: 'x' });
      assert.equal(refused.status, status);
    }
    assert.equal((await teams.chatOf(megan)).messages.length, 0);
    teams.simulator.world.change(({ switches }) => Object.assign(switches, { connectorLoseAnswerNext: 1 }));
    await assert.rejects(say('stored, answer lost'));
    assert.equal((await teams.chatOf(megan)).messages[0]?.text, 'stored, answer lost');
  });

  it('creating a chat: the same id each time; 403 where the app is not installed', async () => {
    const tenantId = '33333333-3333-4333-8333-000000000001';
    const create = (id: string) =>
      teams.asBot('POST', base, { bot: { id: '28:x' }, members: [{ id }], tenantId, isGroup: false });
    const byTeamsId = await create(`29:${megan}`);
    const byObjectId = await create(megan);
    assert.equal(byTeamsId.status, 201);
    assert.deepEqual(byObjectId.json, byTeamsId.json);
    assert.equal((byTeamsId.json as { id: string }).id, (await teams.chatOf(megan)).id);
    const notInstalled = await create(alex);
    assert.deepEqual([notInstalled.status, codeOf(notInstalled.json)], [403, 'ForbiddenOperationException']);
  });

  it('a new thread in the channel: id with messageid, and replies go into it', async () => {
    const first = await teams.asBot('POST', base, {
      isGroup: true,
      channelData: { channel: { id: channel } },
      activity: { type: 'message', text: 'news' },
    });
    const { id, activityId } = first.json as { id: string; activityId: string };
    assert.equal(id, `${channel};messageid=${activityId}`);
    await teams.asBot('POST', `${base}/${encodeURIComponent(id)}/activities`, {
      type: 'message',
      text: 'more',
    });
    const answer = await fetch(
      `${teams.simulator.origin}/teams/api/chats/${encodeURIComponent(channel)}?as=${priya}`,
    );
    const { messages } = (await answer.json()) as { messages: { text: string; threadId: string | null }[] };
    assert.deepEqual(
      messages.map((m) => [m.text, m.threadId]),
      [
        ['news', null],
        ['more', activityId],
      ],
    );
  });

  it('a chat that is asked for again: nothing while it is as it was, all of it once something changed', async () => {
    await say('one');
    const look = (etag: string) =>
      fetch(`${teams.simulator.origin}/teams/api/chats/bot?as=${megan}`, {
        headers: { 'if-none-match': etag },
      });
    const first = await look('');
    const etag = first.headers.get('etag') ?? '';
    assert.equal(((await first.json()) as { messages: unknown[] }).messages.length, 1);
    const same = await look(etag);
    assert.deepEqual([same.status, await same.text()], [304, '']);
    await say('two');
    const changed = await look(etag);
    assert.equal(changed.status, 200);
    assert.equal(((await changed.json()) as { messages: unknown[] }).messages.length, 2);
  });

  it('members: a page of the roster, one member, and 403 for a stranger', async () => {
    const roster = await teams.asBot('GET', `${base}/${encodeURIComponent(channel)}/pagedMembers?pageSize=1`);
    const page = roster.json as { members: { aadObjectId: string }[]; continuationToken: string };
    assert.deepEqual([page.members.length, page.continuationToken], [1, '1']);
    const one = await teams.asBot('GET', `${chat}/members/${encodeURIComponent(`29:${megan}`)}`);
    assert.equal(
      (one.json as { userPrincipalName: string }).userPrincipalName,
      'admin@contoso.onmicrosoft.com',
    );
    assert.equal((one.json as { email: string }).email, 'admin@contoso.onmicrosoft.com');
    const stranger = await teams.asBot('GET', `${chat}/members/${alex}`);
    assert.deepEqual([stranger.status, codeOf(stranger.json)], [403, 'BotNotInConversationRoster']);
  });

  it('members of a chat the bot is blocked in or gone from: 403; without mail by its switch', async () => {
    const roster = () => teams.asBot('GET', `${chat}/members/${megan}`);
    teams.simulator.world.change(({ switches }) => (switches.rosterWithoutMail = true));
    const bare = await roster();
    assert.equal(bare.status, 200);
    assert.ok(!JSON.stringify(bare.json).includes('@'));
    await teams.person('bot', 'block', { as: megan });
    const blocked = await roster();
    assert.deepEqual([blocked.status, codeOf(blocked.json)], [403, 'ConversationBlockedByUser']);
    await teams.person('bot', 'uninstall', { as: megan });
    const gone = await roster();
    assert.deepEqual([gone.status, codeOf(gone.json)], [403, 'BotNotInConversationRoster']);
  });

  it('restart: chats are still there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teams-'));
    const before = await startTeams({ folder });
    await before.person('bot', 'messages', { as: alex, text: 'remember me' });
    await before.stop();
    const after = await startTeams({ folder });
    const { messages } = await after.chatOf(alex);
    await after.stop();
    await rm(folder, { recursive: true });
    assert.deepEqual(
      messages.map((message) => [message.text, message.delivery]),
      [['remember me', 'delivered']],
    );
  });
});
