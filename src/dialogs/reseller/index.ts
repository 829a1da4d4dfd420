import { orderWords } from '../../domain/order-words.ts';
import type { Flow } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import { resellerActions } from './actions.ts';
import { announceToReseller } from './announce.ts';
import { resellerConversation } from './dialog.ts';
import { resellerAskedFor } from './model.ts';
import type { ResellerServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { ResellerServices };

/** An IT company registers as a reseller and decides who of its people may order. */
export function createResellerFlow(services: ResellerServices): Flow {
  return {
    id: 'reseller',
    roles: ['customer', 'seller', 'owner'],
    // Who says that they sell was never to be asked whether we may buy for them.
    leaves: ['accept'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: resellerAskedFor,
    commands: ['people', 'leute'],
    // Only sellers have the flow that takes orders; a colleague without a role hears how to become one.
    whenUnclear: async (text, { roles }) =>
      roles.has('colleague') && orderWords(text) !== undefined
        ? { meantToOrder: true, ordered: text.slice(0, 300) }
        : undefined,
    conversation: resellerConversation(services),
    where,
    announce: (news, audience) => announceToReseller(services, news, audience),
    actions: resellerActions(services),
    async status(person) {
      const membership = await services.resellers.membership(person);
      if (membership === undefined) return [];
      const { id, company, state } = membership.reseller;
      const t = words(person.language);
      return [t.status(id, plain(company), t.short[state])];
    },
  };
}
