import { z } from 'zod';
import { staffEventNames } from '../domain/notification-events.ts';
import { didYouMean } from './closest.ts';
import type { ProviderFault } from './provider-rules.ts';

const ways = ['channel', 'people', 'mail'] as const;

/**
 * Where staff hears of what, by the names of docs/notifications.md: the channels the bot is installed in, everybody in
 * `staff.people`, one of them by their object id, or a mail to the provider's contact.
 */
export const notificationsSchema = z
  .record(
    z.string(),
    z
      .array(z.string().transform((way) => way.toLowerCase()))
      .min(
        1,
        'must name somebody who hears of it: channel, people, mail, or the object id of one of staff.people',
      ),
  )
  .default({});

/** What no single field can tell: events nobody knows, and people who are not staff. */
export function notificationFaults({
  notifications,
  staff,
}: {
  readonly notifications: z.output<typeof notificationsSchema>;
  readonly staff: { readonly people: readonly { readonly objectId: string }[] };
}): ProviderFault[] {
  const people = staff.people.map(({ objectId }) => objectId);
  return Object.entries(notifications).flatMap(([name, wanted]): ProviderFault[] => {
    const path = `notifications.${name}`;
    if (!staffEventNames.includes(name))
      return [{ path, sentence: `is no event staff is told of.${didYouMean(name, staffEventNames)}` }];
    return wanted
      .filter((way) => !(ways as readonly string[]).includes(way) && !people.includes(way))
      .map((way) => ({
        path,
        sentence: `${JSON.stringify(way)} is neither channel, people nor mail, nor the object id of one of staff.people.${didYouMean(way, ways)}`,
      }));
  });
}

/** Events that ask for a mail where none can be sent. */
export const unsentMailFaults = (
  notifications: Readonly<Record<string, readonly string[]>>,
  canMail: boolean,
): ProviderFault[] =>
  Object.entries(notifications)
    .filter(([, wanted]) => !canMail && wanted.includes('mail'))
    .map(([name]) => ({
      path: `notifications.${name}`,
      sentence:
        'asks for a mail, and none can be sent: set CONCIERGE_SMTP_URL and CONCIERGE_MAIL_FROM, or CONCIERGE_MAIL_SENDER.',
    }));
