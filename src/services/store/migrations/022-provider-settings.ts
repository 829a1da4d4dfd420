import { sql, type Kysely } from 'kysely';

/**
 * What the provider's staff has changed at run time over the provider file, and every change ever made. `value` is as
 * written in the file, null for "as the file says". Times are milliseconds since 1970 UTC by the injected clock.
 */
export const providerSettings = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table provider_setting (
        key text primary key,
        version integer not null,
        value jsonb,
        changed_at bigint not null
      );

      create table provider_setting_change (
        id bigint generated always as identity primary key,
        key text not null,
        version integer not null,
        before jsonb,
        after jsonb,
        tenant_id text not null,
        user_id text not null,
        name text not null,
        at bigint not null,
        unique (key, version)
      );
    `.execute(db);
  },
};
