import type { Gdap } from '../../../domain/gdap.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { isProblem } from '../../../errors.ts';
import { addGdapEvent, gdapById } from '../../../services/store/gdap.ts';
import { accountById, type GdapContext } from '../context.ts';
import type { GdapChanged } from '../port.ts';
import { recordRelationship } from './record.ts';

/**
 * Lets Microsoft extend active rights at their end, or no longer. Asking twice is asking once. Rejects with Graph's
 * Problem; what was changed although its answer was lost is found by the next look.
 */
export async function setExtension(
  context: GdapContext,
  id: string,
  by: PersonKey,
  on: boolean,
): Promise<GdapChanged> {
  const gdap = await gdapById(context.database.db, id);
  if (gdap === undefined) return { kind: 'unknown' };
  if (gdap.state !== 'active' || gdap.relationshipId === undefined) return { kind: 'too-late', gdap };
  const changed = await setAtMicrosoft(context, gdap, gdap.relationshipId, on);
  if (changed) {
    const { tenantId, userId } = by;
    const name = on ? 'extend' : 'let-end';
    const event = { at: context.clock.now(), name, by: { tenantId, userId } };
    await addGdapEvent(context.database.db, { gdapId: id, ...event });
  }
  const current = (await gdapById(context.database.db, id)) ?? gdap;
  const isSo = current.state === 'active' && current.autoExtends === on;
  return { kind: isSo ? 'done' : 'too-late', gdap: current };
}

async function setAtMicrosoft(
  context: GdapContext,
  gdap: Gdap,
  relationshipId: string,
  on: boolean,
): Promise<boolean> {
  const account = accountById(context, gdap.accountId);
  for (let tries = 0; ; tries += 1) {
    const read = await context.graph.byId(account, relationshipId);
    if (read.kind === 'not-found') return false;
    const { relationship } = read;
    if (relationship.status !== 'active' || relationship.autoExtends === on) {
      await recordRelationship(context, gdap.id, relationship, 'asked');
      return false;
    }
    try {
      const changed = await context.graph.setAutoExtend(account, relationship, on);
      await recordRelationship(context, gdap.id, { ...relationship, ...changed, autoExtends: on }, 'made');
      return true;
    } catch (error) {
      // Somebody changed it since it was read.
      if (!isProblem(error, 'rejected') || error.facts.status !== 412 || tries > 0) throw error;
    }
  }
}
