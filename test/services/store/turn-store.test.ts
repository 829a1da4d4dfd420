import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { LiveCard } from '../../../src/services/store/live-cards.ts';
import { chooseLanguage } from '../../../src/services/store/person-languages.ts';
import { saveReference } from '../../../src/services/store/references.ts';
import { createTurnStore, type TurnStore } from '../../../src/services/store/turn-store.ts';
import { useDatabase } from '../../support/database.ts';

describe('what turns read and write', () => {
  const database = useDatabase();
  const person = { tenantId: randomUUID(), userId: randomUUID() };
  let store: TurnStore;
  let stateKey = '';
  let conversationId = '';
  beforeEach(() => {
    store = createTurnStore(database().shared);
    conversationId = `a:${randomUUID()}`;
    stateKey = `${conversationId}|${person.userId}`;
  });

  const open = (activityId: string | undefined = 'one', now = 1_000) =>
    store.open({ conversationId, activityId, person, stateKey }, now);
  const handled = (sealed?: string) => ({ conversationId, activityId: 'one', sealed });
  const memory = { text: 'ü "quoted" \\ \u0000', list: [1, { deep: null }], number: 1.5 };
  const card: LiveCard = { stamp: 's', activityId: 'a', remains: { type: 'AdaptiveCard' } };

  it('somebody new: the activity is theirs to handle, and nothing else is on record', async () => {
    assert.deepEqual(await open(), {
      standing: { kind: 'first' },
      person: { language: undefined, resellerRoles: [], ofReseller: false, place: undefined },
      conversation: { memory: undefined, eTag: undefined, live: undefined },
    });
  });

  it('delivered again: in progress, and with its answer when it is handled; one of many at once begins it', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => open()));
    const kinds = all.map(({ standing }) => standing.kind).toSorted();
    assert.deepEqual(kinds, ['first', ...Array.from({ length: 7 }, () => 'in-progress')]);
    await store.close(stateKey, undefined, handled('v1.sealed'), 1_000);
    assert.deepEqual((await open()).standing, { kind: 'done', sealed: 'v1.sealed' });
    assert.deepEqual((await open('one', 9_999_999)).standing, { kind: 'done', sealed: 'v1.sealed' });
  });

  it('broken off more than thirty seconds ago: begun again by one of those who ask', async () => {
    await open();
    assert.equal((await open('one', 30_999)).standing.kind, 'in-progress');
    const all = await Promise.all(Array.from({ length: 8 }, () => open('one', 31_001)));
    assert.equal(all.filter(({ standing }) => standing.kind === 'first').length, 1);
  });

  it('an activity without an id: first every time, and nothing is noted', async () => {
    const without = { conversationId, activityId: undefined, person, stateKey };
    for (const _time of [1, 2]) assert.equal((await store.open(without, 1)).standing.kind, 'first');
    const rows = await database()
      .db.selectFrom('seen_activity')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .execute();
    assert.deepEqual(rows, []);
  });

  it('a conversation: comes back whole, with its card, and under another eTag after each change', async () => {
    assert.equal(
      await store.save(stateKey, { memory: JSON.stringify(memory), eTag: undefined }, undefined, 1),
      true,
    );
    await store.close(stateKey, card, undefined, 1);
    const first = await store.conversation(stateKey);
    assert.deepEqual(first.memory, { ...memory, text: 'ü "quoted" \\ \ufffd' });
    assert.deepEqual(first.live, card);
    assert.equal(
      await store.save(stateKey, { memory: JSON.stringify({ turn: 2 }), eTag: first.eTag }, undefined, 2),
      true,
    );
    const { conversation } = await open();
    assert.deepEqual(conversation.memory, { turn: 2 });
    assert.notEqual(conversation.eTag, first.eTag);
    await store.close(stateKey, 'none', undefined, 3);
    assert.equal((await store.conversation(stateKey)).live, undefined);
  });

  it('changed by somebody else meanwhile: nothing is written, that the activity is handled neither', async () => {
    await open();
    await store.save(stateKey, { memory: JSON.stringify({ turn: 1 }), eTag: undefined }, undefined, 1);
    const { eTag } = await store.conversation(stateKey);
    await store.save(stateKey, { memory: JSON.stringify({ turn: 2 }), eTag }, undefined, 1);
    for (const old of [eTag, undefined])
      assert.equal(
        await store.save(stateKey, { memory: JSON.stringify({ turn: 3 }), eTag: old }, handled('x'), 1),
        false,
      );
    assert.deepEqual((await store.conversation(stateKey)).memory, { turn: 2 });
    assert.equal((await open('one', 2_000)).standing.kind, 'in-progress');
  });

  it('two first turns at once: one of them is kept', async () => {
    const save = (turn: number) =>
      store.save(stateKey, { memory: JSON.stringify({ turn }), eTag: undefined }, undefined, 1);
    const kept = await Promise.all([save(1), save(2)]);
    assert.deepEqual(kept.toSorted(), [false, true]);
  });

  it('a press: the conversation and that it is handled are kept together, or only the latter', async () => {
    await open();
    assert.equal(
      await store.save(
        stateKey,
        { memory: JSON.stringify({ turn: 1 }), eTag: undefined },
        handled('v1.a'),
        1,
      ),
      true,
    );
    assert.deepEqual((await open()).standing, { kind: 'done', sealed: 'v1.a' });
    assert.equal(await store.save(stateKey, undefined, handled('v1.b'), 1), true);
    assert.deepEqual((await open()).standing, { kind: 'done', sealed: 'v1.b' });
    assert.deepEqual((await store.conversation(stateKey)).memory, { turn: 1 });
  });

  it('a message: its card and that it is handled are kept together', async () => {
    await open();
    await store.close(stateKey, card, handled(), 1);
    const { standing, conversation } = await open();
    assert.deepEqual([standing, conversation.live], [{ kind: 'done', sealed: undefined }, card]);
  });

  it('what is on record about a person: the language they chose, and where they were heard of', async () => {
    const { db } = database();
    const heard = {
      kind: 'personal' as const,
      conversationId,
      serviceUrl: 'https://x.example/',
      reference: { a: 1 },
    };
    await chooseLanguage(db, person, 'de', 1);
    await saveReference(db, { ...person, ...heard, locale: 'de-DE', timeZone: undefined }, 5);
    const known = await store.person(person);
    assert.equal(known.language, 'de');
    const place = {
      ...person,
      ...heard,
      locale: 'de-DE',
      timeZone: undefined,
      deadReason: undefined,
      savedAt: 5,
    };
    assert.deepEqual(known.place, place);
    assert.deepEqual((await open('two')).person, known);
  });
});
