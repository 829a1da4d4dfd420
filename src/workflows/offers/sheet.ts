import { setTimeout as delay } from 'node:timers/promises';
import { isProblem } from '../../errors.ts';
import type { Price } from '../../services/partner-center/prices-port.ts';
import { claimSheet, noteAsked, readPrices, replacePrices, sheetState } from '../../services/store/offers.ts';
import type { KeptPrice } from '../../services/store/tables-offers.ts';
import { hourMs, type OffersContext, type Shelf } from './context.ts';

/** Microsoft changes prices by the month and promises nothing; a sheet is good for a day. */
const sheetLastsMs = 24 * hourMs;
/** A sheet of tens of megabytes is not asked for again at once when reading it failed. */
const tryAgainMs = 10 * 60_000;
/** Without any sheet sooner: what is sold without a price shown has to be asked about once more. */
const firstAgainMs = 60_000;

/** How often a market that people ask about is read in the background. */
export const refreshEveryMs = 12 * hourMs;

/** Prices of a market, read from Microsoft once a day. */
export interface Sheet {
  /**
   * The kept prices of these products, by `productId:skuId`. The first question of a market waits for the sheet, at
   * most `patienceMs` of real time; later ones never do. Empty while there is none: buying needs no price beforehand.
   */
  pricesOf(
    shelf: Shelf,
    productIds: readonly string[],
    patienceMs: number,
  ): Promise<ReadonlyMap<string, readonly KeptPrice[]>>;
  /** Reads the sheet if the kept one is a day old. Rejects with the Problem when it cannot be had. */
  refresh(shelf: Shelf): Promise<void>;
}

/** @param startRefresh has the sheet read in the background. */
export function createSheet(context: OffersContext, startRefresh: (shelf: Shelf) => Promise<void>): Sheet {
  const { database, prices, clock, log } = context;
  const reading = new Map<string, Promise<void>>();

  async function read(shelf: Shelf): Promise<void> {
    const readAt = clock.now();
    const kept = new Map<string, KeptPrice[]>();
    for await (const price of prices.rows(shelf.account, shelf.market)) {
      // A sheet of one market has one; what is of another must not set a price here.
      if (price.market !== shelf.market) continue;
      const key = `${price.productId}:${price.skuId}`;
      kept.set(key, [...(kept.get(key) ?? []), keptPrice(price)]);
    }
    await database.withTransaction((tx) => replacePrices(tx, shelf, kept, readAt));
    log.info(
      { account: shelf.accountId, market: shelf.market, skus: kept.size, ms: clock.now() - readAt },
      'price sheet read',
    );
  }

  function readOnce(shelf: Shelf): Promise<void> {
    const key = `${shelf.accountId} ${shelf.market}`;
    const running = reading.get(key);
    if (running !== undefined) return running;
    const started = read(shelf).finally(() => reading.delete(key));
    reading.set(key, started);
    return started;
  }

  /** Reads the first sheet; without one the offers are shown all the same. */
  async function readFirst(shelf: Shelf, triedAt: number | undefined): Promise<void> {
    const now = clock.now();
    const isRunning = reading.has(`${shelf.accountId} ${shelf.market}`);
    if (!isRunning && triedAt !== undefined && now - triedAt < firstAgainMs) return;
    try {
      if (!isRunning) await claimSheet(database.db, shelf, now, now);
      await readOnce(shelf);
    } catch (error) {
      if (!isProblem(error)) throw error;
      log.warn(
        { account: shelf.accountId, market: shelf.market, kind: error.kind, ...error.facts },
        'the price sheet could not be read; offers are shown without prices',
      );
    }
  }

  async function waitForFirst(first: Promise<void>, patienceMs: number): Promise<void> {
    if (await isDoneWithin(patienceMs, first)) return;
    // Nobody waits any more, so nobody else would hear of it.
    first.catch((error: unknown) => log.error({ err: error }, 'reading a price sheet failed'));
  }

  return {
    async pricesOf(shelf, productIds, patienceMs) {
      const now = clock.now();
      const { readAt, triedAt } = await noteAsked(database.db, shelf, now, now + refreshEveryMs);
      if (readAt === undefined) await waitForFirst(readFirst(shelf, triedAt), patienceMs);
      else if (now - readAt >= sheetLastsMs && now - (triedAt ?? 0) >= tryAgainMs) await startRefresh(shelf);
      return readPrices(database.db, shelf, productIds);
    },
    async refresh(shelf) {
      const now = clock.now();
      const { readAt } = await sheetState(database.db, shelf);
      if (readAt !== undefined && now - readAt < sheetLastsMs) return;
      if (await claimSheet(database.db, shelf, now, now - tryAgainMs)) await readOnce(shelf);
    },
  };
}

/** Waits for the work, but no longer than so, and says whether it was done by then; it goes on in any case. */
async function isDoneWithin(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  const enough = delay(milliseconds, false, { ref: false, signal: waiting.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), enough]);
  } finally {
    waiting.abort();
  }
}

function keptPrice(price: Price): KeptPrice {
  const { term, billing, unitPrice, fromQuantity, toQuantity, startsAt, endsAt } = price;
  const { minor, currency } = unitPrice;
  return { term, billing, minor, currency, fromQuantity, toQuantity, startsAt, endsAt };
}
