import { whyUnreachable } from '../bots/notice-outcome.ts';
import type { NotifierOptions } from '../bots/notifier.ts';
import type { ProviderConfig } from '../config/config.ts';
import type { Flow } from '../dialogs/kit/flow.ts';
import { namingUnreachedStaff } from '../dialogs/kit/unreached.ts';
import type { Database } from '../services/store/connection.ts';
import { unreachedReaders } from '../services/store/notices.ts';
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

/** The same flows; staff's cards say at their end whom of the staff they have not reached. */
export function namingUnreached(
  flows: readonly Flow[],
  { database, staff }: { readonly database: Database; readonly staff: ProviderConfig['staff'] },
): readonly Flow[] {
  const nameOf = (userId: string) => staff.people.find(({ objectId }) => objectId === userId)?.name ?? userId;

  return flows.map((flow): Flow => {
    const { announce } = flow;
    if (announce === undefined || !desks.has(flow.id)) return flow;
    return {
      ...flow,
      async announce(news, audience) {
        const made = await announce(news, audience);
        if (made === undefined) return undefined;
        const unreached = await unreachedReaders(database.db, flow.id, news.caseId);
        const others = unreached.filter(({ target }) => target.userId !== audience.userId);
        if (others.length === 0) return made;
        const people = others.map(({ target, trouble }) => ({
          name: nameOf(target.userId),
          why: whyUnreachable(trouble),
        }));
        return { ...made, card: namingUnreachedStaff(made.card, people, audience.language) };
      },
    };
  });
}
