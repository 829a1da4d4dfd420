import type { JSONColumnType } from 'kysely';
import type { Preferences } from '../../domain/notification.ts';

/** Rows of migration 021. Times are milliseconds since 1970 UTC. */
export interface PreferenceTables {
  notification_preference: {
    tenant_id: string;
    user_id: string;
    content: JSONColumnType<Preferences>;
    changed_at: number;
  };
  digest_item: {
    /** The notice it was in the outbox. */
    notice_id: number;
    tenant_id: string;
    user_id: string;
    flow: string;
    case_id: string;
    event: string;
    facts: JSONColumnType<Record<string, unknown>>;
    release_at: number;
    /** When it was told, or dropped because it was not wanted any more. */
    released_at: number | null;
  };
}
