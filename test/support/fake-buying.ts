import type { PersonKey } from '../../src/domain/person.ts';
import type {
  AgreementText,
  BuyerLookup,
  BuyerStanding,
  Buyers,
  KnownCustomer,
} from '../../src/workflows/buyer/port.ts';
import type { ContactChecks, ContactStanding } from '../../src/workflows/contact-check/port.ts';
import type {
  CatalogueTitles,
  Offer,
  OfferPlan,
  Offers,
  PromotionEligibility,
} from '../../src/workflows/offers/port.ts';

const day = 24 * 60 * 60_000;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const plan = (
  term: OfferPlan['term'],
  billing: OfferPlan['billing'],
  minor: number,
  priceIsFor: OfferPlan['priceIsFor'] = 'period',
): OfferPlan => ({ term, billing, termPrice: eur(minor), priceIsFor, returnWithin: 7 * day });

const offer = (productId: string, title: string, more: Partial<Offer> = {}): Offer => ({
  productId,
  skuId: '0001',
  title,
  description: `What ${title} is for.`,
  segment: 'commercial',
  isTrial: false,
  isAddon: false,
  bases: [],
  minimum: 1,
  maximum: 300,
  plans: [plan('P1M', 'monthly', 2470), plan('P1Y', 'monthly', 2060), plan('P1Y', 'annual', 24720)],
  ...more,
});

/** What is for sale in the sample world. */
export const sampleOffers = {
  premium: offer('PREMIUM', 'Microsoft 365 Business Premium'),
  e3: offer('E3', 'Microsoft 365 E3', { maximum: 10_000 }),
  officeE3: offer('OE3', 'Office 365 E3', { plans: [plan('P1Y', 'monthly', 2300)] }),
  a3: offer('A3', 'Microsoft 365 A3', { segment: 'education' }),
  copilot: offer('COPILOT', 'Microsoft 365 Copilot', {
    isAddon: true,
    bases: ['PREMIUM:0001', 'E3:0001'],
    plans: [plan('P1Y', 'annual', 33600)],
  }),
} satisfies Record<string, Offer>;

export interface FakeOffers extends Offers {
  /** What a promotion look-up answers from now on. */
  promotes(eligibility: PromotionEligibility): void;
  /** Is not sold any more. */
  withdraw(productId: string): void;
  /** How long everything, and a part, is taken back from now on; milliseconds. */
  returns(productId: string, full: number | undefined, partly: number | undefined): void;
}

/** The names of what is sold, by words in them. */
export const catalogueOf = (titles: readonly string[]): CatalogueTitles => ({
  titlesWith: async (_accountId, _market, words) =>
    titles.filter((title) => title.toLowerCase().includes(words.toLowerCase())),
});

/** A catalogue of four products: found by words in their titles. */
export function fakeOffers(): FakeOffers {
  const gone = new Set<string>();
  let eligibility: PromotionEligibility = { kind: 'none' };
  const taken = new Map<string, Pick<OfferPlan, 'returnWithin' | 'partlyWithin'>>();
  const all = () =>
    Object.values<Offer>(sampleOffers)
      .filter((one) => !gone.has(one.productId))
      .map((one) => ({
        ...one,
        plans: one.plans.map((each) => ({ ...each, ...taken.get(one.productId) })),
      }));
  return {
    promotes: (such) => void (eligibility = such),
    withdraw: (productId) => void gone.add(productId),
    returns: (productId, returnWithin, partlyWithin) =>
      void taken.set(productId, { returnWithin, partlyWithin }),
    async search(_accountId, _market, words, segments = ['commercial'], owned = []) {
      const said = words.toLowerCase().split(' ');
      const exact = all().find((one) => one.title.toLowerCase() === words.toLowerCase());
      if (exact !== undefined) return { kind: 'certain', offer: exact };
      const named = all().filter(
        (one) =>
          segments.includes(one.segment) && said.every((word) => one.title.toLowerCase().includes(word)),
      );
      const mine = named.filter((one) => owned.some(({ productId }) => productId === one.productId));
      const offers = mine.length === 1 ? mine : named;
      const [only, other] = offers;
      if (only === undefined) return { kind: 'none' };
      return other === undefined ? { kind: 'certain', offer: only } : { kind: 'choose', offers };
    },
    offer: async (_accountId, _market, productId, skuId, segments) =>
      all().find(
        (one) =>
          one.productId === productId &&
          one.skuId === skuId &&
          (segments === undefined || segments.includes(one.segment)),
      ),
    promotion: async () => eligibility,
  };
}

export const adventure: KnownCustomer = {
  tenantId: '33333333-3333-4333-8333-000000000011',
  name: 'Adventure Works Limited',
  domain: 'adventureworks.onmicrosoft.com',
};
const importers: KnownCustomer = {
  tenantId: '33333333-3333-4333-8333-000000000012',
  name: 'Wide World Importers SARL',
  domain: 'wideworldimporters.onmicrosoft.com',
};
const ownUse: KnownCustomer = {
  tenantId: '66666666-6666-4666-8666-000000000002',
  name: 'Northwind IT',
  domain: 'northwindit.onmicrosoft.com',
};

