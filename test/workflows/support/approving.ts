import assert from 'node:assert/strict';
import {
  noApprovals,
  type ApprovalCondition,
  type ApprovalLevel,
  type ApprovalRule,
  type ApprovalSettings,
} from '../../../src/domain/approval-rule.ts';
import type { Approval } from '../../../src/domain/approval.ts';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { forTenant, type OrderDesk } from './order-desk.ts';
import { nameOf, nina, oscar, tenants } from './order-people.ts';

export const level = (
  approvers: readonly PersonKey[] = [],
  standIns: readonly PersonKey[] = [],
): ApprovalLevel => ({ approvers, standIns });

export const rule = (
  when: ApprovalCondition = { kind: 'every-order' },
  levels: readonly ApprovalLevel[] = [level()],
  scope: ApprovalRule['scope'] = {},
): ApprovalRule => ({ number: 0, when, scope, levels });

/** What tests of approvals do again and again. */
export const approving = (desk: () => OrderDesk, database: () => Database) => ({
  /** Oscar settles these rules. */
  settle: async (rules: readonly ApprovalRule[], more: Partial<ApprovalSettings> = {}): Promise<void> => {
    const { version = 0 } = (await desk().approvals.settings(oscar)) ?? {};
    const wanted = { ...noApprovals, rules, ...more };
    const changed = await desk().approvals.changeSettings(version, wanted, oscar);
    assert.equal(changed.kind, 'done', JSON.stringify(changed));
  },
  /** An order that waits, with its approval. */
  waiting: async (
    draft: OrderDraft = forTenant(tenants.adventureWorks),
    by: PersonKey = nina,
  ): Promise<{ id: string; approval: Approval }> => {
    const { id } = await desk().begin(draft, by);
    const answer = await desk().place(id, by);
    if (answer.kind !== 'awaiting') throw new Error(`does not wait: ${answer.kind}`);
    return { id, approval: answer.approval };
  },
  approval: async (orderId: string): Promise<Approval> => {
    const found = await desk().approvals.ofOrder(orderId, nina);
    if (found === undefined) throw new Error(`no approval of ${orderId}`);
    return found;
  },
  /** Everybody for whom it waits, by name. */
  waitsFor: async (approvalId: string): Promise<readonly string[]> => {
    const rows = await database()
      .db.selectFrom('approval_asked')
      .select(['tenant_id as tenantId', 'user_id as userId'])
      .where('approval_id', '=', approvalId)
      .where('may_decide', '=', true)
      .orderBy('user_id')
      .execute();
    return rows.map(nameOf);
  },
  /** What happened to it, `approved oscar`, oldest first. */
  history: async (approvalId: string): Promise<readonly string[]> => {
    const rows = await database()
      .db.selectFrom('approval_event')
      .selectAll()
      .where('approval_id', '=', approvalId)
      .orderBy('id')
      .execute();
    return rows.map(({ name, tenant_id: tenantId, user_id: userId }) =>
      tenantId === null || userId === null ? name : `${name} ${nameOf({ tenantId, userId })}`,
    );
  },
  /** Entries of the company's audit trail about it. */
  audited: async (approvalId: string): Promise<readonly string[]> => {
    const rows = await database()
      .db.selectFrom('audit_entry')
      .select('content')
      .where('approval_id', '=', approvalId)
      .orderBy('seq')
      .execute();
    return rows.map(({ content }) => (JSON.parse(content) as { name: string }).name);
  },
});
