import { sql, type Kysely } from 'kysely';

/** What every bot needs: conversation state, where people can be reached, and which activities were answered. */
export const ground = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table bot_state (
        key text primary key,
        value jsonb not null,
        etag text not null,
        updated_at bigint not null
      );

      create table conversation_reference (
        tenant_id text not null,
        user_id text not null,
        kind text not null check (kind in ('personal', 'channel')),
        conversation_id text not null,
        service_url text not null,
        reference jsonb not null,
        locale text,
        time_zone text,
        state text not null check (state in ('active', 'dead')),
        dead_reason text,
        updated_at bigint not null,
        primary key (tenant_id, user_id)
      );
      create index conversation_reference_channel on conversation_reference (tenant_id)
        where kind = 'channel';

      create table seen_activity (
        conversation_id text not null,
        activity_id text not null,
        state text not null check (state in ('begun', 'done')),
        response jsonb,
        begun_at bigint not null,
        primary key (conversation_id, activity_id)
      );
      create index seen_activity_age on seen_activity (begun_at);

      create table refresh_token (
        credential text primary key,
        sealed text not null,
        updated_at bigint not null
      );

      create table live_card (
        conversation_id text primary key,
        stamp text not null,
        activity_id text not null,
        updated_at bigint not null
      );`.execute(db);
  },
};
