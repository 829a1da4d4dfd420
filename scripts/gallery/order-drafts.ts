import type { OrderDraft } from '../../src/domain/order-draft.ts';
import type { KnownCustomer } from '../../src/workflows/buyer/port.ts';
import type { Quote } from '../../src/workflows/order/port.ts';
import { sampleQuote, sampleTenantId, type BuyingSituation } from './order-buying.ts';
import { sampleLines } from './order-samples.ts';
import { hostile } from './shown.ts';

export const contact = { firstName: 'Katrin', lastName: 'Vogel', email: 'katrin.vogel@fabrikam.de', phone: '+49421123456' };
export const company = {
  name: 'Fabrikam GmbH',
  country: 'DE',
  line1: 'Musterstraße 1',
  postalCode: '28195',
  city: 'Bremen',
  contact,
};
const tenant = { kind: 'tenant', tenantId: sampleTenantId, domain: 'fabrikam.onmicrosoft.com' } as const;

export const newDraft = (more: Partial<typeof company> = {}): OrderDraft => ({
  use: 'customer',
  accountId: 'europe',
  buyer: { kind: 'new', company: { ...company, ...more }, proofs: {}, prefix: 'fabrikam' },
  lines: sampleLines,
});
export const ofTenant = (name = 'Fabrikam GmbH'): OrderDraft => ({
  use: 'customer',
  accountId: 'europe',
  buyer: { ...tenant, statedName: name, nameSettled: 'same' },
  lines: sampleLines,
  reference: 'PO 2026-118',
});
/** The same lines until the end of what is there; `which` of them, by number. */
export const together = (...which: readonly number[]): OrderDraft => ({
  ...ofTenant(),
  lines: ofTenant().lines.map((line) => (which.includes(line.number) ? { ...line, endsOn: '2027-01-31' } : line)),
});
const untilTheEnd = (number: number, each: number, total: number, list: number, discounted = list) => ({
  number,
  unitPrice: { minor: each, currency: 'EUR' },
  total: { minor: total, currency: 'EUR' },
  listPrice: { minor: list, currency: 'EUR' },
  discountedPrice: { minor: discounted, currency: 'EUR' },
  proratedPrice: { minor: each, currency: 'EUR' },
  trouble: undefined,
});
export const untilThen: Quote = {
  ...sampleQuote,
  lines: [untilTheEnd(0, 1098, 186_760, 2200, 2060), untilTheEnd(1, 5796, 17_388, 15_120)],
  total: { minor: 204_148, currency: 'EUR' },
};
export const wished = (product: string | undefined, customer?: string): OrderDraft => ({
  accountId: 'europe',
  use: 'customer',
  lines: [],
  wish: { quantity: 20, product, customer },
});

const known = (name: string, domain: string, n = 1): KnownCustomer => ({
  tenantId: `33333333-3333-4333-8333-00000000004${n}`,
  name,
  domain,
});
export const fabrikam = known('Fabrikam GmbH', 'fabrikam.onmicrosoft.com');
export const several = [fabrikam, known('Fabrikam AG', 'fabrikamag.onmicrosoft.com', 2), known(hostile, 'x.onmicrosoft.com', 3)];

export const at = (draft: OrderDraft, buying: BuyingSituation = {}, quote: Quote = sampleQuote) => ({
  order: { state: 'draft', draft, quote } as const,
  buying,
});
export const memory = { order: 'F-1042' };
export const hand = { ...memory, line: { productId: 'CFQ7TTC0LCHC', skuId: '0002', quantity: 20 } };
export const whole = { ...memory, line: { ...hand.line, term: 'P1Y', billing: 'monthly' } };

