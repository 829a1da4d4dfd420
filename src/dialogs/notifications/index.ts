import type { Flow } from '../kit/flow.ts';
import { digestAnnouncement } from './digest.ts';
import { notificationsConversation } from './dialog.ts';
import { notificationsAskedFor } from './model.ts';
import type { NotificationsServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { NotificationsServices };

/** Everybody settles what they are told, and when; `others` make the words of a digest. */
export function createNotificationsFlow(services: NotificationsServices, others: readonly Flow[]): Flow {
  return {
    id: 'notifications',
    roles: ['admin-agent', 'sales-agent', 'customer', 'seller', 'owner', 'colleague'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: notificationsAskedFor,
    conversation: notificationsConversation(services),
    where,
    announce: digestAnnouncement(others),
  };
}
