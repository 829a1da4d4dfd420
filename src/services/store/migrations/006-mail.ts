import { sql, type Kysely } from 'kysely';

/**
 * Mails on their way, addresses being proven, and first sign-ins waiting for the customer. All times are milliseconds
 * since 1970 UTC by the injected clock. Sealed columns are emptied as soon as nobody needs them.
 */
export const mail = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table mail_outbox (
        id text primary key,
        kind text not null,
        about text not null,
        sealed text,
        state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'failed')),
        tries integer not null,
        lost_answers integer not null,
        due_at bigint not null,
        useful_until bigint not null,
        lease_until bigint,
        trouble text,
        created_at bigint not null,
        done_at bigint
      );
      create index mail_outbox_open on mail_outbox (due_at) where state in ('waiting', 'sending');

      create table contact_check (
        tenant_id text not null,
        user_id text not null,
        address text not null,
        code_hash text,
        tries integer not null,
        sends integer not null,
        day_began_at bigint not null,
        sent_at bigint not null,
        expires_at bigint not null,
        mail_id text,
        proven_at bigint,
        primary key (tenant_id, user_id, address)
      );
      create index contact_check_address on contact_check (address, day_began_at);
      create index contact_check_age on contact_check (sent_at);

      create table first_sign_in (
        order_id text primary key,
        tenant_id text not null,
        tenant_domain text not null,
        address text not null,
        language text not null,
        state text not null check (state in ('waiting', 'opened', 'expired')),
        sealed text,
        token_hash text not null unique,
        mail_id text,
        mails integer not null,
        mailed_at bigint not null,
        created_at bigint not null,
        expires_at bigint not null,
        ended_at bigint,
        check ((state = 'waiting') = (sealed is not null))
      );
      create index first_sign_in_due on first_sign_in (expires_at) where state = 'waiting';`.execute(db);
  },
};
