import type { OrderingSwitches, SimCommerce } from './commerce-types.ts';
import { tenantOfCustomer } from './seed-people.ts';

/** Nothing wrong, at a pace a person can watch; Microsoft's own refresh is every 15 minutes. */
export function normalOrdering(): OrderingSwitches {
  return {
    staleAtCartNext: 0,
    staleAtCheckoutNext: 0,
    checkoutRefusal: 'none',
    orderInProgressNext: 0,
    loseCheckoutNext: 0,
    checkoutAgain: 'same-answer',
    laterGroupsFail: false,
    providerAgreementUnsigned: false,
    creditLimit: 0,
    orderOutcome: 'completed',
    provisioningSeconds: 20,
    provisioningRefreshSeconds: 5,
    orderListDelaySeconds: 900,
    promotionsEnded: false,
    dearerPercent: 0,
  };
}

/** What is bought already on the first day: 40 × Microsoft 365 E3 at Adventure Works, renewing every 1 February. */
export function seedCommerce(): SimCommerce {
  const since = '2026-02-01T00:00:00.000Z';
  return {
    carts: [],
    orders: [],
    subscriptions: [
      {
        id: 'a4c1340d-6911-4758-8ba3-0c4c6007d161',
        accountId: 'europe',
        customerTenantId: tenantOfCustomer(11),
        orderId: '34b37d7340cc',
        catalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0MBXQ',
        title: 'Microsoft 365 E3',
        quantity: 40,
        termDuration: 'P1Y',
        billingCycle: 'annual',
        createdAt: since,
        termStart: since,
        termEndDay: '2027-01-31',
        status: 'active',
        provisioning: 'success',
        autoRenew: true,
        isTrial: false,
        mpnId: '4711982',
        promotionId: null,
        refundable: [],
      },
    ],
    creditLines: [
      { accountId: 'united-states', mpnId: null, limit: 2_000_000_000 },
      { accountId: 'canada', mpnId: null, limit: 2_000_000_000 },
      { accountId: 'europe', mpnId: null, limit: 2_000_000_000 },
      { accountId: 'australia', mpnId: null, limit: 2_000_000_000 },
      { accountId: 'europe', mpnId: '4711982', limit: 200_000_000 },
      { accountId: 'united-states', mpnId: '4711984', limit: 200_000_000 },
    ],
    availabilityGeneration: 0,
  };
}
