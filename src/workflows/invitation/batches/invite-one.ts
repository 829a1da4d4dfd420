import type { EntryOutcome, KeptEntry } from '../../../domain/invitation-batch.ts';
import { languageOfDomain } from '../../../domain/language.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import type { StoredBatch } from '../../../services/store/invitation-batches.ts';
import type { BatchContext } from './context.ts';

type FoundOutcome = Extract<EntryOutcome, { kind: 'found' }>;

/**
 * Invites the customer of one entry, and sends the mail if mails go out. The same entry asks under the same request id,
 * and what has been mailed is not mailed again: doing it twice changes nothing. Rejects with a Problem.
 */
export async function inviteOne(
  context: BatchContext,
  batch: StoredBatch,
  entry: KeptEntry,
  { tenantId, name, domain, accountId }: FoundOutcome,
): Promise<EntryOutcome> {
  const by = { ...batch.createdBy, staff: batch.staff };
  const { to, toName, language } = entry;
  const invited = await context.invitations.invite({
    requestId: `${batch.id}:${entry.line}`,
    customer: { tenantId, name, domain, country: undefined, cloud: 'public' },
    by,
    accountId,
    resellerId: batch.resellerId,
    // The country of a tenant is not visible from here; its domain may tell.
    letter: { to, toName, language: language ?? languageOfDomain(entry.domain) },
    batchId: batch.id,
  });
  if (invited.kind === 'already') return { kind: 'already', name: invited.customerName };
  if (invited.kind === 'not-allowed')
    return { kind: invited.because === 'other-region' ? 'other-region' : 'failed' };
  const { invitation } = invited;
  const isEarlier = invitation.batchId !== batch.id;
  // Who was shown a link another way still gets the letter somebody asked for; who has a letter gets no second one.
  const hasLetter = isEarlier && invitation.delivery?.way === 'email';
  const mailed = !hasLetter && batch.send && to !== undefined && (await isMailed(context, invitation, by));
  const before = invitation.delivery === undefined ? ('prepared' as const) : ('sent' as const);
  const earlier = isEarlier ? { earlier: before } : {};
  return { kind: 'invited', invitationId: invitation.id, mailed, ...earlier };
}

async function isMailed(
  { letters }: BatchContext,
  invitation: Invitation,
  by: Parameters<BatchContext['letters']['send']>[2],
): Promise<boolean> {
  if (invitation.delivery?.way === 'email') return true;
  const sent = await letters.send(invitation.id, invitation.version, by);
  return sent.kind === 'done' || sent.kind === 'just-sent' || isByMail(sent);
}

/** Too late because it has gone out meanwhile. */
const isByMail = (sent: { readonly kind: string; readonly invitation?: Invitation }): boolean =>
  sent.kind === 'too-late' && sent.invitation?.delivery?.way === 'email';
