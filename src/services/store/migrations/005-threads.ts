import { sql, type Kysely } from 'kysely';

/** Who asks and what about, and what was written to and fro after the first words. */
export const threads = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table hand_over
        add column asker_name text not null default '',
        add column topic text not null default 'help',
        add column automatic boolean not null default false;
      create index hand_over_of on hand_over (tenant_id, user_id);

      create table hand_over_message (
        id bigint generated always as identity primary key,
        hand_over_id text not null references hand_over (id) on delete cascade,
        request_id text not null,
        side text not null,
        name text not null,
        words text not null,
        created_at bigint not null,
        unique (hand_over_id, request_id)
      );
      create index hand_over_message_of on hand_over_message (hand_over_id, id);
    `.execute(db);
  },
};
