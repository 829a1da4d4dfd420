import type { Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { Turn } from '../kit/turn.ts';
import { isSameDay, shortly } from '../kit/shortly.ts';
import { happenedTo, nameOf } from './happened.ts';
import type { OrderMemory } from './model.ts';
import type { OrderServices } from './services.ts';
import { words } from './text.ts';

/** Keeps which draft the open question is asked about. */
export function remember(memory: OrderMemory, { version, draft }: Order): void {
  memory.version = version;
  memory.answeredAt = draft.answeredAt;
}

/** Whether a colleague has written into the draft since this person's question was asked. */
export function isChangedByAnother(order: Order, memory: OrderMemory, person: PersonKey): boolean {
  const { answeredBy, answeredAt } = order.draft;
  if (memory.version === undefined || answeredBy === undefined || answeredAt === undefined) return false;
  return answeredAt !== memory.answeredAt && !samePerson(answeredBy, person);
}

/** Who has changed the draft, and when: said before it is shown as it stands. Lets go of what was in hand. */
export async function tellChanged(
  { resellers }: OrderServices,
  { turn, memory }: { readonly turn: Turn; readonly memory: OrderMemory },
  order: Order,
  isAnswer: boolean,
): Promise<void> {
  const { person } = turn;
  const t = words(person.language).draft;
  const { answeredBy, answeredAt = order.updatedAt } = order.draft;
  const who = nameOf(answeredBy, await resellers.people(order.resellerId, person)) ?? t.colleague;
  const now = turn.now();
  const when = t.when(shortly(answeredAt, now, person), isSameDay(answeredAt, now, person));
  turn.say([t.changedBy(who, order.id, when), ...(isAnswer ? [t.notWritten] : [])].join(' '));
  memory.line = undefined;
  memory.number = undefined;
  memory.free = undefined;
}

/** What a colleague has made of the order while a question about its draft was open; undefined when it was nobody else. */
export async function whatBecame(
  { resellers }: OrderServices,
  { turn, memory }: { readonly turn: Turn; readonly memory: OrderMemory },
  order: Order,
): Promise<string | undefined> {
  const { person } = turn;
  const by = order.state === 'discarded' ? order.progress.discardedBy : order.placedBy;
  if (memory.version === undefined || by === undefined || samePerson(by, person)) return undefined;
  return happenedTo(order, await resellers.people(order.resellerId, person), person);
}
