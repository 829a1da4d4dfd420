import type { Gdap } from '../../../domain/gdap.ts';
import { roleIdsOf } from '../../../domain/gdap-roles.ts';
import { isProblem, Problem } from '../../../errors.ts';
import type { GdapRelationship } from '../../../services/graph/gdap-port.ts';
import { accountById, locked, note, take, type GdapContext } from '../context.ts';
import { recordRelationship } from './record.ts';

/**
 * Makes a request at Microsoft and opens it for approval. Its name is on record before the first call, so after a kill
 * or a lost answer what is there is found by it and nothing is made twice. Rejects with Graph's Problem.
 */
export async function makeRequest(context: GdapContext, id: string): Promise<void> {
  const claimed = await locked(context, id, async (tx, gdap) => {
    if (gdap.state === 'prepared') return { gdap: await take(context, tx, gdap, 'create'), isFirst: true };
    return gdap.state === 'creating' ? { gdap, isFirst: false } : undefined;
  });
  if (claimed === undefined) return;
  const relationship = await findOrCreate(context, claimed.gdap, claimed.isFirst);
  const current = await locked(context, id, async (tx, gdap) =>
    gdap.relationshipId === undefined
      ? await note(context, tx, gdap, { relationshipId: relationship.id })
      : gdap,
  );
  // Dropped meanwhile: it stays unlocked, and whoever ends it finds it by its id.
  if (current?.state !== 'creating') return;
  if (relationship.status === 'created') {
    const opened = await openForApproval(context, current, relationship);
    await recordRelationship(context, id, opened, 'made');
  } else await recordRelationship(context, id, relationship, 'made');
}

/** Locks it, unless a try whose answer was lost has done so: Microsoft refuses a second lock. */
async function openForApproval(
  context: GdapContext,
  gdap: Gdap,
  relationship: GdapRelationship,
): Promise<GdapRelationship> {
  const account = accountById(context, gdap.accountId);
  try {
    await context.graph.lockForApproval(account, relationship.id);
    return { ...relationship, status: 'approval-pending' };
  } catch (error) {
    if (!isProblem(error, 'rejected')) throw error;
    const read = await context.graph.byId(account, relationship.id);
    if (read.kind === 'not-found' || read.relationship.status === 'created') throw error;
    return read.relationship;
  }
}

async function findOrCreate(context: GdapContext, gdap: Gdap, isFirst: boolean): Promise<GdapRelationship> {
  const account = accountById(context, gdap.accountId);
  if (gdap.relationshipId !== undefined) {
    const read = await context.graph.byId(account, gdap.relationshipId);
    if (read.kind === 'found') return read.relationship;
    throw new Problem('not-found', 'a relationship that was just made is not shown yet', { remote: 'graph' });
  }
  const existing = isFirst ? undefined : await ownByName(context, gdap);
  if (existing !== undefined) return existing;
  try {
    return await context.graph.create(account, {
      displayName: gdap.displayName,
      customerTenantId: gdap.customer.tenantId,
      roleIds: roleIdsOf(gdap.template),
      durationDays: gdap.durationDays,
      autoExtends: gdap.autoExtends,
    });
  } catch (error) {
    // Names are unique: somebody was quicker with ours, or it was made by a try whose answer was lost.
    const made = isProblem(error, 'rejected') ? await ownByName(context, gdap) : undefined;
    if (made === undefined) throw error;
    return made;
  }
}

/** What Microsoft has under the request's name, if it is for its customer. */
export async function ownByName(context: GdapContext, gdap: Gdap): Promise<GdapRelationship | undefined> {
  const found = await context.graph.byName(accountById(context, gdap.accountId), gdap.displayName);
  return found?.customer === undefined || found.customer.tenantId === gdap.customer.tenantId
    ? found
    : undefined;
}
