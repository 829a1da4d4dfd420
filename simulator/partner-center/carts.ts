import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { toDecimal } from '../commerce/amounts.ts';
import type { SimulatorContext } from '../context.ts';
import { readJson } from '../http/exchange.ts';
import type { SimCart, SimCartLine, SimPricing } from '../world/commerce-types.ts';
import { failure, headerOf, link, ok, toCamelCase, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { cartLineShape, checkLines } from './cart-lines.ts';
import { findCustomer } from './customers.ts';

const cartShape = z.object({
  lineItems: z.array(cartLineShape).min(1),
  partnerOnRecordAttestationAccepted: z.boolean().nullish(),
});

export const cartLifeMs = 7 * 24 * 3600 * 1000;

/**
 * `POST /v1/customers/{c}/carts`: 201 even with errors in the lines (contract 8.1). The same MS-RequestId again gets
 * the cart of the first time.
 */
export async function createCart(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const read = await readCart(context, call);
  if (read.kind === 'refused') return read.answer;
  const requestId = headerOf(call.exchange, 'ms-requestid')?.toLowerCase() ?? null;
  const { commerce } = context.world.state;
  const earlier = commerce.carts.find(
    (cart) => requestId !== null && cart.requestId === requestId && cart.accountId === call.account.id,
  );
  if (earlier !== undefined) return { status: 201, body: describeCart(earlier) };
  const now = context.world.now().toISOString();
  const cart: SimCart = {
    id: randomUUID(),
    accountId: call.account.id,
    customerTenantId: read.customerTenantId,
    requestId,
    createdAt: now,
    modifiedAt: now,
    modifiedBy: call.account.clientId,
    status: 'Active',
    attestationAccepted: read.attestationAccepted,
    lines: read.lines,
    result: null,
  };
  context.world.change((state) => state.commerce.carts.push(cart));
  return { status: 201, body: describeCart(cart) };
}

/** `GET /v1/customers/{c}/carts/{cart}` */
export function cartById(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const found = findCart(context, call);
  return found.kind === 'refused' ? found.answer : ok(describeCart(found.cart));
}

/** `PUT /v1/customers/{c}/carts/{cart}`: the whole cart; bad lines are refused with 400/800009 (contract 8.2). */
export async function replaceCart(context: SimulatorContext, call: PartnerCall): Promise<PartnerAnswer> {
  const found = findCart(context, call);
  if (found.kind === 'refused') return found.answer;
  const { cart } = found;
  const read = await readCart(context, call);
  if (read.kind === 'refused') return read.answer;
  if (cart.status === 'Ordered') return alreadySubmitted(cart);
  if (read.lines.some(({ error }) => error !== null)) return failure(400, 800009, 'Error in Cart item(s)');
  context.world.change(() => {
    cart.lines = read.lines;
    cart.attestationAccepted = read.attestationAccepted;
    cart.modifiedAt = context.world.now().toISOString();
  });
  return ok(describeCart(cart));
}

/** The cart of the path while it lives: 404/800008 when unknown or older than seven days. */
export function findCart(
  context: SimulatorContext,
  call: PartnerCall,
): { kind: 'found'; cart: SimCart } | { kind: 'refused'; answer: PartnerAnswer } {
  const customer = findCustomer(context, call);
  if (customer.kind === 'refused') return customer;
  const cart = context.world.state.commerce.carts.find(
    (candidate) =>
      candidate.id === call.params['cartId']?.toLowerCase() &&
      candidate.accountId === call.account.id &&
      candidate.customerTenantId === customer.tenant.id,
  );
  const alive = cart !== undefined && Date.parse(cart.createdAt) + cartLifeMs > context.world.now().getTime();
  return alive
    ? { kind: 'found', cart }
    : { kind: 'refused', answer: failure(404, 800008, 'Unable to retrieve cart ID') };
}

export const alreadySubmitted = (cart: SimCart) =>
  failure(400, 800065, `Cannot check out an already submitted cart ${cart.id}.`);

/** Amounts as the JSON answers carry them. */
export function describePricing(pricing: SimPricing): Record<string, number> {
  return {
    listPrice: toDecimal(pricing.list),
    discountedPrice: toDecimal(pricing.discounted),
    proratedPrice: toDecimal(pricing.prorated),
    price: toDecimal(pricing.price),
    extendedPrice: toDecimal(pricing.extended),
  };
}

async function readCart(
  context: SimulatorContext,
  call: PartnerCall,
): Promise<
  | { kind: 'cart'; customerTenantId: string; attestationAccepted: boolean; lines: SimCartLine[] }
  | { kind: 'refused'; answer: PartnerAnswer }
> {
  const found = findCustomer(context, call);
  if (found.kind === 'refused') return found;
  const parsed = cartShape.safeParse(toCamelCase(await readJson(call.exchange)));
  if (!parsed.success) return { kind: 'refused', answer: failure(400, 800002, 'Invalid request input') };
  const { lineItems } = parsed.data;
  const attestationAccepted = parsed.data.partnerOnRecordAttestationAccepted === true;
  const namesReseller = lineItems.some((line) => (line.participants ?? []).length > 0);
  if (namesReseller && !attestationAccepted) {
    return { kind: 'refused', answer: failure(400, 900206, 'Partner Attestation is missing') };
  }
  if (takeStale(context, 'staleAtCartNext')) {
    return { kind: 'refused', answer: failure(404, 400019, 'Availability not found') };
  }
  const checked = checkLines(context, { account: call.account, tenant: found.tenant }, lineItems);
  if (checked.kind === 'refused') return checked;
  return { kind: 'cart', customerTenantId: found.tenant.id, attestationAccepted, lines: checked.lines };
}

/** Makes all availability ids stale if that is switched on for this call. */
export function takeStale(
  context: SimulatorContext,
  name: 'staleAtCartNext' | 'staleAtCheckoutNext',
): boolean {
  if (context.world.state.switches[name] === 0) return false;
  context.world.change((state) => {
    state.switches[name] -= 1;
    state.commerce.availabilityGeneration += 1;
  });
  return true;
}

function describeCart(cart: SimCart): Record<string, unknown> {
  return {
    id: cart.id,
    creationTimestamp: cart.createdAt,
    lastModifiedTimestamp: cart.modifiedAt,
    expirationTimestamp: new Date(Date.parse(cart.createdAt) + cartLifeMs).toISOString(),
    lastModifiedUser: cart.modifiedBy,
    status: cart.status,
    lineItems: cart.lines.map(describeLine),
    links: { self: link(`/customers/${cart.customerTenantId}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}

function describeLine({ participants, pricing, error, ...line }: SimCartLine): Record<string, unknown> {
  return {
    ...line,
    provisioningContext: {},
    ...(participants.length === 0 ? {} : { participants }),
    ...(pricing === null ? {} : { pricing: describePricing(pricing) }),
    ...(error === null ? {} : { error }),
  };
}
