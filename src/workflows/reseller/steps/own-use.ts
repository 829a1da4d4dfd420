import type { PersonKey } from '../../../domain/person.ts';
import {
  addResellerTenant,
  lockRegistrations,
  resellerOfTenant,
  releaseTenants,
} from '../../../services/store/resellers.ts';
import { asOwner, change, deskFlow, refreshCards, type ResellerContext } from '../context.ts';
import type { TenantAdded } from '../port.ts';
import { memberOf } from './membership.ts';
import { tenantOf } from './look.ts';

/** An owner adds a tenant for own licences; staff hears of it, because it might be somebody else's. */
export async function addOwnUseTenant(
  context: ResellerContext,
  id: string,
  domain: string,
  by: PersonKey,
): Promise<TenantAdded> {
  // Nobody else gets to know whether a domain is known.
  if ((await memberOf(context.database.db, by))?.reseller.id !== id) return { kind: 'unknown' };
  const found = await tenantOf(context, domain, 'own-use');
  if (found.kind !== 'tenant') return { kind: found.kind };
  const { tenant } = found;
  return context.database.withTransaction(async (tx) => {
    await lockRegistrations(tx);
    return asOwner<TenantAdded>(tx, id, by, async (reseller) => {
      const own = reseller.tenants.find(({ tenantId }) => tenantId === tenant.tenantId);
      if (own !== undefined)
        return own.use === 'selling' ? { kind: 'same-tenant' } : { kind: 'done', reseller };
      const other = await resellerOfTenant(tx, tenant.tenantId);
      if (other !== undefined && other.state !== 'refused') return { kind: 'taken' };
      if (other !== undefined) await releaseTenants(tx, other.id);
      await addResellerTenant(tx, id, tenant);
      const tenants = [...reseller.tenants, tenant];
      const saved = await change(
        context,
        tx,
        { ...reseller, tenants },
        {},
        { name: 'add-tenant', by, facts: { tenantId: tenant.tenantId } },
      );
      await refreshCards(context, tx, id, 'tenant-added');
      const facts = { domain: tenant.domain };
      await context.news.tellStaff(tx, { flow: deskFlow, caseId: id, event: 'tenant-added', facts });
      return { kind: 'done', reseller: saved };
    });
  });
}
