import type { Kysely } from 'kysely';
import type { PersonKey } from '../../../domain/person.ts';
import type { Reseller } from '../../../domain/reseller.ts';
import { resellerPerson } from '../../../services/store/reseller-people.ts';
import { resellerById, resellerOfTenant } from '../../../services/store/resellers.ts';
import type { Tables } from '../../../services/store/tables.ts';
import type { Membership } from '../port.ts';

/** What somebody is at which reseller: by their own admission first, then by the tenant they are signed in at. */
export async function memberOf(db: Kysely<Tables>, by: PersonKey): Promise<Membership | undefined> {
  const person = await resellerPerson(db, by);
  if (person?.state === 'admitted') {
    const { resellerId, ...known } = person;
    const reseller = await resellerById(db, resellerId);
    if (reseller !== undefined) return { reseller, person: known };
  }
  const reseller = await resellerOfTenant(db, by.tenantId);
  return reseller === undefined ? undefined : { reseller, person: undefined };
}

/** The reseller with this id, for staff and for people of one of its tenants. */
export async function visibleTo(
  db: Kysely<Tables>,
  id: string,
  asker: PersonKey & { readonly staff: boolean },
): Promise<Reseller | undefined> {
  if (asker.staff) return resellerById(db, id);
  const membership = await memberOf(db, asker);
  return membership?.reseller.id === id ? membership.reseller : undefined;
}
