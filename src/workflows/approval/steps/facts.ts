import { growthOf, type ApprovalSettings, type OrderFacts } from '../../../domain/approval-rule.ts';
import { sum, times, type Money } from '../../../domain/money.ts';
import type { OrderLine, Term } from '../../../domain/order-draft.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import type { ShownTerms } from '../../../domain/shown-terms.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { isProblem } from '../../../errors.ts';
import type { BuyerStanding } from '../../buyer/port.ts';
import type { GateContext } from '../context.ts';

export const monthsOf: Readonly<Record<Term, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/**
 * What the rules look at. Microsoft is asked only when a rule needs what the customer has; if it does not answer, that
 * is unknown, and somebody is asked rather than nobody.
 */
export async function factsOf(
  context: GateContext,
  order: Order,
  by: PersonKey,
  settings: ApprovalSettings,
): Promise<OrderFacts> {
  const { lines, use } = order.draft;
  const tenant = tenantOf(order);
  const known = needsStanding(settings) ? await ownedBy(context, by, tenant?.tenantId) : undefined;
  return {
    requestedBy: by,
    customerTenantId: tenant?.tenantId,
    isOwnUse: use === 'own',
    amount: amountOf(order),
    ...growing(known, lines),
    isNewCustomer: known && known.length === 0,
    lines: lines.map(({ title, term }) => ({ title, months: monthsOf[term] })),
  };
}

function needsStanding({ rules, withoutUpToPercent }: ApprovalSettings): boolean {
  return (
    withoutUpToPercent !== undefined ||
    rules.some(({ when }) => when.kind === 'percent' || when.kind === 'new-customer')
  );
}

/** What the customer has by now; nothing for a company whose tenant is not made yet; undefined when it is not known. */
async function ownedBy(
  { buyers, log }: GateContext,
  by: PersonKey,
  tenantId: string | undefined,
): Promise<BuyerStanding['owned'] | undefined> {
  if (tenantId === undefined) return [];
  try {
    const standing = await buyers.standing(by, tenantId);
    return standing.ownedUnknown === true ? undefined : standing.owned;
  } catch (error) {
    if (!isProblem(error)) throw error;
    log.warn(
      { kind: error.kind, tenant: tenantId },
      'what a customer has is not known to the approval rules',
    );
    return undefined;
  }
}

/** Of the product that grows most: what the customer has of others says nothing about it. */
function growing(
  owned: BuyerStanding['owned'] | undefined,
  lines: readonly OrderLine[],
): Pick<OrderFacts, 'seatsNow' | 'seatsAdded'> {
  const skuOf = ({ productId, skuId }: { productId: string; skuId: string }) => `${productId}:${skuId}`;
  const seats = (all: readonly { readonly quantity: number }[]) =>
    all.reduce((together, { quantity }) => together + quantity, 0);
  const products = [...Map.groupBy(lines, skuOf)].map(([sku, ordered]) => ({
    seatsNow: owned && seats(owned.filter((one) => skuOf(one) === sku)),
    seatsAdded: seats(ordered),
  }));
  const ratio = ({ seatsNow = 0, seatsAdded }: (typeof products)[number]) =>
    seatsNow === 0 ? Infinity : seatsAdded / seatsNow;
  const [most] = products.toSorted((one, other) => (ratio(other) > ratio(one) ? 1 : -1));
  return most ?? { seatsNow: undefined, seatsAdded: 0 };
}

/** What the order comes to over its whole term, without tax: as Microsoft says, else by its prices of one unit. */
export function amountOf({ draft: { lines }, shown }: Order): Money | undefined {
  if (shown === undefined) return undefined;
  if (shown.total !== undefined) return shown.total;
  const amounts = lines.map((line, index) => amountOfLine(line, shown, index));
  const known = amounts.filter((amount): amount is Money => amount !== undefined);
  const [first] = known;
  const isWhole = known.length === lines.length && known.every((one) => one.currency === first?.currency);
  return first === undefined || !isWhole ? undefined : sum(known, first.currency);
}

function amountOfLine(line: OrderLine, shown: ShownTerms, index: number): Money | undefined {
  const forTerm = shown.termPrices?.[index];
  if (forTerm !== undefined) return times(forTerm, line.quantity);
  const forPeriod = shown.unitPrices[index];
  return forPeriod && times(forPeriod, line.quantity * periodsOf(line));
}

function periodsOf({ term, billing }: OrderLine): number {
  switch (billing) {
    case 'monthly':
      return monthsOf[term];
    case 'annual':
      return Math.max(1, monthsOf[term] / 12);
    case 'triennial':
    case 'none':
    case 'one_time':
      return 1;
  }
}

/** What is kept of the facts for whoever asks later why somebody was asked. */
export const provable = (facts: OrderFacts): object => {
  const growth = growthOf(facts);
  return {
    amount: facts.amount,
    seatsNow: facts.seatsNow,
    seatsAdded: facts.seatsAdded,
    growth: growth === undefined || growth === Infinity ? undefined : growth,
    isNewCustomer: facts.isNewCustomer,
  };
};
