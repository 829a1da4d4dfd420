import { isGuid } from '../../../domain/identifiers.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import { isProblem } from '../../../errors.ts';
import { circleOf, type Circle, type StatusContext } from '../context.ts';
import type { AccountStanding, CustomerStatus, Part, StatusAsker } from '../port.ts';
import { licencesOf } from './licences.ts';
import { readCustomer, type Reading } from './read.ts';
import { accountsFor, isOnRecord, nameOnRecord, openOrders, ownRecord, type OwnRecord } from './record.ts';

/** See CustomerStatuses.of. */
export async function statusOf(
  context: StatusContext,
  asker: StatusAsker,
  tenantId: string,
  again: boolean,
): Promise<CustomerStatus | 'unknown'> {
  const circle = isGuid(tenantId) ? await circleOf(context, asker) : undefined;
  if (circle === undefined) return 'unknown';
  const record = await ownRecord(context, circle, tenantId);
  // Staff knows what is on record; a reseller's customers are at Microsoft.
  if (!isOnRecord(record) && !(await mayBeTheirs(context, circle, asker, tenantId))) return 'unknown';
  const accounts = accountsFor(context, circle, record);
  const all = await Promise.all(accounts.map((account) => readCustomer(context, account, tenantId, again)));
  const through = circle.kind === 'staff' ? 'us' : await relationOf(context, circle, asker, all[0], tenantId);
  // Who has nothing on record of a stranger gets the answer for a tenant that does not exist.
  if (through !== 'us' && !isOnRecord(record)) return 'unknown';
  const readings = all.map((reading) => (through === 'us' ? reading : asStranger(reading, through)));
  const [orders, rights] = await Promise.all([
    openOrders(context, circle, asker, tenantId),
    through === 'us' ? context.rightsAt(tenantId) : ({ kind: 'none' } as const),
  ]);
  const customer = readings.map((reading) => valueOf(reading.customer)).find((one) => one !== undefined);
  const { name, domain } = customer ?? nameOnRecord(record);
  return {
    tenantId,
    name,
    domain,
    seenBy: circle.kind === 'staff' ? 'staff' : circle.sells ? 'seller' : 'owner',
    accounts: readings.map((reading) => standingOf(circle, record, reading)),
    rights,
    ...licencesOf(readings),
    health: readings[0]?.health ?? { kind: 'unknown', because: 'no-relationship' },
    orders,
    invitation: newestUnanswered(record.invitations),
    readAt: Math.min(context.clock.now(), ...readings.map(({ readAt }) => readAt)),
  };
}

const valueOf = <Value>(part: Part<Value>): Value | undefined =>
  part.kind === 'known' ? part.value : undefined;

/** Another reseller's customer looks like one nobody has a relationship with. */
function asStranger(reading: Reading, through: 'others' | 'nobody'): Reading {
  const hidden = { kind: 'unknown', because: 'no-relationship' } as const;
  return {
    ...reading,
    // Through nobody yet: the provider's half of the relationship is there, as the reseller's order finds out too.
    customer: through === 'nobody' ? reading.customer : { kind: 'known', value: undefined },
    resellers: { kind: 'known', value: [] },
    agreement: hidden,
    subscriptions: hidden,
    licences: hidden,
    health: hidden,
  };
}

/**
 * Whether a tenant that is not on record is worth a question at all. About strangers none is asked: the answer would come
 * later for somebody else's customer than for nobody's.
 */
async function mayBeTheirs(
  context: StatusContext,
  circle: Circle,
  asker: StatusAsker,
  tenantId: string,
): Promise<boolean> {
  if (circle.kind === 'staff') return false;
  if (circle.reseller.tenants.some((one) => one.use === 'own-use' && one.tenantId === tenantId)) return true;
  try {
    return (await context.buyers.all(asker)).some((one) => one.tenantId === tenantId);
  } catch (error) {
    // Without the list only the tenant itself tells.
    if (!isProblem(error)) throw error;
    return true;
  }
}

/** Through whom the tenant buys, as far as a reseller may know. */
async function relationOf(
  context: StatusContext,
  { reseller, sellingTenantId }: Extract<Circle, { kind: 'reseller' }>,
  asker: StatusAsker,
  reading: Reading | undefined,
  tenantId: string,
): Promise<'us' | 'others' | 'nobody'> {
  if (reading === undefined || tenantId === sellingTenantId) return 'others';
  const { customer, resellers } = reading;
  if (customer.kind === 'known' && customer.value === undefined) return 'others';
  if (resellers.kind === 'known') {
    if (resellers.value.some((one) => one.tenantId === sellingTenantId)) return 'us';
    const isOwn = reseller.tenants.some((one) => one.use === 'own-use' && one.tenantId === tenantId);
    if (resellers.value.length > 0) return 'others';
    return isOwn ? 'us' : 'nobody';
  }
  // The list of our own customers tells the same; when it fails too, nothing may be said about the tenant.
  const own = await context.buyers.all(asker);
  return own.some((one) => one.tenantId === tenantId) ? 'us' : 'others';
}

function standingOf(circle: Circle, record: OwnRecord, reading: Reading): AccountStanding {
  const { account, customer, resellers, agreement } = reading;
  const seen = record.seen.find(({ accountId }) => accountId === account.id);
  const accepted = record.invitations.filter(
    ({ state, acceptedAccountId }) => state === 'accepted' && acceptedAccountId === account.id,
  );
  const times = accepted.flatMap(({ acceptedAt }) => acceptedAt ?? []);
  const missing = seen === undefined ? 'missing' : 'removed';
  const mine = circle.kind === 'reseller' ? circle.sellingTenantId : undefined;
  return {
    accountId: account.id,
    provider:
      customer.kind === 'unknown'
        ? customer
        : { kind: 'known', value: customer.value === undefined ? missing : 'there' },
    since: times.length === 0 ? undefined : Math.min(...times),
    resellers:
      resellers.kind === 'unknown'
        ? resellers
        : {
            kind: 'known',
            value: resellers.value
              .filter(({ tenantId }) => mine === undefined || tenantId === mine)
              .map(({ name, mpnId }) => ({ name, partnerId: mpnId })),
          },
    agreement,
  };
}

const over: readonly Invitation['state'][] = ['accepted', 'withdrawn'];

function newestUnanswered(invitations: readonly Invitation[]): CustomerStatus['invitation'] {
  const newest = invitations.find(({ state }) => !over.includes(state));
  return newest && { id: newest.id, state: newest.state, at: newest.updatedAt };
}
