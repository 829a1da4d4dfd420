import type { Money } from './money.ts';

/** What was on the card when it was placed; bought is only that. */
export interface ShownTerms {
  readonly fingerprint: string;
  /** Who saw it; nobody else's press counts for it. */
  readonly shownTo?: { readonly tenantId: string; readonly userId: string } | undefined;
  /** Everything that must be right was right, or will be waited for. */
  readonly isPlaceable: boolean;
  /** Price of one unit per line and billing period, without tax, as shown. */
  readonly unitPrices: readonly (Money | undefined)[];
  /** Price of one unit for a whole billing period, of lines whose first one is shorter and is shrinking day by day. */
  readonly fullPrices?: readonly (Money | undefined)[] | undefined;
  /** Price of one unit for the whole term, of lines of which only that was known. */
  readonly termPrices?: readonly (Money | undefined)[] | undefined;
  /** Sum for the whole terms, without tax, as Microsoft's cart said it; undefined when that was not known. */
  readonly total?: Money | undefined;
  /** Of the list: the customer's own prices only a cart tells. */
  readonly isListPrice?: boolean | undefined;
  /** Nothing can be ordered before the customer accepts. */
  readonly awaitsAcceptance?: boolean | undefined;
  /** The order of the same products for the same company that was placed shortly before, as the card named it. */
  readonly alike?: string | undefined;
}
