import { sql, type Kysely } from 'kysely';

/**
 * What people settled about being told, and the news that is held back for them until its moment. Whoever settled
 * nothing has no row.
 */
export const preferences = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table notification_preference (
        tenant_id text not null,
        user_id text not null,
        content jsonb not null,
        changed_at bigint not null,
        primary key (tenant_id, user_id)
      );

      create table held_notice (
        id bigint generated always as identity primary key,
        tenant_id text not null,
        user_id text not null,
        flow text not null,
        case_id text not null,
        kind text not null,
        event text not null,
        facts jsonb not null,
        reason text not null,
        happened_at bigint not null,
        release_at bigint not null
      );
      create index held_notice_due on held_notice (release_at);
      create index held_notice_of_person on held_notice (tenant_id, user_id);
    `.execute(db);
  },
};
