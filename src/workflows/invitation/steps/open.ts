import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import { invitationsOfCustomer, lockCustomer } from '../../../services/store/invitations.ts';
import { hastenSweep } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take, type InvitationContext } from '../context.ts';
import type { Opened, OpenRequest } from '../port.ts';
import { findOrCreate, openFor, type Found } from './find-or-create.ts';
import { linkOrAlready } from './link.ts';
import { tellOfOtherAccount } from './other-account.ts';
import { noteOtherTenant } from './other-tenant.ts';
import { overtakeOthers } from './overtake.ts';

/** After this long without word from Microsoft the administrator is asked whether something is in the way. */
const quietMs = 10 * 60_000;
/** Once somebody has been sent to Microsoft's page the next sweep comes after this long, in case the webhook is lost. */
const attentiveSweepMs = 2 * 60_000;
/** So often the link is fetched again because another reseller's invitation came or went meanwhile. */
const mostTries = 3;

/** Shows an administrator the link: state `opened`, and the card on their screen becomes the case card. */
export async function openInvitation(context: InvitationContext, request: OpenRequest): Promise<Opened> {
  for (let tries = 1; ; tries += 1) {
    const invited = await followed(context.database.db, request, context.clock.now());
    const { accountId, customer } = request;
    const link = await linkOrAlready(context, accountId, customer, invited?.reseller);
    if (link.kind === 'already') return link;
    const opened = await openWith(context, request, invited, link.link);
    if (opened !== 'again') return opened;
    if (tries === mostTries) throw new Error('the invitations of a customer changed too often to open one');
  }
}

/** The invitation the customer follows: the one they came by, else the newest open one for this account. */
async function followed(
  db: Kysely<Tables>,
  request: OpenRequest,
  now: number,
): Promise<Invitation | undefined> {
  const all = await invitationsOfCustomer(db, request.customer.tenantId);
  const named = all.filter(({ id }) => id === request.invitationId);
  const open = openFor(named, request.accountId, undefined) ?? openFor(all, request.accountId, undefined);
  // Whoever has said no may think again: it is still the invitation of who invited.
  const regretted = ({ accountId, state, expiresAt }: Invitation) =>
    accountId === request.accountId && state === 'declined' && expiresAt > now;
  return open ?? all.find(regretted);
}

/** Opens with a link that was fetched for `invited`; `again` when that is no longer the one to open. */
async function openWith(
  context: InvitationContext,
  request: OpenRequest,
  invited: Invitation | undefined,
  link: string,
): Promise<Opened | 'again'> {
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, request.customer.tenantId);
    const follows = await followed(tx, request, context.clock.now());
    const reseller = follows?.reseller;
    if (reseller?.id !== invited?.reseller?.id) return 'again';
    const by = request.administrator;
    const wanted = { ...request, link, origin: 'customer' as const, by, reseller, follows };
    const found = await findOrCreate(context, tx, wanted);
    if (found.kind !== 'open') return openedBefore(found, link);
    const now = context.clock.now();
    const before = found.invitation;
    const invitation = await take(context, tx, before, 'open', {
      administrator: request.administrator,
      country: request.customer.country ?? before.country,
      accountReason: request.reason ?? before.accountReason,
      link,
      openedAt: before.openedAt ?? now,
      remindAt: now + quietMs,
      remindAbout: 'quiet',
      declinedBecause: undefined,
      by: request.administrator,
      // Perhaps another tenant's: whoever accepts here may be the customer meant there.
      facts: { cameBy: request.invitationId },
    });
    await overtakeOthers(context, tx, invitation);
    await noteOtherTenant(context, tx, request);
    await hastenSweep(tx, request.accountId, now + attentiveSweepMs);
    const item = { flow: 'accept', caseId: invitation.id, event: 'opened' };
    await context.news.adopt(tx, item, request.administrator, request.card);
    await context.news.refreshCards(tx, { ...item, flow: 'invite' });
    if (request.reason !== undefined && request.expectedAccountId !== request.accountId)
      await tellOfOtherAccount(context, tx, invitation, request);
    return { kind: 'opened', invitation, link };
  });
}

/** A repeated request changes nothing and gets the answer of the first, with the invitation as it stands now. */
export function openedBefore(found: Exclude<Found, { kind: 'open' }>, link: string): Opened {
  const { invitation } = found;
  return found.kind === 'accepted'
    ? { kind: 'already', customerName: invitation.customer.name }
    : { kind: 'opened', invitation, link };
}
