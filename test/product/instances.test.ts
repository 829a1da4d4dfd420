import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { words as acceptWords } from '../../src/dialogs/accept/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { channelToken } from '../../simulator/teams/delivery.ts';
import { activity, press } from '../bots/support/activities.ts';
import { postActivity } from '../bots/support/http.ts';
import { botMessages, chatId, openCase } from '../bots/support/journeys.ts';
import { person, teamsServiceUrl, tenant } from '../bots/support/people.ts';
import { useRehearsal } from '../bots/support/use-rehearsal.ts';
import { startBotInstance, type BotInstance } from '../support/bot-instance.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';

const kit = kitWords('en');
const accept = acceptWords('en');

describe('two instances on one database', () => {
  const house = useRehearsal();
  let second: BotInstance;
  let origins: string[];
  before(async function () {
    second = await startBotInstance(house().environment());
    origins = [house().botOrigin(), second.origin];
  });
  after(async () => {
    second.terminate();
    await second.ended;
  });

  async function toBoth(body: object) {
    const authorization = `Bearer ${await channelToken(house().simulator.context, teamsServiceUrl)}`;
    return Promise.all(origins.map((origin) => postActivity(origin, body, { authorization })));
  }
  async function megan() {
    const id = await chatId(house(), person.megan);
    return { conversation: { id, conversationType: 'personal', tenantId: tenant.contoso } };
  }

  it('the same message to both at once: one answer, four times over', async () => {
    const from = await megan();
    const count = (await botMessages(house(), person.megan)).length;
    for (let i = 0; i < 4; i += 1) {
      const answers = await toBoth(activity({ ...from, text: 'help' }));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
    }
    const helps = (await botMessages(house(), person.megan))
      .slice(count)
      .filter(({ text }) => text.includes(kit.help));
    assert.equal(helps.length, 4);
  });

  it('two messages of one chat, one to each: both answered, nothing lost, no error', async () => {
    const from = await megan();
    const logStart = house().logged.length;
    const count = (await botMessages(house(), person.megan)).length;
    const authorization = `Bearer ${await channelToken(house().simulator.context, teamsServiceUrl)}`;
    await Promise.all(
      origins.map((origin) => postActivity(origin, activity({ ...from, text: 'help' }), { authorization })),
    );
    const helps = (await botMessages(house(), person.megan))
      .slice(count)
      .filter(({ text }) => text.includes(kit.help));
    assert.equal(helps.length, 2);
    const trouble = [...house().logged.slice(logStart), ...second.output().split('\n')];
    assert.deepEqual(
      trouble.filter((line) => line.includes('"level":50')),
      [],
    );
  });

  it('a press and a webhook of the same acceptance to both: told once', async () => {
    const { check, card, caseId } = await openCase(house(), person.megan);
    const count = (await botMessages(house(), person.megan)).length;
    await house().control('accept', { userId: person.megan, accountId: 'europe' });
    const from = await megan();
    const answers = await toBoth(press(check.verb ?? '', check.data, { ...from, replyToId: card.id }));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const news = () =>
      botMessages(house(), person.megan).then((all) => all.slice(count).filter(({ text }) => text !== ''));
    await eventually(async () => ((await news()).length > 0 ? true : undefined), 'news');
    await eventually(async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from notice where case_id = ${caseId} and state in ('waiting', 'sending')`.execute(
        house().database.db,
      );
      return rows[0]?.n === 0 ? true : undefined;
    }, 'an empty outbox');
    assert.equal((await news()).length, 1);
    const changed = (await house().messages(person.megan)).find(({ id }) => id === card.id);
    assert.ok(changed !== undefined && textsOf(changed).includes(accept.accepted.title));
  });
});

describe('stopping', () => {
  const house = useRehearsal();

  it('SIGTERM while a press is being worked on: it is answered with the card, the process ends with 0', async function () {
    await openCase(house(), person.megan);
    const instance = await startBotInstance(house().environment());
    const inProcess = house().botOrigin();
    house().simulator.setBotOrigin(instance.origin);
    try {
      await house().say(person.megan, 'help');
      await house().control('switches', { slowMs: 400 });
      await house().control('counters/reset');
      const pressed = house().press(person.megan, accept.waiting.check);
      await eventually(
        async () =>
          (await (await fetch(`${house().origin}/control/api/counters`)).text()).includes('customers')
            ? true
            : undefined,
        'a question at Partner Center',
      );
      const started = performance.now();
      instance.terminate();
      const seen = await pressed;
      assert.equal(seen.status, 200);
      assert.deepEqual(seen.outcome?.kind, 'card');
      assert.deepEqual(await instance.ended, { code: 0, signal: null });
      assert.ok(performance.now() - started < 10_000, 'it took too long to stop');
      assert.deepEqual(
        instance
          .output()
          .split('\n')
          .filter((line) => line.includes('"level":50')),
        [],
      );
    } finally {
      await house().control('switches', { slowMs: 0 });
      house().simulator.setBotOrigin(inProcess);
      instance.kill();
    }
  });

  it('SIGTERM while a slow message is being answered: the reply arrives before the process ends', async function () {
    const instance = await startBotInstance(house().environment());
    const inProcess = house().botOrigin();
    house().simulator.setBotOrigin(instance.origin);
    try {
      await house().say(person.megan, 'hello');
      const count = (await botMessages(house(), person.megan)).length;
      // Teams asks for patience once: the reply is on its way for more than a second.
      await house().control('switches', { connectorFailNext: 1, connectorStatus: 412 });
      const said = house().teams(person.megan, 'messages', { text: 'help' });
      await eventually(
        () => (house().simulator.world.state.switches.connectorFailNext === 0 ? true : undefined),
        'a first try',
      );
      instance.terminate();
      assert.equal((await said).status, 200);
      assert.deepEqual(await instance.ended, { code: 0, signal: null });
      const helps = (await botMessages(house(), person.megan))
        .slice(count)
        .filter(({ text }) => text.includes(kit.help));
      assert.equal(helps.length, 1);
    } finally {
      await house().control('switches', { connectorFailNext: 0 });
      house().simulator.setBotOrigin(inProcess);
      instance.kill();
    }
  });

  it('SIGTERM with time to drain: not ready any more, and whoever is sent there all the same is answered', async function () {
    const instance = await startBotInstance({ ...house().environment(), CONCIERGE_DRAIN_SECONDS: '60' });
    const inProcess = house().botOrigin();
    house().simulator.setBotOrigin(instance.origin);
    try {
      await house().say(person.megan, 'hello');
      instance.terminate();
      await eventually(
        async () => ((await fetch(`${instance.origin}/readyz`)).status === 503 ? true : undefined),
        'no more readiness',
      );
      const count = (await botMessages(house(), person.megan)).length;
      const said = await house().say(person.megan, 'help');
      assert.equal(said.status, 200);
      const helps = (await botMessages(house(), person.megan)).slice(count);
      assert.ok(helps.some(({ text }) => text.includes(kit.help)));
    } finally {
      house().simulator.setBotOrigin(inProcess);
      instance.kill();
      await instance.ended;
    }
  });

  it('idle, with open keep-alive connections and a client that never finishes: ends with 0 in good time', async function () {
    const instance = await startBotInstance(house().environment());
    await fetch(`${instance.origin}/readyz`);
    const { port, hostname } = new URL(instance.origin);
    const slow = connect(Number(port), hostname);
    await new Promise((resolve) => slow.once('connect', resolve));
    const token = await channelToken(house().simulator.context, teamsServiceUrl);
    slow.write(
      `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 100\r\n\r\n{`,
    );
    slow.on('error', () => undefined);
    await fetch(`${instance.origin}/healthz`);
    const started = performance.now();
    instance.terminate();
    assert.deepEqual(await instance.ended, { code: 0, signal: null });
    assert.ok(performance.now() - started < 5_000, `it took ${Math.round(performance.now() - started)} ms`);
    slow.destroy();
  });
});
