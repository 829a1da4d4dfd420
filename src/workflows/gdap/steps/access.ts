import type { Gdap } from '../../../domain/gdap.ts';
import { roleIdsOf } from '../../../domain/gdap-roles.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { isProblem, type Problem } from '../../../errors.ts';
import type { GdapAccessAssignment } from '../../../services/graph/gdap-port.ts';
import { appendAudit, providerTrail } from '../../../services/store/audit.ts';
import { addGdapEvent, gdapById } from '../../../services/store/gdap.ts';
import { accountById, type GdapContext } from '../context.ts';
import type { GdapAccess } from '../port.ts';

/**
 * Gives the security group of the provider file the roles of active rights: without one, nobody of ours has access after
 * the approval (Graph contract 2.4). What is there is looked for first, so asking twice is asking once, and asking again
 * tells whether it works. Nothing of it is kept here: Microsoft is asked whenever somebody wants to know.
 */
export async function giveAccess(context: GdapContext, id: string, by: PersonKey): Promise<GdapAccess> {
  const gdap = await gdapById(context.database.db, id);
  if (gdap === undefined) return { kind: 'unknown' };
  const { relationshipId } = gdap;
  if (gdap.state !== 'active' || relationshipId === undefined) return { kind: 'too-late', gdap };
  const account = accountById(context, gdap.accountId);
  const groupId = account.adminGroups?.[gdap.template];
  if (groupId === undefined) return { kind: 'no-group', gdap };

  const there = async () =>
    (await context.graph.accessAssignments(account, relationshipId)).find(
      (one) => one.groupId === groupId && one.status !== 'deleted',
    );
  const before = await there();
  if (before !== undefined) return { kind: standing(gdap, before), gdap };
  await record(context, gdap, groupId, by);
  try {
    const roleIds = roleIdsOf(gdap.template);
    await context.graph.createAccessAssignment(account, relationshipId, { groupId, roleIds });
    return { kind: 'asked', gdap };
  } catch (error) {
    if (!isProblem(error, 'rejected') && !isProblem(error, 'outcome-unknown')) throw error;
    // Somebody else was quicker, or the answer was lost.
    const now = await there();
    if (now !== undefined) return { kind: standing(gdap, now), gdap };
    if (isProblem(error, 'rejected')) return { kind: 'refused', gdap, code: codeOf(error) };
    throw error;
  }
}

const codeOf = ({ kind, facts }: Problem): string =>
  [facts.status, facts.code].filter((part) => part !== undefined).join(', ') || kind;

function standing(
  gdap: Gdap,
  { status, roleIds }: GdapAccessAssignment,
): 'pending' | 'active' | 'fewer-roles' | 'faulty' {
  if (status === 'pending') return 'pending';
  if (status !== 'active') return 'faulty';
  return roleIdsOf(gdap.template).every((role) => roleIds.includes(role)) ? 'active' : 'fewer-roles';
}

/** Who wanted it is on record before Microsoft is asked. */
async function record(context: GdapContext, gdap: Gdap, groupId: string, by: PersonKey): Promise<void> {
  const { tenantId, userId } = by;
  const event = { at: context.clock.now(), by: { tenantId, userId } };
  await context.database.withTransaction(async (tx) => {
    await addGdapEvent(tx, { gdapId: gdap.id, name: 'give-access', ...event, facts: { groupId } });
    await appendAudit(tx, {
      trail: providerTrail,
      about: { customerTenantId: gdap.customer.tenantId },
      name: 'admin-rights.access',
      ...event,
      facts: { gdapId: gdap.id, relationshipId: gdap.relationshipId, groupId },
    });
  });
}
