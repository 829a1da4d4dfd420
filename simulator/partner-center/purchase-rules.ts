import { findItem } from '../commerce/availability.ts';
import { ownedBy, seatsOf } from '../commerce/owned.ts';
import { promotionsNow } from '../commerce/promotions.ts';
import type { SimulatorContext } from '../context.ts';
import type { SimCart, SimCartLine } from '../world/commerce-types.ts';
import type { SimPartnerAccount, SimTenant } from '../world/types.ts';
import { failure, type PartnerAnswer } from './answer.ts';
import { accountStatus, customerAgreement, readCustomer } from './customer-record.ts';

/** Why this cart cannot become an order now, or undefined (contract 8.3). Changes nothing. */
export function refusalOf(
  context: SimulatorContext,
  buyer: { account: SimPartnerAccount; tenant: SimTenant },
  cart: SimCart,
): PartnerAnswer | undefined {
  const { state } = context.world;
  const { tenant } = buyer;
  if (state.switches.providerAgreementUnsigned) {
    return failure(403, 900124, 'Your company has not accepted the Microsoft Partner Agreement.');
  }
  if (customerAgreement(state, tenant.id) === 'none') {
    return failure(403, 13605, 'The Microsoft Customer Agreement must be confirmed or accepted first.');
  }
  const status = accountStatus(state, tenant.id)?.status;
  if (status === 'UnderReview' || status === 'Unknown') {
    return failure(403, 800073, 'The customer account is under review. Check back in a few days.');
  }
  if (status === 'NotAllowed') return failure(403, 800075, 'The customer account was not approved.');
  for (const line of cart.lines) {
    const refusal = resellerRefusal(context, buyer.account, line) ?? itemRefusal(context, tenant, line);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The reseller of a line, if the line names one. */
export const resellerOf = (line: SimCartLine) =>
  line.participants.find(({ key }) => key.toLowerCase() === 'transaction_reseller')?.value ?? null;

function resellerRefusal(
  context: SimulatorContext,
  account: SimPartnerAccount,
  line: SimCartLine,
): PartnerAnswer | undefined {
  const { resellers, switches } = context.world.state;
  const mpnId = resellerOf(line);
  if (mpnId === null) return undefined;
  const reseller = resellers.find(
    (candidate) => candidate.mpnId === mpnId || candidate.globalMpnId === mpnId,
  );
  if (reseller === undefined) return failure(404, 800015, 'PartnerID is not found');
  // Orders carry the location id; the global one is known, but no reseller (contract 13).
  if (reseller.mpnId !== mpnId || !reseller.accountIds.includes(account.id)) {
    return failure(400, 800016, 'PartnerID is not a valid Indirect Reseller');
  }
  if (!reseller.mpaSigned || switches.resellerAgreementUnsigned) {
    return failure(403, 900123, 'The indirect reseller has not accepted the Microsoft Partner Agreement');
  }
  return undefined;
}

function itemRefusal(
  context: SimulatorContext,
  tenant: SimTenant,
  line: SimCartLine,
): PartnerAnswer | undefined {
  const { state } = context.world;
  const item = findItem(context.world, line.catalogItemId, tenant.country);
  if (item.kind !== 'found') return failure(404, 400019, 'Availability not found; read it again and retry.');
  const { sku, product } = item.availability;
  const qualifications = readCustomer(state, tenant.id).qualifications.map(
    ({ qualification }) => qualification,
  );
  if (sku.segment === 'education' && !qualifications.includes('Education')) {
    return failure(400, 800086, 'The customer tenant lacks what the offer requires');
  }
  if (
    line.promotionId !== undefined &&
    !promotionsNow(context.world).some(({ id }) => id === line.promotionId)
  ) {
    return failure(400, 27007, 'Invalid promotion code');
  }
  const owned = seatsOf(ownedBy(context.world, tenant.id), `${product.id}:${sku.id}`);
  if (owned + line.quantity > sku.maximum) {
    return failure(403, 800067, 'The seat count exceeds the maximum allowed');
  }
  return undefined;
}
