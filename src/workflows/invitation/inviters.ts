import type { Kysely } from 'kysely';
import type { Invitation } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders } from '../../domain/reseller.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { News } from '../news/port.ts';
import type { Resellers } from '../reseller/port.ts';
import type { InvitingPerson } from './letters-port.ts';

/**
 * Tells who invited. Of a reseller's invitation the provider's staff hears only what needs somebody; of all others it
 * hears everything. Of `except` only the cards change.
 */
export async function tellInviters(
  news: News,
  tx: Kysely<Tables>,
  invitation: Invitation,
  happened: { readonly event: string; readonly facts?: Readonly<Record<string, unknown>> },
  needsSomebody: boolean,
  except: readonly PersonKey[] = [],
): Promise<void> {
  const item = { flow: 'invite', caseId: invitation.id, ...happened };
  if (needsSomebody || invitation.origin !== 'reseller')
    await news.tellStaff(tx, item, invitation.createdBy, except);
  else await news.tellWithCard(tx, item, invitation.createdBy, except);
}

/** Whether somebody may act on an invitation: staff, or admitted people of the reseller it is for. */
export async function mayHandle(
  resellers: Pick<Resellers, 'membership'>,
  invitation: Invitation,
  asker: InvitingPerson,
): Promise<boolean> {
  if (asker.staff) return true;
  if (invitation.reseller === undefined) return false;
  const membership = await resellers.membership(asker);
  return (
    membership?.person?.state === 'admitted' &&
    hasOrders(membership.reseller) &&
    membership.reseller.id === invitation.reseller.id
  );
}
