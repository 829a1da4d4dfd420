import { chatLink } from '../domain/chat-link.ts';
import type { Addresses } from '../workflows/address/port.ts';
import { createApprovalGate } from '../workflows/approval/gate.ts';
import { createApprovalWorkflow } from '../workflows/approval/index.ts';
import { auditTrail } from '../workflows/audit/index.ts';
import { createBuyers } from '../workflows/buyer/index.ts';
import type { Customers } from '../workflows/customer/port.ts';
import type { FirstSignIns } from '../workflows/first-sign-in/port.ts';
import type { Mails } from '../workflows/mail/port.ts';
import type { News } from '../workflows/news/port.ts';
import { createOffers } from '../workflows/offers/index.ts';
import { createOrderWorkflow } from '../workflows/order/index.ts';
import type { MadeTenants, Resellers } from '../workflows/reseller/port.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';

/** What selling needs of the workflows around it. */
interface Around {
  readonly news: News;
  readonly customers: Customers;
  readonly resellers: Resellers & MadeTenants;
  readonly addresses: Addresses;
  readonly firstSignIns: FirstSignIns;
  readonly mails: Mails;
}

/** What can be bought, for whom, and the orders themselves. */
export function createSelling(
  { config, clock, log }: Parts,
  { database, jobs }: Store,
  { partnerCenter, ordering }: Microsoft,
  { news, customers: tenants, resellers, addresses, firstSignIns, mails }: Around,
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
  // Orders ask at the door whether somebody's word is wanted; what becomes of that uses orders.
  const around = { database, resellers, buyers, audit: auditTrail, news, clock, log };
  const door = createApprovalGate(around);
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
    approvals: door,
    accounts,
    news,
    clock,
    log,
  });
  const approvals = createApprovalWorkflow(
    {
      ...around,
      jobs,
      orders: orders.awaiting,
      offers,
      mails,
      addresses,
      chatLink: (message) => chatLink(config.bot.appId, message),
      provider: config.provider.provider.name,
    },
    door,
  );
  return { offers, buyers, orders, approvals };
}
