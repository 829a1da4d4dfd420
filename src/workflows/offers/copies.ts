import { isProblem } from '../../errors.ts';
import type { Plan, Product, Promotion, Segment, Sku } from '../../services/partner-center/catalogue-port.ts';
import { dropCopy, keepCopy, readCopy } from '../../services/store/offers.ts';
import { hourMs, type OffersContext, type Shelf } from './context.ts';

/** A copy older than this is read again before it is used. */
const freshMs: Readonly<Record<'catalogue' | 'promotions', number>> = {
  catalogue: 12 * hourMs,
  promotions: hourMs,
};
/** So long nothing is asked after Microsoft did not answer, while there is a copy. */
const silenceMs = 60_000;

export type ListedProduct = Pick<Product, 'productId' | 'title'>;

/** The catalogue, read from Microsoft piece by piece when first wanted, and from the copy for twelve hours. */
export interface Copies {
  /** `afresh`: read again whatever its age. */
  products(shelf: Shelf, segment: Segment, afresh?: boolean): Promise<readonly ListedProduct[]>;
  /** Empty when the product is no longer sold. */
  skus(shelf: Shelf, segment: Segment, productId: string): Promise<readonly Sku[]>;
  /** Of the segment only; empty when the sku is no longer sold. */
  plans(shelf: Shelf, segment: Segment, productId: string, skuId: string): Promise<readonly Plan[]>;
  promotions(shelf: Shelf, segment: Segment): Promise<readonly Promotion[]>;
}

/**
 * Each piece rejects with a Problem only when there is neither a copy nor an answer: an old copy is better than
 * nothing, because the cart is filled from a fresh reading anyhow.
 */
export function createCopies(context: OffersContext): Copies {
  const { database, catalogue, clock, log } = context;
  const reading = new Map<string, Promise<unknown>>();
  const silentUntil = new Map<string, number>();

  async function piece<Content extends object>(
    shelf: Shelf,
    part: string,
    maxAge: number,
    read: () => Promise<Content | undefined>,
  ): Promise<Content | undefined> {
    const kept = await readCopy(database.db, shelf, part);
    const now = clock.now();
    // Written by `renew` below, under the same name of the part.
    const old = kept?.content as Content | undefined;
    if (kept !== undefined && now - kept.readAt < maxAge) return old;
    if (old !== undefined && now < (silentUntil.get(shelf.accountId) ?? 0)) return old;
    try {
      return await once(`${shelf.accountId} ${shelf.market} ${part}`, () => renew(shelf, part, read));
    } catch (error) {
      if (old === undefined || !isProblem(error)) throw error;
      silentUntil.set(shelf.accountId, now + silenceMs);
      log.warn(
        { account: shelf.accountId, market: shelf.market, part, kind: error.kind, ...error.facts },
        'the catalogue could not be read; the copy is used',
      );
      return old;
    }
  }

  async function renew<Content extends object>(
    shelf: Shelf,
    part: string,
    read: () => Promise<Content | undefined>,
  ): Promise<Content | undefined> {
    const readAt = clock.now();
    const content = await read();
    if (content === undefined) await dropCopy(database.db, shelf, part);
    else await keepCopy(database.db, shelf, part, content, readAt);
    return content;
  }

  /** Several people who want the same piece wait for one reading. */
  async function once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const running = reading.get(key) as Promise<Value> | undefined;
    if (running !== undefined) return running;
    const started = work().finally(() => reading.delete(key));
    reading.set(key, started);
    return started;
  }

  return {
    products: async (shelf, segment, afresh = false) =>
      (await piece(shelf, `products ${segment}`, afresh ? 0 : freshMs.catalogue, async () => {
        const read = catalogue.products(shelf.account, { country: shelf.market }, segment);
        const all = await read.catch((error: unknown) => void notForSegment(error, segment));
        return all?.map(({ productId, title }) => ({ productId, title }));
      })) ?? [],
    skus: async (shelf, segment, productId) =>
      (await piece(shelf, `skus ${segment} ${productId}`, freshMs.catalogue, async () => {
        const market = { country: shelf.market };
        const read = catalogue.skus(shelf.account, market, productId, segment);
        const found = await read.catch((error: unknown) => notForSegment(error, segment));
        return found.kind === 'found' ? found.skus : undefined;
      })) ?? [],
    plans: async (shelf, segment, productId, skuId) =>
      (await piece(shelf, `plans ${segment} ${productId}:${skuId}`, freshMs.catalogue, async () => {
        const market = { country: shelf.market };
        const found = await catalogue.availabilities(shelf.account, market, productId, skuId, segment);
        return found.kind === 'found' ? found.plans.filter((plan) => plan.segment === segment) : undefined;
      })) ?? [],
    promotions: async (shelf, segment) =>
      (await piece(shelf, `promotions ${segment}`, freshMs.promotions, () =>
        catalogue.promotions(shelf.account, shelf.market, segment),
      )) ?? [],
  };
}

/** 400030: Microsoft has nothing for the segment there (contract 7). Everybody may buy what is commercial. */
function notForSegment(error: unknown, segment: Segment): { kind: 'gone' } {
  if (segment !== 'commercial' && isProblem(error) && error.facts.code === '400030') return { kind: 'gone' };
  throw error;
}
