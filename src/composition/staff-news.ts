import type { Kysely } from 'kysely';
import type { ProviderConfig } from '../config/config.ts';
import { chatLink } from '../domain/chat-link.ts';
import type { Tables } from '../services/store/tables.ts';
import type { Mails } from '../workflows/mail/port.ts';
import type { NewsItem } from '../workflows/news/port.ts';
import { staffLetter } from '../workflows/news/staff-letter.ts';
import { createStaffWays } from '../workflows/news/staff-ways.ts';
import type { Parts } from './store.ts';

/** A mail about something that happened days ago helps nobody. */
const usefulMs = 3 * 86_400_000;

/** Where staff hears of what, by the provider file. */
export const staffWaysOf = ({ staff, notifications }: Pick<ProviderConfig, 'staff' | 'notifications'>) =>
  createStaffWays({
    tenantId: staff.tenantId,
    people: staff.people,
    usually: staff.news,
    byEvent: notifications,
  });

/** Writes to the provider's contact, in the first of the languages it has settled. */
export async function tellByMail(
  mails: Mails,
  { config, clock, log }: Parts,
  tx: Kysely<Tables>,
  item: NewsItem,
): Promise<void> {
  const { provider, languages } = config.provider;
  if (!mails.possible) {
    log.error(
      { case: item.caseId, event: item.event },
      'staff wants mail about this, and no mail can be sent',
    );
    return;
  }
  const house = {
    provider: provider.name,
    chatLink: (message: string) => chatLink(config.bot.appId, message),
  };
  await mails.post(tx, {
    kind: 'staff-news',
    about: item.caseId,
    to: provider.contact.email,
    letter: staffLetter(languages[0] ?? 'en', item, house),
    usefulUntil: clock.now() + usefulMs,
  });
}
