import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createActivityWriter } from '../../../simulator/teams/activities.ts';
import { chatsOf } from '../../../simulator/teams/chats.ts';
import { createDelivery } from '../../../simulator/teams/delivery.ts';
import { eventually } from '../../support/eventually.ts';
import { alex, megan, priya, startTeams, type RehearsedTeams } from './rehearsed-teams.ts';

describe('simulated Teams, towards the bot', () => {
  let teams: RehearsedTeams;
  beforeEach(async () => {
    teams = await startTeams();
  });
  afterEach(() => teams.stop());

  const ofPerson = (userId: string) =>
    teams.bot.received.filter(({ activity }) => activity.from.aadObjectId === userId);

  it('first opening of a chat: one installation and one roster event, signed for this bot', async () => {
    await teams.person('bot', 'open', { as: megan });
    await teams.person('bot', 'open', { as: megan });
    const events = ofPerson(megan);
    assert.deepEqual(events.map(({ activity }) => activity.type).sort(), [
      'conversationUpdate',
      'installationUpdate',
    ]);
    const [first] = events;
    assert.ok(first !== undefined);
    const keys = createRemoteJWKSet(
      new URL(`${teams.simulator.origin}/_/login.botframework.com/v1/.well-known/keys`),
    );
    const { payload, protectedHeader } = await jwtVerify(first.token, keys, {
      issuer: 'https://api.botframework.com',
      audience: teams.simulator.world.state.bot.appId,
    });
    assert.equal(protectedHeader.alg, 'RS256');
    assert.equal(payload['serviceurl'], first.activity.serviceUrl);
    const { keys: published } = (await (
      await fetch(`${teams.simulator.origin}/_/login.botframework.com/v1/.well-known/keys`)
    ).json()) as { keys: { kid: string; endorsements: string[] }[] };
    assert.ok(published.find((key) => key.kid === protectedHeader.kid)?.endorsements.includes('msteams'));
  });

  it('a message: carries tenant, object id, locale and time zone of the person', async () => {
    const answer = await teams.person('bot', 'messages', { as: megan, text: 'hello' });
    assert.equal(answer.message?.delivery, 'delivered');
    const { activity } = ofPerson(megan).find((received) => received.activity.type === 'message')!;
    assert.equal(activity.text, 'hello');
    assert.equal(activity.conversation.conversationType, 'personal');
    assert.equal(activity.conversation.tenantId, '33333333-3333-4333-8333-000000000001');
    assert.deepEqual(activity['channelData'], { tenant: { id: '33333333-3333-4333-8333-000000000001' } });
    assert.equal(activity['locale'], 'en-IE');
    assert.deepEqual(activity['entities'], [
      { type: 'clientInfo', locale: 'en-IE', country: 'IE', platform: 'Web', timezone: 'Europe/Dublin' },
    ]);
  });

  it('clock ten days ahead: the token is valid by the real and by the simulated clock', async () => {
    teams.simulator.world.change((world) => (world.clockOffsetMs = 10 * 86_400_000));
    await teams.person('bot', 'messages', { as: megan, text: 'hello' });
    const keys = createRemoteJWKSet(
      new URL(`${teams.simulator.origin}/_/login.botframework.com/v1/.well-known/keys`),
    );
    const token = ofPerson(megan)[0]!.token;
    await jwtVerify(token, keys);
    await jwtVerify(token, keys, { currentDate: teams.simulator.world.now() });
  });

  it('the bot fails once: the same message comes a second time', async () => {
    await teams.person('bot', 'open', { as: megan });
    let failures = 1;
    teams.bot.onActivity(() => (failures-- > 0 ? { status: 500 } : undefined));
    const answer = await teams.person('bot', 'messages', { as: megan, text: 'hello' });
    const messages = ofPerson(megan).filter(({ activity }) => activity.type === 'message');
    assert.equal(messages.length, 2);
    assert.equal(messages[0]?.activity.id, messages[1]?.activity.id);
    assert.equal(answer.message?.delivery, 'delivered');
  });

  it('doubled activities switched on: every activity comes twice with one id', async () => {
    await teams.person('bot', 'open', { as: megan });
    teams.simulator.world.change((world) => (world.switches.doubleActivities = true));
    await teams.person('bot', 'messages', { as: megan, text: 'hello' });
    const ids = ofPerson(megan)
      .filter(({ activity }) => activity.type === 'message')
      .map(({ activity }) => activity.id);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 1);
  });

  it('an edited message: the bot hears the new text under the old id', async () => {
    const { message } = await teams.person('bot', 'messages', { as: megan, text: 'hullo' });
    await teams.person('bot', `messages/${message?.id}`, { as: megan, text: 'hello' });
    const edit = ofPerson(megan).at(-1)!.activity;
    assert.equal(edit.type, 'messageUpdate');
    assert.equal(edit.id, message?.id);
    assert.equal(edit.text, 'hello');
    assert.equal((edit['channelData'] as { eventType: string }).eventType, 'editMessage');
  });

  it('a button of a card: an invoke with verb, data and trigger; the card of the answer is shown', async () => {
    await teams.person('bot', 'open', { as: alex });
    const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
    teams.bot.onActivity(() => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    }));
    const answer = await teams.person('bot', 'actions', {
      as: alex,
      activityId: '1',
      action: { type: 'Action.Execute', verb: 'start', data: { stamp: 's1' } },
    });
    assert.deepEqual(answer.outcome, { kind: 'card', card });
    const { activity } = ofPerson(alex).at(-1)!;
    assert.equal(activity.name, 'adaptiveCard/action');
    assert.equal(activity['replyToId'], '1');
    assert.deepEqual(activity.value, {
      action: { type: 'Action.Execute', id: '', verb: 'start', data: { stamp: 's1' } },
      trigger: 'manual',
    });
  });

  it('the bot answers an invoke with an error or not at all: Teams says so in its own words', async () => {
    await teams.person('bot', 'open', { as: alex });
    const press = { as: alex, activityId: '1', action: { verb: 'start' } };
    teams.bot.onActivity(() => ({
      status: 200,
      body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'y' } },
    }));
    assert.match((await teams.person('bot', 'actions', press)).outcome?.text ?? '', /^Something went wrong/);
    teams.bot.onActivity(() => ({ status: 501 }));
    assert.match((await teams.person('bot', 'actions', press)).outcome?.text ?? '', /^Unable to reach app/);
    teams.simulator.setBotOrigin(null);
    assert.match((await teams.person('bot', 'actions', press)).outcome?.text ?? '', /^Unable to reach app/);
  });

  it('a bot that does not answer in time: the delivery ends at the deadline', async () => {
    teams.bot.onActivity(() => new Promise(() => {}));
    const delivery = createDelivery(teams.simulator.context, { deadlineMs: 60 });
    const write = createActivityWriter(teams.simulator.context);
    const chat = chatsOf(teams.simulator.context).personalChatOf(megan)!;
    const user = teams.simulator.world.state.users.find(({ id }) => id === megan)!;
    const result = await delivery.send(write.invoke(chat, user, 'adaptiveCard/action', {}));
    assert.equal(result.status, null);
    assert.ok(result.milliseconds < 1000);
  });

  it('a reset of the world: chats and installations are gone', async () => {
    await teams.person('bot', 'messages', { as: megan, text: 'hello' });
    teams.simulator.world.reset();
    assert.deepEqual((await teams.chatOf(megan)).messages, []);
    await teams.person('bot', 'open', { as: megan });
    const installs = ofPerson(megan).filter(({ activity }) => activity.type === 'installationUpdate');
    assert.equal(installs.length, 2);
  });

  it('waiting for an answer that comes later: it is in the response', async () => {
    await teams.person('bot', 'open', { as: megan });
    teams.bot.onActivity(({ activity }) => {
      const url = `https://smba.trafficmanager.net/emea/v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`;
      setTimeout(() => void teams.asBot('POST', url, { type: 'message', text: 'later' }), 50);
      return undefined;
    });
    const { answers } = await teams.person('bot', 'messages', { as: megan, text: 'hello', waitMs: 3000 });
    assert.deepEqual(
      answers.messages.map(({ text }) => text),
      ['later'],
    );
  });

  it('the team channel: the bot hears that it was added, and of messages that mention it only', async () => {
    const added = await eventually(
      () => ofPerson(priya).find(({ activity }) => activity.type === 'installationUpdate'),
      'that it was added',
    );
    assert.equal(added.activity.conversation.id, '19:licensing-desk@thread.tacv2');
    const channel = added.activity.conversation.id;
    await teams.person(channel, 'messages', { as: priya, text: 'lunch?' });
    const { message } = await teams.person(channel, 'messages', {
      as: priya,
      text: '<at>CSP Concierge</at> status',
    });
    const messages = ofPerson(priya).filter(({ activity }) => activity.type === 'message');
    assert.deepEqual(
      messages.map(({ activity }) => activity.conversation.id),
      [`${channel};messageid=${message?.id}`],
    );
    const strangers = await teams.person(channel, 'messages', { as: megan, text: 'hello' });
    assert.equal((strangers as unknown as { error: string }).error, 'not-found');
  });

  it('a file in the own chat: a link without sign-in that leads to its bytes', async () => {
    const bytes = Buffer.from('contoso.com\n');
    const file = { name: 'My list.CSV', base64: bytes.toString('base64') };
    await teams.person('bot', 'messages', { as: priya, text: '', file });
    const { activity } = ofPerson(priya).find((received) => received.activity.type === 'message')!;
    const [attachment] = activity['attachments'] as {
      contentType: string;
      name: string;
      content: { downloadUrl: string; uniqueId: string; fileType: string };
    }[];
    assert.equal(attachment?.contentType, 'application/vnd.microsoft.teams.file.download.info');
    assert.deepEqual([attachment.name, attachment.content.fileType], ['My list.CSV', 'csv']);
    const { downloadUrl } = attachment.content;
    assert.match(downloadUrl, /^https:\/\/opendoor-my\.sharepoint\.com\//);
    const read = () => fetch(downloadUrl.replace('https://', `${teams.simulator.origin}/_/`));
    assert.deepEqual(Buffer.from(await (await read()).arrayBuffer()), bytes);
    teams.simulator.world.change(({ switches }) => (switches.files = 'expired'));
    assert.equal((await read()).status, 401);
    teams.simulator.world.change(({ switches }) => (switches.files = 'sign-in-page'));
    assert.match(await (await read()).text(), /^<!doctype html>/);
  });

  it('a file in a channel: Teams hands over none', async () => {
    const channel = '19:licensing-desk@thread.tacv2';
    const file = { name: 'list.csv', base64: '' };
    await teams.person(channel, 'messages', { as: priya, text: '<at>CSP Concierge</at> here', file });
    const { activity } = ofPerson(priya).find((received) => received.activity.type === 'message')!;
    assert.equal(activity['attachments'], undefined);
  });

  it('uninstalling: the bot hears it, and opening the chat does not install again', async () => {
    await teams.person('bot', 'open', { as: megan });
    await teams.person('bot', 'uninstall', { as: megan });
    await teams.person('bot', 'open', { as: megan });
    const installs = ofPerson(megan).filter(({ activity }) => activity.type === 'installationUpdate');
    assert.deepEqual(
      installs.map(({ activity }) => activity['action']),
      ['add', 'remove'],
    );
  });
});
