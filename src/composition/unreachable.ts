import type { NotifierOptions } from '../bots/notifier.ts';
import type { News } from '../workflows/news/port.ts';
import type { OrderWorkflow } from '../workflows/order/index.ts';

/**
 * Who hears that a reader of a flow's cards cannot be reached: the flow in which the provider's staff sees the same
 * case, and whether the other people of the case hear of it too. Flows of staff's own cards are not in it: the channel
 * and the other people have the news.
 */
const whoHears: Readonly<Record<string, { readonly desk: string; readonly others?: true }>> = {
  accept: { desk: 'invite' },
  order: { desk: 'order-desk', others: true },
  reseller: { desk: 'reseller-desk' },
  answer: { desk: 'person' },
};

/** Tells them once per case and person, in the transaction that gives the notice up. */
export function tellOfUnreachable(parts: {
  readonly news: Pick<News, 'tellStaff'>;
  readonly orders: Pick<OrderWorkflow, 'tellOthers'>;
}): NotifierOptions['onUnreachable'] {
  return async (tx, { flow, caseId, target }, why) => {
    const hears = whoHears[flow];
    if (hears === undefined) return;
    const { tenantId, userId } = target;
    const item = { caseId, event: 'unreached', facts: { why, tenantId, userId } };
    await parts.news.tellStaff(tx, { ...item, flow: hears.desk });
    if (hears.others === true) await parts.orders.tellOthers(tx, item, { tenantId, userId });
  };
}
