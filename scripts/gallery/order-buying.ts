import type { AgreementText, BuyerLookup, BuyerStanding, Buyers, KnownCustomer } from '../../src/workflows/buyer/port.ts';
import type { ContactCheckBegun, ContactChecks } from '../../src/workflows/contact-check/port.ts';
import type { Offer, OfferPlan, Offers, PromotionEligibility } from '../../src/workflows/offers/port.ts';
import type { Quote } from '../../src/workflows/order/port.ts';

/** What is true around an order while a question about it is shown. */
export interface BuyingSituation {
  readonly offers?: readonly Offer[];
  readonly promotion?: PromotionEligibility;
  readonly customers?: readonly KnownCustomer[];
  readonly lookup?: BuyerLookup;
  readonly standing?: Partial<BuyerStanding>;
  readonly agreement?: AgreementText;
  readonly address?: Awaited<ReturnType<Buyers['checkAddress']>>;
  readonly prefix?: Awaited<ReturnType<Buyers['checkPrefix']>>;
  readonly begun?: ContactCheckBegun;
}

/** 14 September 2026, 10:42 UTC: the gallery's moment. */
const now = Date.UTC(2026, 8, 14, 10, 42);
const day = 24 * 60 * 60_000;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const plan = (term: OfferPlan['term'], billing: OfferPlan['billing'], minor: number): OfferPlan => ({
  term,
  billing,
  termPrice: eur(minor),
  priceIsFor: 'period',
  returnWithin: day,
  partlyWithin: 7 * day,
});

export const sampleOffer = (title: string, more: Partial<Offer> = {}): Offer => ({
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title,
  description: 'Office apps, mail, Teams and protection for up to 300 people.',
  segment: 'commercial',
  isTrial: false,
  isAddon: false,
  bases: [],
  minimum: 1,
  maximum: 300,
  plans: [
    plan('P1M', 'monthly', 2470),
    plan('P1Y', 'monthly', 2060),
    plan('P1Y', 'annual', 24720),
    { ...plan('P3Y', 'annual', 70000), priceIsFor: undefined, returnWithin: undefined, partlyWithin: undefined },
    { ...plan('P3Y', 'triennial', 70000), termPrice: undefined },
  ],
  ...more,
});

export const sampleTenantId = '33333333-3333-4333-8333-000000000021';

export function sampleOffers(situation: BuyingSituation = {}): Offers {
  const offers = situation.offers ?? [sampleOffer('Microsoft 365 Business Premium')];
  return {
    async search() {
      const [only, other] = offers;
      if (only === undefined) return { kind: 'none' };
      return other === undefined ? { kind: 'certain', offer: only } : { kind: 'choose', offers };
    },
    offer: async () => offers[0],
    promotion: async () => situation.promotion ?? { kind: 'none' },
  };
}

export function sampleBuyers(situation: BuyingSituation = {}): Buyers {
  const customers = situation.customers ?? [];
  return {
    search: async () => customers,
    byDomain: async () => situation.lookup ?? { kind: 'unknown-domain' },
    ownTenants: async () => customers,
    standing: async () => ({
      tenantId: sampleTenantId,
      accountId: 'europe',
      country: 'DE',
      nameAtMicrosoft: 'Fabrikam GmbH',
      domain: 'fabrikam.onmicrosoft.com',
      providerRelationship: true,
      resellerRelationship: true,
      agreement: { kind: 'missing' },
      accountStatus: 'allowed',
      segments: [],
      owned: [],
      ...situation.standing,
    }),
    countryRules: async () => undefined,
    agreementText: async () =>
      situation.agreement ?? { kind: 'page', url: 'https://aka.ms/customeragreement' },
    checkAddress: async () => situation.address ?? { kind: 'verified' },
    checkPrefix: async (_accountId, prefix) => situation.prefix ?? { kind: 'free', prefix },
    duplicates: async () => customers,
  };
}

export const sampleContactChecks = (situation: BuyingSituation = {}): ContactChecks => ({
  begin: async ({ address }) =>
    situation.begun ?? { kind: 'sent', address, expiresAt: now + 30 * 60_000 },
  verify: async () => ({ kind: 'wrong', triesLeft: 4 }),
  standing: async () => ({ kind: 'none' }),
});

/** What Microsoft says of the two sample lines. */
export const sampleQuote: Quote = {
  fingerprint: '7f3k2',
  shortFingerprint: '7F3-K2',
  lines: [
    { number: 0, unitPrice: eur(2060), total: eur(494400), listPrice: eur(2200), discountedPrice: eur(2060), proratedPrice: eur(1098), trouble: undefined },
    { number: 1, unitPrice: eur(15120), total: eur(45360), listPrice: undefined, trouble: undefined },
  ],
  total: eur(539760),
  prerequisites: [
    { name: 'company-name', state: 'ok' },
    { name: 'provider-relationship', state: 'ok' },
    { name: 'reseller-relationship', state: 'unknown' },
    { name: 'agreement', state: 'ok', at: Date.UTC(2026, 2, 4, 9) },
    { name: 'account-status', state: 'ok' },
    { name: 'reseller-papers', state: 'ok' },
    { name: 'partner-id', state: 'ok' },
  ],
  placeable: true,
  pricedBy: 'cart',
  at: now,
};
