import { randomUUID } from 'node:crypto';
import { createLog } from '../../src/log.ts';
import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import { createHttpSender } from '../../src/services/http/sender.ts';
import type { SignInCredential } from '../../src/services/sign-in/credential.ts';
import type { Simulator } from '../../simulator/server.ts';
import { createClients, type Clients } from './clients.ts';
import type { OrderingFacts } from './ordering-facts.ts';

/** A customer of the European account with an agreement: Adventure Works. */
export const buyerId = '33333333-3333-4333-8333-000000000011';
const resellerId = '66666666-6666-4666-8666-000000000001';
const resellerPartnerId = '4711982';
const country = 'IE';
const productId = 'CFQ7TTC0LCHC';
const skuId = '0002';
const address = { line1: '14 Harbour Road', city: 'Dublin', state: 'D', postalCode: 'D01 F5P2', country };

/** Buys something for a customer, so that every endpoint of ordering has something to say. */
export async function furnishOrdering(
  simulator: Simulator,
  account: PartnerAccount,
  credential: SignInCredential,
): Promise<OrderingFacts> {
  simulator.world.change(({ switches, customers }) => {
    Object.assign(switches, {
      provisioningSeconds: 0,
      provisioningRefreshSeconds: 0,
      orderListDelaySeconds: 0,
    });
    const buyer = customers.find(({ tenantId }) => tenantId === buyerId)!;
    buyer.qualifications = [{ qualification: 'Education', vettingStatus: 'Approved' }];
  });
  const log = createLog('silent');
  const clock = { now: () => Date.now() };
  const sender = createHttpSender({ clock, log, rehearsalOrigin: simulator.origin });
  const clients = createClients(sender, account, credential, 'real');
  const plan = await planOf(clients, account, productId, skuId);
  const { templateId } = await clients.ordering.agreements.template(account);
  const newIds = () => ({ requestId: randomUUID(), correlationId: randomUUID() });
  const { purchasing } = clients.ordering;
  const lines = [{ number: 0, quantity: 5, ...plan }];
  const filled = await purchasing.createCart(account, buyerId, lines, { resellerPartnerId }, newIds());
  if (filled.kind === 'refused') throw new Error(`The simulator refuses a cart: ${filled.code}.`);
  const { cart } = filled;
  const ordered = await purchasing.checkout(account, buyerId, cart.id, newIds());
  const orderId = ordered.kind === 'checked-out' ? ordered.orders[0]?.id : undefined;
  if (orderId === undefined) throw new Error('The simulator refuses a checkout.');
  const [subscription] = await purchasing.subscriptions(account, buyerId, { orderId });
  if (subscription === undefined) throw new Error('The simulator delivers no subscription.');
  return {
    country,
    address,
    newCustomer: {
      companyName: 'Wingtip Toys',
      domain: 'wingtiptoys.onmicrosoft.com',
      address,
      culture: 'en-IE',
      language: 'en',
      contact: {
        firstName: 'Gena',
        lastName: 'Soto',
        email: 'gena@wingtiptoys.com',
        phone: '+35319100199',
      },
      resellerTenantId: resellerId,
    },
    reseller: { mpnId: resellerPartnerId },
    resellerPartnerId,
    templateId,
    signer: { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com' },
    productId,
    skuId,
    plan,
    promotion: await promotionOf(clients, account),
    cartId: cart.id,
    orderId,
    subscriptionId: subscription.id,
  };
}

async function planOf(
  { ordering }: Clients,
  account: PartnerAccount,
  product: string,
  sku: string,
): Promise<OrderingFacts['plan']> {
  const market = { customerTenantId: buyerId };
  const found = await ordering.catalogue.offer(account, market, product, sku, 'commercial');
  const plan = found.kind === 'found' ? found.offer.plans[0] : undefined;
  if (plan === undefined) throw new Error('The simulator offers no plan.');
  const { catalogItemId, term, billing } = plan;
  return { catalogItemId, term, billing };
}

/** Fewer seats than the promotion wants, so that the answer has a reason to give. */
async function promotionOf(clients: Clients, account: PartnerAccount): Promise<OrderingFacts['promotion']> {
  const promotions = await clients.ordering.catalogue.promotions(account, country, 'commercial');
  const promotion = promotions.find(({ minSeats }) => (minSeats ?? 0) > 1);
  const [product] = promotion?.products ?? [];
  if (promotion === undefined || product === undefined)
    throw new Error('The simulator has no promotion for many seats.');
  const plan = await planOf(clients, account, product.productId, product.skuId);
  return { ...plan, promotionId: promotion.promotionId, quantity: 1 };
}
