import { conversation } from '../kit/flow.ts';
import { notificationsMemory, type NotificationsMemory } from './model.ts';
import { overview } from './overview-step.ts';
import type { NotificationsServices } from './services.ts';
import { long, which, wish } from './wish-steps.ts';

/** One card shows and changes everything; what is asked for in words is done first. */
export function notificationsConversation(services: NotificationsServices) {
  return conversation<NotificationsMemory>({
    version: 1,
    memory: notificationsMemory,
    steps: {
      overview: overview(services),
      wish: wish(services),
      long: long(services),
      which: which(services),
    },
  });
}
