import { whyUnreachable } from '../bots/notice-outcome.ts';
import type { NotifierOptions } from '../bots/notifier.ts';
import type { ProviderConfig } from '../config/config.ts';
import type { Clock } from '../clock.ts';
import type { Card } from '../dialogs/kit/card.ts';
import type { Audience, Flow } from '../dialogs/kit/flow.ts';
import { namingTold, namingUnreachedStaff, type ToldPerson } from '../dialogs/kit/unreached.ts';
import type { Database } from '../services/store/connection.ts';
import { unreachedReaders } from '../services/store/notices.ts';
import { toldReaders, type ToldReader } from '../services/store/told-readers.ts';
import type { ApprovalWorkflow } from '../workflows/approval/index.ts';
import type { News } from '../workflows/news/port.ts';
import type { OrderWorkflow } from '../workflows/order/index.ts';

/**
 * Who hears that a reader of a flow's cards cannot be reached: the flow in which the provider's staff sees the same
 * case, and whether the other people of the case hear of it too.
 */
const whoHears: Readonly<Record<string, { readonly desk: string; readonly others?: true }>> = {
  accept: { desk: 'invite' },
  order: { desk: 'order-desk', others: true },
  reseller: { desk: 'reseller-desk' },
  answer: { desk: 'person' },
  'gdap-consent': { desk: 'gdap' },
};

/** Staff's own cards: whom they do not reach is named on those that arrive, the channel's above all. */
const desks: ReadonlySet<string> = new Set(Object.values(whoHears).map(({ desk }) => desk));

/** Tells them once per case and person, in the transaction that gives the notice up. */
export function tellOfUnreachable(parts: {
  readonly news: Pick<News, 'tellStaff' | 'refreshCards'>;
  readonly orders: Pick<OrderWorkflow, 'tellOthers'>;
  readonly approvals: Pick<ApprovalWorkflow, 'unreached'>;
}): NotifierOptions['onUnreachable'] {
  return async (tx, { flow, caseId, target }, why) => {
    if (desks.has(flow)) return parts.news.refreshCards(tx, { flow, caseId, event: 'staff-unreached' });
    // Who ordered hears it, and the next way is used.
    if (flow === 'approval') return parts.approvals.unreached(tx, caseId, target, why);
    const hears = whoHears[flow];
    if (hears === undefined) return;
    const { tenantId, userId } = target;
    const item = { caseId, event: 'unreached', facts: { why, tenantId, userId } };
    await parts.news.tellStaff(tx, { ...item, flow: hears.desk });
    if (hears.others === true) await parts.orders.tellOthers(tx, item, { tenantId, userId });
  };
}

/** Flows that the customer's own people read. */
const customersFlows: ReadonlySet<string> = new Set(['accept', 'gdap-consent']);

function whoIs({ name, target, flow }: ToldReader): ToldPerson['who'] {
  if (name !== undefined) return { name };
  if (target.userId.startsWith('19:')) return 'channel';
  return customersFlows.has(flow) ? 'administrator' : 'somebody';
}

/** A case has few readers; a card has an end. */
const mostNamed = 12;

/** The same flows; staff's cards say at their end whom the news reached and whom of the staff it did not. */
export function namingUnreached(
  flows: readonly Flow[],
  {
    database,
    staff,
    clock,
  }: { readonly database: Database; readonly staff: ProviderConfig['staff']; readonly clock: Clock },
): readonly Flow[] {
  const nameOf = (userId: string) => staff.people.find(({ objectId }) => objectId === userId)?.name ?? userId;

  /** What became of the news for everybody else is the staff's to know. */
  async function withTold(card: Card, caseId: string, audience: Audience): Promise<Card> {
    if (audience.tenantId !== staff.tenantId) return card;
    const told = await toldReaders(database.db, caseId, { outside: staff.tenantId, most: mostNamed });
    if (told.length === 0) return card;
    const people = told.map((one) => ({
      ...one,
      who: whoIs(one),
      why: whyUnreachable(one.trouble ?? 'unknown'),
    }));
    return namingTold(card, people, { reader: audience, now: clock.now() });
  }

  return flows.map((flow): Flow => {
    const { announce } = flow;
    if (announce === undefined || !desks.has(flow.id)) return flow;
    return {
      ...flow,
      async announce(news, audience) {
        const made = await announce(news, audience);
        if (made === undefined) return undefined;
        const told = await withTold(made.card, news.caseId, audience);
        const unreached = await unreachedReaders(database.db, flow.id, news.caseId);
        const others = unreached.filter(({ target }) => target.userId !== audience.userId);
        if (others.length === 0) return { ...made, card: told };
        const people = others.map(({ target, trouble }) => ({
          name: nameOf(target.userId),
          why: whyUnreachable(trouble),
        }));
        return { ...made, card: namingUnreachedStaff(told, people, audience.language) };
      },
    };
  });
}
