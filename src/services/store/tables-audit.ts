import type { Generated } from 'kysely';

/** Rows of migrations 015 and 023. Times are milliseconds since 1970 UTC. */
export interface AuditTables {
  /** Added to only; the database refuses everything else but forgetting what an entry says. */
  audit_entry: {
    trail: string;
    /** 1, 2, 3 … in each trail, without gaps. */
    seq: number;
    /** Hash of the entry before; of the trail's beginning for the first. */
    previous: string;
    /** SHA-256 of `content`. */
    content_hash: string;
    /** SHA-256 of `previous` and `content_hash`. */
    hash: string;
    /** The canonical form, byte for byte what was hashed; empty once it was forgotten. */
    content: string;
    order_id: string | null;
    approval_id: string | null;
    customer_tenant_id: string | null;
    forgotten_at: Generated<number | null>;
  };
  /** Whoever appends holds the row of the trail until the transaction ends. */
  audit_head: { trail: string; seq: number; hash: string };
  /** The head that was written to the log last. */
  audit_head_logged: { trail: string; seq: number; at: number };
  proof_link: {
    token_hash: string;
    /** The one or the other is set. */
    order_id: string | null;
    customer_tenant_id: string | null;
    tenant_id: string;
    user_id: string;
    staff: boolean;
    language: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
}
