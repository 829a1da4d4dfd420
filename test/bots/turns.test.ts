import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import type { TurnContext } from 'botbuilder';
import type { FileMessages } from '../../src/bots/file-messages.ts';
import type { Handling } from '../../src/bots/once.ts';
import type { Presenter } from '../../src/bots/presenter.ts';
import type { TurnRecord } from '../../src/bots/turn-record.ts';
import {
  ConversationConflict,
  createTurns,
  type Patience,
  type RunningTurn,
  type Turns,
} from '../../src/bots/turns.ts';
import { cardPromptId } from '../../src/dialogs/kit/card-prompt.ts';
import type { Flow } from '../../src/dialogs/kit/flow.ts';
import type { Host } from '../../src/dialogs/kit/host.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import type { Language } from '../../src/dialogs/kit/language.ts';
import type { Input, Speaker, UserSignIn } from '../../src/dialogs/kit/turn.ts';
import { createLog } from '../../src/log.ts';
import type { Opening } from '../../src/services/store/turn-store.ts';
import { movedClock } from '../services/support/remote.ts';
import { memoryTurnStore, unknownPerson } from '../support/memory-turn-store.ts';
import { activity, press } from './support/activities.ts';
import { toldConnector } from './support/notifier-desk.ts';
import { person, tenant } from './support/people.ts';
import { parsed, speaker, teamsBotWith } from './support/turn-desk.ts';

const context = {} as TurnContext;
const text = (words: string): Input => ({ kind: 'text', text: words });

const sampleFlow = { id: 'sample', conversation: { steps: { first: {}, second: {} } } } as unknown as Flow;
/** What is open after these words: `first` and `second` are questions of a flow, everything else ends it. */
const stackAfter = (said: string) =>
  said === 'first' || said === 'second'
    ? [
        {
          id: 'sample@1',
          state: { options: { at: said, memory: {}, trail: said === 'first' ? [] : ['first'] } },
        },
        { id: cardPromptId, state: {} },
      ]
    : [];

function table(turn: (record: TurnRecord['turn'], said: readonly string[]) => Promise<void> | void) {
  const { store, rows, set } = memoryTurnStore();
  const delivered: string[] = [];
  const seenBefore: (readonly string[])[] = [];
  const done: string[] = [];
  const host: Host = {
    flow: (id) => (id === 'sample' ? sampleFlow : undefined),
    takesFile: () => false,
    async turn(_context, one, memory) {
      const before = memory.spent.map(({ what }) => what);
      seenBefore.push(before);
      await turn(one, before);
      if (one.input.kind === 'text') memory.dialogs.dialogStack = stackAfter(one.input.text);
      memory.spent.push({
        stamp: 's',
        what: one.input.kind === 'text' ? one.input.text : one.input.kind,
        at: 0,
      });
    },
  };
  const presenter: Presenter = {
    answer: (record) => Promise.resolve({ body: { said: record.messages }, card: undefined }),
    deliver: (_chat, record) => {
      delivered.push(...record.messages.map(String));
      return Promise.resolve(undefined);
    },
  };
  const turns = createTurns({
    host,
    store,
    presenter,
    languages: { choose: async () => undefined },
    signIn: () => ({}) as UserSignIn,
    whenDone: async (person) => void done.push(`${person.userId} after ${delivered.length}`),
    clock: movedClock(),
    log: createLog('silent'),
  });
  const run = (input: Input, body: object = activity(), who: Speaker = speaker): RunningTurn =>
    turns.run(context, parsed(body), who, input, { over: false });
  return { run, turns, store, rows, set, delivered, seenBefore, done };
}

