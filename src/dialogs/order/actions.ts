import { customerOf } from '../../domain/order-phase.ts';
import type { Buyer } from '../../domain/order-draft.ts';
import { tenantOf, type Order } from '../../domain/order.ts';
import { samePerson } from '../../domain/person.ts';
import type { OrderChanged } from '../../workflows/order/port.ts';
import { plain } from '../kit/card.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { wordsIn } from '../kit/written.ts';
import { isDiscardable, isReopenable } from './case-model.ts';
import type { OrderCaseServices } from './case-services.ts';
import { words } from './case-text.ts';
import { happenedTo } from './happened.ts';
import { invitationActs } from './invitation-actions.ts';

type Act = (action: CaseAction, order: Order) => Promise<CaseAnswer>;

/**
 * Buttons of an order's case card. They work without any dialog, by what is stored; an order of another reseller
 * answers exactly like an unknown one. A spent button says what happened, who did it and when.
 */
export function orderActions(
  services: OrderCaseServices,
): Record<string, (action: CaseAction) => Promise<CaseAnswer>> {
  const { orders, firstSignIns, resellers, approvals } = services;

  const own =
    (act: Act) =>
    async (action: CaseAction): Promise<CaseAnswer> => {
      const { tenantId, userId } = action.turn.person;
      const order = await orders.find(action.caseId, { tenantId, userId, staff: false });
      return order === undefined ? notYours(action) : act(action, order);
    };

  /** What takes an order into one's own hands: owners look, and throw away; only sellers order. */
  const bySeller = (act: Act) =>
    own(async (action, order) =>
      action.turn.person.roles.has('seller') ? act(action, order) : notAllowed(action),
    );

  /** The card as it stands, and what has happened to the order since the button was drawn. */
  async function spent(action: CaseAction, order: Order): Promise<CaseAnswer> {
    const people = await resellers.people(order.resellerId, action.turn.person);
    return { kind: 'case', caseId: order.id, sentence: happenedTo(order, people, action.turn.person) };
  }

  async function told(action: CaseAction, changed: OrderChanged, sentence?: string): Promise<CaseAnswer> {
    if (changed.kind === 'unknown') return notYours(action);
    if (changed.kind === 'too-late') return spent(action, changed.order);
    return { kind: 'case', caseId: action.caseId, sentence };
  }

  const answers = (action: CaseAction) => words(action.turn.person.language).answers;

  const inviting = Object.entries(invitationActs(services)).map(
    ([verb, act]) => [verb, bySeller(act)] as const,
  );

  return {
    ...Object.fromEntries(inviting),
    'order.check': own(async (action, order) => {
      if (order.state !== 'parked') return spent(action, order);
      const { tenantId, userId } = action.turn.person;
      // Every look changes the version; looking once more is right on any card of a parked order.
      const changed = await orders.goOn(order.id, order.version, { tenantId, userId, staff: false });
      return told(action, changed, answers(action).checking);
    }),

    'order.change': bySeller(async (action, order) => {
      if (order.state === 'draft') return leadTo(order, order.standstill?.field);
      if (!isReopenable(order)) return spent(action, order);
      const changed = await orders.reopen(order.id, action.turn.person);
      return changed.kind === 'done' ? leadTo(order, order.standstill?.field) : told(action, changed);
    }),

    'order.continue': bySeller(async (action, order) =>
      order.state === 'draft' ? leadTo(order) : spent(action, order),
    ),

    'order.answer': bySeller(async (action, order) => {
      const t = words(action.turn.person.language).approval;
      const text = wordsIn(action.fields['answer']);
      if (text === undefined) return { kind: 'case', caseId: order.id, sentence: t.answerMissing };
      const { person } = action.turn;
      const asking = await approvals.ofOrder(order.id, person);
      if (order.state !== 'awaiting-approval' || asking === undefined) return spent(action, order);
      const answer = await approvals.answer(asking.id, text, person);
      return { kind: 'case', caseId: order.id, sentence: answer.kind === 'done' ? t.answered : t.noQuestion };
    }),

    'order.take-back': bySeller(async (action, order) => {
      if (order.state !== 'awaiting-approval') return spent(action, order);
      const changed = await orders.reopen(order.id, action.turn.person);
      return changed.kind === 'done' ? leadTo(order) : told(action, changed);
    }),

    'order.discard': own(async (action, order) => {
      if (!isDiscardable(order)) {
        const isSold = order.progress.checkoutAt !== undefined && order.state !== 'done';
        if (!isSold) return spent(action, order);
        return { kind: 'case', caseId: order.id, sentence: answers(action).soldAlready };
      }
      return told(action, await orders.discard(order.id, action.turn.person), answers(action).discarded);
    }),

    'order.tell': own(async (action, order) => {
      const { tenant: tenantId = '', person: userId = '' } = action.fields;
      const people = await resellers.people(order.resellerId, action.turn.person);
      const colleague = people.find(
        (one) => one.state === 'admitted' && samePerson(one, { tenantId, userId }),
      );
      if (colleague === undefined)
        return { kind: 'case', caseId: order.id, sentence: answers(action).noColleague };
      const changed = await orders.tellAlso(order.id, { tenantId, userId }, action.turn.person);
      return told(action, changed, answers(action).told(plain(colleague.name)));
    }),

    'order.more': bySeller(async (action, order) => {
      const { turn } = action;
      const buyer = buyerAgain(order);
      if (buyer === undefined) return spent(action, order);
      const begin = (requestId: string) =>
        orders.begin(turn.person, { use: order.draft.use, buyer, lines: [], like: order.id }, requestId);
      // Pressed twice, one draft; pressed again after that one went its way, another.
      const draft = await begin(`more:${order.id}:${turn.person.userId}`);
      return leadTo(draft.state === 'draft' ? draft : await begin(turn.requestId));
    }),

    'order.sign-in-again': own(async (action, order) => {
      const t = words(action.turn.person.language).signIn.answers;
      const state = await firstSignIns.state(order.id);
      const answer = await firstSignIns.sendAgain(order.id);
      const sentence =
        answer === 'sent' ? t.sent(state.kind === 'none' ? '' : plain(state.address)) : t[answer];
      return { kind: 'case', caseId: order.id, sentence };
    }),
  };
}

const notYours = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});

const notAllowed = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notAllowed,
});

/** The conversation about the draft, at one field if one is named. */
const leadTo = ({ id }: Order, field?: string): CaseAnswer => ({
  kind: 'flow',
  flow: 'order',
  memory: { order: id, ...(field === undefined ? {} : { field }) },
});

/** The same customer for another order: its tenant is there by now. */
function buyerAgain(order: Order): Buyer | undefined {
  const tenant = tenantOf(order);
  if (tenant === undefined) return undefined;
  const { buyer } = order.draft;
  if (buyer?.kind === 'tenant') return buyer;
  const { tenantId, domain } = tenant;
  // We gave Microsoft the name ourselves, so there is nothing to compare.
  return { kind: 'tenant', tenantId, domain, statedName: customerOf(order), nameSettled: 'same' };
}
