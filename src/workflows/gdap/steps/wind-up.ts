import { gdapById } from '../../../services/store/gdap.ts';
import { nextLook } from '../../../domain/gdap.ts';
import { accountById, locked, note, type GdapContext } from '../context.ts';
import { ownByName } from './make.ts';
import { endRequest, recordRelationship } from './record.ts';

/**
 * Brings about, or waits for, the end of a request at Microsoft: deletes one that was never opened for approval, ends
 * active rights, and asks until Microsoft says that it is over. Rejects with Graph's Problem.
 */
export async function windUp(context: GdapContext, id: string): Promise<void> {
  const gdap = await gdapById(context.database.db, id);
  if (gdap?.state !== 'ending') return;
  const account = accountById(context, gdap.accountId);
  const found =
    gdap.relationshipId === undefined
      ? await ownByName(context, gdap)
      : await context.graph
          .byId(account, gdap.relationshipId)
          .then((read) => (read.kind === 'found' ? read.relationship : undefined));
  // Microsoft has no way to take back what waits for approval (Graph contract 2.3); it dies after its 90 days.
  if (found === undefined || found.status === 'approval-pending') return over(context, id);
  if (found.status === 'created') {
    await context.graph.remove(account, found);
    return over(context, id);
  }
  if (found.status === 'active') {
    if (gdap.droppedBy !== undefined) await context.graph.terminate(account, found.id);
    return lookAgain(context, id);
  }
  if ((await recordRelationship(context, id, found, 'asked')) === 'known') await lookAgain(context, id);
}

/** Nothing at Microsoft is left to end. */
async function over(context: GdapContext, id: string): Promise<void> {
  await locked(context, id, async (tx, gdap) => {
    if (gdap.state !== 'ending') return;
    const end =
      gdap.activatedAt === undefined ? 'withdrawn' : gdap.droppedBy === undefined ? 'removed' : 'dropped';
    await endRequest(context, tx, gdap, end, { source: 'asked' });
  });
}

async function lookAgain(context: GdapContext, id: string): Promise<void> {
  await locked(context, id, async (tx, gdap) => {
    if (gdap.state === 'ending')
      await note(context, tx, gdap, {
        trouble: undefined,
        tries: 0,
        nextAt: nextLook(gdap, context.clock.now()),
      });
  });
}
