import assert from 'node:assert/strict';
import { caseCard, dropCaseCard, setCaseCard } from '../../../src/services/store/case-cards.ts';
import { useDatabase } from '../../support/database.ts';

describe('case cards', () => {
  const database = useDatabase();
  const db = () => database().db;
  const target = { tenantId: 'contoso', userId: 'megan' };
  const card = { flow: 'accept', caseId: 'I-1', target, conversationId: 'chat', activityId: '1' };
  beforeEach(() => db().deleteFrom('case_card').execute());

  it('set and replaced: one live card per case and reader, the latest', async () => {
    await setCaseCard(db(), card, 1);
    await setCaseCard(db(), { ...card, activityId: '2' }, 2);
    assert.deepEqual(await caseCard(db(), 'I-1', target), { ...card, activityId: '2' });
    const { n } = await db()
      .selectFrom('case_card')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    assert.equal(n, 1);
  });

  it('other readers, tenants and cases: cards of their own', async () => {
    await setCaseCard(db(), card, 1);
    for (const [caseId, reader] of [
      ['I-1', { tenantId: 'contoso', userId: 'alex' }],
      ['I-1', { tenantId: 'fabrikam', userId: 'megan' }],
      ['I-2', target],
    ] as const) {
      assert.equal(await caseCard(db(), caseId, reader), undefined);
    }
  });

  it('forgotten: gone, and only this one', async () => {
    const other = { ...card, target: { tenantId: 'contoso', userId: 'alex' } };
    await setCaseCard(db(), card, 1);
    await setCaseCard(db(), other, 1);
    await dropCaseCard(db(), 'I-1', target);
    assert.equal(await caseCard(db(), 'I-1', target), undefined);
    assert.deepEqual(await caseCard(db(), 'I-1', other.target), other);
  });
});
