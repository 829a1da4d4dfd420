import type { PersonKey } from '../../domain/person.ts';
import { isProblem } from '../../errors.ts';
import type { CustomerDetails, Qualification } from '../../services/partner-center/customers-port.ts';
import type { Subscription } from '../../services/partner-center/orders-port.ts';
import {
  conversationMs,
  customersOf,
  isOwnUse,
  mustDeskOf,
  type BuyersContext,
  type Desk,
} from './context.ts';
import type { BuyerStanding } from './port.ts';

/** Whose customer a tenant is, as far as the asker may know. */
type Belonging =
  | { readonly kind: 'ours'; readonly details: CustomerDetails; readonly throughUs: boolean }
  /** The provider's, through nobody yet. */
  | { readonly kind: 'nobodys' }
  /** Nobody's customer here, or another reseller's: the asker cannot tell which. */
  | { readonly kind: 'stranger' };

/** What is there seldom goes; the workflow looks once more before it buys. */
const fewMinutesMs = 10 * 60_000;
const hourMs = 60 * 60_000;

/** See Buyers.standing. Throws a Problem when it cannot be found out whose customer the tenant is, or our sign-in is refused. */
export async function standingOf(
  context: BuyersContext,
  by: PersonKey,
  tenantId: string,
): Promise<BuyerStanding> {
  const desk = await mustDeskOf(context, by);
  const belonging = await belongingOf(context, desk, tenantId);
  if (belonging.kind !== 'ours') {
    return {
      ...nothingKnown,
      tenantId,
      accountId: desk.account.id,
      domain: await publicDomain(context, tenantId),
      providerRelationship: belonging.kind === 'nobodys',
    };
  }
  const { details, throughUs } = belonging;
  const [agreement, accountStatus, segments, owned] = await Promise.all([
    orUnknown(context, 'agreement', { kind: 'unknown' } as const, () => agreementOf(context, desk, tenantId)),
    orUnknown(context, 'account status', 'unknown' as const, () => statusOf(context, desk, tenantId)),
    orUnknown(context, 'qualifications', [], () => segmentsOf(context, desk, tenantId)),
    orUnknown(context, 'subscriptions', undefined, () => subscriptionsOf(context, desk, tenantId)),
  ]);
  return {
    tenantId,
    accountId: desk.account.id,
    country: details.country,
    nameAtMicrosoft: details.companyName,
    domain: details.domain,
    providerRelationship: true,
    resellerRelationship: throughUs,
    agreement,
    accountStatus,
    segments,
    owned: (owned ?? []).flatMap(ownedOf),
    ...(owned === undefined ? { ownedUnknown: true } : {}),
  };
}

const nothingKnown = {
  country: undefined,
  nameAtMicrosoft: undefined,
  resellerRelationship: false,
  agreement: { kind: 'unknown' },
  accountStatus: 'unknown',
  segments: [],
  owned: [],
} as const satisfies Partial<BuyerStanding>;

/** Whose customer the tenant is; rejects with a Problem when that cannot be found out. */
export async function belongingOf(context: BuyersContext, desk: Desk, tenantId: string): Promise<Belonging> {
  if (tenantId === desk.selling.tenantId) return { kind: 'stranger' };
  const { account, selling } = desk;
  // Kept for nobody but its own reseller: that a stranger is known here must not show in how soon the answer comes.
  const [found, relation] = await context.memory.recall(
    `belonging ${account.id} ${selling.tenantId} ${tenantId}`,
    fewMinutesMs,
    () =>
      Promise.all([
        context.customers.customerDetails(account, tenantId),
        relationOf(context, desk, tenantId),
      ]),
    // An own tenant has no reseller, and is not waiting for one.
    ([{ kind }, through]) =>
      kind === 'found' && (through === 'us' || (through === 'nobody' && isOwnUse(desk, tenantId))),
  );
  if (found.kind === 'not-yet') return { kind: 'stranger' };
  const details = found.customer;
  if (relation === 'us') return { kind: 'ours', details, throughUs: true };
  if (relation === 'others') return { kind: 'stranger' };
  // Registering somebody's tenant as one's own opens nothing that another reseller looks after.
  return isOwnUse(desk, tenantId) ? { kind: 'ours', details, throughUs: false } : { kind: 'nobodys' };
}

