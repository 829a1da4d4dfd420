import type { Kysely } from 'kysely';
import type { Tables } from '../../services/store/tables.ts';
import type { News } from '../news/port.ts';

/** Changes the cards of both sides in place, without a word. */
export async function refreshBothSides(
  news: News,
  tx: Kysely<Tables>,
  caseId: string,
  event: string,
): Promise<void> {
  await news.refreshCards(tx, { flow: 'accept', caseId, event });
  await news.refreshCards(tx, { flow: 'invite', caseId, event });
}
