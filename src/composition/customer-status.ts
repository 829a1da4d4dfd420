import type { GraphForCustomer } from '../services/graph/customer-port.ts';
import { createCustomerStatuses } from '../workflows/customer-status/index.ts';
import type { AdminRights, CustomerStatuses } from '../workflows/customer-status/port.ts';
import type { StatusContext } from '../workflows/customer-status/context.ts';
import type { GdapRequests } from '../workflows/gdap/port.ts';
import type { Microsoft } from './microsoft.ts';
import type { Parts, Store } from './store.ts';

/** What a customer's picture is put together from besides Microsoft. */
type Around = Pick<StatusContext, 'buyers' | 'tenants' | 'resellers' | 'approvals' | 'news'> & {
  readonly gdap: Pick<GdapRequests, 'ofCustomer'>;
};

/** How customers stand, for those who may know them. */
export function createStatuses(
  { config, clock, log }: Parts,
  { database }: Store,
  {
    partnerCenter,
    ordering,
    customerDirectories,
  }: Pick<Microsoft, 'partnerCenter' | 'ordering'> & {
    readonly customerDirectories: GraphForCustomer;
  },
  { gdap, ...around }: Around,
): CustomerStatuses {
  const { customers, agreements, purchasing } = ordering;
  const { accounts, staff } = config.provider;
  return createCustomerStatuses({
    ...around,
    database,
    customers,
    partnerCenter,
    agreements,
    purchasing,
    directories: customerDirectories,
    // Who may know the customer has been found out before; the requests are read as the provider's.
    rightsAt: async (tenantId) =>
      rightsOf(await gdap.ofCustomer(tenantId, { tenantId: staff.tenantId, userId: '', staff: true })),
    accounts,
    clock,
    log,
  });
}

/** What counts is what is active; a request that waits comes after it. */
function rightsOf(all: Awaited<ReturnType<GdapRequests['ofCustomer']>>): AdminRights {
  const active = all.find(({ state }) => state === 'active');
  if (active !== undefined)
    return { kind: 'active', id: active.id, until: active.endsAt, extends: active.autoExtends };
  const asked = all.find(({ state }) => state === 'waiting' || state === 'activating');
  return asked === undefined ? { kind: 'none' } : { kind: 'asked', id: asked.id };
}
