import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { ApprovalLevel } from '../../../src/domain/approval-rule.ts';
import { newApproval } from '../../../src/domain/approval-begin.ts';
import type { Approval } from '../../../src/domain/approval.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import {
  addApprovalEvent,
  approvalsWaitingFor,
  askedPeople,
  decisionsBy,
  dueApprovals,
} from '../../../src/services/store/approval-lists.ts';
import {
  approvalById,
  approvalOfOrder,
  ApprovalVersionConflict,
  insertApproval,
  lockOpenApproval,
  nextApprovalId,
  postponeApproval,
  saveApproval,
} from '../../../src/services/store/approvals.ts';
import { useDatabase } from '../../support/database.ts';
import { plansOf } from '../../support/query-plans.ts';

const oscar: PersonKey = { tenantId: 'northwind', userId: 'oscar' };
const leo: PersonKey = { tenantId: 'northwind', userId: 'leo' };
const nina: PersonKey = { tenantId: 'northwind', userId: 'nina' };
const now = 1_000_000;
const look = { dueAt: now + 10, lookedAt: now, now };

describe('approvals in the database', function () {
  const database = useDatabase();
  beforeEach(async () => {
    await sql`truncate approval, approval_asked, approval_event, order_case cascade`.execute(database().db);
    for (const id of ['F-1', 'F-2']) await anOrder(id);
  });

  const anOrder = (id: string) =>
    sql`insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, draft, progress, created_at, updated_at)
      values (${id}, 1, ${id}, 'awaiting-approval', 'R-1', 'tenant', 'northwind', 'nina', '{}', '{}', 1, 1)`.execute(
      database().db,
    );
  const level = (approvers: readonly PersonKey[], standIns: readonly PersonKey[] = []): ApprovalLevel => ({
    approvers,
    standIns,
  });
  async function inserted(
    orderId: string,
    levels: readonly ApprovalLevel[] = [level([oscar])],
  ): Promise<Approval> {
    return database().withTransaction(async (tx) => {
      const approval = newApproval(
        {
          id: await nextApprovalId(tx),
          orderId,
          resellerId: 'R-1',
          fingerprint: 'f'.repeat(64),
          subject: { customer: 'Fabrikam', isOwnUse: false, lines: [] },
          requestedBy: nina,
          reasons: [{ kind: 'every-order' }],
          fourEyes: true,
          levels,
          answerMs: 1000,
          expiryMs: 10_000,
          away: [],
        },
        now,
      );
      await insertApproval(tx, approval, look);
      return approval;
    });
  }

  it('written and read: the same', async () => {
    const approval = await inserted('F-1');
    assert.match(approval.id, /^A-\d+$/);
    assert.deepEqual(await approvalById(database().db, approval.id), { approval, lookedAt: now });
    assert.equal(await approvalById(database().db, 'A-0'), undefined);
  });

  it('a second open approval of one order: refused by the database', async () => {
    await inserted('F-1');
    await assert.rejects(inserted('F-1'), /approval_open/);
    await inserted('F-2');
  });

  it('written over an old version: a conflict, and nothing changes', async () => {
    const approval = await inserted('F-1');
    await saveApproval(database().db, { ...approval, level: 0 }, look);
    await assert.rejects(
      saveApproval(database().db, { ...approval, state: 'approved' }, look),
      ApprovalVersionConflict,
    );
    assert.equal((await approvalById(database().db, approval.id))?.approval.state, 'open');
  });

  it('who is asked follows the turn; whoever was asked before is not new', async () => {
    const { db } = database();
    const approval = await inserted('F-1', [level([oscar], [leo]), level([leo])]);
    const waits = async (person: PersonKey) => (await approvalsWaitingFor(db, person, 'R-1', 5)).length;
    assert.deepEqual([await waits(oscar), await waits(leo)], [1, 0]);
    const given = await saveApproval(db, { ...approval, stoodIn: true }, look);
    assert.deepEqual(given.newlyAsked, [leo]);
    assert.deepEqual([await waits(oscar), await waits(leo)], [1, 1]);
    const second = await saveApproval(db, { ...given.approval, level: 1, stoodIn: false }, look);
    assert.deepEqual(second.newlyAsked, []);
    assert.deepEqual([await waits(oscar), await waits(leo)], [0, 1]);
    assert.equal((await approvalsWaitingFor(db, leo, 'R-2', 5)).length, 0);
    await saveApproval(db, { ...second.approval, state: 'approved' }, { ...look, dueAt: undefined });
    assert.deepEqual([await waits(oscar), await waits(leo)], [0, 0]);
    assert.deepEqual(await askedPeople(db, approval.id), [leo, oscar]);
  });

  it('the newest of an order is the open one, also when both are of the same moment', async () => {
    const { db } = database();
    const first = await inserted('F-1');
    await saveApproval(db, { ...first, state: 'superseded' }, { ...look, dueAt: undefined });
    const next = await inserted('F-1');
    assert.equal((await approvalOfOrder(db, 'F-1'))?.approval.id, next.id);
    const open = await database().withTransaction((tx) => lockOpenApproval(tx, 'F-1'));
    assert.equal(open?.approval.id, next.id);
    assert.equal(await approvalOfOrder(db, 'F-2'), undefined);
  });

  it('due: only what is, until it is over', async () => {
    const { db } = database();
    const approval = await inserted('F-1');
    assert.deepEqual(await dueApprovals(db, now + 9, 5), []);
    assert.deepEqual(await dueApprovals(db, now + 10, 5), [approval.id]);
    await postponeApproval(db, approval.id, now + 20);
    assert.deepEqual(await dueApprovals(db, now + 19, 5), []);
    await saveApproval(db, { ...approval, state: 'expired' }, { ...look, dueAt: undefined });
    await postponeApproval(db, approval.id, now);
    assert.deepEqual(await dueApprovals(db, now + 100, 5), []);
  });

  it('one’s own log: decisions of this person and company, newest first', async () => {
    const { db } = database();
    const approval = await inserted('F-1');
    const event = (name: string, by: PersonKey, at: number) =>
      addApprovalEvent(db, { approvalId: approval.id, at, name, by });
    await event('requested', nina, 1);
    await event('asked', oscar, 2);
    await event('refused', oscar, 3);
    await event('approved', oscar, 4);
    const made = await decisionsBy(db, oscar, 'R-1', 5);
    assert.deepEqual(
      made.map(({ name, at }) => [name, at]),
      [
        ['approved', 4],
        ['asked', 2],
      ],
    );
    assert.deepEqual(await decisionsBy(db, nina, 'R-1', 5), []);
    assert.deepEqual(await decisionsBy(db, oscar, 'R-2', 5), []);
  });

  it('ten thousand open ones: a press, the list and the clock read along indexes', async () => {
    const { db, url } = database();
    await inserted('F-1');
    const some = 10_000;
    await sql`insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, draft, progress, created_at, updated_at)
      select 'M-' || n, 1, 'M-' || n, 'awaiting-approval', 'R-1', 'tenant', 'northwind', 'nina', '{}', '{}', 1, 1
      from generate_series(1, ${some}::int) as n`.execute(db);
    await sql`insert into approval (id, version, order_id, reseller_id, state, fingerprint, content, due_at, looked_at,
        created_at, updated_at)
      select 'B-' || n, 1, 'M-' || n, 'R-1', 'open', 'f', '{}', ${now}::bigint + n, 1, n, n
      from generate_series(1, ${some}::int) as n`.execute(db);
    await sql`insert into approval_asked (approval_id, tenant_id, user_id, may_decide, asked_at)
      select 'B-' || n, 'northwind', 'oscar', true, n from generate_series(1, ${some}::int) as n`.execute(db);
    await sql`insert into approval_event (approval_id, at, name, tenant_id, user_id, facts)
      select 'B-' || n, n, 'asked', 'northwind', 'oscar', '{}' from generate_series(1, ${some}::int) as n`.execute(
      db,
    );
    await sql`analyze`.execute(db);
    const plans = await plansOf(url, async (counted) => {
      await approvalsWaitingFor(counted, oscar, 'R-1', 10);
      await dueApprovals(counted, now + 100, 200);
      await decisionsBy(counted, oscar, 'R-1', 10);
      await approvalOfOrder(counted, 'M-77');
      await lockOpenApproval(counted, 'M-77');
    });
    assert.equal(plans.length, 5);
    for (const plan of plans)
      assert.ok(!plan.some((node) => node.startsWith('Seq Scan') || node === 'Sort'), plan.join(' < '));
  });
});
