import { sql, type Kysely } from 'kysely';
import { jsonb } from './jsonb.ts';
import type { KeptPrice } from './tables-offers.ts';
import type { Tables } from './tables.ts';

/** A partner account and the customers' country, ISO 3166 alpha-2, upper case. */
export interface OfferMarket {
  readonly accountId: string;
  readonly market: string;
}

export interface SheetState {
  /** When the kept prices were read; undefined when there are none. */
  readonly readAt: number | undefined;
  readonly triedAt: number | undefined;
}

/** Notes that somebody asks about a market; a new one is due at `dueAt`. */
export async function noteAsked(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  now: number,
  dueAt: number,
): Promise<SheetState> {
  const { rows } = await sql<{ read: number | null; tried: number | null }>`
    insert into offer_market (account_id, market, asked_at, due_at)
    values (${accountId}, ${market}, ${now}, ${dueAt})
    on conflict (account_id, market) do update set asked_at = greatest(offer_market.asked_at, ${now})
    returning prices_read_at as read, prices_tried_at as tried`.execute(db);
  return { readAt: rows[0]?.read ?? undefined, triedAt: rows[0]?.tried ?? undefined };
}

/** The same without counting as a question. */
export async function sheetState(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
): Promise<SheetState> {
  const row = await db
    .selectFrom('offer_market')
    .select(['prices_read_at', 'prices_tried_at'])
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .executeTakeFirst();
  return { readAt: row?.prices_read_at ?? undefined, triedAt: row?.prices_tried_at ?? undefined };
}

/** Books reading the price sheet for the caller, unless somebody began since `since`. */
export async function claimSheet(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  now: number,
  since: number,
): Promise<boolean> {
  const result = await db
    .updateTable('offer_market')
    .set({ prices_tried_at: now })
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .where((e) => e.or([e('prices_tried_at', 'is', null), e('prices_tried_at', '<', since)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether some market asked about since `askedSince` is due. */
export async function isMarketDue(db: Kysely<Tables>, now: number, askedSince: number): Promise<boolean> {
  const row = await db
    .selectFrom('offer_market')
    .select('market')
    .where('due_at', '<=', now)
    .where('asked_at', '>=', askedSince)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Markets asked about since `askedSince` that are due; each is booked again for `nextAt`, so that one instance gets it. */
export async function takeDueMarkets(
  db: Kysely<Tables>,
  now: number,
  askedSince: number,
  nextAt: number,
): Promise<readonly OfferMarket[]> {
  const rows = await db
    .updateTable('offer_market')
    .set({ due_at: nextAt })
    .where('due_at', '<=', now)
    .where('asked_at', '>=', askedSince)
    .returning(['account_id', 'market'])
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, market: row.market }));
}

/** Books the next reading of a market. */
export async function bookMarket(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  dueAt: number,
): Promise<void> {
  await db
    .updateTable('offer_market')
    .set({ due_at: dueAt })
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .execute();
}

/** A piece of the catalogue as it was kept; undefined when it never was. */
export async function readCopy(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  part: string,
): Promise<{ content: unknown; readAt: number } | undefined> {
  const row = await db
    .selectFrom('offer_copy')
    .select(['content', 'read_at'])
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .where('part', '=', part)
    .executeTakeFirst();
  return row === undefined ? undefined : { content: row.content, readAt: row.read_at };
}

/** Keeps a piece of the catalogue in place of an older one. */
export async function keepCopy(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  part: string,
  content: object,
  readAt: number,
): Promise<void> {
  await sql`
    insert into offer_copy (account_id, market, part, content, read_at)
    values (${accountId}, ${market}, ${part}, ${jsonb(content)}::jsonb, ${readAt})
    on conflict (account_id, market, part) do update set content = excluded.content, read_at = excluded.read_at
      where offer_copy.read_at <= excluded.read_at`.execute(db);
}

/** Forgets a piece that Microsoft no longer has. */
export async function dropCopy(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  part: string,
): Promise<void> {
  await db
    .deleteFrom('offer_copy')
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .where('part', '=', part)
    .execute();
}

/** The kept prices of these skus, by `productId:skuId`. */
export async function readPrices(
  db: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptPrice[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('offer_price')
    .select(['product_id', 'sku_id', 'prices'])
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .where('product_id', 'in', productIds)
    .execute();
  return new Map(rows.map((row) => [`${row.product_id}:${row.sku_id}`, row.prices]));
}

const rowsAtOnce = 500;

/** Puts a whole price sheet in place of the one before; readers see the one or the other. */
export async function replacePrices(
  tx: Kysely<Tables>,
  { accountId, market }: OfferMarket,
  prices: ReadonlyMap<string, readonly KeptPrice[]>,
  readAt: number,
): Promise<void> {
  // The row is the lock: two sheets that arrive at once are written one after the other.
  await tx
    .updateTable('offer_market')
    .set({ prices_read_at: readAt })
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .execute();
  await tx
    .deleteFrom('offer_price')
    .where('account_id', '=', accountId)
    .where('market', '=', market)
    .execute();
  const rows = [...prices].map(([key, kept]) => {
    const [product_id = '', sku_id = ''] = key.split(':');
    return { account_id: accountId, market, product_id, sku_id, prices: jsonb(kept) };
  });
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx
      .insertInto('offer_price')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
}
