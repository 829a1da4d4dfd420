import type { PartnerAccount } from '../../domain/partner-account.ts';
import { guidForPath } from '../http/guid-for-path.ts';
import type { Catalogue, Market, Segment } from './catalogue-port.ts';
import { plansSchema, productsSchema, skuSchema, skusSchema } from './catalogue-schema.ts';
import { countryForPath, idForPath } from './path-parts.ts';
import { createPromotions } from './promotions.ts';
import type { Call, Wire } from './wire.ts';

/** Not found: product, sku, availability (contract 7). */
const goneCodes = [400013, 400018, 400019];

/** The catalogue over HTTP. See Catalogue for what each method promises. */
export function createCatalogue(wire: Wire): Catalogue {
  function reading(
    account: PartnerAccount,
    market: Market,
    what: string,
    path: string,
    query: Record<string, string>,
  ): Call {
    const whose: { root: string; query: Record<string, string> } =
      'country' in market
        ? { root: '/v1', query: { country: countryForPath(market.country) } }
        : { root: `/v1/customers/${guidForPath('partner-center', market.customerTenantId)}`, query: {} };
    return {
      account,
      operation: `GET ${what}`,
      method: 'GET',
      path: whose.root + path,
      query: { ...whose.query, ...query },
      as: 'app',
      effect: 'repeatable',
    };
  }

  const catalogue: Catalogue = {
    ...createPromotions(wire),
    products: (account, market, segment) =>
      wire.read(
        reading(account, market, 'products', '/products', {
          targetView: 'OnlineServices',
          ...forSegment(segment),
        }),
        productsSchema,
      ),
    skus: async (account, market, productId, segment) => {
      const path = `/products/${idForPath(productId)}/skus`;
      const call = reading(account, market, 'skus', path, forSegment(segment));
      const skus = await wire.readIfThere(call, skusSchema, goneCodes);
      return skus === undefined ? { kind: 'gone' } : { kind: 'found', skus };
    },
    availabilities: async (account, market, productId, skuId, segment) => {
      const path = `/products/${idForPath(productId)}/skus/${idForPath(skuId)}/availabilities`;
      const call = reading(account, market, 'availabilities', path, forSegment(segment));
      const plans = await wire.readIfThere(call, plansSchema, goneCodes);
      return plans === undefined ? { kind: 'gone' } : { kind: 'found', plans };
    },
    offer: async (account, market, productId, skuId, segment) => {
      const buyable = await catalogue.availabilities(account, market, productId, skuId, segment);
      if (buyable.kind === 'gone') return buyable;
      const path = `/products/${idForPath(productId)}/skus/${idForPath(skuId)}`;
      const call = reading(account, market, 'sku', path, forSegment(segment));
      const sku = await wire.readIfThere(call, skuSchema, goneCodes);
      if (sku === undefined) return { kind: 'gone' };
      const plans = buyable.plans.filter((plan) => plan.segment === segment);
      return { kind: 'found', offer: { ...sku, segment, plans } };
    },
  };
  return catalogue;
}

const forSegment = (segment: Segment | undefined): Record<string, string> =>
  segment === undefined ? {} : { targetSegment: segment };
