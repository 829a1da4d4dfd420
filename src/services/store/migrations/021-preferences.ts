import { sql, type Kysely } from 'kysely';

/**
 * What people settled about being told, and news that waits to be told together with other news. Whoever settled
 * nothing has no row. An item stays for a while after it has been told, so that its notice cannot bring it once more.
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

      create table digest_item (
        notice_id bigint primary key,
        tenant_id text not null,
        user_id text not null,
        flow text not null,
        case_id text not null,
        event text not null,
        facts jsonb not null,
        release_at bigint not null,
        released_at bigint
      );
      create index digest_item_due on digest_item (release_at) where released_at is null;
      create index digest_item_of_person on digest_item (tenant_id, user_id) where released_at is null;
      create index digest_item_released on digest_item (released_at) where released_at is not null;
    `.execute(db);
  },
};