/** Through whom the tenant buys; a tenant without any relationship to the account counts as nobody's. */
async function relationOf(
  context: BuyersContext,
  desk: Desk,
  tenantId: string,
): Promise<'us' | 'others' | 'nobody'> {
  const { account, selling } = desk;
  try {
    const resellers = await context.partnerCenter.resellersOf(account, tenantId);
    if (resellers.some((reseller) => reseller.tenantId === selling.tenantId)) return 'us';
    return resellers.length === 0 ? 'nobody' : 'others';
  } catch (error) {
    if (!isProblem(error)) throw error;
    if (isWithoutRelationship(error.facts)) return 'nobody';
    // The list of our own customers tells the same; when it fails too, nothing may be said about the tenant.
    const own = await customersOf(context, desk);
    return own.some((customer) => customer.tenantId === tenantId) ? 'us' : 'others';
  }
}

/** Contract 4.6: which of these stands for "no relationship" is not documented. */
const isWithoutRelationship = ({ status, code }: { status?: number; code?: string }): boolean =>
  status === 404 || (status === 403 && code === '20002');

async function agreementOf(
  context: BuyersContext,
  { account }: Desk,
  tenantId: string,
): Promise<BuyerStanding['agreement']> {
  const { agreements } = context;
  return context.memory.recall<BuyerStanding['agreement']>(
    `agreement ${account.id} ${tenantId}`,
    fewMinutesMs,
    async () => {
      const recorded = await agreements.ofCustomer(account, tenantId);
      const [newest] = [...recorded].sort((a, b) => (b.agreedAt ?? 0) - (a.agreedAt ?? 0));
      if (newest !== undefined) {
        const { firstName, lastName } = newest.signer;
        return { kind: 'confirmed', signer: `${firstName} ${lastName}`.trim(), at: newest.agreedAt };
      }
      const isSigned = await agreements.directSigned(account, tenantId);
      return isSigned ? { kind: 'signed-online' } : { kind: 'missing' };
    },
    // What is there stays there; what is missing may come at any moment.
    (agreement) => agreement.kind !== 'missing',
  );
}

/** A check by Microsoft that is not over is asked about each time. */
const statusOf = ({ customers, memory }: BuyersContext, { account }: Desk, tenantId: string) =>
  memory.recall(
    `status ${account.id} ${tenantId}`,
    conversationMs,
    () => customers.accountStatus(account, tenantId),
    (status) => status === 'allowed' || status === 'none',
  );

const subscriptionsOf = ({ purchasing, memory }: BuyersContext, { account }: Desk, tenantId: string) =>
  memory.recall(`owned ${account.id} ${tenantId}`, conversationMs, () =>
    purchasing.subscriptions(account, tenantId),
  );

async function segmentsOf(
  context: BuyersContext,
  { account }: Desk,
  tenantId: string,
): Promise<BuyerStanding['segments']> {
  const qualifications = await context.memory.recall(`segments ${account.id} ${tenantId}`, hourMs, () =>
    context.customers.qualifications(account, tenantId),
  );
  return [...new Set(qualifications.flatMap(segmentOf))];
}

/** A state-owned entity buys what everybody buys. */
function segmentOf({ name, vetting }: Qualification): BuyerStanding['segments'] {
  if (vetting !== undefined && vetting !== 'approved') return [];
  if (name === 'education' || name === 'nonprofit') return [name];
  return name === 'government-community-cloud' ? ['government'] : [];
}

const ownedStatuses: readonly Subscription['status'][] = ['active', 'pending', 'suspended'];

function ownedOf(subscription: Subscription): BuyerStanding['owned'] {
  const [productId, skuId] = subscription.catalogItemId?.split(':') ?? [];
  if (productId === undefined || skuId === undefined) return [];
  if (!subscription.isNewCommerce || !ownedStatuses.includes(subscription.status)) return [];
  const { id, title, quantity, status, committedUntil } = subscription;
  return [{ subscriptionId: id, productId, skuId, title, quantity, status, endsOn: committedUntil }];
}

/** A part that Microsoft does not tell is unknown; only when our own sign-in is refused nothing goes on. */
async function orUnknown<Value, Unknown>(
  context: BuyersContext,
  part: string,
  unknown: Unknown,
  read: () => Promise<Value>,
): Promise<Value | Unknown> {
  try {
    return await read();
  } catch (error) {
    if (!isProblem(error) || error.kind === 'unauthorised') throw error;
    context.log.warn({ part, kind: error.kind, ...error.facts }, 'a part of a customer could not be read');
    return unknown;
  }
}

/** What the public directory calls the tenant; empty when it does not say. */
async function publicDomain(context: BuyersContext, tenantId: string): Promise<string> {
  const lookup = await orUnknown(context, 'domain', undefined, () => context.tenants.byTenant(tenantId));
  return lookup?.kind === 'found' ? lookup.picture.facts.domain : '';
}
