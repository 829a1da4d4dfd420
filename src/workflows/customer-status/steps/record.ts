import type { Approval } from '../../../domain/approval.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import type { Order } from '../../../domain/order.ts';
import { customerOf } from '../../../domain/order-phase.ts';
import type { PartnerAccount } from '../../../domain/partner-account.ts';
import { tenantOf } from '../../../domain/order.ts';
import { latestOrderFor, openOrdersFor, recordOf } from '../../../services/store/customers-on-record.ts';
import { invitationsOfCustomer } from '../../../services/store/invitations.ts';
import { resellerIdOf, type Circle, type StatusContext } from '../context.ts';
import type { OpenOrder, StatusAsker } from '../port.ts';

/** How many open orders a card names. */
const mostOrders = 10;

/** What we have on record ourselves, as far as it is the circle's business. */
export interface OwnRecord {
  readonly seen: Awaited<ReturnType<typeof recordOf>>;
  readonly invitations: readonly Invitation[];
  /** The newest ever placed. */
  readonly latest: Order | undefined;
}

export async function ownRecord(
  { database: { db }, accounts }: StatusContext,
  circle: Circle,
  tenantId: string,
): Promise<OwnRecord> {
  const resellerId = resellerIdOf(circle);
  const ids = accounts.map(({ id }) => id);
  const [seen, all, latest] = await Promise.all([
    // What the provider has seen at Microsoft is not a reseller's to know.
    resellerId === undefined ? recordOf(db, ids, tenantId) : [],
    invitationsOfCustomer(db, tenantId),
    latestOrderFor(db, tenantId, resellerId),
  ]);
  const invitations = all.filter(({ reseller }) => resellerId === undefined || reseller?.id === resellerId);
  return { seen, invitations, latest };
}

/** True when the record alone is reason enough to answer. */
export const isOnRecord = ({ seen, invitations, latest }: OwnRecord): boolean =>
  seen.length > 0 || invitations.length > 0 || latest !== undefined;

/** What the customer is called by what is on record; Microsoft's own record comes before it. */
export function nameOnRecord({ seen, invitations, latest }: OwnRecord): { name: string; domain: string } {
  const known = seen[0] ?? invitations[0]?.customer;
  if (known !== undefined) return { name: known.name, domain: known.domain };
  const domain = latest === undefined ? '' : (tenantOf(latest)?.domain ?? '');
  const name = (latest && customerOf(latest)) ?? '';
  return { name: name === '' ? domain : name, domain };
}

/** The accounts that may know the customer, the likeliest first; for a reseller its own. */
export function accountsFor(
  { accounts }: StatusContext,
  circle: Circle,
  { seen, invitations, latest }: OwnRecord,
): readonly PartnerAccount[] {
  if (circle.kind === 'reseller') return [circle.account];
  const named = [
    ...seen.filter(({ state }) => state === 'reseller').map(({ accountId }) => accountId),
    ...seen.map(({ accountId }) => accountId),
    ...invitations.map(({ acceptedAccountId, accountId }) => acceptedAccountId ?? accountId),
    ...(latest?.draft.accountId === undefined ? [] : [latest.draft.accountId]),
  ];
  return [...new Set(named)].flatMap((id) => accounts.filter((account) => account.id === id));
}

export async function openOrders(
  context: StatusContext,
  circle: Circle,
  asker: StatusAsker,
  tenantId: string,
): Promise<readonly OpenOrder[]> {
  const { db } = context.database;
  const orders = await openOrdersFor(db, tenantId, resellerIdOf(circle), mostOrders);
  return Promise.all(
    orders.map(async (order): Promise<OpenOrder> => {
      if (circle.kind === 'staff')
        return {
          order,
          reseller: (await context.resellers.find(order.resellerId, asker))?.company,
          approval: undefined,
        };
      const isAsked = order.state === 'awaiting-approval';
      const approval = isAsked ? await context.approvals.ofOrder(order.id, asker) : undefined;
      return { order, reseller: undefined, approval: approval && asShown(approval) };
    }),
  );
}

const asShown = ({ id, state, pausedAt }: Approval): OpenOrder['approval'] => ({
  id,
  state,
  isPaused: pausedAt !== undefined,
});
