import { setTimeout as after } from 'node:timers/promises';
import { whyNot, type Approval } from '../../domain/approval.ts';
import type { OrderLine } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { isProblem } from '../../errors.ts';
import type { Offer } from '../../workflows/offers/port.ts';
import type { ApprovalKnown } from '../kit/approval-sentences.ts';
import type { ApprovalServices } from './services.ts';

/** What is read for the card besides the approval itself. */
export interface ApprovalFacts extends ApprovalKnown {
  readonly order: Order | undefined;
  /** The one it took the place of, or that was asked about before. */
  readonly earlier: Approval | undefined;
  /** The lines it is about, with their numbers in the order. */
  readonly lines: readonly Line[];
  /** What the catalogue has for each line; only for who decides. */
  readonly offers: readonly (Offer | undefined)[];
}

export type Line = SubjectLine & Pick<OrderLine, 'number'>;
type SubjectLine = Approval['subject']['lines'][number];

/** How long a card waits for the catalogue; it is worth showing without it. */
const patienceMs = 1_500;

/** A channel is written to under the id of its conversation, a person under their own. */
export const isChannel = (userId: string): boolean => !/^[0-9a-f-]{36}$/.test(userId);

/** Everything the card of an approval shows, read now. */
export async function factsFor(
  services: ApprovalServices,
  approval: Approval,
  reader: PersonKey,
): Promise<ApprovalFacts> {
  const { approvals, orders, resellers, clock } = services;
  // Nobody in particular reads a channel: it sees what whoever asked for the approval may see.
  const { tenantId, userId } = isChannel(reader.userId) ? approval.requestedBy : reader;
  const asker = { tenantId, userId };
  const { followedBy, follows, resends } = approval;
  const before = follows ?? resends;
  const [order, people, follower, earlier] = await Promise.all([
    orders.find(approval.orderId, { ...asker, staff: false }),
    resellers.people(approval.resellerId, asker),
    followedBy === undefined ? undefined : approvals.find(followedBy, reader),
    before === undefined ? undefined : approvals.find(before, reader),
  ]);
  const decides = whyNot(approval, reader) === undefined;
  const offers = order !== undefined && decides ? await inTime(offersOf(services, order, asker)) : [];
  const lines = approval.subject.lines.map((line, index) => ({
    ...line,
    number: order?.draft.lines[index]?.number ?? index,
  }));
  return { approval, follower, earlier, people, now: clock.now(), order, lines, offers: offers ?? [] };
}

async function offersOf(
  { offers, resellers }: ApprovalServices,
  { draft }: Order,
  by: PersonKey,
): Promise<readonly (Offer | undefined)[]> {
  const { buyer, accountId = '' } = draft;
  const reseller = (await resellers.membership(by))?.reseller;
  // What is sold for how long hardly differs by country; whoever is asked to change it looks once more.
  const market = (buyer?.kind === 'new' ? buyer.company.country : undefined) ?? reseller?.country ?? '';
  return Promise.all(
    draft.lines.map(({ productId, skuId, segment = 'commercial' }) =>
      offers.offer(accountId, market, productId, skuId, [segment]),
    ),
  );
}

/** What comes soon enough; undefined when it takes long, or Microsoft does not answer. */
async function inTime<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  const waiting = new AbortController();
  const patient = reading.catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    return undefined;
  });
  const late = after(patienceMs, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([patient, late]);
  } finally {
    waiting.abort();
  }
}
