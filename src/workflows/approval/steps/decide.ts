import {
  afterApprovalEvent,
  type ApprovalEvent,
  type ApprovalStepped,
} from '../../../domain/approval-steps.ts';
import { decidesAsOwner, type Approval, type ApprovalRefusal } from '../../../domain/approval.ts';
import type { OrderLine } from '../../../domain/order-draft.ts';
import type { Order } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import { approvalById, lockApproval, type StoredApproval } from '../../../services/store/approvals.ts';
import type { CardPlace } from '../../invitation/port.ts';
import {
  approvalQueue,
  colleague,
  keep,
  keyOf,
  record,
  type ApprovalContext,
  type Colleague,
  type Transaction,
} from '../context.ts';
import type { ApprovalAnswer } from '../port.ts';
import { becomeOrderCards, tellDeciders } from './tell.ts';

type Done = Extract<ApprovalStepped, { kind: 'done' }>;
/** Something a person does to an approval. */
export type PersonsEvent = Extract<ApprovalEvent, { readonly by: PersonKey }>;

/** What only some events bring along. */
export interface Brought {
  readonly card?: CardPlace | undefined;
  /** The lines the approver wants. */
  readonly lines?: readonly OrderLine[] | undefined;
  /** Somebody has noted the one in whose name it happens away, and so set it off. */
  readonly notedBy?: PersonKey | undefined;
}

/** An approval and its order, both locked; always the order first, so that nobody waits for anybody in a circle. */
export async function lockBoth(
  context: ApprovalContext,
  tx: Transaction,
  { id, orderId }: Pick<Approval, 'id' | 'orderId'>,
): Promise<(StoredApproval & { readonly order: Order }) | undefined> {
  const order = await context.orders.lock(tx, orderId);
  const stored = await lockApproval(tx, id);
  return order === undefined || stored === undefined ? undefined : { ...stored, order };
}

/** One press or word of somebody admitted to the company; what it leads to is written in one transaction. */
export async function act(
  context: ApprovalContext,
  id: string,
  event: PersonsEvent,
  brought: Brought = {},
): Promise<ApprovalAnswer> {
  const { by } = event;
  const [there, found] = await Promise.all([colleague(context, by), approvalById(context.database.db, id)]);
  if (found === undefined || found.approval.resellerId !== there?.reseller.id) {
    context.log.warn({ approval: id, event: event.name, user: by.userId }, 'a press on a strange approval');
    return { kind: 'unknown' };
  }
  return context.database.withTransaction(async (tx): Promise<ApprovalAnswer> => {
    const held = await lockBoth(context, tx, found.approval);
    if (held === undefined) return { kind: 'unknown' };
    // While the press waited for its turn, somebody may have left, or the company's orders may have been stopped.
    const now = await colleague(context, by);
    if (now?.reseller.id !== held.approval.resellerId) return { kind: 'unknown' };
    const approval = (await closeExpired(context, tx, held)) ?? held.approval;
    const repeated = repeatOf(approval, event);
    if (repeated !== undefined) return { kind: 'done', approval, happened: repeated };
    const hindered = whyNotNow(approval, event, now);
    const stepped: ApprovalStepped =
      hindered === undefined
        ? afterApprovalEvent(approval, event, context.clock.now())
        : { kind: 'refused', why: hindered };
    if (stepped.kind === 'done') {
      const changed = await settle(context, tx, held, stepped, event, brought);
      return { kind: 'done', approval: changed, happened: stepped.happened };
    }
    const why = stepped.kind === 'refused' ? stepped.why : 'over';
    await recordRefusal(context, tx, approval, event, why);
    // Somebody else is to be asked instead, or they are an owner again: that is looked at now.
    if (why === 'not-entitled' && decidesAsOwner(approval, by))
      await context.jobs.send(tx, approvalQueue, { id }, { singletonKey: id });
    return { kind: 'refused', why, approval };
  });
}

/** The press came after the time was up, and before the clock was looked at: it is closed first. */
async function closeExpired(
  context: ApprovalContext,
  tx: Transaction,
  held: StoredApproval & { readonly order: Order },
): Promise<Approval | undefined> {
  const stepped = afterApprovalEvent(held.approval, { name: 'clock' }, context.clock.now());
  const isOver = stepped.kind === 'done' && stepped.happened === 'expired';
  return isOver ? settle(context, tx, held, stepped) : undefined;
}

/** What the approval itself does not know: the company's orders are stopped, or somebody asked as an owner is none. */
function whyNotNow(
  approval: Approval,
  { name, by }: PersonsEvent,
  { reseller, person }: Colleague,
): ApprovalRefusal | undefined {
  if (approval.state !== 'open') return undefined;
  if (reseller.state === 'suspended' && decisions.includes(name)) return 'suspended';
  const isGone = decidesAsOwner(approval, by) && !person.roles.includes('owner');
  return isGone && name !== 'answer' ? 'not-entitled' : undefined;
}

