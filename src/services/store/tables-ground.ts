import type { JSONColumnType } from 'kysely';

/** Rows of migration 001. Times are milliseconds since 1970 UTC by the injected clock. */
export interface GroundTables {
  bot_state: {
    key: string;
    value: JSONColumnType<object, string, string>;
    etag: string;
    updated_at: number;
  };
  conversation_reference: {
    tenant_id: string;
    /** Entra object id of a person; of a channel its conversation id. */
    user_id: string;
    kind: 'personal' | 'channel';
    conversation_id: string;
    service_url: string;
    reference: JSONColumnType<object, string, string>;
    locale: string | null;
    time_zone: string | null;
    state: 'active' | 'dead';
    dead_reason: string | null;
    updated_at: number;
  };
  seen_activity: {
    conversation_id: string;
    activity_id: string;
    state: 'begun' | 'done';
    /** What was answered, sealed by the secret box. */
    response: JSONColumnType<{ sealed?: string }, string | null, string | null> | null;
    begun_at: number;
  };
  refresh_token: {
    credential: string;
    /** Sealed by the secret box; never the token itself. */
    sealed: string;
    updated_at: number;
    /** Keyed hash of the configured token it began from; null when that is not known. */
    began_from: string | null;
  };
  /** A row while the agent's sign-in with a credential fails. */
  sign_in_trouble: {
    credential: string;
    /** Entra's word for it, or ours: `invalid_grant`, `mfa-missing`, `no-refresh-token`. */
    code: string;
    since: number;
  };
  /** Row of migration 024. */
  kept_secret: {
    name: string;
    sealed: string;
    created_at: number;
  };
  live_card: {
    conversation_id: string;
    stamp: string;
    activity_id: string;
    updated_at: number;
    remains: JSONColumnType<object, string | null, string | null> | null;
  };
}
