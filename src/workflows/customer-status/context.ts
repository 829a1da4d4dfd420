import type { Clock } from '../../clock.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { hasOrders, sellingTenant, type Reseller } from '../../domain/reseller.ts';
import type { Log } from '../../log.ts';
import type { GraphForCustomer } from '../../services/graph/customer-port.ts';
import type { Agreements } from '../../services/partner-center/agreements-port.ts';
import type { CustomerRegistry } from '../../services/partner-center/customers-port.ts';
import type { Purchasing } from '../../services/partner-center/orders-port.ts';
import type { PartnerCenter } from '../../services/partner-center/port.ts';
import type { Database } from '../../services/store/connection.ts';
import type { Approvals } from '../approval/port.ts';
import type { BuyerList } from '../buyer/list-port.ts';
import type { Memory } from '../buyer/memory.ts';
import type { Customers } from '../customer/port.ts';
import type { News } from '../news/port.ts';
import type { Resellers } from '../reseller/port.ts';
import type { AdminRights, StatusAsker } from './port.ts';

/** What every step of this workflow may use. */
export interface StatusContext {
  readonly database: Database;
  readonly customers: Pick<CustomerRegistry, 'customerDetails'>;
  readonly partnerCenter: Pick<PartnerCenter, 'resellersOf'>;
  readonly agreements: Pick<Agreements, 'ofCustomer' | 'directSigned'>;
  readonly purchasing: Pick<Purchasing, 'subscriptions'>;
  readonly directories: GraphForCustomer;
  readonly buyers: BuyerList;
  readonly tenants: Pick<Customers, 'byDomain'>;
  readonly resellers: Pick<Resellers, 'membership' | 'find'>;
  readonly approvals: Pick<Approvals, 'ofOrder'>;
  /** Admin rights at a customer, from our own records. */
  readonly rightsAt: (tenantId: string) => Promise<AdminRights>;
  readonly accounts: readonly PartnerAccount[];
  readonly news: News;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
}

/** Which customers somebody may know: all of the provider's, or those of one reseller. */
export type Circle =
  | { readonly kind: 'staff' }
  | {
      readonly kind: 'reseller';
      readonly reseller: Reseller;
      readonly account: PartnerAccount;
      readonly sellingTenantId: string;
      readonly sells: boolean;
    };

/** Undefined for everybody who has no customers here. */
export async function circleOf(context: StatusContext, asker: StatusAsker): Promise<Circle | undefined> {
  if (asker.staff) return { kind: 'staff' };
  const membership = await context.resellers.membership(asker);
  if (membership?.person?.state !== 'admitted' || !hasOrders(membership.reseller)) return undefined;
  const { reseller, person } = membership;
  const account = context.accounts.find(({ id }) => id === reseller.accountId);
  const selling = sellingTenant(reseller);
  if (account === undefined || selling === undefined) return undefined;
  const sells = person.roles.includes('seller');
  return { kind: 'reseller', reseller, account, sellingTenantId: selling.tenantId, sells };
}

/** The reseller whose orders and invitations are shown; undefined for all. */
export const resellerIdOf = (circle: Circle): string | undefined =>
  circle.kind === 'reseller' ? circle.reseller.id : undefined;
