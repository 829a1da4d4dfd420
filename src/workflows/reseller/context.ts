import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Reseller } from '../../domain/reseller.ts';
import type { Log } from '../../log.ts';
import type { ResellerChecks } from '../../services/partner-center/reseller-port.ts';
import type { Database } from '../../services/store/connection.ts';
import {
  addResellerEvent,
  lockRegistrations,
  lockReseller,
  saveReseller,
} from '../../services/store/resellers.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { Addresses } from '../address/port.ts';
import type { Customers } from '../customer/port.ts';
import type { News } from '../news/port.ts';
import { memberOf } from './steps/membership.ts';

/** What every step of this workflow may use. */
export interface ResellerContext {
  readonly database: Database;
  readonly atMicrosoft: ResellerChecks;
  readonly customers: Pick<Customers, 'byDomain'>;
  readonly accounts: readonly PartnerAccount[];
  readonly news: News;
  readonly addresses: Pick<Addresses, 'want' | 'keep'>;
  readonly allowSelfRegistration: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export type Transaction = Kysely<Tables>;

/** The reseller's side and the staff's side of the same case. */
export const resellerFlow = 'reseller';
export const deskFlow = 'reseller-desk';

/** Runs under the reseller's lock, so that deciding and writing are one. */
export function locked<T>(
  context: ResellerContext,
  id: string,
  work: (tx: Transaction, reseller: Reseller) => Promise<T>,
): Promise<T | { readonly kind: 'unknown' }> {
  return context.database.withTransaction(async (tx) => {
    const reseller = await lockReseller(tx, id);
    return reseller === undefined ? { kind: 'unknown' as const } : work(tx, reseller);
  });
}

/** The same, while nobody else can be given a tenant or a partner id. */
export function settled<T>(
  context: ResellerContext,
  id: string,
  work: (tx: Transaction, reseller: Reseller) => Promise<T>,
): Promise<T | { readonly kind: 'unknown' }> {
  return context.database.withTransaction(async (tx) => {
    await lockRegistrations(tx);
    const reseller = await lockReseller(tx, id);
    return reseller === undefined ? { kind: 'unknown' as const } : work(tx, reseller);
  });
}

/** The same, inside of a transaction, for what only an owner of a confirmed reseller may do; unknown to all others. */
export async function asOwner<T>(
  tx: Transaction,
  id: string,
  by: PersonKey,
  work: (reseller: Reseller) => Promise<T>,
): Promise<T | { readonly kind: 'unknown' }> {
  const reseller = await lockReseller(tx, id);
  const membership = await memberOf(tx, by);
  const isOwner = membership?.reseller.id === id && membership.person?.roles.includes('owner') === true;
  return isOwner && reseller?.state === 'confirmed' ? work(reseller) : { kind: 'unknown' };
}

/** Writes a change with its line in the history; the caller holds the lock. */
export async function change(
  context: ResellerContext,
  tx: Transaction,
  reseller: Reseller,
  changes: Partial<Reseller>,
  event: { name: string; by?: PersonKey; facts?: object },
): Promise<Reseller> {
  const now = context.clock.now();
  const saved = await saveReseller(tx, { ...reseller, ...changes, updatedAt: now });
  await addResellerEvent(tx, { resellerId: reseller.id, at: now, ...event });
  return saved;
}

/** Changes every card of the reseller in place, without a word. */
export async function refreshCards(
  context: ResellerContext,
  tx: Transaction,
  id: string,
  event: string,
): Promise<void> {
  await context.news.refreshCards(tx, { flow: resellerFlow, caseId: id, event });
  await context.news.refreshCards(tx, { flow: deskFlow, caseId: id, event });
}
