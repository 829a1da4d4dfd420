import type { Invitation, InvitationState } from '../../domain/invitation.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { regionTitle } from '../kit/account-names.ts';
import type { Button } from '../kit/buttons.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { invitationCard } from './cards.ts';
import type { InviteServices } from './services.ts';
import { words, type Words } from './text.ts';

const regionFor = (reader: Audience) => (account: PartnerAccount | undefined) =>
  plain(regionTitle(account, reader.language));

/** What staff calls the customer; Microsoft does not always tell a name. */
export function nameOf({ customer }: Invitation): string {
  return [customer.name, customer.domain].find((name) => name !== '') ?? customer.tenantId;
}

/** The staff's card of a case as it stands, and one sentence for what happened. Undefined for unknown cases. */
export async function announceToStaff(
  services: InviteServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const invitation = await services.invitations.find(news.caseId, {
    tenantId: audience.tenantId,
    userId: audience.userId,
    staff: true,
  });
  if (invitation === undefined) return undefined;
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: staffCard(services, invitation, news, audience),
    message: repeat + sentence(services, invitation, news, audience),
  };
}

/** A case in a list: `I-1042 · Contoso (replaced by I-1043)`. */
export function entryOf(invitation: Invitation, t: Words['card']): string {
  const entry = t.title(invitation.id, plain(nameOf(invitation)));
  return invitation.supersededBy === undefined ? entry : `${entry} (${t.replaced(invitation.supersededBy)})`;
}

const waiting = { sign: '◷', style: 'accent' } as const;
const over = { sign: '–', style: 'emphasis' } as const;

/** A state at a glance: the sign says without colour what the colour says. */
const looks: Record<InvitationState, { sign: string; style: 'good' | 'warning' | 'accent' | 'emphasis' }> = {
  created: waiting,
  sent: waiting,
  opened: waiting,
  accepted: { sign: '✓', style: 'good' },
  'wrong-account': { sign: '⚠', style: 'warning' },
  declined: over,
  expired: over,
  withdrawn: over,
  removed: { sign: '⚠', style: 'warning' },
};

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** News whose reason the state alone does not tell; it stands on the card until something else happens. */
const explained = ['not-administrator', 'unreached', 'kept', 'other-account'];

function staffCard(
  services: InviteServices,
  invitation: Invitation,
  news: Announcement,
  reader: Audience,
): Card {
  const t = words(reader.language).card;
  const region = regionFor(reader);
  const { customer, state } = invitation;
  const name = nameOf(invitation);
  const meant = services.customers.account(invitation.accountId);
  const got = services.customers.account(invitation.acceptedAccountId ?? '');
  const when = (at: number | undefined) => (at === undefined ? '' : moment(at, reader));
  const open = state === 'created' || state === 'sent' || state === 'opened' || state === 'wrong-account';
  const wrong = state === 'wrong-account';
  return invitationCard(
    {
      title: t.title(invitation.id, plain(name)),
      state: {
        ...looks[state],
        text:
          state === 'accepted'
            ? words(reader.language).messages.accepted(
                plain(name),
                plain((got ?? meant)?.legalName ?? ''),
                when(invitation.acceptedAt),
              )
            : capital(
                invitation.supersededBy === undefined ? t.states[state] : t.replaced(invitation.supersededBy),
              ),
      },
      remarks: [
        ...(explained.includes(news.event) ? [sentence(services, invitation, news, reader)] : []),
        ...(wrong
          ? [
              `${t.wrong(plain(name), region(got), region(meant))} ${linkShown(invitation, t)}`,
              t.task(plain(got?.legalName ?? '')),
            ]
          : []),
        ...(invitation.origin === 'uninvited' && invitation.acceptedAt !== undefined ? [t.uninvited] : []),
      ],
      rows: [
        [t.tenant, plain(customer.domain === '' ? customer.tenantId : customer.domain)],
        [t.account, `${plain(meant?.legalName ?? '')} – ${region(meant)}`],
        [t.reason, plain(invitation.accountReason ?? '')],
        [t.created, when(invitation.createdAt)],
        [t.opened, when(invitation.openedAt)],
        [t.accepted, when(invitation.acceptedAt)],
        [t.found, invitation.acceptedBy === undefined ? '' : t.sources[invitation.acceptedBy]],
        [t.expires, open ? when(invitation.expiresAt) : ''],
      ],
      text: open
        ? t.text(plain(services.provider), plain(name), services.chatLink(`accept ${invitation.id}`))
        : undefined,
      link: open ? invitation.link : undefined,
      actions: actionsOf(invitation, t),
      withdraw: open ? caseButton(invitation, 'invite.withdraw', t.withdrawYes) : undefined,
    },
    t,
  );
}

const caseButton = (invitation: Invitation, verb: string, title: string, primary = false): Button => ({
  kind: 'case',
  verb,
  title,
  caseId: invitation.id,
  version: invitation.version,
  primary,
});

/** Whether somebody of the customer has a card that shows the right link by now. */
const linkShown = (invitation: Invitation, t: { shown: string; notShown: string }) =>
  invitation.administrator === undefined ? t.notShown : t.shown;

function actionsOf(invitation: Invitation, t: { sent: string; check: string; renew: string }): Button[] {
  const button = (verb: string, title: string, primary = false) =>
    caseButton(invitation, verb, title, primary);
  switch (invitation.state) {
    case 'created':
      return [button('invite.sent', t.sent, true), button('invite.check', t.check)];
    case 'sent':
    case 'opened':
    case 'wrong-account':
      return [button('invite.check', t.check)];
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'removed':
      return [button('invite.renew', t.renew, true), button('invite.check', t.check)];
    case 'accepted':
      return [];
  }
}

/** Who chose what instead of what, and why; Teams does not always name a person. */
function otherAccount(
  services: InviteServices,
  invitation: Invitation,
  { facts }: Announcement,
  reader: Audience,
): string {
  const t = words(reader.language).messages;
  const region = regionFor(reader);
  const idOf = (fact: unknown) => (typeof fact === 'string' ? fact : '');
  const expected = services.customers.account(idOf(facts['expected']));
  return t.otherAccount(
    plain(idOf(facts['by'])) || t.somebody,
    plain(nameOf(invitation)),
    region(services.customers.account(invitation.accountId)),
    expected === undefined ? undefined : region(expected),
    plain(invitation.accountReason ?? ''),
  );
}

function sentence(
  services: InviteServices,
  invitation: Invitation,
  news: Announcement,
  reader: Audience,
): string {
  const t = words(reader.language);
  const region = regionFor(reader);
  const name = plain(nameOf(invitation));
  const meant = services.customers.account(invitation.accountId);
  const got = services.customers.account(invitation.acceptedAccountId ?? '') ?? meant;
  const when = moment(invitation.acceptedAt ?? invitation.updatedAt, reader);
  const asItStands = () => t.status(invitation.id, name, t.card.states[invitation.state]);
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
    case 'kept':
      return t.messages.kept(name, region(got), plain(invitation.accountReason ?? ''));
    case 'removed':
      return t.messages.removed(name, plain(got?.legalName ?? ''));
    case 'expired':
      return t.messages.expired(name);
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
