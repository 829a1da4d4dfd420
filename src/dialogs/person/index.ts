import { conversation, type Flow } from '../kit/flow.ts';
import { ask, askMemory, type AskMemory } from './ask.ts';
import { announceToAsker, offer, offerMemory, replyIn, sendReply, type OfferMemory } from './asker-side.ts';
import type { PersonServices } from './services.ts';
import { announceToStaff, sendAnswer } from './staff-side.ts';
import { words } from './text.ts';

export type { PersonServices };

/**
 * Hands somebody's words to the provider's people with the context; its cards are staff's. `flows` are those people may
 * come from: each tells in words where that was.
 */
export function createPersonFlow(services: PersonServices, flows: readonly Flow[]): Flow {
  return {
    id: 'person',
    roles: ['customer', 'admin-agent', 'sales-agent'],
    name: (language) => words(language).name,
    askedFor: () => undefined,
    conversation: conversation<AskMemory>({
      version: 2,
      memory: askMemory,
      steps: { ask: ask(services) },
    }),
    announce: (news, audience) => announceToStaff(services, flows, news, audience),
    actions: { 'person.answer': (action) => sendAnswer(services, action) },
  };
}

/** Brings the answers of the provider's people to the one who asked, and takes replies back; its cards are the asker's. */
export function createAnswerFlow(services: PersonServices): Flow {
  return {
    id: 'answer',
    roles: ['customer', 'admin-agent', 'sales-agent'],
    name: (language) => words(language).offer.name,
    askedFor: () => undefined,
    whenUnclear: (text, person) => replyIn(services, text, person),
    conversation: conversation<OfferMemory>({
      version: 1,
      memory: offerMemory,
      steps: { offer: offer(services) },
    }),
    announce: (news, audience) => announceToAsker(services, news, audience),
    actions: { 'answer.reply': (action) => sendReply(services, action) },
  };
}
