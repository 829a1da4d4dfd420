import { sql, type Kysely } from 'kysely';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import { invitationById } from './invitations.ts';
import type { Tables } from './tables.ts';

/** Characters that do not count when names are compared. */
const uncounted = ` .,'"„“”’\`´()-`;
/** So many candidates are looked at; more would not help a person to decide. */
const mostCandidates = 50;
/** How much of a name has to begin alike to be compared letter by letter. */
const beginning = 3;

/**
 * Open invitations that may be meant for the customer of another tenant: their names begin alike, their domains do, or
 * somebody of that tenant has been at them. A first choice, to be compared exactly. One walk over the open ones.
 */
export async function likelyInvitations(
  db: Kysely<Tables>,
  customer: { readonly tenantId: string; readonly name: string; readonly stem: string | undefined },
): Promise<readonly (Invitation & { readonly wasThere: boolean })[]> {
  const name = Array.from(customer.name.normalize('NFKC').toLowerCase())
    .filter((letter) => !uncounted.includes(letter))
    .slice(0, beginning)
    .join('');
  const { rows } = await sql<{ id: string; was_there: boolean }>`
    select id, was_there from (
      select i.id, i.created_at,
        exists (select 1 from invitation_event e
          where e.invitation_id = i.id and e.tenant_id = ${customer.tenantId}) as was_there,
        ${name} <> '' and starts_with(
          translate(lower(normalize(i.customer_name, NFKC)), ${uncounted}, ''), ${name}) as alike,
        split_part(i.customer_domain, '.', 1) = ${customer.stem ?? ''} as same_stem
      from invitation i
      where i.state in (${sql.join(openStates)}) and i.customer_tenant_id <> ${customer.tenantId}
    ) open
    where was_there or alike or same_stem
    order by was_there desc, created_at desc
    limit ${mostCandidates}`.execute(db);
  const found: (Invitation & { wasThere: boolean })[] = [];
  for (const row of rows) {
    const invitation = await invitationById(db, row.id);
    if (invitation !== undefined) found.push({ ...invitation, wasThere: row.was_there });
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