/** What stands in an approval when somebody says something, and what is said of it. */
const speaking = { ask: ['question', 'asked'], comment: ['comment', 'commented'] } as const;

/** The same words of the same person, with nothing in between: one press that came twice. */
function repeatOf({ state, words }: Approval, event: PersonsEvent): 'asked' | 'commented' | undefined {
  if (state !== 'open' || (event.name !== 'ask' && event.name !== 'comment')) return undefined;
  const [kind, happened] = speaking[event.name];
  const last = words.at(-1);
  const isSame = last?.kind === kind && last.text === event.text && samePerson(last.by, event.by);
  return isSame ? happened : undefined;
}

/** What sends an order on its way, or changes what is ordered. */
const decisions: readonly ApprovalEvent['name'][] = ['approve', 'change'];

/** Every press that changes nothing is kept: late, forged, or somebody else's business. */
async function recordRefusal(
  context: ApprovalContext,
  tx: Transaction,
  approval: Approval,
  event: PersonsEvent,
  why: ApprovalRefusal,
): Promise<void> {
  const { by, name } = event;
  context.log.warn(
    { approval: approval.id, order: approval.orderId, event: name, why, user: by.userId },
    'a press on an approval was refused',
  );
  const pressed = 'fingerprint' in event ? { pressed: event.fingerprint } : {};
  await record(context, tx, approval, { name: 'refused', by, facts: { event: name, why, ...pressed } });
}

/** Writes a step of an approval, what it does to the order, and who is told. */
export async function settle(
  context: ApprovalContext,
  tx: Transaction,
  held: StoredApproval & { readonly order: Order },
  stepped: Done,
  event?: PersonsEvent,
  brought: Brought = {},
): Promise<Approval> {
  const by = event && keyOf(event.by);
  const facts = factsOf(event, brought);
  const approval = await keep(context, tx, held, stepped, { by, facts });
  const order = await moveOrder(context, tx, held.order, approval, stepped, { by, ...brought });
  await tellDeciders(context, tx, approval, stepped.happened);
  await tellOrder(context, tx, order, approval, stepped, by);
  return approval;
}

function factsOf(event: PersonsEvent | undefined, { lines, notedBy }: Brought): object {
  if (event === undefined) return {};
  const comment = 'comment' in event ? event.comment : undefined;
  return {
    ...(comment === undefined ? {} : { comment }),
    ...('text' in event ? { text: event.text } : {}),
    ...('because' in event ? { because: event.because } : {}),
    ...(lines === undefined ? {} : { lines }),
    ...(notedBy === undefined ? {} : { because: 'away', notedBy: keyOf(notedBy) }),
  };
}

async function moveOrder(
  context: ApprovalContext,
  tx: Transaction,
  order: Order,
  approval: Approval,
  { happened }: Done,
  { by, lines, card }: Brought & { readonly by: PersonKey | undefined },
): Promise<Order> {
  const { id } = approval;
  const facts = { approval: id };
  switch (happened) {
    case 'approved': {
      if (by === undefined) throw new Error(`nobody approved ${id}`);
      const { awaitsAcceptance } = approval.subject;
      const released = await context.orders.release(tx, order, { by, awaitsAcceptance }, facts);
      await becomeOrderCards(context, tx, approval, released, { by, card });
      return released;
    }
    case 'rejected':
    case 'changed': {
      if (by === undefined) throw new Error(`nobody decided about ${id}`);
      const { at = context.clock.now(), because } = approval.ended ?? {};
      return context.orders.giveBack(tx, order, { approvalId: id, how: happened, by, at, because }, lines);
    }
    case 'expired':
      return context.orders.expire(tx, order, facts);
    case 'level-approved':
    case 'asked':
    case 'answered':
    case 'commented':
    case 'given':
    case 'withdrawn':
    case 'superseded':
    case 'unreached':
    case 'reached':
    case 'reminded':
    case 'escalated':
    case 'unanswered':
      return order;
  }
}

/** What those who wait for the order hear in a sentence; everything else only changes their cards. */
const worthSaying: readonly Done['happened'][] = [
  'approved',
  'rejected',
  'changed',
  'asked',
  'expired',
  'unreached',
  'escalated',
  'superseded',
];

/** The order's cards change with everything that happens to its approval. */
export async function tellOrder(
  context: ApprovalContext,
  tx: Transaction,
  order: Order,
  approval: Approval,
  { happened }: Done,
  by: PersonKey | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const event = `approval-${happened}`;
  const facts = { approvalId: approval.id, ...(by === undefined ? {} : keyOf(by)), ...more };
  // A question brings its box along.
  const how = happened === 'asked' ? 'card' : 'sentence';
  if (worthSaying.includes(happened)) await context.orders.tell(tx, order, event, facts, how);
  else await context.orders.refresh(tx, order, event);
}

/** Whether somebody is one of these people. */
export const isAmong = (people: readonly PersonKey[], person: PersonKey): boolean =>
  people.some((one) => samePerson(one, person));
