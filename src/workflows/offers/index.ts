import { namedAs } from '../../domain/approval-rule.ts';
import { searchProducts } from '../../domain/product-search.ts';
import { isProblem } from '../../errors.ts';
import type { Segment, Sku } from '../../services/partner-center/catalogue-port.ts';
import { bookMarket, isMarketDue, takeDueMarkets } from '../../services/store/offers.ts';
import { assembleOffer } from './assemble.ts';
import { hourMs, shelfOf, type OffersContext, type Shelf } from './context.ts';
import { createCopies } from './copies.ts';
import type { CatalogueTitles, Offer, Offers, OfferSearch } from './port.ts';
import { bestPromotion } from './promotion.ts';
import { createSheet, refreshEveryMs } from './sheet.ts';

/** Name of the job that reads a market again: `{ account, market }`. */
export const offersQueue = 'offers';

/** A market nobody asked about for so long is left alone until somebody does. */
const wantedForMs = 14 * 24 * hourMs;
const afterFailureMs = hourMs / 2;
const mostChoices = 5;

/** How long somebody who searches, and somebody who wants one offer's price, waits for the first sheet of a market. */
interface Patience {
  readonly searchMs: number;
  readonly oneMs: number;
}
const usualPatience: Patience = { searchMs: 3_000, oneMs: 15_000 };
/** Most offers are for everybody; the others are looked for where they can be only when that is not so. */
const segments: readonly Segment[] = ['commercial', 'education', 'government', 'nonprofit'];

export interface OffersWorkflow extends Offers, CatalogueTitles {
  /** Registers the job handler; call before the jobs start. */
  defineJobs(): void;
  /** Has the markets read again that people ask about. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

interface Entry {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly segment: Segment;
}
interface Found extends Entry {
  readonly sku: Sku;
}

/**
 * What can be bought. Only what people ask for is read, and kept: the list of products of a market, the skus of a
 * product, the plans of a sku, and the price sheet; a typed order of something bought there before costs no call.
 */
export function createOffers(context: OffersContext, patience = usualPatience): OffersWorkflow {
  const { database, jobs, clock, log } = context;
  const copies = createCopies(context);
  const sheet = createSheet(context, (shelf) => database.withTransaction((tx) => sendRefresh(tx, shelf)));

  function sendRefresh(
    tx: Parameters<typeof jobs.send>[0],
    { accountId: account, market }: Pick<Shelf, 'accountId' | 'market'>,
  ): Promise<void> {
    return jobs.send(tx, offersQueue, { account, market }, { singletonKey: `${account} ${market}` });
  }

  async function offersOf(
    shelf: Shelf,
    found: readonly Found[],
    patienceMs: number,
  ): Promise<readonly Offer[]> {
    if (found.length === 0) return [];
    const products = [...new Set(found.map(({ productId }) => productId))];
    const prices = await sheet.pricesOf(shelf, products, patienceMs);
    const offers = await Promise.all(
      found.map(async ({ sku, segment, productId, skuId }) => {
        const plans = await copies.plans(shelf, segment, productId, skuId);
        return assembleOffer(sku, segment, plans, prices.get(`${productId}:${skuId}`) ?? [], clock.now());
      }),
    );
    // What has no plan in the segment is not sold there today.
    return offers.filter((offer) => offer.plans.length > 0);
  }

  async function search(
    shelf: Shelf,
    words: string,
    wanted: readonly Segment[],
    owned: readonly { readonly productId: string; readonly skuId: string }[],
  ): Promise<readonly Found[] | Found> {
    const lists = await Promise.all(
      wanted.map(async (segment) =>
        (await copies.products(shelf, segment)).map((product) => ({ ...product, skuId: '', segment })),
      ),
    );
    const near = chosen(
      searchProducts<Entry>(lists.flat(), words, ({ productId }) =>
        owned.some((one) => one.productId === productId),
      ),
    );
    const skus = (await Promise.all(near.map((entry) => skusOf(shelf, entry)))).flat();
    const exact = searchProducts(skus, words, (sku) =>
      owned.some((one) => one.productId === sku.productId && one.skuId === sku.skuId),
    );
    if (exact.kind === 'certain') return exact.offer;
    // The words name a product and tell nothing about which of its skus.
    return exact.kind === 'choose' ? exact.offers : skus.slice(0, mostChoices);
  }

  async function skusOf(shelf: Shelf, { productId, segment }: Entry): Promise<readonly Found[]> {
    const skus = await copies.skus(shelf, segment, productId);
    return skus.map((sku) => ({ productId, skuId: sku.skuId, title: sku.title, segment, sku }));
  }

  async function offer(
    accountId: string,
    market: string,
    productId: string,
    skuId: string,
    wanted: readonly Segment[] = segments,
  ): Promise<Offer | undefined> {
    const shelf = shelfOf(context, accountId, market);
    for (const segment of wanted) {
      const skus = await skusOf(shelf, { productId, skuId, title: '', segment });
      const [found] = await offersOf(
        shelf,
        skus.filter((candidate) => candidate.skuId === skuId),
        patience.oneMs,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return {
    async search(accountId, market, words, wanted = ['commercial'], owned = []): Promise<OfferSearch> {
      const shelf = shelfOf(context, accountId, market);
      const found = await search(shelf, words, wanted, owned);
      const isCertain = 'sku' in found;
      const offers = await offersOf(shelf, isCertain ? [found] : found, patience.searchMs);
      const [first] = offers;
      if (first === undefined) return { kind: 'none' };
      return isCertain ? { kind: 'certain', offer: first } : { kind: 'choose', offers };
    },

    offer,

    async titlesWith(accountId, market, words) {
      const listed = await copies.products(shelfOf(context, accountId, market), 'commercial');
      const wanted = namedAs(words);
      const titles = listed.map(({ title }) => title).filter((title) => namedAs(title).includes(wanted));
      return [...new Set(titles)].toSorted((a, b) => a.localeCompare(b, 'en'));
    },

    async promotion(accountId, market, line, customerTenantId) {
      if (customerTenantId === undefined) return { kind: 'none' };
      const shelf = shelfOf(context, accountId, market);
      const known = await offer(accountId, market, line.productId, line.skuId);
      if (known === undefined) return { kind: 'none' };
      return bestPromotion(context, copies, shelf, line, known, customerTenantId);
    },

    defineJobs() {
      jobs.define(
        offersQueue,
        async (data) => {
          const shelf = shelfOf(context, String(data['account']), String(data['market']));
          try {
            await copies.products(shelf, 'commercial', true);
            await sheet.refresh(shelf);
          } catch (error) {
            if (!isProblem(error)) throw error;
            log.warn(
              { account: shelf.accountId, market: shelf.market, kind: error.kind, ...error.facts },
              'the offers of a market could not be read again; it is tried later',
            );
            await bookMarket(database.db, shelf, clock.now() + afterFailureMs);
          }
        },
        { concurrency: 2 },
      );
    },

    async tick() {
      const now = clock.now();
      if (!(await isMarketDue(database.db, now, now - wantedForMs))) return;
      await database.withTransaction(async (tx) => {
        const due = await takeDueMarkets(tx, now, now - wantedForMs, now + refreshEveryMs);
        for (const shelf of due) await sendRefresh(tx, shelf);
      });
    },
  };
}

function chosen(found: ReturnType<typeof searchProducts<Entry>>): readonly Entry[] {
  if (found.kind === 'none') return [];
  return found.kind === 'certain' ? [found.offer] : found.offers;
}
