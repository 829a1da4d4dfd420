import type { JSONColumnType } from 'kysely';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';

/** Rows of migration 008. Times are milliseconds since 1970 UTC. */
export interface OfferTables {
  offer_market: {
    account_id: string;
    market: string;
    /** When somebody last wanted to know; markets nobody asks about are not kept fresh. */
    asked_at: number;
    /** When the price sheet that is kept was read; null when there is none. */
    prices_read_at: number | null;
    /** When reading it was begun last, whatever came of it. */
    prices_tried_at: number | null;
    /** When all of it is read again in the background. */
    due_at: number;
  };
  /** Pieces of the catalogue as they were read: `products commercial`, `skus commercial CFQ7TTC0LCHC`, … */
  offer_copy: {
    account_id: string;
    market: string;
    part: string;
    content: JSONColumnType<object>;
    read_at: number;
  };
  offer_price: {
    account_id: string;
    market: string;
    product_id: string;
    sku_id: string;
    prices: JSONColumnType<readonly KeptPrice[]>;
  };
}

/** A row of the price sheet, as kept. */
export interface KeptPrice {
  readonly term: Term;
  readonly billing: BillingCycle;
  /** UnitPrice in the smallest unit of the currency. */
  readonly minor: number;
  readonly currency: string;
  readonly fromQuantity?: number | undefined;
  readonly toQuantity?: number | undefined;
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
}
