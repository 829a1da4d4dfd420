import { openStates, type Invitation } from '../../domain/invitation.ts';
import { registeredLabel } from '../../domain/customer-likeness.ts';
import { readEmail } from '../../domain/email.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { regionTitle } from '../kit/account-names.ts';
import { plain } from '../kit/card.ts';
import type { Audience } from '../kit/flow.ts';
import { customerOfInvitation, nextReminder, provenLines } from '../kit/invitation-sentences.ts';
import { invitationWords } from '../kit/invitation-text.ts';
import { moment } from '../kit/language.ts';
import { rightsLine } from './admin-rights.ts';
import { lacksAgreement, lacksReseller } from './case-buttons.ts';
import { daysOf, type CaseSaid } from './case-card.ts';
import type { CaseKnown } from './case-known.ts';
import { caseWords, type CaseWords } from './case-text.ts';
import type { InviteServices } from './services.ts';

/** Region and currency of an account, escaped. */
export const regionFor = (reader: Audience) => (account: PartnerAccount | undefined) =>
  plain(regionTitle(account, reader.language));

/** What the customer is called, escaped. */
export const nameOf = (invitation: Invitation): string => plain(customerOfInvitation(invitation));

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Everything the card of a case says; `news`: what happened, where the state alone does not tell it. */
export function caseSaid(
  services: Pick<InviteServices, 'customers'>,
  known: CaseKnown,
  reader: Audience,
  news: readonly string[],
): CaseSaid {
  const { invitation } = known;
  const t = caseWords(reader.language);
  const all = invitationWords(reader.language);
  const account = (id: string) => services.customers.account(id);
  const got = account(invitation.acceptedAccountId ?? '') ?? account(invitation.accountId);
  const when = moment(invitation.acceptedAt ?? invitation.updatedAt, reader);
  const { state, supersededBy } = invitation;
  return {
    title: t.card.title(invitation.id, nameOf(invitation)),
    state:
      state === 'accepted'
        ? t.messages.accepted(nameOf(invitation), plain(got?.legalName ?? ''), when)
        : capital(supersededBy === undefined ? all.states[state] : all.replaced(supersededBy)),
    remarks: [...news, ...remarksOf(services, known, reader, t.card)],
    proven: state === 'accepted' ? provenLines(invitation, { reader, account }) : [],
    rows: rowsOf(services, known, reader, t),
  };
}

/** What needs somebody, and what a state means; staff alone reads what is theirs to do. */
function remarksOf(
  services: Pick<InviteServices, 'customers'>,
  { invitation, staff, similar }: CaseKnown,
  reader: Audience,
  t: CaseWords['card'],
): string[] {
  const region = regionFor(reader);
  const got = services.customers.account(invitation.acceptedAccountId ?? '');
  const meant = services.customers.account(invitation.accountId);
  const { state, delivery, resembles, removal } = invitation;
  const superfluous = services.customers.account(removal?.accountId ?? '');
  const address = plain(invitation.letter?.to ?? '');
  const isOpen = openStates.includes(state);
  return [
    ...(state === 'wrong-account'
      ? [`${t.wrong(nameOf(invitation), region(got), region(meant))} ${linkShown(invitation, t)}`]
      : []),
    ...(staff && removal !== undefined ? [t.task(plain(superfluous?.legalName ?? ''))] : []),
    ...(lacksReseller(invitation) ? [t.resellerMissing(plain(invitation.reseller?.company ?? ''))] : []),
    ...(lacksAgreement(invitation) ? [t.agreementMissing(invitation.orderId ?? '')] : []),
    ...(resembles === undefined
      ? []
      : [
          staff
            ? t.resembles(
                similar === undefined ? '?' : nameOf(similar),
                plain(similar?.customer.domain ?? ''),
              )
            : t.resemblesShort,
        ]),
    ...(isOpen && isElsewhere(invitation) ? [t.elsewhere(address, nameOf(invitation))] : []),
    ...(isOpen && delivery?.mail === 'refused' ? [t.mailRefused(address)] : []),
    ...(isOpen && delivery?.mail === 'failed' ? [t.mailFailed(address)] : []),
    ...(state === 'declined' && invitation.declinedBecause !== undefined
      ? [t.declined(plain(invitation.declinedBecause))]
      : []),
    ...(state === 'expired' ? [t.ended(moment(invitation.expiresAt, reader))] : []),
    ...(state === 'removed' ? [t.removedWhat] : []),
    ...(staff && invitation.origin === 'uninvited' && invitation.acceptedAt !== undefined
      ? [t.uninvited]
      : []),
  ];
}