describe('turns', () => {
  it('a conversation that was under way ends: told once, when everything it showed has been sent', async () => {
    const t = table((turn) => turn.say('said'));
    for (const said of ['first', 'second', 'over', 'over']) await t.run(text(said)).done;
    assert.deepEqual(t.done, [`${speaker.userId} after 3`]);
  });

  it('a conversation in which nothing was answered ends: nobody waited for that', async () => {
    const t = table((turn) => turn.say('said'));
    for (const said of ['first', 'over']) await t.run(text(said)).done;
    assert.deepEqual(t.done, []);
  });

  it('two messages of one chat at once: the second begins when the first has said everything', async () => {
    const first = Promise.withResolvers<void>();
    const t = table(async (turn) => {
      const said = turn.input.kind === 'text' ? turn.input.text : '';
      if (said === 'one') await first.promise;
      turn.say(`answer to ${said}`);
    });
    const one = t.run(text('one'));
    const two = t.run(text('two'));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(t.delivered, []);
    first.resolve();
    await Promise.all([one.done, two.done]);
    assert.deepEqual(t.delivered, ['answer to one', 'answer to two']);
    assert.deepEqual(t.seenBefore, [[], ['one']]);
  });

  it('two people in one channel: neither waits for the other, nor shares a conversation', async () => {
    const first = Promise.withResolvers<void>();
    const t = table(async (turn) => {
      if (turn.person.userId === person.megan) await first.promise;
      turn.say(turn.person.userId);
    });
    const one = t.run(text('one'));
    await t.run(text('two'), activity(), { ...speaker, userId: person.alex }).done;
    assert.deepEqual(t.delivered, [person.alex]);
    first.resolve();
    await one.done;
    assert.equal(t.rows.size, 2);
  });

  it('a turn that fails: the next one of the chat is served all the same', async () => {
    const t = table((turn) => {
      if (turn.input.kind === 'text' && turn.input.text === 'bad') throw new Error('broken');
      turn.say('fine');
    });
    const bad = t.run(text('bad'));
    const good = t.run(text('good'));
    await assert.rejects(bad.done, /broken/);
    await assert.rejects(bad.answer, /broken/);
    await good.done;
    assert.deepEqual(t.delivered, ['fine']);
  });

  it('another instance was quicker: run once more from the newer state, said once', async () => {
    let interfered = false;
    const t = table(async (turn) => {
      turn.say('said');
      if (interfered) return;
      interfered = true;
      const key = `a:direct-megan|${person.megan}`;
      const stored = JSON.parse(t.rows.get(key)?.memory ?? '{}') as object;
      t.set(key, { ...stored, spent: [{ stamp: 'x', what: 'from elsewhere', at: 0 }] });
    });
    await t.run(text('prepare')).done;
    t.delivered.splice(0);
    interfered = false;
    t.seenBefore.splice(0);
    await t.run(text('go')).done;
    assert.deepEqual(t.seenBefore[1], ['from elsewhere']);
    assert.deepEqual(t.delivered, ['said']);
  });

  it('quicker twice: the turn fails and nothing is said', async () => {
    let round = 0;
    const t = table(async (turn) => {
      turn.say('said');
      const key = `a:direct-megan|${person.megan}`;
      t.set(key, { spent: [{ stamp: 'x', what: String((round += 1)), at: 0 }] });
    });
    t.set(`a:direct-megan|${person.megan}`, { spent: [] });
    await assert.rejects(t.run(text('go')).done, ConversationConflict);
    assert.deepEqual(t.delivered, []);
  });

  describe('read before its turn', () => {
    const key = `a:direct-megan|${person.megan}`;

    function reading(turn: Parameters<typeof table>[0]) {
      const t = table(turn);
      t.set(key, { spent: [{ stamp: 'x', what: 'as read', at: 0 }] });
      const look = t.store.conversation.bind(t.store);
      const readNow = async (): Promise<Handling> => {
        const read = t.turns.readNow();
        const opening: Opening = {
          standing: { kind: 'first' },
          person: unknownPerson,
          conversation: await look(key),
        };
        return {
          activity: parsed(activity()),
          person: speaker,
          opening,
          read,
          handled: () => undefined,
          noted: false,
        };
      };
      const run = (said: string, handling: Handling) =>
        t.turns.run(context, parsed(activity()), speaker, text(said), { over: false }, handling).done;
      const looks = { count: 0 };
      t.store.conversation = (wanted) => {
        looks.count += 1;
        return look(wanted);
      };
      return { ...t, readNow, run, looks };
    }

    it('taken as it was read, unless another turn of the chat has ended since', async () => {
      const t = reading((turn) => turn.say('fine'));
      const [first, second] = [await t.readNow(), await t.readNow()];
      await t.run('one', first);
      assert.deepEqual([t.looks.count, t.seenBefore], [0, [['as read']]]);
      await t.run('two', second);
      assert.deepEqual([t.looks.count, t.seenBefore[1]], [1, ['as read', 'one']]);
      await t.run('three', await t.readNow());
      assert.deepEqual([t.looks.count, t.seenBefore[2]], [1, ['as read', 'one', 'two']]);
    });

    it('while another turn ran: read again, nothing is played on what that turn has changed', async () => {
      const first = Promise.withResolvers<void>();
      const t = reading(async (turn) => {
        if (turn.input.kind === 'text' && turn.input.text === 'one') await first.promise;
      });
      const one = t.run('one', await t.readNow());
      const two = t.run('two', await t.readNow());
      first.resolve();
      await Promise.all([one, two]);
      assert.deepEqual(t.seenBefore, [['as read'], ['as read', 'one']]);
    });

    it('said to be old: read again', async () => {
      const t = reading((turn) => turn.say('fine'));
      const handling = await t.readNow();
      t.set(key, { spent: [{ stamp: 'y', what: 'from elsewhere', at: 0 }] });
      await t.run('one', Object.assign(handling, { read: 0 }));
      assert.deepEqual([t.looks.count, t.seenBefore], [1, [['from elsewhere']]]);
    });

    it('while a turn ran that failed: read again', async () => {
      const first = Promise.withResolvers<void>();
      const t = reading(async (turn) => {
        if (turn.input.kind === 'text' && turn.input.text === 'one') await first.promise;
      });
      const one = t.run('one', await t.readNow());
      const two = t.run('two', await t.readNow());
      first.reject(new Error('broken'));
      await assert.rejects(one, /broken/);
      await two;
      assert.equal(t.looks.count, 1);
    });
  });

  it('state nobody can read: begins anew', async () => {
    const t = table((turn) => turn.say('fine'));
    t.set(`a:direct-megan|${person.megan}`, { dialogs: 'what', spent: 4 });
    await t.run(text('go')).done;
    assert.deepEqual([t.delivered, t.seenBefore], [['fine'], [[]]]);
  });

  it('the request id: the stamp of the pressed card, otherwise the activity', async () => {
    const ids: string[] = [];
    const t = table((turn) => void ids.push(turn.requestId));
    await t.run({ kind: 'answer', stamp: 'stamp-1', choice: 'a', fields: {} }).done;
    await t.run(text('go'), activity({ id: '17' })).done;
    assert.deepEqual(ids, ['stamp-1', 'a:direct-megan:17']);
  });
});

