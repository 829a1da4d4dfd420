import type { Generated, JSONColumnType } from 'kysely';

/** Wrapped, because what is read from jsonb columns is an object with us. */
type Value = JSONColumnType<{ readonly value: unknown }, string | null, string | null> | null;

/** Rows of migration 022. Times are milliseconds since 1970 UTC; values as written in the provider file. */
export interface ProviderSettingTables {
  provider_setting: {
    key: string;
    version: number;
    /** Null: as the file says. */
    value: Value;
    changed_at: number;
  };
  provider_setting_change: {
    id: Generated<number>;
    key: string;
    version: number;
    before: Value;
    after: Value;
    tenant_id: string;
    user_id: string;
    name: string;
    at: number;
  };
}
