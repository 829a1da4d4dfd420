import assert from 'node:assert/strict';
import {
  addMessage,
  handOverById,
  insertHandOver,
  lastAnswered,
} from '../../../src/services/store/hand-overs.ts';
import { useDatabase } from '../../support/database.ts';

describe('stored hand-overs', () => {
  const database = useDatabase();
  const db = () => database().db;
  const handOver = {
    id: 'P-1',
    from: { tenantId: 'contoso', userId: 'megan', name: 'Megan Bowen' },
    topic: 'china',
    automatic: false,
    words: 'The page is blank',
    caseId: 'I-1',
    flow: 'accept',
    step: 'waiting',
    at: 5,
  } as const;
  const first = { id: 0, side: 'asker', name: 'Megan Bowen', words: 'The page is blank', at: 5 };
  const answer = { requestId: 'a', side: 'staff', name: 'Priya Nair', words: 'Try again', at: 7 } as const;
  const said = async (id: string) => (await handOverById(db(), id))?.thread.map(({ words }) => words);
  beforeEach(() => db().deleteFrom('hand_over').execute());

  it('stored twice: the first counts', async () => {
    assert.equal(await insertHandOver(db(), handOver), 'inserted');
    assert.equal(await insertHandOver(db(), { ...handOver, words: 'Something else' }), 'exists');
    assert.deepEqual(await handOverById(db(), 'P-1'), { ...handOver, thread: [first] });
  });

  it('without a case, flow or step: they stay unknown', async () => {
    const bare = { ...handOver, caseId: undefined, flow: undefined, step: undefined };
    await insertHandOver(db(), bare);
    assert.deepEqual(await handOverById(db(), 'P-1'), { ...bare, thread: [first] });
  });

  it('automatic or without words: the person has said nothing yet', async () => {
    await insertHandOver(db(), { ...handOver, automatic: true });
    await insertHandOver(db(), { ...handOver, id: 'P-2', words: '' });
    assert.deepEqual([await said('P-1'), await said('P-2')], [[], []]);
  });

  it('written to and fro: the whole thread, newest last, with names; another has none of it', async () => {
    await insertHandOver(db(), handOver);
    await insertHandOver(db(), { ...handOver, id: 'P-2' });
    const id = await addMessage(db(), 'P-1', answer);
    await addMessage(db(), 'P-1', {
      ...answer,
      requestId: 'b',
      side: 'asker',
      name: 'Megan',
      words: 'Thanks',
    });
    const { requestId: _, ...told } = answer;
    assert.deepEqual((await handOverById(db(), 'P-1'))?.thread[1], { ...told, id });
    assert.deepEqual(await said('P-1'), ['The page is blank', 'Try again', 'Thanks']);
    assert.deepEqual(await said('P-2'), ['The page is blank']);
  });

  it('the same request again: nothing is added', async () => {
    await insertHandOver(db(), handOver);
    await addMessage(db(), 'P-1', answer);
    assert.equal(await addMessage(db(), 'P-1', answer), undefined);
    assert.deepEqual(await said('P-1'), ['The page is blank', 'Try again']);
  });

  it('a very long thread: its newest part', async () => {
    await insertHandOver(db(), handOver);
    for (let n = 1; n <= 61; n += 1)
      await addMessage(db(), 'P-1', { ...answer, requestId: String(n), words: `${n}` });
    const words = await said('P-1');
    assert.deepEqual([words?.length, words?.[0], words?.at(-1)], [60, '2', '61']);
  });

  it('last answered: the newest answer of this person, until they reply or it is too old', async () => {
    await insertHandOver(db(), handOver);
    await insertHandOver(db(), { ...handOver, id: 'P-2' });
    await insertHandOver(db(), { ...handOver, id: 'P-3', from: { ...handOver.from, userId: 'alex' } });
    assert.equal(await lastAnswered(db(), handOver.from, 0), undefined);
    await addMessage(db(), 'P-2', answer);
    await addMessage(db(), 'P-1', { ...answer, at: 9 });
    await addMessage(db(), 'P-3', { ...answer, at: 11 });
    assert.equal((await lastAnswered(db(), handOver.from, 9))?.id, 'P-1');
    assert.equal(await lastAnswered(db(), handOver.from, 10), undefined);
    await addMessage(db(), 'P-1', { ...answer, requestId: 'b', side: 'asker', at: 12 });
    assert.equal(await lastAnswered(db(), handOver.from, 0), undefined);
  });

  it('an id nobody knows: undefined', async () => {
    assert.equal(await handOverById(db(), 'P-9'), undefined);
  });
});
