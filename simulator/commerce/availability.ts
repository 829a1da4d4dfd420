import { createHash } from 'node:crypto';
import type { SimBillingCycle, SimTerm } from '../world/commerce-types.ts';
import type { WorldStore } from '../world/store.ts';
import type { Product, Sku } from './product-types.ts';
import { findProduct, findSku } from './products.ts';

/** One way to buy a sku in a market: a term, billed in one or two ways. Its id lives for a day at most. */
export interface Availability {
  readonly id: string;
  readonly catalogItemId: string;
  readonly product: Product;
  readonly sku: Sku;
  readonly country: string;
  readonly currency: string;
  readonly term: SimTerm;
  readonly cycles: readonly SimBillingCycle[];
}

const dayMs = 24 * 3600 * 1000;
const letters = '0123456789BCDFGHJKLMNPQRSTVWXZ';

/** Every availability of a sku in a country, by today's ids. */
export function availabilitiesOf(
  world: WorldStore,
  product: Product,
  sku: Sku,
  country: string,
): Availability[] {
  const terms = [...new Set(sku.plans.map((plan) => plan.term))];
  return terms.map((term) => {
    const id = availabilityId(world, `${product.id}:${sku.id}:${country}:${term}`);
    const cycles = sku.plans.filter((plan) => plan.term === term).map((plan) => plan.billing);
    const catalogItemId = `${product.id}:${sku.id}:${id}`;
    return { id, catalogItemId, product, sku, country, currency: currencyOf(world, country), term, cycles };
  });
}

/** What a catalogue item id means today. `stale`: the sku is there, but not by this availability id. */
export function findItem(
  world: WorldStore,
  catalogItemId: string,
  country: string,
): { kind: 'found'; availability: Availability } | { kind: 'stale' } | { kind: 'unknown' } {
  const [productId = '', skuId = '', id] = catalogItemId.split(':');
  const product = findProduct(productId);
  const sku = product === undefined ? undefined : findSku(product, skuId);
  if (product === undefined || sku === undefined || id === undefined) return { kind: 'unknown' };
  const availability = availabilitiesOf(world, product, sku, country).find(
    (candidate) => candidate.id.toLowerCase() === id.toLowerCase(),
  );
  return availability === undefined ? { kind: 'stale' } : { kind: 'found', availability };
}

/** Currency of the partner account that sells in the country; US dollars where none does. */
export function currencyOf(world: WorldStore, country: string): string {
  return world.state.accounts.find((account) => account.countries.includes(country))?.currency ?? 'USD';
}

/** Looks like Microsoft's ids; another one every day and with every change of the generation. */
function availabilityId(world: WorldStore, key: string): string {
  const day = Math.floor(world.now().getTime() / dayMs);
  const text = `${key}:${day}:${world.state.commerce.availabilityGeneration}`;
  const bytes = createHash('sha256').update(text).digest();
  const end = [...bytes.subarray(0, 4)].map((byte) => letters[byte % letters.length]).join('');
  return `CFQ7TTC0${end}`;
}
