import type { EndpointRow } from './customer-routes.ts';
import { cartById, createCart, replaceCart } from './carts.ts';
import {
  availabilityById,
  listAvailabilities,
  listProducts,
  listSkus,
  productById,
  skuById,
} from './catalogue.ts';
import { checkoutCart } from './checkout.ts';
import { customTermEndDates } from './custom-term-ends.ts';
import { listOrders, orderById, orderProvisioning } from './orders.ts';
import { listPromotions, promotionById, promotionEligibilities } from './promotions.ts';
import {
  listAddons,
  listSubscriptions,
  subscriptionById,
  subscriptionProvisioning,
} from './subscriptions.ts';

const customer = '/v1/customers/:customerId';
const subscription = `${customer}/subscriptions/:subscriptionId`;

/** The catalogue by country (`/v1`) or by customer. */
const catalogue = (root: string): EndpointRow[] => [
  ['GET', `${root}/products`, 'both', listProducts],
  ['GET', `${root}/products/:productId`, 'both', productById],
  ['GET', `${root}/products/:productId/skus`, 'both', listSkus],
  ['GET', `${root}/products/:productId/skus/:skuId`, 'both', skuById],
  ['GET', `${root}/products/:productId/skus/:skuId/availabilities`, 'both', listAvailabilities],
  ['GET', `${root}/products/:productId/skus/:skuId/availabilities/:availabilityId`, 'both', availabilityById],
];

/** Catalogue, carts, orders and subscriptions (contract 7, 8, 9, 10.1). */
export const commerceEndpoints: readonly EndpointRow[] = [
  ...catalogue('/v1'),
  ...catalogue(customer),
  ['GET', '/v1/productpromotions', 'both', listPromotions],
  ['GET', '/v1/productpromotions/:promotionId', 'both', promotionById],
  ['POST', `${customer}/promotionEligibilities`, 'both', promotionEligibilities],
  ['POST', `${customer}/carts`, 'both', createCart],
  ['GET', `${customer}/carts/:cartId`, 'both', cartById],
  ['PUT', `${customer}/carts/:cartId`, 'both', replaceCart],
  ['POST', `${customer}/carts/:cartId/checkout`, 'both', checkoutCart],
  ['GET', `${customer}/orders`, 'both', listOrders],
  ['GET', `${customer}/orders/:orderId`, 'both', orderById],
  ['GET', `${customer}/orders/:orderId/provisioningstatus`, 'app+user', orderProvisioning],
  ['GET', `${customer}/subscriptions`, 'both', listSubscriptions],
  // Before the subscription by id, which would take this word for an id.
  ['GET', `${customer}/subscriptions/customTermEndDates`, 'both', customTermEndDates],
  ['GET', subscription, 'both', subscriptionById],
  ['GET', `${subscription}/addons`, 'both', listAddons],
  ['GET', `${subscription}/provisioningstatus`, 'app+user', subscriptionProvisioning],
];
