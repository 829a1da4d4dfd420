import { endStates, type Order } from '../../domain/order.ts';
import type { CaseAction, CaseAnswer, TypedPress } from '../kit/flow.ts';
import type { Speaker } from '../kit/turn.ts';
import { kitWords } from '../kit/words.ts';
import { askerOf, isOpen, mayOrder, orderFlowFor, wishIn } from './model.ts';
import type { CustomersServices } from './services.ts';
import { words, type Words } from './text.ts';

/** How many of the latest orders are looked at for one that is meant without being named. */
export const looked = 20;

/**
 * Buttons of a customer's card, and what typed questions come to when there is one answer. Another reseller's customer
 * answers like one that does not exist.
 */
export function customersActions(
  services: CustomersServices,
): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const { statuses, orders } = services;

  /** For whom may know the customer: its domain goes on to the next conversation. */
  const known =
    (act: (action: CaseAction, domain: string) => CaseAnswer) =>
    async (action: CaseAction): Promise<CaseAnswer> => {
      const status = await statuses.of(askerOf(action.turn.person), action.caseId);
      return status === 'unknown' ? notYours(action) : act(action, status.domain);
    };

  async function showOrder(action: CaseAction, id: string): Promise<'shown' | 'unknown'> {
    return orders.show(id, askerOf(action.turn.person));
  }

  return {
    'customers.check': async (action) => {
      const status = await statuses.of(askerOf(action.turn.person), action.caseId, { again: true });
      return status === 'unknown' ? notYours(action) : { kind: 'case', caseId: action.caseId };
    },

    /** A question for one customer, typed in the middle of anything: the card comes below. */
    'customers.look': async (action) => {
      const shown = await statuses.show(action.caseId, askerOf(action.turn.person));
      return shown === 'unknown' ? notYours(action) : { kind: 'case', caseId: action.caseId };
    },

    /** The same for one order; the case is the order's. */
    'customers.where': async (action) => {
      const { person } = action.turn;
      if ((await showOrder(action, action.caseId)) === 'unknown') return notYours(action);
      return { kind: 'case', flow: orderFlowFor(person), caseId: action.caseId };
    },

    /** One that is to be stopped or given back: its card, and what can be done. */
    'customers.stop': async (action) => {
      const { person } = action.turn;
      const order = await orders.find(action.caseId, askerOf(person));
      if (order === undefined || (await showOrder(action, action.caseId)) === 'unknown')
        return notYours(action);
      const sentence = person.staff ? undefined : stopping(order, words(person.language).orders);
      return { kind: 'case', flow: orderFlowFor(person), caseId: action.caseId, sentence };
    },

    'customers.open': async (action) => {
      const { language } = action.turn.person;
      const id = action.fields['order'] ?? '';
      if ((await showOrder(action, id)) === 'unknown') return notYours(action);
      return { kind: 'case', caseId: action.caseId, sentence: words(language).orders.below(id) };
    },

    'customers.order': known((action, domain) => {
      if (!mayOrder(action.turn.person))
        return { kind: 'sentence', sentence: kitWords(action.turn.person.language).notAllowed };
      return { kind: 'flow', flow: 'order', memory: { words: `order for ${domain}` } };
    }),

    'customers.invite': known((_action, given) => ({ kind: 'flow', flow: 'invite', memory: { given } })),
  };
}

/** What can still be done about an order that is to be stopped; nothing for one that came to nothing: its card says so. */
function stopping({ id, state, progress }: Order, t: Words['orders']): string | undefined {
  if (progress.orders !== undefined) return t.toGiveBack(id);
  if (progress.checkoutAt !== undefined) return t.maybeSold(id);
  return endStates.includes(state) ? undefined : t.toDiscard(id);
}

const notYours = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});

/**
 * "What about Contoso?" and "where is my order?" when exactly one customer or open order is meant: answered at once,
 * whatever conversation is going on. Several, or none, are for the list.
 */
export async function customersTyped(
  { statuses, orders }: CustomersServices,
  text: string,
  person: Speaker,
): Promise<TypedPress | undefined> {
  const wish = wishIn(text);
  const asker = askerOf(person);
  switch (wish?.kind) {
    case undefined:
      return undefined;
    case 'order': {
      const order = await orders.find(wish.id, asker);
      const verb = wish.isToStop === true ? 'customers.stop' : 'customers.where';
      return order && { verb, caseId: order.id, version: order.version };
    }
    case 'orders': {
      const [first, ...more] = (await orders.latest(asker, looked)).filter(isOpen);
      if (first === undefined || more.length > 0) return undefined;
      return { verb: 'customers.where', caseId: first.id, version: first.version };
    }
    case 'customers': {
      if (wish.words === undefined) return undefined;
      const { customers, total, isGuess } = await statuses.search(asker, wish.words, 0);
      const [only] = customers;
      if (only === undefined || total !== 1 || isGuess) return undefined;
      return { verb: 'customers.look', caseId: only.tenantId, version: 1 };
    }
  }
}
