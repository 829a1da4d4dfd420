import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders, sellingTenant, type Reseller, type ResellerTenant } from '../../domain/reseller.ts';
import type { Log } from '../../log.ts';
import type { Agreements } from '../../services/partner-center/agreements-port.ts';
import type { CustomerRegistry } from '../../services/partner-center/customers-port.ts';
import type { Purchasing } from '../../services/partner-center/orders-port.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import type { Customers } from '../customer/port.ts';
import type { Resellers } from '../reseller/port.ts';
import type { Memory } from './memory.ts';
import type { KnownCustomer } from './port.ts';

export interface BuyersContext {
  readonly customers: CustomerRegistry;
  readonly partnerCenter: Pick<PartnerCenter, 'resellersOf'>;
  readonly agreements: Pick<Agreements, 'ofCustomer' | 'directSigned' | 'template' | 'document'>;
  readonly purchasing: Pick<Purchasing, 'subscriptions'>;
  readonly resellers: Pick<Resellers, 'membership'>;
  readonly tenants: Pick<Customers, 'byDomain' | 'byTenant'>;
  readonly accounts: readonly PartnerAccount[];
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
}

/** For whom somebody may order: their reseller and the provider's account it works with. */
export interface Desk {
  readonly reseller: Reseller;
  readonly account: PartnerAccount;
  readonly selling: ResellerTenant;
}

/** Undefined for anybody but an admitted person of a confirmed reseller; its drafts can be looked at while orders are stopped. */
export async function deskOf(context: BuyersContext, by: PersonKey): Promise<Desk | undefined> {
  const membership = await context.resellers.membership(by);
  if (membership?.person?.state !== 'admitted' || !hasOrders(membership.reseller)) return undefined;
  const { reseller } = membership;
  const selling = sellingTenant(reseller);
  const account = context.accounts.find((candidate) => candidate.id === reseller.accountId);
  if (selling === undefined || account === undefined)
    throw new Error(`reseller ${reseller.id} has no selling tenant or no known account`);
  return { reseller, account, selling };
}

/** The same, for questions that somebody without a reseller never gets to ask. */
export async function mustDeskOf(context: BuyersContext, by: PersonKey): Promise<Desk> {
  const desk = await deskOf(context, by);
  if (desk === undefined) throw new Error('somebody without a reseller asks about a customer');
  return desk;
}

export function accountOf(context: BuyersContext, accountId: string): PartnerAccount {
  const account = context.accounts.find((candidate) => candidate.id === accountId);
  if (account === undefined) throw new Error(`no partner account ${accountId}`);
  return account;
}

/** A conversation asks at every step; what may change by the minute is read about twice in it. */
export const conversationMs = 2 * 60_000;
const listLastsMs = 60_000;

/** Every customer of the desk's reseller, as Partner Center listed them within the last minute. */
export function customersOf(context: BuyersContext, desk: Desk): Promise<readonly KnownCustomer[]> {
  const { account, selling } = desk;
  return context.memory.recall(`list ${account.id} ${selling.tenantId}`, listLastsMs, async () => {
    const all: KnownCustomer[] = [];
    for await (const page of context.customers.customersOfReseller(account, selling.tenantId))
      all.push(...page.map(({ tenantId, companyName, domain }) => ({ tenantId, name: companyName, domain })));
    return all;
  });
}

/** True for one of the reseller's tenants for its own licences. */
export const isOwnUse = ({ reseller }: Desk, tenantId: string): boolean =>
  reseller.tenants.some((tenant) => tenant.use === 'own-use' && tenant.tenantId === tenantId);
