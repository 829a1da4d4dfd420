import type { Kysely } from 'kysely';
import { openStates, type AcceptanceSource, type Invitation } from '../../../domain/invitation.ts';
import { meaningOfAcceptance } from '../../../domain/invitation-acceptance.ts';
import type { Customer } from '../../../services/partner-center/port.ts';
import { invitationsOfCustomer, lockCustomer } from '../../../services/store/invitations.ts';
import { baselineOf, recordSeen, type Baseline } from '../../../services/store/seen-customers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { take, type InvitationContext } from '../context.ts';
import { tellInviters } from '../inviters.ts';
import { requestLikeness, requestProof } from '../repair/queues.ts';
import { overtakeOthers } from './overtake.ts';
import { uninvitedCase } from './uninvited.ts';

export type Recorded =
  | { readonly kind: 'accepted' | 'wrong-account' | 'known'; readonly invitation: Invitation }
  /** On record already, or there before this product kept watch, and nobody waits for it: no news. */
  | { readonly kind: 'old' };

/**
 * Records that Microsoft shows a reseller relationship between a customer and one of our accounts: the matching
 * invitation, its history, and the news for both sides, in one transaction. May be called any number of times by
 * webhook, sweep and button at once; only the first changes anything. `announcedAt`: when Microsoft's event says that it
 * was accepted (milliseconds).
 */
export async function recordAcceptance(
  context: InvitationContext,
  accountId: string,
  customer: Customer,
  source: AcceptanceSource,
  announcedAt?: number,
): Promise<Recorded> {
  return context.database.withTransaction(async (tx) => {
    await lockCustomer(tx, customer.tenantId);
    const now = context.clock.now();
    const seen = { tenantId: customer.tenantId, name: customer.companyName, domain: customer.domain };
    const unrecorded = await recordSeen(tx, accountId, seen, now);
    // Until a whole sweep has put the account's customers on record, only a webhook tells the new from the old.
    const baseline = await baselineOf(tx, accountId);
    const isNew = unrecorded ? source === 'webhook' || baseline.isThere : mayBeUntold(announcedAt, baseline);
    const invitations = await invitationsOfCustomer(tx, customer.tenantId);
    // The provider's relationship tells nothing new: those that wait for a reseller's are asked about apart.
    if (!unrecorded) {
      const here = invitations.filter((i) => (i.acceptedAccountId ?? i.accountId) === accountId);
      for (const invitation of here) await requestProof(context, tx, invitation);
    }
    const meaning = meaningOfAcceptance(invitations, accountId, isNew);
    if (meaning.kind === 'accept' && !unrecorded && meaning.invitation.reseller !== undefined)
      return { kind: 'old' };
    if (meaning.kind !== 'known' && meaning.kind !== 'old')
      await context.accepted?.(tx, { accountId, tenantId: customer.tenantId });
    switch (meaning.kind) {
      case 'known':
        return { kind: 'known', invitation: meaning.invitation };
      case 'old':
        return { kind: 'old' };
      case 'uninvited': {
        const invitation = await uninvitedCase(context, tx, accountId, seen, {
          state: 'accepted',
          acceptedBy: source,
          acceptedAt: now,
          name: 'accept',
          event: 'uninvited',
        });
        await requestLikeness(context, tx, invitation);
        return { kind: 'accepted', invitation };
      }
      case 'accept': {
        const invitation = await accept(context, tx, meaning.invitation, customer, accountId, source);
        // Others that wait for a reseller's half besides: it may have come with this one.
        const others = invitations.filter(
          (i) => i.id !== invitation.id && i.accountId === accountId && openStates.includes(i.state),
        );
        for (const other of others) await requestProof(context, tx, other);
        return { kind: 'accepted', invitation };
      }
      case 'accept-elsewhere': {
        const invitation = await acceptElsewhere(
          context,
          tx,
          meaning.invitation,
          customer,
          accountId,
          source,
        );
        return { kind: 'wrong-account', invitation };
      }
    }
  });
}

/** The account's first sweep may have put on record what happened while it ran, and that one tells nobody. */
const mayBeUntold = (announcedAt: number | undefined, { isThere, at }: Baseline): boolean =>
  announcedAt !== undefined && (!isThere || (at !== undefined && announcedAt <= at));

/** Microsoft's name and domain replace what we had: theirs is the record. */
function confirmed(invitation: Invitation, customer: Customer): Invitation['customer'] {
  return { ...invitation.customer, name: customer.companyName, domain: customer.domain };
}

async function accept(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  customer: Customer,
  accountId: string,
  source: AcceptanceSource,
): Promise<Invitation> {
  const accepted = await take(context, tx, invitation, 'accept', {
    supersededBy: undefined,
    customer: confirmed(invitation, customer),
    acceptedAccountId: accountId,
    acceptedBy: source,
    acceptedAt: context.clock.now(),
    remindAt: undefined,
    remindAbout: undefined,
    facts: { account: accountId, source },
  });
  await overtakeOthers(context, tx, accepted);
  const late = invitation.state === 'expired' || invitation.state === 'withdrawn';
  const item = { flow: 'accept', caseId: accepted.id, event: 'accepted', facts: { late } };
  await context.news.tellReaders(tx, item, accepted.administrator);
  // With a reseller, who invited hears of everything in one message, as soon as it has been looked at.
  if (accepted.reseller === undefined)
    await tellInviters(context.news, tx, accepted, { event: 'accepted', facts: { late } }, false);
  else await context.news.refreshCards(tx, { flow: 'invite', caseId: accepted.id, event: 'accepted' });
  await requestProof(context, tx, accepted, late);
  if (accepted.origin === 'customer') await requestLikeness(context, tx, accepted);
  return accepted;
}

async function acceptElsewhere(
  context: InvitationContext,
  tx: Kysely<Tables>,
  invitation: Invitation,
  customer: Customer,
  accountId: string,
  source: AcceptanceSource,
): Promise<Invitation> {
  const wrong = await take(context, tx, invitation, 'accept-elsewhere', {
    customer: confirmed(invitation, customer),
    acceptedAccountId: accountId,
    acceptedBy: source,
    acceptedAt: context.clock.now(),
    remindAt: undefined,
    remindAbout: undefined,
    removal: { accountId, since: context.clock.now() },
    facts: { account: accountId, meant: invitation.accountId, source },
  });
  const happened = { event: 'wrong-account', facts: {} };
  await context.news.tellReaders(tx, { flow: 'accept', caseId: wrong.id, ...happened }, wrong.administrator);
  await tellInviters(context.news, tx, wrong, happened, true);
  return wrong;
}
