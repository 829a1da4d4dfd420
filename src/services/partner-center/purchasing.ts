import type { PartnerAccount } from '../../domain/partner-account.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { CartLineRequest, Purchasing } from './orders-port.ts';
import { idForPath } from './path-parts.ts';
import {
  cartSchema,
  checkoutSchema,
  orderProvisioningSchema,
  orderSchema,
  ordersSchema,
} from './purchasing-schema.ts';
import { subscriptionProvisioningSchema, subscriptionsSchema } from './subscriptions-schema.ts';
import type { Call, Wire } from './wire.ts';

/** Microsoft answers purchases slowly; giving up early would leave their outcome unknown. */
const timeoutMs = 60_000;

// Codes of errors.json.
const cartGone = [800008];
const orderNotThere = [20000, 800007];
const subscriptionNotThere = [20003];
const alreadySubmitted = 800065;

/** Carts, orders and subscriptions over HTTP. See Purchasing for what each method promises. */
export function createPurchasing(wire: Wire): Purchasing {
  const reading = (account: PartnerAccount, tenantId: string, what: string, path: string): Call => ({
    account,
    operation: `GET ${what}`,
    method: 'GET',
    path: `/v1/customers/${guidForPath('partner-center', tenantId)}${path}`,
    as: 'app',
    effect: 'repeatable',
  });

  return {
    createCart: async (account, tenantId, lines, { resellerPartnerId }, ids) => {
      const answer = await wire.readOrRefused(
        {
          ...reading(account, tenantId, 'cart', '/carts'),
          operation: 'POST cart',
          method: 'POST',
          body: {
            lineItems: lines.map((line) => lineItemOf(line, resellerPartnerId)),
            partnerOnRecordAttestationAccepted: true,
          },
          ids,
          timeoutMs,
        },
        cartSchema,
      );
      return answer.kind === 'refused' ? answer : { kind: 'filled', cart: answer.value };
    },
    getCart: async (account, tenantId, cartId) => {
      const call = reading(account, tenantId, 'cart', `/carts/${idForPath(cartId)}`);
      const cart = await wire.readIfThere(call, cartSchema, cartGone);
      return cart === undefined ? { kind: 'gone' } : { kind: 'found', cart };
    },
    checkout: async (account, tenantId, cartId, ids) => {
      const answer = await wire.readOrRefused(
        {
          ...reading(account, tenantId, 'checkout', `/carts/${idForPath(cartId)}/checkout`),
          operation: 'POST checkout',
          method: 'POST',
          effect: 'once',
          ids,
          timeoutMs,
        },
        checkoutSchema,
      );
      if (answer.kind === 'read') return { kind: 'checked-out', ...answer.value };
      const isSubmitted = answer.status === 400 && answer.code === alreadySubmitted;
      return isSubmitted ? { kind: 'already-submitted' } : answer;
    },
    order: async (account, tenantId, orderId) => {
      const path = `/orders/${idForPath(orderId)}`;
      const call: Call = {
        ...reading(account, tenantId, 'order', path),
        query: { include_price: 'true' },
      };
      const order = await wire.readIfThere(call, orderSchema, orderNotThere);
      return order === undefined ? { kind: 'not-there' } : { kind: 'found', order };
    },
    orders: (account, tenantId) => wire.read(reading(account, tenantId, 'orders', '/orders'), ordersSchema),
    orderProvisioning: async (account, tenantId, orderId) => {
      const path = `/orders/${idForPath(orderId)}/provisioningstatus`;
      const call: Call = { ...reading(account, tenantId, 'order provisioning', path), as: 'user' };
      const lines = await wire.readIfThere(call, orderProvisioningSchema, orderNotThere);
      return lines === undefined ? { kind: 'not-there' } : { kind: 'found', lines };
    },
    subscriptions: (account, tenantId, { orderId } = {}) =>
      wire.read(
        {
          ...reading(account, tenantId, 'subscriptions', '/subscriptions'),
          query: orderId === undefined ? {} : { order_id: orderId },
        },
        subscriptionsSchema,
      ),
    subscriptionProvisioning: async (account, tenantId, subscriptionId) => {
      const path = `/subscriptions/${guidForPath('partner-center', subscriptionId)}/provisioningstatus`;
      const call: Call = { ...reading(account, tenantId, 'subscription provisioning', path), as: 'user' };
      const known = await wire.readIfThere(call, subscriptionProvisioningSchema, subscriptionNotThere);
      return known === undefined ? { kind: 'not-there' } : { kind: 'found', provisioning: known };
    },
  };
}

/** Contract 8.1: `id` a number, `participants` a list of key and value. */
function lineItemOf(line: CartLineRequest, resellerPartnerId: string | undefined) {
  return {
    id: line.number,
    catalogItemId: line.catalogItemId,
    quantity: line.quantity,
    termDuration: line.term,
    billingCycle: line.billing,
    ...(resellerPartnerId === undefined
      ? {}
      : { participants: [{ key: 'transaction_reseller', value: resellerPartnerId }] }),
    ...(line.promotionId === undefined ? {} : { promotionId: line.promotionId }),
    ...(line.endsOn === undefined ? {} : { customTermEndDate: `${line.endsOn}T00:00:00Z` }),
    ...(line.attestationAccepted === undefined ? {} : { attestationAccepted: line.attestationAccepted }),
  };
}
