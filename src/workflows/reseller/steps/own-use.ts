import { samePerson, type PersonKey } from '../../../domain/person.ts';
import type { Reseller, ResellerTenant } from '../../../domain/reseller.ts';
import { askForTenant, askedTenantsOf, takeAskedTenant } from '../../../services/store/asked-tenants.ts';
import {
  addResellerTenant,
  lockRegistrations,
  lockReseller,
  releaseTenants,
  resellerOfTenant,
} from '../../../services/store/resellers.ts';
import {
  asOwner,
  change,
  deskFlow,
  refreshCards,
  resellerFlow,
  settled,
  type ResellerContext,
  type Transaction,
} from '../context.ts';
import type { Decided, TenantAdded, TenantTaken } from '../port.ts';
import { askedTenant, tenantOf } from './look.ts';
import { memberOf } from './membership.ts';
import { holders } from './people.ts';

/**
 * An owner names a tenant for own licences. Only somebody who is signed in there proves that it is theirs; everybody
 * else's word waits for the provider's staff, because the tenant might be somebody else's.
 */
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
      const item = { flow: deskFlow, caseId: id };
      if (tenant.tenantId === by.tenantId) {
        // Whether it is another reseller's is for its own people and for staff to know; all others ask, and staff sees.
        if (await isTaken(tx, tenant)) return { kind: 'taken' };
        const saved = await give(context, tx, reseller, tenant, by);
        const facts = { domain: tenant.domain };
        await refreshCards(context, tx, id, 'tenant-added');
        await context.news.tellStaff(tx, { ...item, event: 'tenant-added', facts });
        return { kind: 'done', reseller: saved };
      }
      const asked = askedTenant(tenant, domain);
      if ((await askForTenant(tx, id, asked, by, context.clock.now())) === 'already')
        return { kind: 'asked', reseller };
      const changed = { ...reseller, asked: await askedTenantsOf(tx, id) };
      const facts = { tenantId: tenant.tenantId, domain: tenant.domain };
      const saved = await change(context, tx, changed, {}, { name: 'ask-tenant', by, facts });
      await refreshCards(context, tx, id, 'tenant-asked');
      await context.news.tellStaff(tx, { ...item, event: 'tenant-asked', facts });
      return { kind: 'asked', reseller: saved };
    });
  });
}

/** A tenant that was just made for the reseller itself is its own without asking anybody; once. */
export async function keepMadeTenant(
  context: ResellerContext,
  tx: Transaction,
  id: string,
  made: Omit<ResellerTenant, 'use'>,
  by: PersonKey,
): Promise<void> {
  const reseller = await lockReseller(tx, id);
  if (reseller === undefined || reseller.tenants.some(({ tenantId }) => tenantId === made.tenantId)) return;
  await give(context, tx, reseller, { ...made, use: 'own-use' }, by);
  await refreshCards(context, tx, id, 'tenant-added');
}

/** Staff says whether a tenant is the reseller's; who asked and the owners hear of it. */
export async function decideTenant(
  context: ResellerContext,
  id: string,
  tenantId: string,
  isTheirs: boolean,
  by: PersonKey & { readonly staff: boolean },
): Promise<Decided | TenantTaken> {
  if (!by.staff) return { kind: 'unknown' };
  return settled<Decided | TenantTaken>(context, id, async (tx, reseller) => {
    const asked = reseller.asked?.find((one) => one.tenantId === tenantId);
    if (asked === undefined || reseller.state === 'refused') return { kind: 'too-late', reseller };
    const { domain, use, said } = asked;
    const tenant: ResellerTenant = { tenantId, domain, use };
    if (isTheirs && (await isTaken(tx, tenant))) return { kind: 'taken', reseller };
    const taken = await takeAskedTenant(tx, id, tenantId);
    const rest = { ...reseller, asked: await askedTenantsOf(tx, id) };
    const saved = isTheirs
      ? await give(context, tx, rest, tenant, by)
      : await change(context, tx, rest, {}, { name: 'refuse-tenant', by, facts: { tenantId } });
    const event = isTheirs ? 'tenant-confirmed' : 'tenant-refused';
    await refreshCards(context, tx, id, event);
    const people = [...(await holders(tx, id, 'owner')), ...(taken === undefined ? [] : [taken.by])];
    const readers = people.filter(
      (one, index) => people.findIndex((other) => samePerson(one, other)) === index,
    );
    const item = { flow: resellerFlow, caseId: id, event, facts: { domain: said, use } };
    for (const { tenantId: tenantOfReader, userId } of readers)
      await context.news.tell(tx, item, { tenantId: tenantOfReader, userId });
    return { kind: 'done', reseller: saved };
  });
}

/** Whether the tenant is another reseller's; a refused one gives it up when somebody is given it. */
async function isTaken(tx: Transaction, { tenantId }: ResellerTenant): Promise<boolean> {
  const other = await resellerOfTenant(tx, tenantId);
  return other !== undefined && other.state !== 'refused';
}

async function give(
  context: ResellerContext,
  tx: Transaction,
  reseller: Reseller,
  tenant: ResellerTenant,
  by: PersonKey,
): Promise<Reseller> {
  const { tenantId } = tenant;
  const refused = await resellerOfTenant(tx, tenantId);
  if (refused !== undefined) await releaseTenants(tx, refused.id);
  await addResellerTenant(tx, reseller.id, tenant);
  const tenants = [...reseller.tenants, tenant];
  return change(context, tx, { ...reseller, tenants }, {}, { name: 'add-tenant', by, facts: { tenantId } });
}
