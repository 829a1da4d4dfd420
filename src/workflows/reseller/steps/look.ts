import type { PartnerAccount } from '../../../domain/partner-account.ts';
import type { PersonKey } from '../../../domain/person.ts';
import type { AskedTenant, ResellerFindings, ResellerTenant } from '../../../domain/reseller.ts';
import type { CustomerLookup } from '../../customer/port.ts';
import type { ResellerContext, Transaction } from '../context.ts';
import type { Looked, NotRegistered, Registration } from '../port.ts';
import { memberOf } from './membership.ts';

/** Refusals of the agreement check that say more than that it is not known (contract 13). */
const meaningOf: Readonly<Record<number, ResellerFindings['agreement']>> = {
  2201: 'other-region',
  2204: 'no-reseller-account',
};

/** What Partner Center says about a partner location and its tenant; three reads. Rejects with a Problem. */
export async function askMicrosoft(
  context: ResellerContext,
  account: PartnerAccount,
  reseller: { readonly partnerId: string; readonly tenantId: string | undefined },
): Promise<ResellerFindings> {
  const { atMicrosoft } = context;
  const [profile, agreement, related] = await Promise.all([
    atMicrosoft.profile(account, reseller.partnerId),
    atMicrosoft.agreementSigned(account, { mpnId: reseller.partnerId }),
    atMicrosoft.indirectResellers(account),
  ]);
  const relationship = related.find((one) => one.isActive && one.tenantId === reseller.tenantId);
  return {
    nameAtMicrosoft: profile.kind === 'found' ? profile.name : undefined,
    agreement: agreement.kind === 'refused' ? (meaningOf[agreement.code] ?? 'unknown') : agreement.kind,
    relationship: relationship === undefined ? 'missing' : 'active',
    partnerIdThere: relationship?.mpnId,
  };
}

/** Who a registration is about, and what Partner Center says; nothing is kept. Rejects with a Problem. */
export async function lookAt(context: ResellerContext, registration: Registration): Promise<Looked> {
  if (!context.allowSelfRegistration) return { kind: 'closed' };
  const { country, by } = registration;
  const selling = await tenantOf(context, registration.sellingDomain, 'selling');
  if (selling.kind !== 'tenant') return selling;
  const { ownUseDomain } = registration;
  const ownUse = ownUseDomain === undefined ? undefined : await tenantOf(context, ownUseDomain, 'own-use');
  if (ownUse !== undefined && ownUse.kind !== 'tenant') return ownUse;
  const named = [
    { tenant: selling.tenant, said: registration.sellingDomain },
    ...(ownUse === undefined ? [] : [{ tenant: ownUse.tenant, said: ownUseDomain ?? '' }]),
  ];
  if (ownUse?.tenant.tenantId === selling.tenant.tenantId) return { kind: 'same-tenant' };
  // Staff would see names only: whose company it is, the sign-in must prove.
  const isProven = ({ tenant }: { tenant: ResellerTenant }) => tenant.tenantId === by.tenantId;
  if (!named.some(isProven)) return { kind: 'not-your-tenant', domain: registration.sellingDomain };
  const already = await alreadyAt(context.database.db, by);
  if (already !== undefined) return already;
  // The other tenant, and the partner id, are only said: whose they are is for staff to find out, and for nobody to read here.
  const tenants = named.filter(isProven).map(({ tenant }) => tenant);
  const asked = named.filter((one) => !isProven(one)).map(({ tenant, said }) => askedTenant(tenant, said));
  const account = context.accounts.find(
    (candidate) => candidate.cloud === selling.cloud && candidate.markets.includes(country),
  );
  if (account === undefined) return { kind: 'not-sold-there' };
  const { partnerId } = registration;
  const findings = await askMicrosoft(context, account, { partnerId, tenantId: selling.tenant.tenantId });
  if (findings.nameAtMicrosoft === undefined) return { kind: 'unknown-partner' };
  return { kind: 'possible', accountId: account.id, tenants, asked, findings };
}

/** `already` when somebody belongs to a reseller that has not been refused. */
export async function alreadyAt(
  db: Transaction,
  by: PersonKey,
): Promise<Extract<NotRegistered, { kind: 'already' }> | undefined> {
  const reseller = (await memberOf(db, by))?.reseller;
  return reseller === undefined || reseller.state === 'refused' ? undefined : { kind: 'already', reseller };
}

export const askedTenant = ({ tenantId, domain, use }: ResellerTenant, said: string): AskedTenant => ({
  tenantId,
  domain,
  said: said.trim().toLowerCase(),
  use,
});

type Found = Extract<CustomerLookup, { kind: 'found' }>['picture']['facts'];

/** The tenant behind a domain, unless there is none or it is the provider's. */
export async function tenantOf(
  context: ResellerContext,
  domain: string,
  use: ResellerTenant['use'],
): Promise<
  | { readonly kind: 'tenant'; readonly tenant: ResellerTenant; readonly cloud: Found['cloud'] }
  | Extract<NotRegistered, { kind: 'unknown-domain' | 'not-a-domain' | 'same-tenant' }>
> {
  const found = await context.customers.byDomain(domain);
  switch (found.kind) {
    case 'found': {
      const { facts } = found.picture;
      const tenant = { tenantId: facts.tenantId, domain: facts.domain, use };
      return { kind: 'tenant', tenant, cloud: facts.cloud };
    }
    case 'own-tenant':
      return { kind: 'same-tenant' };
    case 'unknown-domain':
    case 'not-a-domain':
      return { kind: found.kind, domain };
  }
}
