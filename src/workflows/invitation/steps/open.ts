import type { Kysely } from 'kysely';
import type { Invitation, InvitationOrigin } from '../../../domain/invitation.ts';
import { openStates } from '../../../domain/invitation.ts';
import type { PersonKey } from '../../../domain/person.ts';
import {
  addInvitationEvent,
  insertInvitation,
  invitationByRequest,
  invitationsOfCustomer,
  lockCustomer,
  nextInvitationId,
} from '../../../services/store/invitations.ts';
import { hastenSweep } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { accountById, take, type InvitationContext } from '../context.ts';
import type { CustomerFacts, InviteRequest, Opened, OpenRequest } from '../port.ts';
import { overtakeOthers } from './overtake.ts';
import { tellOfOtherAccount } from './other-account.ts';
import { recordAcceptance } from './record-acceptance.ts';
import { recordRemoval } from './record-removal.ts';

/** After this long without word from Microsoft the administrator is asked whether something is in the way. */
const quietMs = 10 * 60_000;
/** Once somebody has been sent to Microsoft's page the next sweep comes after this long, in case the webhook is lost. */
const attentiveSweepMs = 2 * 60_000;

/** The link for the account, unless Microsoft already shows the relationship; then that is recorded instead. */
async function linkOrAlready(
  context: InvitationContext,
  accountId: string,
  customer: CustomerFacts,
): Promise<{ kind: 'link'; link: string } | { kind: 'already'; customerName: string }> {
  const account = accountById(context, accountId);
  const askedAt = context.clock.now();
  const found = await context.partnerCenter.customer(account, customer.tenantId);
  if (found.kind === 'found' && found.customer.isReseller) {
    await recordAcceptance(context, accountId, found.customer, 'asked');
    return { kind: 'already', customerName: found.customer.companyName };
  }
  // What was accepted before has been taken back; unrecorded, the next acceptance would look like that old one.
  await recordRemoval(context, accountId, customer.tenantId, askedAt);
  return { kind: 'link', link: await context.partnerCenter.relationshipLink(account) };
}

type Found =
  | { readonly kind: 'open'; readonly invitation: Invitation }
  /** Made by this very request before. */
  | { readonly kind: 'repeated'; readonly invitation: Invitation }
  /** Accepted while Partner Center was being asked. */
  | { readonly kind: 'accepted'; readonly invitation: Invitation };

/** The open invitation of this customer and account, or a new one under this request id. */
async function findOrCreate(
  context: InvitationContext,
  tx: Kysely<Tables>,
  request: {
    requestId: string;
    customer: CustomerFacts;
    accountId: string;
    reason?: string | undefined;
    link: string;
  },
  origin: InvitationOrigin,
  by: PersonKey,
): Promise<Found> {
  const earlier = await invitationByRequest(tx, request.requestId);
  if (earlier !== undefined) {
    const same =
      earlier.customer.tenantId === request.customer.tenantId && earlier.accountId === request.accountId;
    if (!same) throw new Error(`the request of ${earlier.id} came again for something else`);
    return { kind: 'repeated', invitation: earlier };
  }
  const ofAccount = (await invitationsOfCustomer(tx, request.customer.tenantId)).filter(
    (i) => i.accountId === request.accountId,
  );
  const accepted = ofAccount.find((i) => i.state === 'accepted');
  if (accepted !== undefined) return { kind: 'accepted', invitation: accepted };
  const open = ofAccount.find((i) => openStates.includes(i.state));
  if (open !== undefined) return { kind: 'open', invitation: open };

  const now = context.clock.now();
  const invitation: Invitation = {
    id: await nextInvitationId(tx),
    version: 1,
    state: 'created',
    origin,
    customer: {
      tenantId: request.customer.tenantId,
      name: request.customer.name,
      domain: request.customer.domain,
    },
    country: request.customer.country,
    cloud: request.customer.cloud,
    accountId: request.accountId,
    accountReason: request.reason,
    acceptedAccountId: undefined,
    acceptedBy: undefined,
    administrator: undefined,
    createdBy: origin === 'provider' ? by : undefined,
    link: request.link,
    createdAt: now,
    openedAt: undefined,
    acceptedAt: undefined,
    expiresAt: now + context.invitationDays * 86_400_000,
    remindAt: undefined,
    remindAbout: undefined,
    supersededBy: undefined,
    updatedAt: now,
  };
  await insertInvitation(tx, invitation, request.requestId);
  await addInvitationEvent(tx, {
    invitationId: invitation.id,
    at: now,
    name: 'create',
    by,
    facts: { origin, account: request.accountId },
  });
  return { kind: 'open', invitation };
}

/** Shows an administrator the link: state `opened`, and the card on their screen becomes the case card. */
export async function openInvitation(context: InvitationContext, request: OpenRequest): Promise<Opened> {
  const link = await linkOrAlready(context, request.accountId, request.customer);
  if (link.kind === 'already') return link;
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, request.customer.tenantId);
    const found = await findOrCreate(
      context,
      tx,
      { ...request, link: link.link },
      'customer',
      request.administrator,
    );
    if (found.kind !== 'open') return openedBefore(found, link.link);
    const now = context.clock.now();
    const before = found.invitation;
    const invitation = await take(context, tx, before, 'open', {
      administrator: request.administrator,
      country: request.customer.country ?? before.country,
      accountReason: request.reason ?? before.accountReason,
      link: link.link,
      openedAt: before.openedAt ?? now,
      remindAt: now + quietMs,
      remindAbout: 'quiet',
      by: request.administrator,
    });
    await overtakeOthers(context, tx, invitation);
    await hastenSweep(tx, request.accountId, now + attentiveSweepMs);
    const item = { flow: 'accept', caseId: invitation.id, event: 'opened' };
    await context.news.adopt(tx, item, request.administrator, request.card);
    await context.news.refreshCards(tx, { ...item, flow: 'invite' });
    if (request.reason !== undefined && request.expectedAccountId !== request.accountId)
      await tellOfOtherAccount(context, tx, invitation, request);
    return { kind: 'opened', invitation, link: link.link };
  });
}

/** Makes an invitation on behalf of the provider: state `created`, the card in the staff's chat is its case card. */
export async function createInvitation(context: InvitationContext, request: InviteRequest): Promise<Opened> {
  const link = await linkOrAlready(context, request.accountId, request.customer);
  if (link.kind === 'already') return link;
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, request.customer.tenantId);
    const found = await findOrCreate(context, tx, { ...request, link: link.link }, 'provider', request.by);
    if (found.kind !== 'open') return openedBefore(found, link.link);
    const { invitation } = found;
    await context.news.adopt(
      tx,
      { flow: 'invite', caseId: invitation.id, event: 'created' },
      request.by,
      request.card,
    );
    return { kind: 'opened', invitation, link: link.link };
  });
}

/** A repeated request changes nothing and gets the answer of the first, with the invitation as it stands now. */
function openedBefore(found: Exclude<Found, { kind: 'open' }>, link: string): Opened {
  const { invitation } = found;
  return found.kind === 'accepted'
    ? { kind: 'already', customerName: invitation.customer.name }
    : { kind: 'opened', invitation, link };
}
