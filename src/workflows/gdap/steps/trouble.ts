import { Problem, type ProblemKind } from '../../../errors.ts';
import { locked, note, staffFlow, type GdapContext } from '../context.ts';

const shortestWaitMs = 5_000;
const longestWaitMs = 10 * 60_000;

/** Kinds after which the same question may well be answered later. Microsoft shows what was just made with a delay. */
const passing: readonly ProblemKind[] = ['unavailable', 'throttled', 'outcome-unknown', 'not-found'];

/** True when it is worth asking Microsoft again by itself. A stale version (412) is read again. */
const passes = ({ kind, facts }: Problem): boolean => passing.includes(kind) || facts.status === 412;

/**
 * Keeps why something could not be done at Microsoft: what passes is tried again, after longer and longer waits; what
 * does not is shown to staff, once, and waits for them.
 */
export async function keepTrouble(context: GdapContext, id: string, problem: Problem): Promise<void> {
  const { kind, facts } = problem;
  const again = passes(problem);
  context.log.warn({ gdap: id, kind, ...facts, again }, 'admin rights could not be worked on at Microsoft');
  await locked(context, id, async (tx, gdap) => {
    const wait = Math.min(longestWaitMs, shortestWaitMs * 2 ** Math.min(gdap.tries, 10));
    const nextAt = context.clock.now() + Math.max(wait, (facts.retryAfterSeconds ?? 0) * 1_000);
    const saved = await note(context, tx, gdap, {
      trouble: { kind, status: facts.status, code: facts.code },
      tries: gdap.tries + 1,
      nextAt: again ? nextAt : undefined,
    });
    const item = { flow: staffFlow, caseId: id, event: again ? 'delayed' : 'refused' };
    if (again) await context.news.refreshCards(tx, item);
    else await context.news.tellStaff(tx, item, saved.requestedBy);
  });
}
