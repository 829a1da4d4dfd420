import assert from 'node:assert/strict';
import { saveFeedback } from '../../../src/services/store/feedback.ts';
import { useDatabase } from '../../support/database.ts';

describe('stored feedback', () => {
  const database = useDatabase();
  const db = () => database().db;
  const from = { tenantId: 'contoso', userId: 'megan' };
  beforeEach(() => db().deleteFrom('feedback').execute());

  const all = () =>
    db()
      .selectFrom('feedback')
      .select(['article', 'helpful', 'remark', 'user_id', 'created_at'])
      .orderBy('id')
      .execute();

  it('one person, one article: the latest opinion counts, an earlier remark stays', async () => {
    await saveFeedback(db(), { article: 'a', helpful: false, remark: 'too long', from }, 1);
    await saveFeedback(db(), { article: 'a', helpful: true, from }, 2);
    assert.deepEqual(await all(), [
      { article: 'a', helpful: true, remark: 'too long', user_id: 'megan', created_at: 2 },
    ]);
    await saveFeedback(db(), { article: 'a', helpful: true, remark: 'better now', from }, 3);
    assert.equal((await all())[0]?.remark, 'better now');
  });

  it('another article, another person: opinions of their own', async () => {
    await saveFeedback(db(), { article: 'a', helpful: true, from }, 1);
    await saveFeedback(db(), { article: 'b', helpful: true, from }, 1);
    await saveFeedback(db(), { article: 'a', helpful: false, from: { ...from, userId: 'alex' } }, 1);
    assert.equal((await all()).length, 3);
  });
});
