import { randomUUID } from 'node:crypto';
import { fingerprintOf } from '../../../domain/fingerprint.ts';
import { isSame, sum, type Money } from '../../../domain/money.ts';
import { firstMissing } from '../../../domain/order-draft.ts';
import { shownOrder } from '../../../domain/order-proof.ts';
import { tenantOf, type Order } from '../../../domain/order.ts';
import type { ShownTerms } from '../../../domain/shown-terms.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { placedAlike } from '../../../services/store/order-lists.ts';
import { saveOrder } from '../../../services/store/orders.ts';
import { accountOf, type OrderContext } from '../context.ts';
import type { Prerequisite, Quote, QuotedLine, Quoted } from '../port.ts';
import { findOrder, locked } from './draft.ts';
import { cartFor, goneLine } from './fill-cart.ts';
import { prerequisitesOf } from './prerequisites.ts';
import { lineTrouble } from './refusal.ts';

/** Prices and checks a draft at Microsoft, and remembers what was shown: only that can be placed. */
export async function quoteOrder(context: OrderContext, id: string, by: PersonKey): Promise<Quoted> {
  const order = await findOrder(context, id, { ...by, staff: false });
  if (order === undefined) return { kind: 'unknown' };
  if (order.state !== 'draft' || firstMissing(order.draft) !== undefined)
    return { kind: 'incomplete', order };
  const quote = await priceNow(context, order, by);
  return locked<Quoted>(context, id, by, async (tx, current) => {
    // A colleague changed it while Microsoft was asked: what was priced is no longer the draft.
    if (current.version !== order.version) return { kind: 'incomplete', order: current };
    const now = context.clock.now();
    const alike = await placedAlike(tx, current, now);
    const shown = { ...shownFrom(quote, by), alike: alike?.id };
    const saved = await saveOrder(tx, { ...current, shown, updatedAt: now }, undefined);
    return { kind: 'quote', quote, order: saved, alike };
  });
}

/** Reads everything the ready card shows, for this person; nothing is kept. */
export async function priceNow(context: OrderContext, order: Order, by: PersonKey): Promise<Quote> {
  const prerequisites = await prerequisitesOf(context, order, by);
  const priced = await pricesOf(context, order, prerequisites);
  return assemble(context, order, by, priced, prerequisites);
}

/** What of a quote is kept with the order: bought is only that. */
export const shownFrom = (quote: Quote, by: PersonKey): ShownTerms => ({
  fingerprint: quote.fingerprint,
  shownTo: { tenantId: by.tenantId, userId: by.userId },
  isPlaceable: quote.placeable,
  unitPrices: quote.lines.map((line) => line.unitPrice),
  fullPrices: quote.lines.map(fullPriceOf),
  termPrices: quote.lines.map((line) => line.termPrice),
  total: quote.total,
  isListPrice: quote.pricedBy === 'sheet',
  awaitsAcceptance: awaitsAcceptance(quote),
});

/** The price of a whole billing period when the first one is not: with an end of term that is somebody else's. */
export function fullPriceOf({ unitPrice, discountedPrice }: QuotedLine): Money | undefined {
  if (unitPrice === undefined || discountedPrice === undefined) return undefined;
  return isSame(unitPrice, discountedPrice) ? undefined : discountedPrice;
}

/** Whether the customer has yet to accept provider or reseller; Microsoft sells nothing before. */
export const awaitsAcceptance = ({ prerequisites }: Quote): boolean =>
  prerequisites.some(
    ({ name, state }) =>
      state === 'missing' && (name === 'provider-relationship' || name === 'reseller-relationship'),
  );

interface Priced {
  readonly by: Quote['pricedBy'];
  readonly lines: readonly QuotedLine[];
}

/** From a cart when the customer is this reseller's, which buys nothing; from the price sheet before that. */
async function pricesOf(
  context: OrderContext,
  order: Order,
  prerequisites: readonly Prerequisite[],
): Promise<Priced> {
  const tenant = tenantOf(order);
  const isOk = (name: Prerequisite['name']) =>
    prerequisites.some((one) => one.name === name && one.state === 'ok');
  const isForUs =
    order.draft.use === 'own' ? await isOwnTenant(context, order) : isOk('reseller-relationship');
  const isOurs = isOk('provider-relationship') && isForUs;
  return tenant !== undefined && isOurs
    ? fromCart(context, order, tenant.tenantId)
    : fromSheet(context, order);
}

