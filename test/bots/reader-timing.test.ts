import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createReaderTiming } from '../../src/bots/reader-timing.ts';
import type { Timing } from '../../src/bots/sending/when-to-tell.ts';
import { cardPromptId } from '../../src/dialogs/kit/card-prompt.ts';
import type { Audience, Flow } from '../../src/dialogs/kit/flow.ts';
import { createTurnStore } from '../../src/services/store/turn-store.ts';
import type { Notice } from '../../src/services/store/notices.ts';
import { saveReference } from '../../src/services/store/references.ts';
import { movedClock } from '../services/support/remote.ts';
import { useDatabase } from '../support/database.ts';

const steps = { first: {}, second: {} };
const flows: Readonly<Record<string, unknown>> = {
  order: { id: 'order', conversation: { steps } },
  home: { id: 'home', isMenu: true, conversation: { steps } },
};

describe('reader timing', () => {
  const database = useDatabase();
  const clock = movedClock();
  let reader: { tenantId: string; userId: string };
  let settled: Timing;
  beforeEach(async () => {
    reader = { tenantId: randomUUID(), userId: randomUUID() };
    settled = { kind: 'now' };
    const place = { kind: 'personal' as const, conversationId: `chat of ${reader.userId}` };
    await saveReference(
      database().db,
      { ...reader, ...place, serviceUrl: 'https://x.example/', reference: {}, locale: 'en', timeZone: 'UTC' },
      clock.now(),
    );
  });

  /** A question of this flow is open; the person came to it through `trail`. */
  async function inFlow(flow: string, at: string, trail: readonly string[] = []): Promise<void> {
    const store = createTurnStore(database().shared);
    const key = `chat of ${reader.userId}|${reader.userId}`;
    const { eTag } = await store.conversation(key);
    const dialogStack = [
      { id: `${flow}@3`, state: { options: { memory: {}, at, trail } } },
      { id: cardPromptId, state: {} },
    ];
    await store.save(
      key,
      { memory: JSON.stringify({ dialogs: { dialogStack } }), eTag },
      undefined,
      clock.now(),
    );
  }
  const notice = (changes: Partial<Notice> = {}): Notice => ({
    id: 1,
    flow: 'approval',
    caseId: 'A-1',
    target: reader,
    kind: 'card',
    event: 'requested',
    facts: {},
    state: 'sending',
    tries: 1,
    lostAnswers: 0,
    possibleRepeat: false,
    createdAt: clock.now(),
    ...changes,
  });
  const audience = (changes: Partial<Audience> = {}): Audience => ({
    ...reader,
    language: 'en',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    ...changes,
  });
  const when = (one: Notice, to = audience()) =>
    createReaderTiming({
      database: database(),
      preferences: { timing: async () => settled },
      host: { flow: (id) => flows[id] as Flow | undefined },
      clock,
    })(one, to);

  it('in the middle of a question: a card that wants a decision waits two minutes at most', async () => {
    await inFlow('order', 'second', ['first']);
    clock.pass(30_000);
    const written = notice();
    assert.deepEqual(await when(written), { kind: 'at', at: clock.now() + 90_000 });
    clock.pass(60_000);
    await inFlow('order', 'second', ['first']);
    // They go on answering; it does not wait for ever.
    assert.deepEqual(await when(written), { kind: 'at', at: written.createdAt + 120_000 });
    clock.pass(60_000);
    await inFlow('order', 'second', ['first']);
    assert.deepEqual(await when(written), { kind: 'now' });
  });

  for (const [title, flow, at, trail] of [
    ['a first question nobody has answered', 'order', 'first', []],
    ['a list they asked for by its name', 'order', 'second', []],
    ['back at the first question', 'order', 'first', ['second']],
    ['a menu', 'home', 'second', ['first']],
    ['a flow of an earlier version that is no more', 'gone', 'second', ['first']],
  ] as const)
    it(`${title}: nothing is interrupted`, async () => {
      await inFlow(flow, at, trail);
      assert.deepEqual(await when(notice()), { kind: 'now' });
    });

  it('a question from long ago: nothing is interrupted', async () => {
    await inFlow('order', 'second', ['first']);
    clock.pass(120_000);
    assert.deepEqual(await when(notice()), { kind: 'now' });
  });

  it('sentences, news, and answers to their own doing push nothing away', async () => {
    await inFlow('order', 'second', ['first']);
    assert.deepEqual(await when(notice({ kind: 'message' })), { kind: 'now' });
    assert.deepEqual(await when(notice({ flow: 'invite', event: 'accepted' })), { kind: 'now' });
    assert.deepEqual(await when(notice({ flow: 'order', event: 'placed' })), { kind: 'now' });
  });

  it('a chat nobody has ever written in: nothing is interrupted', async () => {
    assert.deepEqual(await when(notice()), { kind: 'now' });
  });

  it('what the reader has settled comes first', async () => {
    settled = { kind: 'silent' };
    assert.deepEqual(await when(notice()), { kind: 'silent' });
    settled = { kind: 'at', at: 5 };
    assert.deepEqual(await when(notice()), { kind: 'at', at: 5 });
  });

  it('a channel: nobody’s preferences', async () => {
    settled = { kind: 'silent' };
    assert.deepEqual(await when(notice(), audience({ isChannel: true })), { kind: 'now' });
  });
});
