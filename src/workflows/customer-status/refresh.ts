import type { Kysely } from 'kysely';
import type { Tables } from '../../services/store/tables.ts';
import type { News } from '../news/port.ts';

/** The flow whose cards show a customer; their case id is the customer's tenant id. */
export const customersFlow = 'customers';

/**
 * Something of a customer has changed: every card of the customer changes in place, in the caller's transaction.
 * `event` names what happened, such as `order-finish`. Costs one look where nobody has such a card.
 */
export async function refreshCustomerCards(
  news: Pick<News, 'refreshCards'>,
  tx: Kysely<Tables>,
  tenantId: string | undefined,
  event: string,
): Promise<void> {
  if (tenantId === undefined) return;
  await news.refreshCards(tx, { flow: customersFlow, caseId: tenantId, event });
}
