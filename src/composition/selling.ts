import { createBuyers } from '../workflows/buyer/index.ts';
import type { Customers } from '../workflows/customer/port.ts';
import type { FirstSignIns } from '../workflows/first-sign-in/port.ts';
import type { News } from '../workflows/news/port.ts';
import { createOffers } from '../workflows/offers/index.ts';
import { createOrderWorkflow } from '../workflows/order/index.ts';
import type { Resellers } from '../workflows/reseller/port.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';

/** What selling needs of the workflows around it. */
interface Around {
  readonly news: News;
  readonly customers: Customers;
  readonly resellers: Resellers;
  readonly firstSignIns: FirstSignIns;
}

/** What can be bought, for whom, and the orders themselves. */
export function createSelling(
  { config, clock, log }: Parts,
  { database, jobs }: Store,
  { partnerCenter, ordering }: Microsoft,
  { news, customers: tenants, resellers, firstSignIns }: Around,
) {
  const { accounts } = config.provider;
  const { catalogue, prices, customers, agreements, purchasing } = ordering;
  const offers = createOffers({ database, jobs, catalogue, prices, accounts, clock, log });
  const buyers = createBuyers({
    customers,
    partnerCenter,
    agreements,
    purchasing,
    resellers,
    tenants,
    accounts,
    clock,
    log,
  });
  const orders = createOrderWorkflow({
    database,
    jobs,
    partnerCenter,
    customers,
    agreements,
    catalogue,
    purchasing,
    resellers,
    buyers,
    offers,
    firstSignIns,
    accounts,
    news,
    clock,
    log,
  });
  return { offers, buyers, orders };
}
