import type { Plan, Product, Sku } from './product-types.ts';

export const monthByMonth: Plan[] = [{ term: 'P1M', billing: 'monthly' }];
export const oneYear: Plan[] = [
  { term: 'P1Y', billing: 'monthly' },
  { term: 'P1Y', billing: 'annual' },
];
export const usual = [...monthByMonth, ...oneYear];
export const long: Plan[] = [
  ...usual,
  { term: 'P3Y', billing: 'monthly' },
  { term: 'P3Y', billing: 'annual' },
];

export const smallBusiness = 300;

/** A sku of the usual terms, for anybody, unless said otherwise. */
export function sku(id: string, title: string, retail: number, more: Partial<Sku> = {}): Sku {
  return {
    id,
    title,
    segment: 'commercial',
    retail,
    plans: usual,
    minimum: 1,
    maximum: 10_000,
    bases: [],
    isTrial: false,
    isPurchasable: true,
    attestation: false,
    upgrades: [],
    ...more,
  };
}

/** A product with one sku of the same name. */
export function single(
  id: string,
  skuId: string,
  title: string,
  retail: number,
  description: string,
  more: Partial<Sku> = {},
): Product {
  return { id, title, description, kind: 'OnlineServicesNCE', skus: [sku(skuId, title, retail, more)] };
}

/** Products that others are added to. */
export const base = {
  basic: 'CFQ7TTC0LH18:0001',
  standard: 'CFQ7TTC0LDPB:0001',
  premium: 'CFQ7TTC0LCHC:0002',
  m365E3: 'CFQ7TTC0LFLX:0001',
  m365E5: 'CFQ7TTC0LFLZ:0002',
  m365F1: 'CFQ7TTC0MBMD:0002',
  m365F3: 'CFQ7TTC0LH05:0001',
  o365E1: 'CFQ7TTC0LF8Q:0001',
  o365E3: 'CFQ7TTC0LF8R:0001',
  o365E5: 'CFQ7TTC0LF8S:0002',
  exchange1: 'CFQ7TTC0LH16:0001',
  intune: 'CFQ7TTC0LCH4:0009',
} as const;

/** The suites: what most additions ask for. */
export const suites: readonly string[] = [
  base.basic,
  base.standard,
  base.premium,
  base.m365E3,
  base.m365E5,
  base.m365F3,
  base.o365E1,
  base.o365E3,
  base.o365E5,
];
