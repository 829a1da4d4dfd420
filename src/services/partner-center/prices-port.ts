import type { Money } from '../../domain/money.ts';
import type { BillingCycle, Term } from '../../domain/order-draft.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';

/** A row of Microsoft's price sheet: one sku, term and billing cycle (contract 7). Without tax. */
export interface Price {
  readonly productId: string;
  readonly skuId: string;
  readonly productTitle: string;
  readonly skuTitle: string;
  readonly term: Term;
  readonly billing: BillingCycle;
  /** ISO 3166 alpha-2 of the customer's country. */
  readonly market: string;
  /** What one licence costs the partner; the sheet does not say for how long (see domain/price-basis.ts). */
  readonly unitPrice: Money;
  /** What Microsoft suggests the customer pays; undefined when the sheet gives none. */
  readonly erpPrice: Money | undefined;
  /** Quantities the price holds for; undefined = any. */
  readonly fromQuantity: number | undefined;
  readonly toQuantity: number | undefined;
  /** Milliseconds since 1970 UTC; undefined = open. */
  readonly startsAt: number | undefined;
  readonly endsAt: number | undefined;
  /** As in the sheet, `License` for instance. */
  readonly tags: string;
}

export interface PriceSheet {
  /**
   * Today's prices of licences in a country, app+user. The sheet is tens of megabytes and is read once, row by row:
   * keep what is needed. Rows that name no licence, term or price are left out; a sheet without a single usable row
   * is a Problem. Throws while being read, too.
   */
  rows(account: PartnerAccount, country: string): AsyncIterable<Price>;
}
