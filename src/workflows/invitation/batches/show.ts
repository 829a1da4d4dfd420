import { lockBatch } from '../../../services/store/invitation-batches.ts';
import { keyOf } from '../audience.ts';
import type { InvitingPerson } from '../letters-port.ts';
import type { CardPlace } from '../port.ts';
import { mayHandleBatch } from './change.ts';
import { batchFlow, type BatchContext } from './context.ts';

/** See InvitationBatches.show; under the lock, so that no news passes the card by. */
export async function showBatch(
  context: BatchContext,
  id: string,
  reader: InvitingPerson,
  card: CardPlace | undefined,
): Promise<void> {
  await context.database.withTransaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    if (batch === undefined || !(await mayHandleBatch(context, batch, reader))) return;
    await context.news.adopt(tx, { flow: batchFlow, caseId: id, event: 'shown' }, keyOf(reader), card);
  });
}
