import type { WorldStore } from '../world/store.ts';
import { priceOf, toDecimalText } from './amounts.ts';
import { currencyOf } from './availability.ts';
import { products } from './products.ts';

const columns = [
  'ProductTitle',
  'ProductId',
  'SkuId',
  'SkuTitle',
  'Publisher',
  'SkuDescription',
  'UnitOfMeasure',
  'TermDuration',
  'BillingPlan',
  'Market',
  'Currency',
  'UnitPrice',
  'PricingTierRangeMin',
  'PricingTierRangeMax',
  'EffectiveStartDate',
  'EffectiveEndDate',
  'Tags',
  'ERP Price',
];

const plans = { none: 'None', monthly: 'Monthly', annual: 'Annual' } as const;

/** The price sheet of a market for one month, as CSV text with every value in quotes (contract 7). */
export function priceSheetCsv(world: WorldStore, market: string, month: Date): string {
  const currency = currencyOf(world, market);
  const starts = `${month.getUTCMonth() + 1}/1/${month.getUTCFullYear()} 12:00:00 AM`;
  const rows = products
    .filter(({ kind }) => kind === 'OnlineServicesNCE')
    .flatMap((product) =>
      product.skus.flatMap((sku) =>
        sku.plans.map(({ term, billing }) => {
          const { unit, retail } = priceOf(sku, term, billing, currency);
          return [
            product.title,
            product.id,
            sku.id,
            sku.title,
            'Microsoft Corporation',
            product.description,
            '',
            term,
            plans[billing],
            market,
            currency,
            toDecimalText(unit),
            '',
            '',
            starts,
            '12/31/9999 11:59:59 PM',
            'License',
            toDecimalText(retail),
          ];
        }),
      ),
    );
  return [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
