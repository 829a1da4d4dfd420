import { sql, type Kysely } from 'kysely';

/** Tenants a reseller says are its own; nothing follows from them until the provider has confirmed them. */
export const askedTenants = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table reseller_asked_tenant (
        reseller_id text not null references reseller (id),
        tenant_id text not null,
        domain text not null,
        said text not null,
        by_tenant_id text not null,
        by_user_id text not null,
        asked_at bigint not null,
        primary key (reseller_id, tenant_id)
      );
    `.execute(db);
  },
};
