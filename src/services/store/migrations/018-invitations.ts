import { sql, type Kysely } from 'kysely';

/**
 * Invitations for resellers' customers: whom they go to, how they went out, their reminders, what Microsoft showed
 * afterwards; and lists of customers invited together. Times are milliseconds since 1970 UTC.
 */
export const invitations = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table invitation
        add column reseller_id text,
        add column batch_id text,
        add column order_id text,
        add column nudge_at bigint,
        add column prove_at bigint,
        add column content jsonb not null default '{}';
      create index invitation_due_nudge on invitation (nudge_at) where nudge_at is not null;
      create index invitation_due_proof on invitation (prove_at) where prove_at is not null;
      create index invitation_of_reseller on invitation (reseller_id, updated_at desc)
        where reseller_id is not null;
      create index invitation_of_batch on invitation (batch_id) where batch_id is not null;
      create index invitation_of_order on invitation (order_id) where order_id is not null;
      drop index invitation_latest_ended;
      create index invitation_latest_ended on invitation (updated_at desc)
        where state in ('accepted', 'declined', 'expired', 'withdrawn', 'removed');

      drop index invitation_one_open;
      create unique index invitation_one_open on invitation (customer_tenant_id, account_id, coalesce(reseller_id, ''))
        where state in ('created', 'sent', 'opened', 'wrong-account');

      create sequence invitation_batch_number start 1001;
      create table invitation_batch (
        id text primary key,
        version integer not null,
        request_id text not null unique,
        state text not null,
        reseller_id text,
        created_by_tenant_id text not null,
        created_by_user_id text not null,
        content jsonb not null,
        due_at bigint,
        created_at bigint not null,
        updated_at bigint not null
      );
      create index invitation_batch_due on invitation_batch (due_at) where due_at is not null;
    `.execute(db);
  },
};