export interface FakeBuyers extends Buyers {
  readonly customers: KnownCustomer[];
  /** What is behind each domain; unknown when absent. */
  readonly behind: Map<string, BuyerLookup>;
  /** What Microsoft says of every tenant from now on. */
  says(standing: Partial<BuyerStanding>): void;
  /** What the next checks answer. */
  answers: {
    address: Awaited<ReturnType<Buyers['checkAddress']>>;
    rules: Awaited<ReturnType<Buyers['countryRules']>>;
    agreement: AgreementText;
    taken: Set<string>;
    duplicates: readonly KnownCustomer[];
  };
  /** Tenants somebody asked about. */
  readonly asked: readonly string[];
}

/** The customers of one reseller, and what Microsoft says about them. */
export function fakeBuyers(isSeller: (by: PersonKey) => boolean): FakeBuyers {
  const customers = [adventure, importers];
  const asked: string[] = [];
  let standing: Partial<BuyerStanding> = {};
  const behind = new Map<string, BuyerLookup>([
    ['adventure-works.com', { kind: 'found', ...adventure, accountId: 'europe', isCustomer: true }],
    [
      'contoso.com',
      {
        kind: 'found',
        tenantId: '33333333-3333-4333-8333-000000000001',
        name: 'Contoso Ltd',
        domain: 'contoso.onmicrosoft.com',
        accountId: 'europe',
        isCustomer: false,
      },
    ],
    ['northwindcsp.com', { kind: 'own-selling-tenant' }],
    ['adatum.gov', { kind: 'other-cloud', cloud: 'us-government' }],
    ['wingtip.cn', { kind: 'other-cloud', cloud: 'china' }],
    ['lucerne.de', { kind: 'other-cloud', cloud: 'germany' }],
    ['litware.com', { kind: 'other-region', region: 'United States' }],
  ]);
  const answers: FakeBuyers['answers'] = {
    address: { kind: 'verified' },
    rules: undefined,
    agreement: { kind: 'page', url: 'https://aka.ms/customeragreement' },
    taken: new Set(),
    duplicates: [],
  };
  const mine = (by: PersonKey) => (isSeller(by) ? customers : []);
  return {
    customers,
    behind,
    answers,
    asked,
    says: (more) => void (standing = { ...standing, ...more }),
    search: async (by, words, limit) =>
      mine(by)
        .filter((one) => one.name.toLowerCase().includes(words.toLowerCase()))
        .slice(0, limit),
    byDomain: async (_by, domain) => behind.get(domain) ?? { kind: 'unknown-domain' },
    ownTenants: async (by) => (isSeller(by) ? [ownUse] : []),
    async standing(_by, tenantId) {
      asked.push(tenantId);
      return {
        tenantId,
        accountId: 'europe',
        country: 'IE',
        nameAtMicrosoft: [...customers, ownUse].find((one) => one.tenantId === tenantId)?.name,
        domain: 'adventureworks.onmicrosoft.com',
        providerRelationship: true,
        resellerRelationship: true,
        agreement: { kind: 'confirmed', signer: 'Ada Byrne', at: Date.UTC(2026, 2, 4) },
        accountStatus: 'allowed',
        segments: [],
        owned: [],
        ...standing,
      };
    },
    countryRules: async () => answers.rules,
    agreementText: async () => answers.agreement,
    checkAddress: async () => answers.address,
    async checkPrefix(_accountId, prefix) {
      if (!/^[a-z0-9]{1,27}$/.test(prefix)) return { kind: 'not-allowed', reason: 'characters' };
      if (!answers.taken.has(prefix)) return { kind: 'free', prefix };
      return { kind: 'taken', prefix, free: [`${prefix}de`, `${prefix}1`] };
    },
    duplicates: async (by) => (isSeller(by) ? answers.duplicates : []),
  };
}

export interface FakeContactChecks extends ContactChecks {
  readonly sentTo: string[];
  /** What `begin` answers instead of sending. */
  instead: Awaited<ReturnType<ContactChecks['begin']>> | undefined;
  readonly code: string;
}

/** Codes that never leave the test; the right one is `246810`. */
export function fakeContactChecks(): FakeContactChecks {
  const standings = new Map<string, ContactStanding>();
  const fake: FakeContactChecks = {
    sentTo: [],
    instead: undefined,
    code: '246810',
    async begin({ address }) {
      if (fake.instead !== undefined) return fake.instead;
      fake.sentTo.push(address);
      const expiresAt = Date.UTC(2026, 8, 14, 11, 12);
      standings.set(address, { kind: 'waiting', mailed: true, expiresAt });
      return { kind: 'sent', address, expiresAt };
    },
    async verify(_by, address, code) {
      if (!standings.has(address)) return { kind: 'none' };
      if (code !== fake.code) return { kind: 'wrong', triesLeft: 4 };
      standings.set(address, { kind: 'proven', at: 0 });
      return { kind: 'proven', address, at: 0 };
    },
    standing: async (_by, address) => standings.get(address) ?? { kind: 'none' },
  };
  return fake;
}
