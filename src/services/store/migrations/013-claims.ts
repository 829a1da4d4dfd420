import { sql, type Kysely } from 'kysely';

/**
 * What somebody says of a company is only said until the provider has confirmed it: the tenant it sells from, when
 * nobody signed in there, and its partner id, which several may claim and one reseller can have. Orders of a reseller
 * can be stopped, with a reason. Answers to activities are kept sealed from now on; the open ones are forgotten.
 */
export const claims = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table reseller add column suspended_because text;

      drop index reseller_partner;
      create unique index reseller_partner on reseller (partner_id) where state in ('confirmed', 'suspended');
      create index reseller_partner_said on reseller (partner_id);

      alter table reseller_asked_tenant
        add column use text not null default 'own-use' check (use in ('selling', 'own-use'));
      with said as (
        delete from reseller_tenant t
        using reseller r, reseller_person p
        where r.id = t.reseller_id and r.state = 'requested' and t.use = 'selling'
          and p.reseller_id = r.id and p.state = 'asked' and p.is_owner and p.tenant_id <> t.tenant_id
        returning t.reseller_id, t.tenant_id, t.domain, t.use, p.tenant_id as by_tenant, p.user_id as by_user, r.created_at
      )
      insert into reseller_asked_tenant
        (reseller_id, tenant_id, domain, said, use, by_tenant_id, by_user_id, asked_at)
        select reseller_id, tenant_id, domain, domain, use, by_tenant, by_user, created_at from said;

      update seen_activity set response = null;
    `.execute(db);
  },
};
