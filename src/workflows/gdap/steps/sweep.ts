import { isProblem } from '../../../errors.ts';
import { beginGdapSweep, gdapsOfRelationships } from '../../../services/store/gdap.ts';
import { accountById, type GdapContext } from '../context.ts';
import { isNews, recordRelationship } from './record.ts';

/**
 * Compares the relationships Microsoft lists for one account with our requests, page by page and one statement a page,
 * so that its cost depends on pages and not on open requests. Finds what a lost event would have told. When Microsoft
 * does not answer, the next sweep finds the same.
 */
export async function sweepAccount(
  context: GdapContext,
  accountId: string,
): Promise<'done' | 'not-due' | 'failed'> {
  const account = accountById(context, accountId);
  const { db } = context.database;
  const now = context.clock.now();
  if (!(await beginGdapSweep(db, accountId, now, now + context.sweepMinutes * 60_000))) return 'not-due';
  let changed = 0;
  try {
    for await (const page of context.graph.all(account)) {
      const byId = new Map(page.map((relationship) => [relationship.id, relationship]));
      for (const gdap of await gdapsOfRelationships(db, [...byId.keys()])) {
        const relationship = byId.get(gdap.relationshipId ?? '');
        if (relationship === undefined || !isNews(gdap, relationship)) continue;
        if ((await recordRelationship(context, gdap.id, relationship, 'sweep')) === 'changed') changed += 1;
      }
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    const { kind, facts } = error;
    context.log.warn({ account: accountId, kind, ...facts }, 'admin rights could not be compared');
    return 'failed';
  }
  context.log.info({ account: accountId, changed }, 'admin rights compared');
  return 'done';
}