/** Whether the letter goes to an address of a domain that does not look like the customer's. */
function isElsewhere({ customer, letter }: Invitation): boolean {
  const read = readEmail(letter?.to ?? '');
  if (read.kind === 'bad' || customer.domain === '') return false;
  return registeredLabel(read.domain) !== registeredLabel(customer.domain);
}

/** Whether somebody of the customer has been shown the right link by now, on a card or by a mail since. */
export function linkShown(
  { administrator, delivery, acceptedAt = 0 }: Invitation,
  t: { shown: string; mailed: string; notShown: string },
): string {
  if (administrator !== undefined) return t.shown;
  return delivery?.way === 'email' && delivery.at > acceptedAt ? t.mailed : t.notShown;
}

function rowsOf(
  services: Pick<InviteServices, 'customers'>,
  { invitation, letter, staff, rights }: CaseKnown,
  reader: Audience,
  { card: t }: CaseWords,
): (readonly [string, string])[] {
  const { customer, reseller, orderId = '', batchId = '' } = invitation;
  const meant = services.customers.account(invitation.accountId);
  const when = (at: number | undefined) => (at === undefined ? '' : moment(at, reader));
  const isOpen = openStates.includes(invitation.state);
  return [
    [t.tenant, plain(customer.domain === '' ? customer.tenantId : customer.domain)],
    [t.account, `${plain(meant?.legalName ?? '')} – ${regionFor(reader)(meant)}`],
    [t.reseller, reseller === undefined ? '' : plain(`${reseller.company} (${reseller.partnerId})`)],
    [t.reason, staff ? plain(invitation.accountReason ?? '') : ''],
    [t.to, letter === undefined ? '' : recipientOf(letter, t)],
    [t.language, letter === undefined ? '' : t.languages[letter.language]],
    [t.rights, rightsLine(rights, reader)],
    [t.order, orderId],
    [t.batch, batchId],
    [t.created, when(invitation.createdAt)],
    [t.delivery, deliveryOf(invitation, reader, t)],
    [t.remind, isOpen ? remindersOf(invitation, reader, t) : ''],
    [t.opened, when(invitation.openedAt)],
    [t.accepted, when(invitation.acceptedAt)],
    [t.found, invitation.acceptedBy === undefined ? '' : t.sources[invitation.acceptedBy]],
    [t.expires, isOpen ? when(invitation.expiresAt) : ''],
  ];
}

function recipientOf(
  { to, toName }: { to: string | undefined; toName: string | undefined },
  t: CaseWords['card'],
) {
  if (to === undefined) return toName === undefined ? t.nobody : plain(toName);
  return toName === undefined ? plain(to) : t.named(plain(toName), plain(to));
}

function deliveryOf({ delivery }: Invitation, reader: Audience, t: CaseWords['card']): string {
  if (delivery === undefined) return '';
  const all = invitationWords(reader.language);
  const mail = delivery.mail === undefined ? '' : all.mail[delivery.mail];
  return t.delivered(moment(delivery.at, reader), all.ways[delivery.way], mail);
}

function remindersOf(invitation: Invitation, reader: Audience, t: CaseWords['card']): string {
  const days = daysOf({ invitation });
  const coming = nextReminder(invitation);
  const next = coming === undefined ? [] : [t.next(moment(coming, reader))];
  const planned = days.length === 0 ? t.noDays : t.days(days.join(', '));
  return [planned, ...(invitation.schedule?.muted === true ? [t.muted] : next)].join('; ');
}
