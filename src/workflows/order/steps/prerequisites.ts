import { compareCompanyNames } from '../../../domain/company-name.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import type { CompanyProofs } from '../../../domain/order-draft.ts';
import type { PersonKey } from '../../../domain/person.ts';
import type { BuyerStanding } from '../../buyer/port.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Prerequisite } from '../port.ts';

/** Everything that must be right before an order, read now, in one list (feature 11). */
export async function prerequisitesOf(
  context: OrderContext,
  order: Order,
  by: PersonKey,
): Promise<readonly Prerequisite[]> {
  const findings = await context.resellers.findings(order.resellerId);
  const papers: Prerequisite[] = [
    {
      name: 'reseller-papers',
      state:
        findings.agreement === 'signed' ? 'ok' : findings.agreement === 'unknown' ? 'unknown' : 'missing',
    },
    { name: 'partner-id', state: findings.relationship === 'missing' ? 'missing' : 'ok' },
  ];
  const tenant = tenantOf(order);
  const ofBuyer =
    tenant === undefined
      ? await ofNewTenant(context, order)
      : ofTenant(order, await context.buyers.standing(by, tenant.tenantId));
  return [...ofBuyer, ...papers];
}

async function ofNewTenant(context: OrderContext, order: Order): Promise<readonly Prerequisite[]> {
  const { buyer, agreement } = order.draft;
  if (buyer?.kind !== 'new') return [];
  const account = accountOf(context, order);
  const prefix = await context.buyers.checkPrefix(account.id, buyer.prefix ?? '', buyer.company.name ?? '');
  return [
    proof('address', buyer.proofs),
    proof('email', buyer.proofs),
    { name: 'prefix', state: prefix.kind === 'free' ? 'ok' : 'missing' },
    // The partner who makes a tenant is its reseller from the start (contract 5.6).
    { name: 'provider-relationship', state: 'will-be-done' },
    { name: 'reseller-relationship', state: 'will-be-done' },
    { name: 'agreement', state: agreement === undefined ? 'missing' : 'will-be-done' },
  ];
}

const proof = (name: 'address' | 'email', proofs: CompanyProofs): Prerequisite => ({
  name,
  state: proofs[name] === undefined ? 'missing' : 'ok',
});

function ofTenant(order: Order, standing: BuyerStanding): readonly Prerequisite[] {
  const { buyer, agreement, use } = order.draft;
  const { agreement: there } = standing;
  const isSettled =
    standing.nameAtMicrosoft === undefined ||
    buyer?.kind !== 'tenant' ||
    buyer.statedName === undefined ||
    buyer.nameSettled !== undefined ||
    // Microsoft's record could not be read when the customer was chosen; it says the same.
    compareCompanyNames(buyer.statedName, standing.nameAtMicrosoft) === 'same';
  const has = there.kind === 'confirmed' || there.kind === 'signed-online';
  const status = standing.accountStatus;
  return [
    { name: 'company-name', state: isSettled ? 'ok' : 'missing' },
    { name: 'provider-relationship', state: standing.providerRelationship ? 'ok' : 'missing' },
    ...(use === 'own'
      ? []
      : [
          {
            name: 'reseller-relationship' as const,
            state: ticked(standing.resellerRelationship),
          },
        ]),
    {
      name: 'agreement',
      // Without a relationship Microsoft does not say; accepting it usually brings the agreement along.
      state: has
        ? 'ok'
        : agreement !== undefined
          ? 'will-be-done'
          : there.kind === 'unknown'
            ? 'unknown'
            : 'missing',
      ...(there.kind === 'confirmed' ? { at: there.at } : {}),
    },
    {
      name: 'account-status',
      state: status === 'allowed' || status === 'none' ? 'ok' : status === 'unknown' ? 'unknown' : 'missing',
    },
  ];
}

const ticked = (known: boolean | undefined): Prerequisite['state'] =>
  known === undefined ? 'unknown' : known ? 'ok' : 'missing';
