import type { Generated, JSONColumnType } from 'kysely';
import type { ApprovalSettings } from '../../domain/approval-rule.ts';
import type { Approval, ApprovalState } from '../../domain/approval.ts';

/** What of an approval has no column of its own. */
export type ApprovalContent = Omit<
  Approval,
  'id' | 'version' | 'orderId' | 'resellerId' | 'state' | 'fingerprint'
>;

/** Rows of migration 014. Times are milliseconds since 1970 UTC. */
export interface ApprovalTables {
  approval: {
    id: string;
    version: number;
    order_id: string;
    reseller_id: string;
    state: ApprovalState;
    fingerprint: string;
    content: JSONColumnType<ApprovalContent>;
    /** When the workflow looks at it next; null once it is over. */
    due_at: number | null;
    /** When the price was compared with Microsoft's last. */
    looked_at: number;
    created_at: number;
    updated_at: number;
  };
  /** Everybody who has been asked so far. */
  approval_asked: {
    approval_id: string;
    tenant_id: string;
    user_id: string;
    /** It is their turn, and it is open. */
    may_decide: boolean;
    asked_at: number;
  };
  approval_event: {
    id: Generated<number>;
    approval_id: string;
    at: number;
    name: string;
    tenant_id: string | null;
    user_id: string | null;
    facts: JSONColumnType<Record<string, unknown>>;
  };
  approval_settings: {
    reseller_id: string;
    version: number;
    /** The highest number a rule has ever had here. */
    last_rule: number;
    content: JSONColumnType<ApprovalSettings>;
    changed_at: number;
  };
}
