import type { Kysely } from 'kysely';
import type { Invitation, InvitationLetter, InvitingReseller } from '../../../domain/invitation.ts';
import { readEmail } from '../../../domain/email.ts';
import { linkIn } from '../../../domain/page-address.ts';
import { sellingTenant, type Reseller } from '../../../domain/reseller.ts';
import { letterLanguageOf } from '../../../services/mail/letter.ts';
import { addInvitationEvent, lockCustomer, saveInvitation } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { keyOf, resellerOf } from '../audience.ts';
import type { InvitationContext } from '../context.ts';
import { asName } from '../letters/rules.ts';
import type { Invited, InviteRequest } from '../port.ts';
import { refreshBothSides } from '../tell.ts';
import { findOrCreate, type Wanted } from './find-or-create.ts';
import { linkOrAlready } from './link.ts';
import { openedBefore } from './open.ts';

/**
 * Makes an invitation on behalf of the provider, or of a reseller by its own people: state `created`, and the card in
 * the chat of who invites is its case card. One of many in a list has no card until something happens to it.
 */
export async function createInvitation(context: InvitationContext, request: InviteRequest): Promise<Invited> {
  const inviting = await resellerFor(context, request);
  if (inviting.kind === 'not-allowed') return inviting;
  const { reseller } = inviting;
  const answer = await linkOrAlready(context, request.accountId, request.customer, reseller);
  if (answer.kind === 'already') return answer;
  const wanted: Wanted = {
    ...request,
    by: keyOf(request.by),
    link: answer.link,
    origin: request.by.staff ? 'provider' : 'reseller',
    reseller: reseller && (answer.alone ? { ...reseller, alone: true } : reseller),
    letter: letterOf(request),
  };
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, request.customer.tenantId);
    const found = await findOrCreate(context, tx, wanted);
    if (found.kind !== 'open') return openedBefore(found, answer.link);
    const invitation = await joined(context, tx, found.invitation, wanted);
    await context.orders?.follow(tx, invitation, { name: 'invite', by: wanted.by });
    const item = { flow: 'invite', caseId: invitation.id, event: 'created' };
    if (request.batchId === undefined) await context.news.adopt(tx, item, wanted.by, request.card);
    return { kind: 'opened', invitation, link: invitation.link ?? answer.link };
  });
}

/** The reseller an invitation is for: the asker's own, or the one staff names. */
async function resellerFor(
  context: InvitationContext,
  request: InviteRequest,
): Promise<
  | Extract<Invited, { kind: 'not-allowed' }>
  | { readonly kind: 'allowed'; readonly reseller: InvitingReseller | undefined }
> {
  const { by, resellerId } = request;
  if (by.staff && resellerId === undefined) return { kind: 'allowed', reseller: undefined };
  const reseller: Reseller | undefined = by.staff
    ? await context.resellers.find(resellerId ?? '', { ...keyOf(by), staff: true })
    : await resellerOf(context.resellers, by);
  const no = (because: 'no-reseller' | 'reseller-not-active' | 'other-region') =>
    ({ kind: 'not-allowed', because }) as const;
  if (reseller === undefined) return no('no-reseller');
  const selling = sellingTenant(reseller);
  if (reseller.state !== 'confirmed' || selling === undefined) return no('reseller-not-active');
  if (reseller.accountId !== request.accountId) return no('other-region');
  const { id, company, partnerId } = reseller;
  return { kind: 'allowed', reseller: { id, company, tenantId: selling.tenantId, partnerId } };
}

/** An address that is none is left out: nothing could be sent there. So is a name with a page in it: letters greet by it. */
function letterOf({ letter, customer }: InviteRequest): InvitationLetter {
  const read = readEmail(letter?.to ?? '');
  const toName = asName(letter?.toName ?? '');
  return {
    language: letter?.language ?? letterLanguageOf(customer.country),
    ...(read.kind === 'ok' ? { to: read.address } : {}),
    ...(toName === '' || linkIn(toName) !== undefined ? {} : { toName }),
  };
}

/** The invitation with what this request adds to one that was there: its reseller, whom it goes to, the order that waits. */
async function joined(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  { by, link, reseller, letter, orderId }: Wanted,
): Promise<Invitation> {
  const joins = reseller !== undefined && invitation.reseller === undefined;
  const added: Partial<Invitation> = {
    ...(joins ? { reseller, link } : {}),
    ...(invitation.createdBy === undefined ? { createdBy: by } : {}),
    ...(letter !== undefined && addsTo(invitation.letter, letter)
      ? { letter: { ...letter, ...invitation.letter, to: letter.to, toName: letter.toName } }
      : {}),
    ...(orderId !== undefined && invitation.orderId === undefined ? { orderId } : {}),
    schedule: invitation.schedule ?? { days: context.reminderDays, given: 0 },
  };
  const changed = { ...invitation, ...added };
  if (JSON.stringify(changed) === JSON.stringify(invitation)) return invitation;
  const now = context.clock.now();
  const saved = await saveInvitation(tx, { ...changed, updatedAt: now });
  if (joins) {
    const facts = { reseller: reseller.id };
    await addInvitationEvent(tx, { invitationId: saved.id, at: now, name: 'join', by, facts });
    await refreshBothSides(context.news, tx, saved.id, 'joined');
  }
  return saved;
}

const addsTo = (there: InvitationLetter | undefined, { to }: InvitationLetter): boolean =>
  there === undefined || (there.to === undefined && to !== undefined);
