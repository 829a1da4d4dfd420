import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { Log } from '../../log.ts';
import type { Catalogue } from '../../services/partner-center/catalogue-port.ts';
import type { PriceSheet } from '../../services/partner-center/prices-port.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import type { OfferMarket } from '../../services/store/offers.ts';

export interface OffersContext {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly catalogue: Catalogue;
  readonly prices: PriceSheet;
  readonly accounts: readonly PartnerAccount[];
  readonly clock: Clock;
  readonly log: Log;
}

/** One market as one account sees it. */
export interface Shelf extends OfferMarket {
  readonly account: PartnerAccount;
}

/** Throws for an account that is not in the provider file. */
export function shelfOf(context: OffersContext, accountId: string, market: string): Shelf {
  const account = context.accounts.find((candidate) => candidate.id === accountId);
  if (account === undefined) throw new Error(`no partner account ${accountId}`);
  return { account, accountId, market: market.toUpperCase() };
}

export const hourMs = 3_600_000;
