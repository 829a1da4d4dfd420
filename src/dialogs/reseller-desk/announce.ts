import type { Reseller, ResellerPerson } from '../../domain/reseller.ts';
import { plain, type Card } from '../kit/card.ts';
import type { Announcement, Audience } from '../kit/flow.ts';
import { unreachedWhy } from '../kit/unreached.ts';
import { kitWords } from '../kit/words.ts';
import { deskCard } from './cards.ts';
import type { ResellerDeskServices } from './services.ts';
import { words } from './text.ts';

/** The staff's card of a registration as it stands, and one sentence for what happened; undefined for all others. */
export async function announceToDesk(
  services: ResellerDeskServices,
  news: Announcement,
  audience: Audience,
): Promise<{ card: Card; message: string } | undefined> {
  if (!services.isHomeTenant(audience.tenantId)) return undefined;
  const asker = { tenantId: audience.tenantId, userId: audience.userId, staff: true };
  const reseller = await services.resellers.find(news.caseId, asker);
  if (reseller === undefined) return undefined;
  const [people, rivals] = await Promise.all([
    services.resellers.people(reseller.id, asker),
    services.resellers.rivals(reseller.id, asker),
  ]);
  const account = services.customers.account(reseller.accountId);
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: deskCard({ reseller, people, rivals, account }, audience),
    message: repeat + sentence(reseller, people, news, audience),
  };
}

function sentence(
  reseller: Reseller,
  people: readonly ResellerPerson[],
  news: Announcement,
  { language }: Audience,
): string {
  const t = words(language);
  const company = plain(reseller.company);
  const { domain, tenantId, userId } = news.facts;
  switch (news.event) {
    case 'requested':
      return t.messages.requested(company);
    case 'unreached': {
      const missing = people.find((one) => one.tenantId === tenantId && one.userId === userId);
      const who = plain(missing?.name ?? '') || t.messages.somebody;
      return t.messages.unreached(who, company, unreachedWhy(news, language));
    }
    case 'tenant-asked':
      return t.messages.tenantAsked(company, plain(typeof domain === 'string' ? domain : ''));
    case 'tenant-added':
      return t.messages.tenantAdded(company, plain(typeof domain === 'string' ? domain : ''));
    default:
      return t.status(reseller.id, company, t.card.states[reseller.state]);
  }
}
