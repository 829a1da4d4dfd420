import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from '../../services/store/tables.ts';

/** One thing somebody did, or that happened, which has to be provable later. Ids, numbers and what was decided. */
export interface AuditEntry {
  /** The company whose trail it is in, `R-1001`; `provider` for what belongs to none. */
  readonly trail: string;
  /** What it is about; an export picks by these. */
  readonly about: {
    readonly orderId?: string | undefined;
    readonly approvalId?: string | undefined;
    readonly customerTenantId?: string | undefined;
  };
  /** `approval.approved`, `order.placed`, `agreement.recorded` … */
  readonly name: string;
  readonly by?: PersonKey | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Append-only and hash-chained; written in the transaction of what it tells about. */
export interface AuditTrail {
  write(tx: Kysely<Tables>, entry: AuditEntry): Promise<void>;
}
