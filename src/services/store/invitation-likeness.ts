import { sql, type Kysely } from 'kysely';
import { withoutLegalForm } from '../../domain/company-name.ts';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import { invitationById } from './invitations.ts';
import type { Tables } from './tables.ts';

/** Characters that do not count when names are compared. */
const uncounted = ` .,'"„“”’\`´()-`;
/** So many candidates are looked at; more would not help a person to decide. */
const mostCandidates = 50;
/**
 * Open invitations that may be meant for the customer of another tenant: their names begin as this one does without its legal form, their domains begin alike, or
 * somebody of that tenant came by them. A first choice, to be compared exactly. One walk over the open ones.
 */
export async function likelyInvitations(
  db: Kysely<Tables>,
  customer: { readonly tenantId: string; readonly name: string; readonly stem: string | undefined },
): Promise<readonly (Invitation & { readonly cameBy: boolean })[]> {
  const name = Array.from(withoutLegalForm(customer.name).normalize('NFKC'))
    .filter((letter) => !uncounted.includes(letter))
    .join('');
  const { rows } = await sql<{ id: string; came_by: boolean }>`
    select id, came_by from (
      select i.id, i.created_at,
        i.id in (select coalesce(e.facts ->> 'cameBy', '')
          from invitation own join invitation_event e on e.invitation_id = own.id
          where own.customer_tenant_id = ${customer.tenantId} and e.name = 'open') as came_by,
        ${name} <> '' and starts_with(
          translate(lower(normalize(i.customer_name, NFKC)), ${uncounted}, ''), lower(${name})) as alike,
        split_part(i.customer_domain, '.', 1) = ${customer.stem ?? ''} as same_stem
      from invitation i
      where i.state in (${sql.join(openStates)}) and i.customer_tenant_id <> ${customer.tenantId}
    ) open
    where came_by or alike or same_stem
    order by came_by desc, created_at desc
    limit ${mostCandidates}`.execute(db);
  const found: (Invitation & { cameBy: boolean })[] = [];
  for (const row of rows) {
    const invitation = await invitationById(db, row.id);
    if (invitation !== undefined) found.push({ ...invitation, cameBy: row.came_by });
  }
  return found;
}

/** Whether a person has been asked before if the customer of `otherId` is the one of this invitation. */
export async function wasAskedAbout(tx: Kysely<Tables>, id: string, otherId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('invitation_event')
    .select('id')
    .where('invitation_id', '=', id)
    .where('name', '=', 'resembles')
    .where(sql<string>`facts ->> 'invitationId'`, '=', otherId)
    .executeTakeFirst();
  return row !== undefined;
}
