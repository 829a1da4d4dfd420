import { sql, type Kysely } from 'kysely';

/**
 * Invitations, what Microsoft has been seen to say about customers, incoming webhook events, and the notices that
 * leave for Teams. All times are milliseconds since 1970 UTC by the injected clock, so that a rehearsal can move time.
 */
export const cases = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create sequence invitation_number start 1001;

      create table invitation (
        id text primary key,
        version integer not null,
        request_id text not null unique,
        state text not null,
        origin text not null,
        customer_tenant_id text not null,
        customer_name text not null,
        customer_domain text not null,
        country text,
        cloud text not null,
        account_id text not null,
        account_reason text,
        accepted_account_id text,
        accepted_by text,
        administrator_tenant_id text,
        administrator_user_id text,
        created_by_tenant_id text,
        created_by_user_id text,
        link text,
        created_at bigint not null,
        opened_at bigint,
        accepted_at bigint,
        expires_at bigint not null,
        remind_at bigint,
        remind_about text,
        updated_at bigint not null
      );
      create unique index invitation_one_open on invitation (customer_tenant_id, account_id)
        where state in ('created', 'sent', 'opened', 'wrong-account');
      create index invitation_by_customer on invitation (customer_tenant_id, created_at desc);
      create index invitation_latest_open on invitation (updated_at desc)
        where state in ('created', 'sent', 'opened', 'wrong-account');
      create index invitation_latest_ended on invitation (updated_at desc)
        where state in ('accepted', 'expired', 'withdrawn', 'removed');
      create index invitation_due_expiry on invitation (expires_at)
        where state in ('created', 'sent', 'opened', 'wrong-account');
      create index invitation_due_reminder on invitation (remind_at) where remind_at is not null;

      create table invitation_event (
        id bigint generated always as identity primary key,
        invitation_id text not null references invitation (id),
        at bigint not null,
        name text not null,
        tenant_id text,
        user_id text,
        facts jsonb not null
      );
      create index invitation_event_of on invitation_event (invitation_id, id);

      create table seen_customer (
        account_id text not null,
        tenant_id text not null,
        name text not null,
        domain text not null,
        state text not null,
        seen_at bigint not null,
        sweep bigint not null,
        primary key (account_id, tenant_id)
      );
      create index seen_customer_sweep on seen_customer (account_id, sweep) where state = 'reseller';

      create table sweep (
        account_id text primary key,
        number bigint not null,
        finished_at bigint,
        baseline boolean not null,
        next_at bigint not null
      );

      create table webhook_event (
        id bigint generated always as identity primary key,
        account_id text not null,
        dedupe_key text not null,
        body jsonb not null,
        received_at bigint not null,
        done_at bigint,
        outcome text,
        unique (account_id, dedupe_key)
      );
      create index webhook_event_open on webhook_event (received_at) where done_at is null;

      create table notice (
        id bigint generated always as identity primary key,
        flow text not null,
        case_id text not null,
        tenant_id text not null,
        user_id text not null,
        kind text not null,
        event text not null,
        facts jsonb not null,
        state text not null,
        tries integer not null,
        lost_answers integer not null,
        possible_repeat boolean not null,
        due_at bigint not null,
        lease_until bigint,
        activity_id text,
        trouble text,
        created_at bigint not null,
        done_at bigint
      );
      create index notice_open on notice (due_at) where state in ('waiting', 'sending');
      create index notice_order on notice (case_id, tenant_id, user_id, id) where state in ('waiting', 'sending');
      create index notice_of on notice (case_id, id);

      create table case_card (
        flow text not null,
        case_id text not null,
        tenant_id text not null,
        user_id text not null,
        conversation_id text not null,
        activity_id text not null,
        updated_at bigint not null,
        primary key (case_id, tenant_id, user_id)
      );

      create table hand_over (
        id text primary key,
        tenant_id text not null,
        user_id text not null,
        case_id text,
        flow text,
        step text,
        words text not null,
        state text not null,
        created_at bigint not null
      );

      create table feedback (
        id bigint generated always as identity primary key,
        article text not null,
        helpful boolean not null,
        remark text,
        tenant_id text not null,
        user_id text not null,
        created_at bigint not null,
        unique (article, tenant_id, user_id)
      );
    `.execute(db);
  },
};
