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
  if (relationship.status !== 'created') {
    await recordRelationship(context, id, relationship, 'made');
    return;
  }
  await openForApproval(context, current, relationship);
}

/** A lock that has not happened after so long is asked for again. */
const lockPatienceMs = 10 * 60_000;
const lookAgainMs = 5_000;

/** Locks it and offers it once Microsoft has done so: only then the link works (Graph contract 2.4). */
async function openForApproval(
  context: GdapContext,
  gdap: Gdap,
  relationship: GdapRelationship,
): Promise<void> {
  const { clock, graph } = context;
  const account = accountById(context, gdap.accountId);
  if (gdap.offeredAt === undefined || gdap.offeredAt + lockPatienceMs < clock.now()) {
    try {
      await graph.lockForApproval(account, relationship.id);
    } catch (error) {
      // Microsoft refuses a second lock; the answer to the first may have been lost.
      const mayBeLocked = gdap.trouble?.kind === 'outcome-unknown' || gdap.offeredAt !== undefined;
      if (!isProblem(error, 'rejected') || !mayBeLocked) throw error;
    }
    await locked(context, gdap.id, (tx, current) => note(context, tx, current, { offeredAt: clock.now() }));
  }
  const read = await graph.byId(account, relationship.id);
  if (read.kind === 'found' && read.relationship.status !== 'created') {
    await recordRelationship(context, gdap.id, read.relationship, 'made');
    return;
  }
  await locked(context, gdap.id, async (tx, current) => {
    if (current.state === 'creating')
      await note(context, tx, current, { nextAt: clock.now() + lookAgainMs, trouble: undefined });
  });
}

/** So often a refusal after a try without an answer is taken for Microsoft not showing yet what that try has made. */
const mostDoubts = 10;

async function findOrCreate(context: GdapContext, gdap: Gdap, isFirst: boolean): Promise<GdapRelationship> {
  const account = accountById(context, gdap.accountId);
  if (gdap.relationshipId !== undefined) {
    const read = await context.graph.byId(account, gdap.relationshipId);
    if (read.kind === 'found') return read.relationship;
    throw notShownYet();
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
    if (!isProblem(error, 'rejected')) throw error;
    const made = await ownByName(context, gdap);
    if (made !== undefined) return made;
    if (isFirst || gdap.tries >= mostDoubts) throw error;
    throw notShownYet(error);
  }
}

/** Passes: it is asked for again. */
const notShownYet = (cause?: unknown): Problem =>
  new Problem(
    'not-found',
    'a relationship that was just made is not shown yet',
    { remote: 'graph' },
    { cause },
  );

/** What Microsoft has under the request's name, if it is for its customer. */
export async function ownByName(context: GdapContext, gdap: Gdap): Promise<GdapRelationship | undefined> {
  const found = await context.graph.byName(accountById(context, gdap.accountId), gdap.displayName);
  return found?.customer === undefined || found.customer.tenantId === gdap.customer.tenantId
    ? found
    : undefined;
}
