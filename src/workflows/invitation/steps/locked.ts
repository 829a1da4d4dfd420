import type { Kysely } from 'kysely';
import type { Invitation } from '../../../domain/invitation.ts';
import { invitationById, lockCustomer } from '../../../services/store/invitations.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { mayHandle } from '../inviters.ts';
import type { InvitationContext } from '../context.ts';
import type { InvitingPerson } from '../letters-port.ts';

type Work<T> = (tx: Kysely<Tables>, invitation: Invitation) => Promise<T>;
type Unknown = { readonly kind: 'unknown' };

/** Loads an invitation under the customer's lock, so that deciding and writing are one. */
export async function locked<T>(
  context: Pick<InvitationContext, 'database'>,
  id: string,
  work: Work<T>,
): Promise<T | Unknown> {
  return context.database.withTransaction((tx) => lockedIn(tx, id, work));
}

/** The same, inside of a transaction. */
export async function lockedIn<T>(tx: Kysely<Tables>, id: string, work: Work<T>): Promise<T | Unknown> {
  const before = await invitationById(tx, id);
  if (before === undefined) return { kind: 'unknown' };
  await lockCustomer(tx, before.customer.tenantId);
  return work(tx, (await invitationById(tx, id)) ?? before);
}

/** The same, for who invites; for anybody else the id is as unknown as any. */
export async function lockedFor<T>(
  context: Pick<InvitationContext, 'database' | 'resellers'>,
  id: string,
  by: InvitingPerson,
  work: Work<T>,
): Promise<T | Unknown> {
  const before = await invitationById(context.database.db, id);
  if (before === undefined || !(await mayHandle(context.resellers, before, by))) return { kind: 'unknown' };
  return locked(context, id, work);
}
