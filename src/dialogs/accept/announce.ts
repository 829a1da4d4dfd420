import { clouds } from '../../domain/clouds.ts';
import type { Invitation, InvitationState } from '../../domain/invitation.ts';
import { agreementPage } from '../../domain/relationship-link.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { regionTitle } from '../kit/account-names.ts';
import { moment } from '../kit/language.ts';
import { qrPicture } from '../kit/qr.ts';
import { kitWords } from '../kit/words.ts';
import { answerWords } from './answer-text.ts';
import * as cards from './case-cards.ts';
import { caseWords } from './case-text.ts';
import { customerName } from './model.ts';
import type { AcceptServices } from './services.ts';
import { statusLine } from './status.ts';
import { words } from './text.ts';

/** The administrator's card of a case as it stands, and one sentence for what happened. Undefined for unknown cases. */
export async function announceToAdministrator(
  services: AcceptServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  const invitation = await services.invitations.find(news.caseId, {
    tenantId: audience.tenantId,
    userId: audience.userId,
    staff: false,
  });
  // Who invited knows it too, and has a card of their own.
  if (invitation?.customer.tenantId !== audience.tenantId) return undefined;
  if (isOvertaken(news.event, invitation)) return undefined;
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: await administratorCard(services, invitation, audience),
    message: repeat + sentence(services, invitation, news.event, audience),
  };
}

/** States in which a reminder is true. */
const unanswered: readonly InvitationState[] = ['created', 'sent', 'opened'];

/** Words are made when they are sent: what was held up until the case had moved on would be untrue. Later news follows. */
function isOvertaken(event: string, { state }: Invitation): boolean {
  if (event.startsWith('reminder-')) return state !== 'opened';
  if (event === 'nudge') return !unanswered.includes(state);
  return event === 'wrong-account' && state !== 'wrong-account';
}

async function administratorCard(
  services: AcceptServices,
  invitation: Invitation,
  reader: Audience,
): Promise<Card> {
  const t = words(reader.language);
  const { id: caseId, version } = invitation;
  const { domain } = invitation.customer;
  const customer = customerName(invitation.customer.name, t);
  const meant = services.customers.account(invitation.accountId);
  const got = services.customers.account(invitation.acceptedAccountId ?? invitation.accountId);
  const over = (title: string, text: string, again = t.ended.again) =>
    cards.ended({ caseId, version, title, text, again });
  switch (invitation.state) {
    case 'created':
    case 'sent':
    case 'opened': {
      const link = invitation.link ?? '';
      return cards.waiting(
        {
          caseId,
          version,
          company: meant?.legalName ?? '',
          reseller: invitation.reseller?.company,
          customer,
          domain,
          link,
          canMute: invitation.schedule?.from !== undefined && invitation.schedule.muted !== true,
          qr: await qrPicture(link, 4),
          since: moment(invitation.openedAt ?? invitation.createdAt, reader),
          reminder:
            invitation.remindAbout === 'asked' && invitation.remindAt !== undefined
              ? moment(invitation.remindAt, reader)
              : undefined,
        },
        { ...t.waiting, region: caseWords(reader.language).region },
        answerWords(reader.language),
      );
    }
    case 'accepted':
      if (invitation.proven?.reseller === false && invitation.link !== undefined)
        return cards.oneMissing(
          {
            caseId,
            version,
            company: got?.legalName ?? '',
            reseller: invitation.reseller?.company ?? '',
            link: invitation.link,
            check: t.waiting.check,
          },
          answerWords(reader.language).oneMissing,
        );
      return cards.accepted(
        {
          caseId,
          version,
          sentence: acceptedSentence(invitation, got?.legalName ?? '', reader),
          told: toldSentence(services, invitation, reader),
          provider: services.provider,
          adminCenter: clouds[invitation.cloud].partnersPage,
        },
        t.accepted,
      );
    case 'wrong-account':
      return cards.wrongAccount(
        {
          caseId,
          version,
          customer,
          got: regionTitle(got, reader.language),
          meant: regionTitle(meant, reader.language),
          currency: got?.currency ?? '',
          link: invitation.link,
          check: t.waiting.check,
        },
        t.wrong,
      );
    case 'declined': {
      const { declined } = caseWords(reader.language);
      return over(declined.title, declined.text);
    }
    case 'expired':
      return over(t.ended.expired, t.ended.expiredText(moment(invitation.expiresAt, reader)));
    case 'withdrawn': {
      const { supersededBy: by } = invitation;
      const { replaced } = caseWords(reader.language);
      return by === undefined
        ? over(t.ended.withdrawn, t.ended.withdrawnText)
        : over(replaced.title, replaced.text(by), replaced.show(by));
    }
    case 'removed':
      return over(t.ended.removed, t.ended.removedText(plain(customer), plain(got?.legalName ?? '')));
  }
}

function acceptedSentence(invitation: Invitation, company: string, reader: Audience): string {
  const t = words(reader.language);
  const { name, domain } = invitation.customer;
  const when = moment(invitation.acceptedAt ?? invitation.updatedAt, reader);
  const customer = plain(customerName(name, t));
  const { reseller, proven } = invitation;
  // The sentence repeats what was about to be allowed; what Microsoft has not made, it does not say.
  return reseller === undefined || proven?.reseller === false
    ? t.accepted.sentence(when, customer, plain(domain), plain(company))
    : answerWords(reader.language).acceptedWith(
        when,
        plain(company),
        plain(reseller.company),
        customer,
        plain(domain),
      );
}

function toldSentence(services: AcceptServices, { reseller }: Invitation, reader: Audience): string {
  const provider = plain(services.provider);
  return reseller === undefined
    ? words(reader.language).accepted.told(provider)
    : answerWords(reader.language).toldWith(plain(reseller.company), provider);
}

function sentence(services: AcceptServices, invitation: Invitation, event: string, reader: Audience): string {
  const t = words(reader.language);
  const name = plain(customerName(invitation.customer.name, t));
  const meant = services.customers.account(invitation.accountId);
  const got = services.customers.account(invitation.acceptedAccountId ?? '');
  switch (event) {
    case 'accepted':
      return `${acceptedSentence(invitation, got?.legalName ?? '', reader)} ${toldSentence(services, invitation, reader)}`;
    case 'nudge':
      return answerWords(reader.language).nudge(plain(invitation.reseller?.company ?? services.provider));
    case 'agreement-wanted':
      return answerWords(reader.language).agreementWanted(
        plain(invitation.reseller?.company ?? services.provider),
        agreementPage,
      );
    case 'right-link':
      return answerWords(reader.language).rightLink;
    case 'wrong-account':
      return t.messages.wrong(name, regionTitle(got, reader.language), regionTitle(meant, reader.language));
    case 'reminder-quiet':
      return t.messages.quiet;
    case 'reminder-asked':
      return t.messages.asked;
    case 'removed':
      return t.messages.removed(name);
    default:
      return statusLine(services, invitation, reader);
  }
}
