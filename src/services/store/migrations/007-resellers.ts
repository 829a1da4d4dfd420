import { sql, type Kysely } from 'kysely';

/**
 * Resellers, the tenants that belong to them, and their people. A tenant and a person belong to one reseller at most.
 * All times are milliseconds since 1970 UTC by the injected clock.
 */
export const resellers = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create sequence reseller_number start 1001;

      create table reseller (
        id text primary key,
        version integer not null,
        request_id text not null unique,
        state text not null check (state in ('requested', 'confirmed', 'refused', 'suspended')),
        company text not null,
        country text not null,
        partner_id text not null,
        account_id text not null,
        refused_because text,
        findings jsonb,
        checked_at bigint,
        created_at bigint not null,
        updated_at bigint not null
      );
      create unique index reseller_partner on reseller (partner_id) where state <> 'refused';
      create index reseller_waiting on reseller (created_at) where state = 'requested';

      create table reseller_tenant (
        tenant_id text primary key,
        reseller_id text not null references reseller (id),
        domain text not null,
        use text not null check (use in ('selling', 'own-use'))
      );
      create index reseller_tenant_of on reseller_tenant (reseller_id);
      create unique index reseller_tenant_selling on reseller_tenant (reseller_id) where use = 'selling';

      create table reseller_person (
        tenant_id text not null,
        user_id text not null,
        reseller_id text not null references reseller (id),
        name text not null,
        is_seller boolean not null,
        is_owner boolean not null,
        state text not null check (state in ('asked', 'admitted', 'left')),
        created_at bigint not null,
        updated_at bigint not null,
        primary key (tenant_id, user_id)
      );
      create index reseller_person_of on reseller_person (reseller_id, state);

      create table reseller_event (
        id bigint generated always as identity primary key,
        reseller_id text not null references reseller (id),
        at bigint not null,
        name text not null,
        tenant_id text,
        user_id text,
        facts jsonb not null
      );
      create index reseller_event_of on reseller_event (reseller_id, id);
    `.execute(db);
  },
};
