import assert from 'node:assert/strict';
import { handOverById, insertHandOver, markAnswered } from '../../../src/services/store/hand-overs.ts';
import { useDatabase } from '../../support/database.ts';

describe('stored hand-overs', () => {
  const database = useDatabase();
  const db = () => database().db;
  const handOver = {
    id: 'P-1',
    from: { tenantId: 'contoso', userId: 'megan' },
    words: 'The page is blank',
    caseId: 'I-1',
    flow: 'accept',
    step: 'waiting',
    at: 5,
  };
  beforeEach(() => db().deleteFrom('hand_over').execute());

  it('stored twice: the first counts', async () => {
    assert.equal(await insertHandOver(db(), handOver), 'inserted');
    assert.equal(await insertHandOver(db(), { ...handOver, words: 'Something else' }), 'exists');
    assert.deepEqual(await handOverById(db(), 'P-1'), { ...handOver, answered: false });
  });

  it('without a case, flow or step: they stay unknown', async () => {
    const bare = { ...handOver, caseId: undefined, flow: undefined, step: undefined };
    await insertHandOver(db(), bare);
    assert.deepEqual(await handOverById(db(), 'P-1'), { ...bare, answered: false });
  });

  it('answered: says so; another is not', async () => {
    await insertHandOver(db(), handOver);
    await insertHandOver(db(), { ...handOver, id: 'P-2' });
    await markAnswered(db(), 'P-1');
    assert.equal((await handOverById(db(), 'P-1'))?.answered, true);
    assert.equal((await handOverById(db(), 'P-2'))?.answered, false);
  });

  it('an id nobody knows: undefined', async () => {
    assert.equal(await handOverById(db(), 'P-9'), undefined);
  });
});
