import { sql, type Kysely } from 'kysely';

/**
 * Orders from the first word on, every call that may change something at Microsoft before it is sent, and the evidence
 * of agreements. All times are milliseconds since 1970 UTC by the injected clock.
 */
export const orders = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create sequence order_number start 1001;

      create table order_case (
        id text primary key,
        version integer not null,
        request_id text not null unique,
        state text not null,
        reseller_id text not null,
        kind text not null,
        created_by_tenant_id text not null,
        created_by_user_id text not null,
        placed_by_tenant_id text,
        placed_by_user_id text,
        draft jsonb not null,
        shown jsonb,
        progress jsonb not null,
        standstill jsonb,
        due_at bigint,
        lease_until bigint,
        created_at bigint not null,
        updated_at bigint not null
      );
      create index order_drafts on order_case (reseller_id, updated_at desc) where state = 'draft';
      create index order_latest on order_case (reseller_id, updated_at desc) where state <> 'draft';
      create index order_latest_all on order_case (updated_at desc) where state <> 'draft';
      create index order_due on order_case (due_at) where due_at is not null;
      create index order_finished on order_case (kind, updated_at desc) where state = 'done';

      create table order_event (
        id bigint generated always as identity primary key,
        order_id text not null references order_case (id),
        at bigint not null,
        name text not null,
        tenant_id text,
        user_id text,
        facts jsonb not null
      );
      create index order_event_of on order_event (order_id, id);

      create table order_call (
        request_id uuid primary key,
        order_id text not null references order_case (id),
        step text not null,
        correlation_id uuid not null,
        begun_at bigint not null,
        ended_at bigint,
        outcome text
      );
      create unique index order_call_open on order_call (order_id, step) where ended_at is null;

      create table order_listener (
        order_id text not null references order_case (id),
        tenant_id text not null,
        user_id text not null,
        primary key (order_id, tenant_id, user_id)
      );

      create table agreement_evidence (
        id bigint generated always as identity primary key,
        customer_tenant_id text not null,
        account_id text not null,
        order_id text not null,
        template_id text not null,
        first_name text not null,
        last_name text not null,
        email text not null,
        phone text,
        signed_on text not null,
        recorded_by_tenant_id text not null,
        recorded_by_user_id text not null,
        recorded_at bigint not null,
        answer text not null
      );
      create index agreement_evidence_of on agreement_evidence (customer_tenant_id, id);
    `.execute(db);
  },
};
