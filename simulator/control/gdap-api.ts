import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { decideGdap, findGdap, terminateGdap } from '../gdap/decisions.ts';
import { settleGdap } from '../gdap/lifecycle.ts';
import { globalAdministrator } from '../world/seed-people.ts';

export const gdapDeedShape = z.object({
  id: z.string(),
  deed: z.enum(['approve', 'reject', 'remove']),
  /** Who decides; a Global Administrator of the customer when absent. */
  userId: z.string().optional(),
  /** Skips the rule of role. */
  force: z.boolean().optional(),
});

/** Every delegated admin relationship as it is now, oldest first. */
export function listGdap(context: SimulatorContext): unknown {
  settleGdap(context);
  return context.world.state.gdap;
}

/** What the customer does about one: `done`, or why not. Undefined when there is none, or nobody to do it. */
export function doGdapDeed(
  context: SimulatorContext,
  { id, deed, userId, force = false }: z.output<typeof gdapDeedShape>,
): { kind: string } | undefined {
  const relationship = findGdap(context, id);
  if (relationship === undefined) return undefined;
  if (deed === 'remove') return { kind: terminateGdap(context, relationship) ? 'done' : 'not-active' };
  const user = context.world.state.users.find((candidate) =>
    userId === undefined
      ? candidate.tenantId === relationship.customerTenantId && candidate.roles.includes(globalAdministrator)
      : candidate.id === userId,
  );
  if (user === undefined) return undefined;
  return { kind: decideGdap(context, { relationship, user, approve: deed === 'approve', force }) };
}
