import { sql, type Kysely } from 'kysely';

/**
 * Approvals of orders, who is asked, what happened to them, and what the owners of each reseller have settled. All times
 * are milliseconds since 1970 UTC by the injected clock.
 */
export const approvals = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create sequence approval_number start 1001;

      create table approval (
        id text primary key,
        version integer not null,
        order_id text not null references order_case (id),
        reseller_id text not null,
        state text not null,
        fingerprint text not null,
        content jsonb not null,
        due_at bigint,
        looked_at bigint not null,
        created_at bigint not null,
        updated_at bigint not null
      );
      create unique index approval_open on approval (order_id) where state = 'open';
      create index approval_of_order on approval (order_id, created_at desc);
      create index approval_due on approval (due_at) where due_at is not null;

      create table approval_asked (
        approval_id text not null references approval (id),
        tenant_id text not null,
        user_id text not null,
        may_decide boolean not null,
        asked_at bigint not null,
        primary key (approval_id, tenant_id, user_id)
      );
      create index approval_waiting on approval_asked (tenant_id, user_id, asked_at, approval_id) where may_decide;

      create table approval_event (
        id bigint generated always as identity primary key,
        approval_id text not null references approval (id),
        at bigint not null,
        name text not null,
        tenant_id text,
        user_id text,
        facts jsonb not null
      );
      create index approval_event_of on approval_event (approval_id, id);
      create index approval_event_by on approval_event (tenant_id, user_id, id desc)
        where name in ('approved', 'level-approved', 'rejected', 'changed', 'given', 'asked');

      create table approval_settings (
        reseller_id text primary key,
        version integer not null,
        last_rule integer not null,
        content jsonb not null,
        changed_at bigint not null
      );
    `.execute(db);
  },
};
