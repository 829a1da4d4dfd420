import type { NewCustomer, PostalAddress } from '../../src/services/partner-center/customers-port.ts';
import type { Signer } from '../../src/services/partner-center/agreements-port.ts';
import type { BillingCycle, Term } from '../../src/domain/order-draft.ts';
import { placeholderId } from './sample.ts';

/** What a call of ordering is about: placeholders for documented answers, real things of the simulated world. */
export interface OrderingFacts {
  readonly country: string;
  readonly address: PostalAddress;
  readonly newCustomer: NewCustomer;
  readonly reseller: { readonly mpnId: string } | { readonly tenantId: string };
  readonly resellerPartnerId: string;
  readonly templateId: string;
  readonly signer: Signer;
  readonly productId: string;
  readonly skuId: string;
  readonly plan: { readonly catalogItemId: string; readonly term: Term; readonly billing: BillingCycle };
  /** A promotion and a plan of it that has a condition on the seats. */
  readonly promotion: {
    readonly promotionId: string;
    readonly catalogItemId: string;
    readonly term: Term;
    readonly billing: BillingCycle;
    readonly quantity: number;
  };
  readonly cartId: string;
  readonly orderId: string;
  readonly subscriptionId: string;
}

const plan = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', term: 'P1Y', billing: 'monthly' } as const;
const address = {
  line1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
};

export const sampleOrdering: OrderingFacts = {
  country: 'US',
  address,
  newCustomer: {
    companyName: 'Wingtip Toys',
    domain: 'wingtiptoys.onmicrosoft.com',
    address,
    culture: 'en-US',
    language: 'en',
    contact: { firstName: 'Gena', lastName: 'Soto', email: 'gena@wingtiptoys.com', phone: '4255550101' },
    resellerTenantId: placeholderId,
  },
  reseller: { mpnId: '1234567' },
  resellerPartnerId: '1234567',
  templateId: placeholderId,
  signer: { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com', phone: '1234567890' },
  productId: 'CFQ7TTC0LH18',
  skuId: '0001',
  plan,
  promotion: { ...plan, promotionId: '39NFJQT1PM6C:0005:39NFJQT1Q5L7', quantity: 2400 },
  cartId: placeholderId,
  orderId: 'a68736758d9c',
  subscriptionId: placeholderId,
};

/** Ids of a call that changes something, as the workflow would have stored them. */
export const callIds = { requestId: placeholderId, correlationId: placeholderId };
