import type { Kysely } from 'kysely';
import type { ApprovalChannel } from '../../../domain/approval-rule.ts';
import type { ApprovalHappening } from '../../../domain/approval-steps.ts';
import { deciders, type Approval } from '../../../domain/approval.ts';
import type { Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { askedPeople } from '../../../services/store/approval-lists.ts';
import { caseCard, dropCaseCard } from '../../../services/store/case-cards.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { CardPlace } from '../../invitation/port.ts';
import type { News } from '../../news/port.ts';

interface Teller {
  readonly news: News;
}

/** The flow whose cards ask for somebody's word, and the one that shows an order to its reseller. */
export const approvalFlow = 'approval';
export const orderFlow = 'order';

/** Everybody whose turn it has become gets a card of their own. */
export async function askPeople(
  { news }: Teller,
  tx: Kysely<Tables>,
  { id, orderId }: Approval,
  people: readonly PersonKey[],
): Promise<void> {
  const item = { flow: approvalFlow, caseId: id, event: 'requested', facts: { orderId } };
  for (const person of people) await news.adopt(tx, item, person, undefined);
}

/** The channel in which a company wants its approvals to be seen gets a card as well. */
export async function askChannel(
  { news }: Teller,
  tx: Kysely<Tables>,
  { id, orderId }: Approval,
  channel: ApprovalChannel | undefined,
): Promise<void> {
  if (channel === undefined) return;
  const item = { flow: approvalFlow, caseId: id, event: 'requested', facts: { orderId } };
  await news.adopt(tx, item, { tenantId: channel.tenantId, userId: channel.conversationId }, undefined);
}

/** Besides the change of their cards, who is asked hears in a sentence what needs them now. */
export async function tellDeciders(
  { news }: Teller,
  tx: Kysely<Tables>,
  approval: Approval,
  happened: ApprovalHappening,
): Promise<void> {
  const item = { flow: approvalFlow, caseId: approval.id, event: happened };
  for (const person of listeners(approval, happened)) await news.say(tx, item, person);
}

function listeners(approval: Approval, happened: ApprovalHappening): readonly PersonKey[] {
  switch (happened) {
    case 'reminded':
    case 'unanswered':
      return deciders(approval);
    case 'answered': {
      // Whoever asked last waits for it.
      const question = approval.words.findLast(({ kind }) => kind === 'question');
      return question === undefined ? [] : [question.by];
    }
    case 'approved':
    case 'level-approved':
    case 'rejected':
    case 'changed':
    case 'asked':
    case 'commented':
    case 'given':
    case 'withdrawn':
    case 'superseded':
    case 'unreached':
    case 'reached':
    case 'escalated':
    case 'expired':
      return [];
  }
}

/** A card in a channel stays everybody's. */
const isOwnChat = (card: CardPlace | undefined): boolean => card?.conversationId.startsWith('19:') === false;

/**
 * After the last word the cards of those who were asked become the order's. Who has a card of the order already keeps
 * it, and the card that asked says what was decided. `pressed`: where the last word was given, by whom.
 */
export async function becomeOrderCards(
  { news }: Teller,
  tx: Kysely<Tables>,
  approval: Approval,
  order: Order,
  pressed: { readonly by: PersonKey; readonly card: CardPlace | undefined },
): Promise<void> {
  const item = { flow: orderFlow, caseId: order.id, event: 'approval-approved' };
  for (const person of await askedPeople(tx, approval.id)) {
    if ((await caseCard(tx, order.id, person)) !== undefined) continue;
    const asking = await caseCard(tx, approval.id, person);
    const own = samePerson(person, pressed.by) && isOwnChat(pressed.card) ? pressed.card : undefined;
    const place = own ?? asking;
    if (place === undefined) continue;
    if (place.activityId === asking?.activityId) await dropCaseCard(tx, approval.id, person);
    const { conversationId, activityId } = place;
    await news.adopt(tx, item, person, { conversationId, activityId });
  }
}
