import { sql, type Kysely } from 'kysely';

/**
 * Which instance sends to which tenant at the moment, and what a notice's last call was: from that the next instance
 * knows how much of Teams' limits is used up. The times are the database's own, because limits know no time jump.
 */
export const sending = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table sending_tenant (
        tenant_id text primary key,
        holder text not null,
        term bigint not null,
        until timestamptz not null
      );
      alter table notice add column called_at timestamptz;
      alter table notice add column conversation_id text;
      alter table notice add column put_off boolean not null default false;
      create index notice_of_reader on notice (tenant_id, user_id, due_at, id) where state in ('waiting', 'sending');
      create index notice_done on notice (tenant_id, done_at) where done_at is not null;
    `.execute(db);
  },
};
