import type { Invitation } from '../../domain/invitation.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { regionTitle } from './account-names.ts';
import { plain } from './card.ts';
import { invitationWords, type InvitationWords } from './invitation-text.ts';
import type { Reader } from './language.ts';
import { shortly } from './shortly.ts';

/** Who reads of an invitation, and what is needed to name things. */
export interface InvitationReader {
  readonly reader: Reader;
  readonly staff: boolean;
  readonly now: number;
  readonly account: (id: string) => PartnerAccount | undefined;
}

/** What the inviting side calls the customer; Microsoft does not always tell a name. Not escaped. */
export function customerOfInvitation({ customer }: Invitation): string {
  return [customer.name, customer.domain].find((name) => name !== '') ?? customer.tenantId;
}

/** How an invitation stands, in one line: `sent 11:42 · not opened yet · reminder Wed, 16 Sept, 11:42 IST`. */
export function invitationLine(invitation: Invitation, known: InvitationReader): string {
  const { reader, now } = known;
  const words = invitationWords(reader.language);
  const t = words.line;
  const at = (time: number | undefined) => shortly(time ?? invitation.updatedAt, now, reader);
  const sent = invitation.delivery === undefined ? [] : [t.sent(at(invitation.delivery.at))];
  switch (invitation.state) {
    case 'created':
      return joined([t.prepared(at(invitation.createdAt)), t.notSent, ...similar(invitation, known, t)]);
    case 'sent':
      return joined([...sent, ...troubles(invitation, known, t), t.notOpened, ...coming(invitation, at, t)]);
    case 'opened':
      return joined([
        ...sent,
        t.opened(at(invitation.openedAt)),
        ...troubles(invitation, known, t),
        t.notAccepted,
        ...coming(invitation, at, t),
      ]);
    case 'accepted':
      return [t.accepted(at(invitation.acceptedAt)), ...provenShort(invitation, words)].join(' ');
    case 'wrong-account': {
      const region = (id: string | undefined) => plain(regionTitle(known.account(id ?? ''), reader.language));
      return t.wrong(region(invitation.acceptedAccountId), region(invitation.accountId));
    }
    case 'declined':
      return invitation.declinedBecause === undefined
        ? words.states.declined
        : t.declined(plain(invitation.declinedBecause.slice(0, 120)));
    case 'withdrawn':
      return invitation.supersededBy === undefined
        ? words.states.withdrawn
        : words.replaced(invitation.supersededBy);
    case 'expired':
    case 'removed':
      return words.states[invitation.state];
  }
}

const joined = (parts: readonly string[]): string => parts.join(' · ');

function troubles(invitation: Invitation, known: InvitationReader, t: InvitationWords['line']): string[] {
  const mail = invitation.delivery?.mail;
  return [
    ...(mail === 'refused' ? [t.mailRefused] : mail === 'failed' ? [t.mailFailed] : []),
    ...similar(invitation, known, t),
  ];
}

/** Which tenant it is, is no business of a reseller. */
const similar = (
  invitation: Invitation,
  { staff }: InvitationReader,
  t: InvitationWords['line'],
): string[] => (invitation.resembles === undefined ? [] : [staff ? t.resembles : t.resemblesShort]);

/** When the customer is reminded next; after the last reminder only who invited hears something. Milliseconds since 1970 UTC. */
export const nextReminder = ({ schedule, nudgeAt }: Invitation): number | undefined =>
  schedule !== undefined && schedule.given >= schedule.days.length ? undefined : nudgeAt;

function coming(invitation: Invitation, at: (time: number) => string, t: InvitationWords['line']): string[] {
  if (invitation.schedule?.muted === true) return [t.muted];
  const next = nextReminder(invitation);
  return next === undefined ? [] : [t.reminder(at(next))];
}

/** `✓ both relationships ✗ agreement`: what Microsoft showed after the acceptance; nothing while it has not been asked. */
function provenShort(
  { proven, reseller }: Invitation,
  { proven: t }: Pick<InvitationWords, 'proven'>,
): string[] {
  if (proven === undefined) return [];
  const related =
    reseller === undefined || proven.reseller === undefined
      ? `✓ ${t.one}`
      : proven.reseller
        ? `✓ ${t.both}`
        : `✗ ${t.noReseller}`;
  const agreement = { there: `✓ ${t.agreementShort}`, missing: `✗ ${t.agreementShort}`, unknown: '' };
  return [related, agreement[proven.agreement]].filter((part) => part !== '');
}

/** What Microsoft showed after the acceptance, one thing a line; empty while it has not been asked. */
export function provenLines(
  invitation: Invitation,
  known: Pick<InvitationReader, 'reader' | 'account'>,
): { readonly sign: string; readonly text: string }[] {
  const { proven, reseller } = invitation;
  if (proven === undefined) return [];
  const t = invitationWords(known.reader.language).proven;
  const account = known.account(invitation.acceptedAccountId ?? invitation.accountId);
  const sign = (isThere: boolean | undefined) => (isThere === undefined ? '?' : isThere ? '✓' : '✗');
  const agreement = { there: '✓', missing: '✗', unknown: '?' }[proven.agreement];
  return [
    { sign: sign(proven.provider), text: t.provider(plain(account?.legalName ?? '')) },
    ...(reseller === undefined
      ? []
      : [{ sign: sign(proven.reseller), text: t.reseller(plain(reseller.company)) }]),
    { sign: agreement, text: t.agreement[proven.agreement] },
  ];
}

/** What most likely comes next for somebody of the inviting side; the name of a button in a list. */
export function usefulNext(invitation: Invitation, staff: boolean): keyof InvitationWords['useful'] {
  switch (invitation.state) {
    case 'created':
      return 'send';
    case 'sent':
    case 'opened':
      return invitation.resembles !== undefined && staff ? 'repair' : 'nudge';
    case 'wrong-account':
      return 'repair';
    case 'accepted':
      if (invitation.proven?.reseller === false) return 'repair';
      return invitation.proven?.agreement === 'missing' && invitation.orderId !== undefined
        ? 'agreement'
        : 'look';
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'removed':
      return invitation.supersededBy === undefined ? 'renew' : 'look';
  }
}
