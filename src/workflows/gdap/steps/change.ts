import { gdapAfter, mayBeRenewed } from '../../../domain/gdap.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { addGdapEvent, gdapById } from '../../../services/store/gdap.ts';
import { customerFlow, locked, note, staffFlow, take, wake, type GdapContext } from '../context.ts';
import type { GdapAsker, GdapChanged } from '../port.ts';
import type { CardPlace } from '../../invitation/port.ts';
import { endRequest } from './record.ts';
import { prepareSuccessor } from './request.ts';

const known = (changed: GdapChanged | undefined): GdapChanged => changed ?? { kind: 'unknown' };

/** Takes a request back, or has active rights ended; what Microsoft has to do for it is done by the job. */
export async function drop(context: GdapContext, id: string, by: PersonKey): Promise<GdapChanged> {
  const droppedBy = { tenantId: by.tenantId, userId: by.userId };
  return known(
    await locked<GdapChanged>(context, id, async (tx, gdap) => {
      if (gdap.state === 'prepared' || gdap.state === 'waiting') {
        await endRequest(context, tx, { ...gdap, droppedBy }, 'withdrawn', { by: droppedBy });
        return { kind: 'done', gdap: (await gdapById(tx, id)) ?? gdap };
      }
      if (gdapAfter(gdap.state, 'wind-down') === undefined) return { kind: 'too-late', gdap };
      const saved = await take(context, tx, gdap, 'wind-down', { droppedBy, by });
      // Without an id its creation is still under way or its answer lost: it is looked for after a while.
      if (saved.relationshipId !== undefined) await wake(context, tx, id);
      await context.news.refreshCards(tx, { flow: staffFlow, caseId: id, event: 'dropping' });
      await context.news.refreshCards(tx, { flow: customerFlow, caseId: id, event: 'dropping' });
      return { kind: 'done', gdap: saved };
    }),
  );
}

/** After a refusal of Microsoft: what was to be done is done now. */
export async function retry(context: GdapContext, id: string, by: PersonKey): Promise<GdapChanged> {
  return known(
    await locked<GdapChanged>(context, id, async (tx, gdap) => {
      if (gdap.trouble === undefined) return { kind: 'too-late', gdap };
      const now = context.clock.now();
      const saved = await note(context, tx, gdap, { trouble: undefined, nextAt: now });
      await addGdapEvent(tx, { gdapId: id, at: now, name: 'retry', by });
      await wake(context, tx, id);
      await context.news.refreshCards(tx, { flow: staffFlow, caseId: id, event: 'retry' });
      return { kind: 'done', gdap: saved };
    }),
  );
}

/** A new request in the place of this one; the old card says so. */
export async function renew(
  context: GdapContext,
  id: string,
  by: PersonKey,
  requestId: string,
): Promise<GdapChanged> {
  return known(
    await locked<GdapChanged>(context, id, async (tx, gdap) => {
      if (!mayBeRenewed(gdap)) return { kind: 'too-late', gdap };
      const requestedBy = { tenantId: by.tenantId, userId: by.userId };
      // Two must not wait side by side: the customer is to be shown one.
      if (gdap.state === 'waiting')
        await endRequest(context, tx, { ...gdap, droppedBy: requestedBy }, 'withdrawn', { by: requestedBy });
      const old = (await gdapById(tx, id)) ?? gdap;
      const next = await prepareSuccessor(context, tx, old, requestId, { requestedBy, isReissue: false });
      await context.news.refreshCards(tx, { flow: staffFlow, caseId: id, event: 'renewed' });
      await context.news.refreshCards(tx, { flow: customerFlow, caseId: id, event: 'renewed' });
      await context.news.adopt(tx, { flow: staffFlow, caseId: next.id, event: 'prepared' }, by, undefined);
      return { kind: 'done', gdap: next };
    }),
  );
}

/** Puts the case card into somebody's chat: staff's, or the customer's own people's. */
export async function show(
  context: GdapContext,
  id: string,
  asker: GdapAsker,
  card: CardPlace | undefined,
): Promise<void> {
  const { tenantId, userId } = asker;
  await locked(context, id, async (tx, gdap) => {
    if (!asker.staff && gdap.customer.tenantId !== tenantId) return;
    const flow = asker.staff ? staffFlow : customerFlow;
    await context.news.adopt(tx, { flow, caseId: id, event: 'shown' }, { tenantId, userId }, card);
  });
}
