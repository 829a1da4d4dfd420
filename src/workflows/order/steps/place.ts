import { stageOf } from '../../../domain/order.ts';
import { samePerson, type PersonKey } from '../../../domain/person.ts';
import type { CardPlace } from '../../invitation/port.ts';
import { step, type OrderContext } from '../context.ts';
import type { Placed } from '../port.ts';
import { locked } from './draft.ts';
import { quoteOrder } from './quote.ts';
import { sellerFlow } from './tell.ts';

/** A price read this long ago is still the one that was shown; the cart compares it once more before buying. */
const quoteLastsMs = 10 * 60_000;

/**
 * Hands an order to the workflow if the fingerprint pressed is the one of what was shown last. A second press, of
 * anybody, finds it on its way.
 */
export async function placeOrder(
  context: OrderContext,
  id: string,
  fingerprint: string,
  by: PersonKey,
  card: CardPlace | undefined,
): Promise<Placed> {
  const answer = await locked<Placed | { readonly kind: 'look-again' }>(
    context,
    id,
    by,
    async (tx, order, reseller) => {
      if (order.state !== 'draft') return { kind: 'already', order };
      if (reseller.state === 'suspended') return { kind: 'suspended', order };
      const { shown } = order;
      const now = context.clock.now();
      const isTheirs = shown?.shownTo !== undefined && samePerson(shown.shownTo, by);
      const isShown = isTheirs && shown.fingerprint === fingerprint;
      const isCurrent = isShown && now - order.updatedAt < quoteLastsMs;
      if (!isCurrent || !shown.isPlaceable) return { kind: 'look-again' };
      const placedBy = { tenantId: by.tenantId, userId: by.userId };
      const saved = await step(
        context,
        tx,
        order,
        { name: 'work', stage: stageOf(order) },
        {
          placedBy,
          progress: { ...order.progress, placedAt: now, toldOf: undefined },
          standstill: undefined,
          by: placedBy,
          dueAt: now,
          facts: { fingerprint },
        },
      );
      await context.news.adopt(tx, { flow: sellerFlow, caseId: id, event: 'placed' }, placedBy, card);
      return { kind: 'placed', order: saved };
    },
  );
  if (answer.kind !== 'look-again') return answer;
  const quoted = await quoteOrder(context, id, by);
  if (quoted.kind !== 'quote') return quoted;
  const { quote, order } = quoted;
  if (!quote.placeable) return { kind: 'not-ready', quote, order };
  // Only old, and nothing has changed: it is what was pressed.
  if (quote.fingerprint === fingerprint) return placeOrder(context, id, fingerprint, by, card);
  return { kind: 'changed', quote, order };
}
