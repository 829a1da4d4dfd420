import type { Invitation } from '../../domain/invitation.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { invitationLine, provenLines } from '../kit/invitation-sentences.ts';
import { moment } from '../kit/language.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { invitationCard } from './case-card.ts';
import { caseKnown, type CaseKnown } from './case-known.ts';
import { caseSaid, linkShown, nameOf, regionFor } from './case-said.ts';
import { caseWords } from './case-text.ts';
import type { InviteServices } from './services.ts';

/** News whose reason the state alone does not tell; it stands on the card until something else happens. */
const explained = [
  'not-administrator',
  'unreached',
  'kept',
  'other-account',
  'accepted-elsewhere',
  'no-answer',
  'reminders-stopped',
];

/**
 * The inviting side's card of a case as it stands, and one sentence for what happened. Staff and the people of the
 * inviting reseller have the same card, each with their own facts. Undefined for unknown cases.
 */
export async function announceToInviter(
  services: InviteServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const { tenantId, userId, language } = audience;
  const asker = { tenantId, userId, staff: services.isHomeTenant(tenantId) };
  const known = await caseKnown(services, news.caseId, asker);
  if (known === undefined) return undefined;
  const told = sentence(services, known, news, audience);
  const repeat = news.possibleRepeat ? `${kitWords(language).possibleRepeat} ` : '';
  const said = caseSaid(services, known, audience, explained.includes(news.event) ? [told] : []);
  return { card: await invitationCard(known, said, caseWords(language)), message: repeat + told };
}

/** Who chose what instead of what, and why; Teams does not always name a person. */
function otherAccount(
  services: InviteServices,
  invitation: Invitation,
  { facts }: Announcement,
  reader: Audience,
): string {
  const t = caseWords(reader.language).messages;
  const region = regionFor(reader);
  const idOf = (fact: unknown) => (typeof fact === 'string' ? fact : '');
  const expected = services.customers.account(idOf(facts['expected']));
  return t.otherAccount(
    plain(idOf(facts['by'])) || t.somebody,
    nameOf(invitation),
    region(services.customers.account(invitation.accountId)),
    expected === undefined ? undefined : region(expected),
    plain(invitation.accountReason ?? ''),
  );
}

function sentence(services: InviteServices, known: CaseKnown, news: Announcement, reader: Audience): string {
  const { invitation, staff } = known;
  const t = caseWords(reader.language);
  const region = regionFor(reader);
  const name = nameOf(invitation);
  const account = (id: string) => services.customers.account(id);
  const meant = account(invitation.accountId);
  const got = account(invitation.acceptedAccountId ?? '') ?? meant;
  const when = moment(invitation.acceptedAt ?? invitation.updatedAt, reader);
  const address = plain(invitation.letter?.to ?? '');
  const asItStands = () => {
    const line = invitationLine(invitation, { reader, staff, now: services.clock.now(), account });
    return t.status(invitation.id, name, line);
  };
  switch (news.event) {
    case 'accepted': {
      const told = t.messages.accepted(name, plain(got?.legalName ?? ''), when);
      return news.facts['late'] === true ? `${told} ${t.messages.late}` : told;
    }
    case 'uninvited':
      return t.messages.uninvited(name, plain(got?.legalName ?? ''), when);
    case 'wrong-account':
      // Held up until the case had moved on, it would be untrue.
      return invitation.state === 'wrong-account'
        ? `${t.messages.wrong(name, region(got), region(meant))} ${linkShown(invitation, t.card)}`
        : asItStands();
    case 'proven': {
      if (invitation.proven === undefined) return asItStands();
      const facts = provenLines(invitation, { reader, account }).map(({ sign, text }) => `${sign} ${text}`);
      return [
        t.messages.proven(name, facts.join(', ')),
        ...(invitation.proven.agreement === 'missing' && invitation.orderId !== undefined
          ? [t.card.agreementMissing(invitation.orderId)]
          : []),
      ].join(' ');
    }
    case 'resembles':
      return staff ? t.messages.resembles(name) : t.messages.resemblesShort(name);
    case 'kept':
      return t.messages.kept(name, region(got), plain(invitation.accountReason ?? ''));
    case 'removed':
      return t.messages.removed(name, plain(got?.legalName ?? ''));
    case 'expired':
      return t.messages.expired(name);
    case 'declined':
      return invitation.declinedBecause === undefined
        ? t.messages.declined(name)
        : t.messages.declinedBecause(name, plain(invitation.declinedBecause));
    case 'no-answer': {
      const { reminders } = news.facts;
      return t.messages.noAnswer(name, typeof reminders === 'number' ? reminders : 0);
    }
    case 'reminders-stopped':
      return t.messages.remindersStopped(name);
    case 'mail-refused':
      return t.messages.mailRefused(name, address);
    case 'mail-failed':
      return t.messages.mailFailed(name, address);
    case 'accepted-elsewhere': {
      const { account: there, invitation: id } = news.facts;
      const open = ['created', 'sent', 'opened'].includes(invitation.state);
      if (!open || typeof there !== 'string' || typeof id !== 'string') return asItStands();
      return t.messages.acceptedElsewhere(
        name,
        region(account(there)),
        region(meant),
        staff ? id : undefined,
      );
    }
    case 'other-account':
      return otherAccount(services, invitation, news, reader);
    case 'not-administrator':
      return t.messages.notAdministrator(name);
    case 'unreached':
      return t.messages.unreached(name, unreachedWhy(news, reader.language));
    default:
      return asItStands();
  }
}
