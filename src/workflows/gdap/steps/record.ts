import type { Kysely } from 'kysely';
import { nextLook, type Gdap, type GdapEnd } from '../../../domain/gdap.ts';
import type { PersonKey } from '../../../domain/person.ts';
import type { GdapRelationship } from '../../../services/graph/gdap-port.ts';
import type { Tables } from '../../../services/store/tables.ts';
import { customerFlow, locked, note, staffFlow, take, type GdapContext } from '../context.ts';
import { meaningOf, type GdapMeaning } from './meaning.ts';
import { prepareSuccessor } from './request.ts';

/** How we came to know of a change at Microsoft. */
export type GdapSource = 'webhook' | 'sweep' | 'asked' | 'made';

/** Whether a relationship as Microsoft shows it would change anything of a request. Pure. */
export const isNews = (gdap: Gdap, relationship: GdapRelationship): boolean =>
  meaningOf(gdap, relationship) !== undefined || factsFrom(gdap, relationship) !== undefined;

/** Times and extension as Microsoft has them now, when they are others than ours; only of active rights. */
function factsFrom(
  gdap: Gdap,
  relationship: GdapRelationship,
): Pick<Gdap, 'autoExtends' | 'endsAt' | 'warned'> | undefined {
  if (gdap.state !== 'active' || relationship.status !== 'active') return undefined;
  const { autoExtends } = relationship;
  const endsAt = relationship.endsAt ?? gdap.endsAt;
  if (autoExtends === gdap.autoExtends && endsAt === gdap.endsAt) return undefined;
  return { autoExtends, endsAt, warned: endsAt === gdap.endsAt ? gdap.warned : undefined };
}

/**
 * Records what Microsoft shows of a request: its step, its history and the news for both sides, in one transaction. May
 * be called any number of times by webhook, sweep, job and button at once; only the first changes anything.
 */
export async function recordRelationship(
  context: GdapContext,
  id: string,
  relationship: GdapRelationship,
  source: GdapSource,
): Promise<'changed' | 'known'> {
  const recorded = await locked(context, id, async (tx, gdap) => {
    if (gdap.relationshipId !== undefined && gdap.relationshipId !== relationship.id) return 'known';
    const meaning = meaningOf(gdap, relationship);
    if (meaning !== undefined) {
      await follow(context, tx, gdap, relationship, meaning, source);
      return 'changed';
    }
    const facts = factsFrom(gdap, relationship);
    if (facts === undefined) return 'known';
    const now = context.clock.now();
    await note(context, tx, gdap, { ...facts, nextAt: nextLook({ ...gdap, ...facts }, now) });
    await context.news.refreshCards(tx, { flow: staffFlow, caseId: id, event: 'changed' });
    await context.news.refreshCards(tx, { flow: customerFlow, caseId: id, event: 'changed' });
    return 'changed';
  });
  return recorded ?? 'known';
}

async function follow(
  context: GdapContext,
  tx: Kysely<Tables>,
  gdap: Gdap,
  relationship: GdapRelationship,
  { step, end }: GdapMeaning,
  source: GdapSource,
): Promise<void> {
  if (step === 'end') return endRequest(context, tx, gdap, end ?? 'expired', { source });
  const now = context.clock.now();
  const isActive = step === 'activate';
  const saved = await take(context, tx, gdap, step, {
    relationshipId: relationship.id,
    // Approved after all, although we had taken it back.
    ...(gdap.state === 'ended' ? { end: undefined, endedAt: undefined, droppedBy: undefined } : {}),
    ...(step === 'offer' ? { offeredAt: gdap.offeredAt ?? now } : {}),
    ...(isActive
      ? {
          activatedAt: relationship.activatedAt ?? now,
          endsAt: relationship.endsAt ?? now + gdap.durationDays * 86_400_000,
          autoExtends: relationship.autoExtends,
          warned: undefined,
        }
      : {}),
    facts: { source },
  });
  const staff = { flow: staffFlow, caseId: gdap.id };
  const customer = { flow: customerFlow, caseId: gdap.id };
  if (step === 'offer') {
    // One we have asked for anew by ourselves was told of already.
    if (saved.isReissue) await context.news.refreshCards(tx, { ...staff, event: 'offered' });
    else await context.news.tellReaders(tx, { ...staff, event: 'offered' }, saved.requestedBy);
    await context.news.refreshCards(tx, { ...customer, event: 'offered' });
  } else if (isActive) {
    const facts = { late: gdap.state === 'ended' };
    await context.news.tellStaff(tx, { ...staff, event: 'active', facts }, saved.requestedBy);
    await context.news.tellReaders(tx, { ...customer, event: 'active' });
  } else {
    await context.news.refreshCards(tx, { ...staff, event: step });
    await context.news.refreshCards(tx, { ...customer, event: step });
  }
}

/** Ends that nobody has to be told of who has not been there: cards say it. */
const quiet: readonly GdapEnd[] = ['withdrawn'];

/**
 * Writes the end of a request and tells both sides. One that nobody answered in Microsoft's time is asked for once more
 * by itself (error path 36); a second silence is left to staff.
 */
export async function endRequest(
  context: GdapContext,
  tx: Kysely<Tables>,
  gdap: Gdap,
  end: GdapEnd,
  how: { readonly by?: PersonKey; readonly source?: GdapSource },
): Promise<void> {
  const { by, source } = how;
  const change = { end, endedAt: context.clock.now(), by, facts: { source } };
  const saved = await take(context, tx, gdap, 'end', change);
  const staff = { flow: staffFlow, caseId: gdap.id, event: end };
  const customer = { flow: customerFlow, caseId: gdap.id, event: end };
  if (end === 'unanswered' && !saved.isReissue) {
    const again = { requestedBy: saved.requestedBy, isReissue: true };
    const next = await prepareSuccessor(context, tx, saved, `reissue:${saved.id}`, again);
    await context.news.tellStaff(tx, { ...staff, caseId: next.id, event: 'reissued' }, saved.requestedBy);
    await context.news.refreshCards(tx, staff);
    await context.news.refreshCards(tx, customer);
    return;
  }
  if (quiet.includes(end)) {
    await context.news.refreshCards(tx, staff);
    await context.news.refreshCards(tx, customer);
    return;
  }
  await context.news.tellStaff(tx, staff, saved.requestedBy);
  if (end === 'unanswered') await context.news.refreshCards(tx, customer);
  else await context.news.tellReaders(tx, customer);
}
