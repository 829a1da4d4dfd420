import { dueWarning, mustBeRead, nextLook, requestEndsAt, type Gdap } from '../../../domain/gdap.ts';
import { isProblem } from '../../../errors.ts';
import { gdapById } from '../../../services/store/gdap.ts';
import { accountById, customerFlow, locked, note, staffFlow, type GdapContext } from '../context.ts';
import { makeRequest } from './make.ts';
import { endRequest, recordRelationship, type GdapSource } from './record.ts';
import { keepTrouble } from './trouble.ts';
import { windUp } from './wind-up.ts';

/**
 * Does what one request needs now: makes it, warns of its end, asks Microsoft, or ends it. Safe to run twice, also at
 * once. Trouble at Microsoft is kept on the request; it rejects only for bugs.
 */
export async function workOn(context: GdapContext, id: string): Promise<void> {
  const gdap = await gdapById(context.database.db, id);
  // Refused, and nobody has said “try again”.
  if (gdap === undefined || (gdap.trouble !== undefined && gdap.nextAt === undefined)) return;
  try {
    switch (gdap.state) {
      case 'prepared':
      case 'creating':
        return await makeRequest(context, id);
      case 'ending':
        return await windUp(context, id);
      case 'waiting':
      case 'activating':
      case 'active':
        await warn(context, id);
        if (mustBeRead(gdap, context.clock.now())) await readAtMicrosoft(context, gdap, 'asked');
        return await bookNext(context, id);
      case 'ended':
        return;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    await keepTrouble(context, id, error);
  }
}

/** Reads a request at Microsoft and records what it says. Rejects with Graph's Problem. */
export async function readAtMicrosoft(context: GdapContext, gdap: Gdap, source: GdapSource): Promise<void> {
  if (gdap.relationshipId === undefined) return;
  const read = await context.graph.byId(accountById(context, gdap.accountId), gdap.relationshipId);
  if (read.kind === 'found') {
    await recordRelationship(context, gdap.id, read.relationship, source);
    return;
  }
  context.log.warn({ gdap: gdap.id, state: gdap.state }, 'Microsoft does not show a relationship of ours');
  await locked(context, gdap.id, async (tx, current) => {
    const now = context.clock.now();
    // Gone after its time: what has ended is not shown for ever.
    if (current.state === 'waiting' && requestEndsAt(current) <= now)
      return endRequest(context, tx, current, 'unanswered', { source });
    if (current.state === 'active' && (current.endsAt ?? Infinity) <= now)
      return endRequest(context, tx, current, 'expired', { source });
  });
}

/** Tells of an end that comes near, once for each warning; the customer's people only of a request that waits for them. */
async function warn(context: GdapContext, id: string): Promise<void> {
  await locked(context, id, async (tx, gdap) => {
    const warning = dueWarning(gdap, context.clock.now());
    if (warning === undefined) return;
    const saved = await note(context, tx, gdap, { warned: warning });
    const item = { caseId: id, event: warning };
    await context.news.tellStaff(tx, { ...item, flow: staffFlow }, saved.requestedBy);
    if (warning === 'request-5') await context.news.tellReaders(tx, { ...item, flow: customerFlow });
  });
}

/** Whatever was due has been done: the next look is booked, unless somebody has moved the case on. */
async function bookNext(context: GdapContext, id: string): Promise<void> {
  await locked(context, id, async (tx, gdap) => {
    const now = context.clock.now();
    if (gdap.nextAt === undefined || gdap.nextAt > now) return;
    await note(context, tx, gdap, { trouble: undefined, tries: 0, nextAt: nextLook(gdap, now) });
  });
}
