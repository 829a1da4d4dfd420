import type { Generated, JSONColumnType } from 'kysely';
import type { Preferences } from '../../domain/notification.ts';
import type { NoticeKind } from './tables-cases.ts';

/** Rows of migration 021. Times are milliseconds since 1970 UTC. */
export interface PreferenceTables {
  notification_preference: {
    tenant_id: string;
    user_id: string;
    content: JSONColumnType<Preferences>;
    changed_at: number;
  };
  held_notice: {
    id: Generated<number>;
    tenant_id: string;
    user_id: string;
    flow: string;
    case_id: string;
    kind: NoticeKind;
    event: string;
    facts: JSONColumnType<Record<string, unknown>>;
    reason: HeldBecause;
    /** When the notice was written. */
    happened_at: number;
    release_at: number;
  };
}

/**
 * `quiet`: until quiet hours end, by itself. `digest`: together with other news. `busy`: until the reader has done with
 * the question before them.
 */
export type HeldBecause = 'quiet' | 'digest' | 'busy';
