import type { Kysely } from 'kysely';
import {
  openStates,
  type Invitation,
  type InvitationLetter,
  type InvitationOrigin,
  type InvitingReseller,
} from '../../../domain/invitation.ts';
import { nextLook } from '../../../domain/invitation-proof.ts';
import type { PersonKey } from '../../../domain/person.ts';
import {
  addInvitationEvent,
  insertInvitation,
  invitationByRequest,
  invitationsOfCustomer,
  nextInvitationId,
} from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { InvitationContext } from '../context.ts';
import type { CustomerFacts } from '../port.ts';

/** What an invitation is to be, by whomever it was begun. */
export interface Wanted {
  readonly requestId: string;
  readonly customer: CustomerFacts;
  readonly accountId: string;
  readonly reason?: string | undefined;
  readonly link: string;
  readonly origin: InvitationOrigin;
  readonly by: PersonKey;
  readonly reseller?: InvitingReseller | undefined;
  /** The one the customer comes back to when none is open: they had said no. */
  readonly follows?: Invitation | undefined;
  readonly letter?: InvitationLetter | undefined;
  readonly batchId?: string | undefined;
  readonly orderId?: string | undefined;
}

export type Found =
  | { readonly kind: 'open'; readonly invitation: Invitation }
  /** Made by this very request before. */
  | { readonly kind: 'repeated'; readonly invitation: Invitation }
  /** Accepted while Partner Center was being asked. */
  | { readonly kind: 'accepted'; readonly invitation: Invitation };

/**
 * The open invitation of a customer at an account for this reseller: its own first, then one that is for no reseller
 * yet. Asked for no reseller, it is the newest there is. Pure.
 */
export function openFor(
  invitations: readonly Invitation[],
  accountId: string,
  reseller: Pick<InvitingReseller, 'id'> | undefined,
): Invitation | undefined {
  const open = invitations.filter((i) => i.accountId === accountId && openStates.includes(i.state));
  const free = open.find((i) => i.reseller === undefined);
  return reseller === undefined
    ? (free ?? open[0])
    : (open.find((i) => i.reseller?.id === reseller.id) ?? free);
}

/** What the provider's staff has prepared is not joined by a reseller's own word: it would read and change it from then on. */
const isJoinable =
  ({ origin }: Wanted) =>
  ({ reseller, createdBy }: Invitation): boolean =>
    origin !== 'reseller' || reseller !== undefined || createdBy === undefined;

/** The open invitation that fits, or a new one under this request id. The caller holds the customer's lock. */
export async function findOrCreate(
  context: InvitationContext,
  tx: Kysely<Tables>,
  wanted: Wanted,
): Promise<Found> {
  const { customer, accountId, reseller } = wanted;
  const earlier = await invitationByRequest(tx, wanted.requestId);
  if (earlier !== undefined) {
    const same = earlier.customer.tenantId === customer.tenantId && earlier.accountId === accountId;
    if (!same) throw new Error(`the request of ${earlier.id} came again for something else`);
    return { kind: 'repeated', invitation: earlier };
  }
  const ofCustomer = await invitationsOfCustomer(tx, customer.tenantId);
  const accepted = ofCustomer.find((i) => i.accountId === accountId && i.state === 'accepted');
  if (accepted !== undefined && reseller?.alone !== true) return { kind: 'accepted', invitation: accepted };
  const open = openFor(ofCustomer.filter(isJoinable(wanted)), accountId, reseller) ?? wanted.follows;
  if (open !== undefined) return { kind: 'open', invitation: open };
  return { kind: 'open', invitation: await create(context, tx, wanted) };
}

async function create(context: InvitationContext, tx: Kysely<Tables>, wanted: Wanted): Promise<Invitation> {
  const { customer, accountId, origin, by, reseller } = wanted;
  const now = context.clock.now();
  const isInvited = origin === 'provider' || origin === 'reseller';
  const made: Invitation = {
    id: await nextInvitationId(tx),
    version: 1,
    state: 'created',
    origin,
    customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
    country: customer.country,
    cloud: customer.cloud,
    accountId,
    accountReason: wanted.reason,
    acceptedAccountId: undefined,
    acceptedBy: undefined,
    administrator: undefined,
    createdBy: isInvited ? by : undefined,
    link: wanted.link,
    createdAt: now,
    openedAt: undefined,
    acceptedAt: undefined,
    expiresAt: now + context.invitationDays * 86_400_000,
    remindAt: undefined,
    remindAbout: undefined,
    supersededBy: undefined,
    updatedAt: now,
    reseller,
    letter: wanted.letter,
    schedule: isInvited ? { days: context.reminderDays, given: 0 } : undefined,
    batchId: wanted.batchId,
    orderId: wanted.orderId,
  };
  const invitation = withProof(made, now);
  await insertInvitation(tx, invitation, wanted.requestId);
  await addInvitationEvent(tx, {
    invitationId: invitation.id,
    at: now,
    name: 'create',
    by,
    facts: { origin, account: accountId, ...(reseller === undefined ? {} : { reseller: reseller.id }) },
  });
  return (await invitationByRequest(tx, wanted.requestId)) ?? invitation;
}

/** No list of customers shows when only the reseller's relationship is missing: Microsoft is asked now and then. */
const withProof = (invitation: Invitation, now: number): Invitation =>
  invitation.reseller?.alone === true ? { ...invitation, proveAt: nextLook(invitation, now) } : invitation;
