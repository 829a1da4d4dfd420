import { phaseOf } from '../../domain/order-phase.ts';
import { providerStaff } from '../../domain/person.ts';
import type { OrderChanged } from '../../workflows/order/port.ts';
import type { CaseAction, CaseAnswer, Flow } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { kitWords } from '../kit/words.ts';
import { announceToOrderDesk, deskEntry } from './announce.ts';
import { deskConversation } from './dialog.ts';
import { deskAskedFor, longestReason, ownCompany } from './model.ts';
import type { OrderDeskServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { OrderDeskServices };

/** How many orders "status" names. */
const listed = 10;

/** Provider staff sees the orders of all resellers, and deals with those that need a person. */
export function createOrderDeskFlow(services: OrderDeskServices): Flow {
  const { orders } = services;
  return {
    id: 'order-desk',
    roles: providerStaff,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: deskAskedFor,
    conversation: deskConversation(services),
    where,
    announce: (news, audience) => announceToOrderDesk(services, news, audience),
    async status(person) {
      const latest = await orders.latest(person, listed);
      return Promise.all(
        latest.map(async (order) => deskEntry(order, person, await ownCompany(services, order, person))),
      );
    },
    actions: {
      'order-desk.again': async (action) => {
        const { person } = action.turn;
        const changed = await orders.goOn(action.caseId, action.version, person);
        return told(action, changed, words(person.language).trying);
      },
      'order-desk.close': async (action) => {
        const { person } = action.turn;
        const t = words(person.language);
        const because = (action.fields['because'] ?? '').trim();
        if (because === '' || because.length > longestReason)
          return { kind: 'case', caseId: action.caseId, sentence: t.becauseError };
        return told(action, await orders.close(action.caseId, because, person), t.closed);
      },
    },
  };
}

/** The card as it stands; a press that comes too late hears what has happened since. */
function told(action: CaseAction, changed: OrderChanged, sentence: string): CaseAnswer {
  const { person } = action.turn;
  const t = words(person.language);
  if (changed.kind === 'unknown') return { kind: 'sentence', sentence: kitWords(person.language).notYours };
  if (changed.kind === 'done') return { kind: 'case', caseId: action.caseId, sentence };
  const { order } = changed;
  const state = t.states[phaseOf(order)];
  return { kind: 'case', caseId: order.id, sentence: t.tooLate(state, moment(order.updatedAt, person)) };
}
