import { sql, type Kysely } from 'kysely';

/**
 * Requests for admin rights at customers, what happened to them, and when each account's relationships are compared
 * next. All times are milliseconds since 1970 UTC by the injected clock.
 */
export const gdap = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create sequence gdap_number start 1001;

      create table gdap_case (
        id text primary key,
        version integer not null,
        request_id text not null unique,
        state text not null,
        ended_how text,
        customer_tenant_id text not null,
        customer_name text not null,
        customer_domain text not null,
        country text,
        account_id text not null,
        template text not null,
        duration_days integer not null,
        auto_extends boolean not null,
        display_name text not null unique,
        relationship_id text unique,
        requested_by_tenant_id text,
        requested_by_user_id text,
        dropped_by_tenant_id text,
        dropped_by_user_id text,
        trouble jsonb,
        tries integer not null,
        created_at bigint not null,
        offered_at bigint,
        activated_at bigint,
        ends_at bigint,
        ended_at bigint,
        next_at bigint,
        warned text,
        renews text,
        is_reissue boolean not null,
        superseded_by text,
        updated_at bigint not null
      );
      create unique index gdap_one_open on gdap_case (customer_tenant_id, account_id, template)
        where state in ('prepared', 'creating', 'waiting');
      create index gdap_by_customer on gdap_case (customer_tenant_id, created_at desc);
      create index gdap_latest_open on gdap_case (updated_at desc) where state <> 'ended';
      create index gdap_latest_ended on gdap_case (updated_at desc) where state = 'ended';
      create index gdap_followed on gdap_case (account_id) where state <> 'ended';
      create index gdap_due on gdap_case (next_at) where next_at is not null;

      create table gdap_event (
        id bigint generated always as identity primary key,
        gdap_id text not null references gdap_case (id),
        at bigint not null,
        name text not null,
        tenant_id text,
        user_id text,
        facts jsonb not null
      );
      create index gdap_event_of on gdap_event (gdap_id, id);

      create table gdap_sweep (
        account_id text primary key,
        next_at bigint not null
      );
    `.execute(db);
  },
};