/** Calling a tenant one's own does not make it so: even a cart is only filled where the reseller may buy. */
async function isOwnTenant(context: OrderContext, order: Order): Promise<boolean> {
  const reseller = await context.resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  const tenantId = tenantOf(order)?.tenantId;
  return reseller?.tenants.some((own) => own.use === 'own-use' && own.tenantId === tenantId) === true;
}

async function fromCart(context: OrderContext, order: Order, tenantId: string): Promise<Priced> {
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const filled = await cartFor(context, accountOf(context, order), tenantId, order, ids);
  if (filled.kind === 'refused') return fromSheet(context, order);
  const lines = order.draft.lines.map((line): QuotedLine => {
    const nothing = { number: line.number, unitPrice: undefined, total: undefined, listPrice: undefined };
    if (filled.kind === 'gone')
      return { ...nothing, trouble: filled.line.number === line.number ? goneLine(line) : undefined };
    const there = filled.cart.lines.find((candidate) => candidate.number === line.number);
    return {
      number: line.number,
      unitPrice: there?.pricing?.price,
      total: there?.pricing?.extendedPrice,
      listPrice: there?.pricing?.listPrice,
      discountedPrice: there?.pricing?.discountedPrice,
      proratedPrice: there?.pricing?.proratedPrice,
      trouble: there?.error === undefined ? undefined : lineTrouble(line.number, there.error.code),
    };
  });
  return { by: 'cart', lines };
}

async function fromSheet(context: OrderContext, order: Order): Promise<Priced> {
  const { buyer } = order.draft;
  const account = accountOf(context, order);
  const reseller = await context.resellers.find(order.resellerId, { ...order.createdBy, staff: true });
  // The country of a tenant that is not a customer yet is not known. Its reseller's is likely, and if the cart turns
  // out dearer than that, the seller is asked before anything is bought.
  const market = (buyer?.kind === 'new' ? buyer.company.country : undefined) ?? reseller?.country ?? '';
  const lines: QuotedLine[] = [];
  for (const line of order.draft.lines) {
    const offer = await context.offers.offer(account.id, market, line.productId, line.skuId);
    const plan = offer?.plans.find(
      (candidate) => candidate.term === line.term && candidate.billing === line.billing,
    );
    lines.push({
      number: line.number,
      // A list that names the price of the whole term says nothing about a billing period.
      unitPrice: plan?.priceIsFor === 'term' ? undefined : plan?.termPrice,
      ...(plan?.priceIsFor === 'term' ? { termPrice: plan.termPrice } : {}),
      total: undefined,
      listPrice: undefined,
      trouble: plan === undefined ? goneLine(line) : undefined,
    });
  }
  return { by: 'sheet', lines };
}

const isInTheWay = (prerequisite: Prerequisite): boolean =>
  prerequisite.state === 'missing' &&
  prerequisite.name !== 'provider-relationship' &&
  prerequisite.name !== 'reseller-relationship' &&
  prerequisite.name !== 'account-status';

function assemble(
  context: OrderContext,
  order: Order,
  by: PersonKey,
  priced: Priced,
  prerequisites: readonly Prerequisite[],
): Quote {
  const totals = priced.lines
    .map((line) => line.total)
    .filter((total): total is Money => total !== undefined);
  const currency = accountOf(context, order).currency;
  const isWhole =
    totals.length === priced.lines.length && totals.every((total) => total.currency === currency);
  const fingerprint = fingerprintOf(shownOrder(order, by, priced.lines));
  return {
    fingerprint: fingerprint.full,
    shortFingerprint: fingerprint.short,
    lines: priced.lines,
    total: isWhole ? sum(totals, currency) : undefined,
    prerequisites,
    placeable: priced.lines.every((line) => line.trouble === undefined) && !prerequisites.some(isInTheWay),
    pricedBy: priced.by,
    at: context.clock.now(),
  };
}