describe('deadlines', () => {
  let timers: SinonFakeTimers;
  beforeEach(() => {
    timers = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => timers.restore());

  /** A Teams bot whose turns end when the test says so. Group chats without activity id touch no table. */
  function bot(
    languageFor: () => Promise<Language> = async () => 'en',
    files: FileMessages = () => undefined,
  ) {
    const { connector, calls } = toldConnector();
    const answer = Promise.withResolvers<object>();
    const done = Promise.withResolvers<void>();
    const patiences: Patience[] = [];
    const reads: (number | undefined)[] = [];
    const turns: Turns = {
      readNow: () => 1,
      run: (_context, _activity, _person, _input, patience, handling) => {
        patiences.push(patience);
        reads.push(handling?.read);
        return { answer: answer.promise, done: done.promise };
      },
    };
    const teamsBot = teamsBotWith({
      turns,
      people: {
        speaker: () => Promise.resolve({ ...speaker, place: 'group' }),
        languageFor,
      },
      files,
      connector,
    });
    return { teamsBot, calls, answer, done, patiences, reads };
  }
  const group = {
    id: undefined,
    conversation: { id: 'group', conversationType: 'groupChat', tenantId: tenant.contoso },
  };
  const settled = async <T>(work: Promise<T>): Promise<T | 'waiting'> =>
    Promise.race([
      work,
      new Promise<'waiting'>((resolve) => setImmediate(() => setImmediate(() => resolve('waiting')))),
    ]);

  it('a message: Teams hears 200 after nine seconds at the latest, the work goes on', async () => {
    const b = bot();
    const answered = b.teamsBot.onActivity(parsed(activity(group)));
    await settled(answered);
    await timers.tickAsync(8_900);
    assert.equal(await settled(answered), 'waiting');
    await timers.tickAsync(200);
    assert.deepEqual(await settled(answered), { status: 200 });
    const stopping = b.teamsBot.settled();
    assert.equal(await settled(stopping), 'waiting');
    b.done.resolve();
    await stopping;
  });

  it('a file: its turn reads the conversation again when the file has been fetched, a message’s does not', async () => {
    for (const [file, read] of [
      [Promise.resolve({ kind: 'file' as const, text: 'contoso.com' }), 0],
      [undefined, 1],
    ] as const) {
      const b = bot(undefined, () => file);
      b.done.resolve();
      await b.teamsBot.onActivity(parsed(activity(group)));
      assert.deepEqual(b.reads, [read]);
    }
  });

  it('a slow message: typing is shown once, after a while', async () => {
    const b = bot();
    const answered = b.teamsBot.onActivity(parsed(activity(group)));
    await settled(answered);
    await timers.tickAsync(1_100);
    assert.equal(b.calls.length, 0);
    await timers.tickAsync(5_000);
    assert.equal(b.calls.length, 1);
    b.done.resolve();
    assert.deepEqual(await answered, { status: 200 });
  });

  it('a quick message: no typing', async () => {
    const b = bot();
    b.done.resolve();
    await b.teamsBot.onActivity(parsed(activity(group)));
    await timers.tickAsync(5_000);
    assert.deepEqual(b.calls, []);
  });

  it('a press: answered after two and a half seconds, and the turn knows that nobody waits any more', async () => {
    const b = bot();
    const answered = b.teamsBot.onActivity(parsed(press('answer', { choice: 'a', stamp: 's' }, group)));
    await settled(answered);
    assert.equal(b.patiences[0]?.over, false);
    await timers.tickAsync(2_500);
    const answer = await settled(answered);
    assert.deepEqual((answer as { body: { value: string } }).body.value, kitWords('en').slow);
    assert.equal(b.patiences[0]?.over, true);
    b.answer.resolve({});
    b.done.resolve();
    await b.teamsBot.settled();
  });

  it('a slow press of somebody who chose a language: told in it; in that of their Teams when even that is slow', async () => {
    const cases: readonly (readonly [() => Promise<Language>, Language])[] = [
      [async () => 'de', 'de'],
      [() => new Promise<never>(() => undefined), 'en'],
      [() => Promise.reject(new Error('no database')), 'en'],
    ];
    for (const [known, expected] of cases) {
      const b = bot(known);
      const answered = b.teamsBot.onActivity(parsed(press('answer', { choice: 'a', stamp: 's' }, group)));
      await settled(answered);
      await timers.tickAsync(2_900);
      const answer = await settled(answered);
      assert.deepEqual((answer as { body: { value: string } }).body.value, kitWords(expected).slow);
    }
  });

  it('a press that breaks after its deadline: the person is told in the chat', async () => {
    const b = bot();
    const answered = b.teamsBot.onActivity(parsed(press('answer', { choice: 'a', stamp: 's' }, group)));
    await settled(answered);
    await timers.tickAsync(2_500);
    await answered;
    b.answer.reject(new Error('broken'));
    b.done.reject(new Error('broken'));
    await b.teamsBot.settled();
    assert.match(b.calls.at(-1)?.says ?? '', /wrong on our side/);
  });

  it('a press that breaks in time: 200 with a sentence, nothing in the chat', async () => {
    const b = bot();
    b.answer.reject(new Error('broken'));
    b.done.reject(new Error('broken'));
    const answer = await b.teamsBot.onActivity(parsed(press('answer', { choice: 'a', stamp: 's' }, group)));
    assert.equal(answer.status, 200);
    assert.match(JSON.stringify(answer.body), /wrong on our side/);
    await b.teamsBot.settled();
    assert.deepEqual(b.calls, []);
  });
});
