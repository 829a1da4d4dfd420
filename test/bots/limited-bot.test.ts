import assert from 'node:assert/strict';
import { createLimitedBot } from '../../src/bots/limited-bot.ts';
import { createTurnLimits } from '../../src/bots/turn-limits.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { createLog } from '../../src/log.ts';
import { countCalls } from '../../src/services/caused-calls.ts';
import { movedClock } from '../services/support/remote.ts';
import { activity, installation, invoke, press } from './support/activities.ts';
import { toldConnector } from './support/notifier-desk.ts';
import { person } from './support/people.ts';
import { parsed } from './support/turn-desk.ts';

const { tooMany } = kitWords('de');
const refusal = {
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: tooMany },
};

describe('a bot behind its limits', () => {
  const desk = (work: () => void = () => undefined) => {
    const { connector, calls } = toldConnector();
    const heard: string[] = [];
    const clock = movedClock();
    const bot = createLimitedBot({
      bot: {
        onActivity: async (one) => {
          heard.push(one.name ?? one.type);
          work();
          return { status: 200, body: { done: true } };
        },
        settled: async () => undefined,
      },
      limits: createTurnLimits({ personTurns: 2, tenantTurns: 100, personCalls: 10, clock }),
      languageFor: async () => 'de',
      liveStamp: async () => 'open-stamp',
      connector,
      log: createLog('silent'),
    });
    const send = async (body: object, times = 1) => {
      let answer;
      for (let n = 0; n < times; n += 1) answer = await bot.onActivity(parsed(body));
      return answer;
    };
    return { send, heard, calls, clock };
  };

  it('messages beyond the limit: not looked at, answered 200, and said once', async () => {
    const { send, heard, calls } = desk();
    assert.deepEqual(await send(activity(), 10), { status: 200 });
    assert.equal(heard.length, 2);
    assert.deepEqual(
      calls.map(({ says }) => says),
      [tooMany],
    );
  });

  it('a press beyond the limit: does nothing and says so in its answer, no message is sent', async () => {
    const { send, heard, calls } = desk();
    const answer = await send(press('check', { case: 'K-1', v: 1 }), 10);
    assert.equal(heard.length, 8);
    assert.deepEqual(answer, refusal);
    assert.deepEqual(calls, []);
  });

  it('the answer to the question that is open, beyond the limit: taken; to another one: not', async () => {
    const data = { stamp: 'open-stamp', choice: 'order' };
    for (const answer of [
      press('answer', data),
      activity({ text: undefined, value: { verb: 'answer', ...data } }),
    ]) {
      const { send, heard } = desk();
      await send(activity(), 5);
      heard.length = 0;
      await send(press('answer', { stamp: 'old-stamp', choice: 'order' }), 10);
      assert.equal(heard.length, 0);
      assert.equal((await send(answer))?.status, 200);
      assert.equal(heard.length, 1);
    }
  });

  it('answers that open the next question, beyond the limit: one is taken', async () => {
    const { send, heard } = desk();
    await send(activity(), 5);
    heard.length = 0;
    const wrong = press('answer', { stamp: 'open-stamp', choice: 'look-up', domain: 'nobody.example' });
    assert.deepEqual(await send(wrong, 20), refusal);
    assert.equal(heard.length, 1);
  });

  it('sign-ins and installations: not counted with the rest', async () => {
    const { send, heard } = desk();
    await send(invoke('signin/tokenExchange', { id: 'x', connectionName: 'entra', token: 't' }), 20);
    await send(invoke('signin/failure', { code: 'invokeerror' }), 20);
    await send(installation('add'), 20);
    assert.equal(heard.length, 60);
    await send(activity(), 2);
    assert.equal(heard.length, 62);
  });

  it('sign-ins without end: sixty a minute, and messages are read as before', async () => {
    const { send, heard, clock } = desk();
    const verify = invoke('signin/verifyState', { state: '123456' });
    assert.deepEqual(await send(verify, 500), { status: 200 });
    assert.equal(heard.length, 60);
    await send(activity());
    assert.equal(heard.length, 61);
    clock.pass(60_000);
    await send(verify);
    assert.equal(heard.length, 62);
  });

  it('an invoke whose name only begins like a sign-in: a press like any other', async () => {
    const { send, heard } = desk();
    assert.deepEqual(await send(invoke('signin/anything', {}), 100), refusal);
    assert.equal(heard.length, 8);
  });

  it('changed texts and reactions beyond the limit: not looked at, and not worth a word', async () => {
    const { send, heard, calls } = desk();
    await send(activity({ type: 'messageUpdate' }), 10);
    assert.deepEqual([heard.length, calls.length], [2, 0]);
  });

  it('turns that cause many calls to Microsoft: the next one waits, another person does not', async () => {
    const { send, heard, clock } = desk(() => countCalls(11));
    await send(activity());
    await send(activity());
    assert.equal(heard.length, 1);
    const alex = { from: { id: '29:alex', aadObjectId: person.alex } };
    await send(activity(alex));
    assert.equal(heard.length, 2);
    clock.pass(60_000);
    await send(activity());
    assert.equal(heard.length, 3);
  });

  it('work for nobody in particular: counted for nobody', async () => {
    const { send, heard } = desk();
    countCalls(1_000);
    await send(activity());
    assert.equal(heard.length, 1);
  });
});
