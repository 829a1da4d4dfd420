import { sql, type Kysely } from 'kysely';
import type { Message, Topic } from '../../domain/hand-over.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** Somebody's words for the provider's people, with where they were when they wrote them, and what followed. */
export interface HandOver {
  /** `P-…`, to quote on the phone. */
  readonly id: string;
  /** Who asks, with the name Teams gave. */
  readonly from: PersonKey & { readonly name: string };
  readonly topic: Topic;
  /** True when staff was told without anybody having asked; `words` are then ours. */
  readonly automatic: boolean;
  /** What it began with; may be empty where the topic says enough. */
  readonly words: string;
  /** The invitation it is about, when known. */
  readonly caseId: string | undefined;
  /** Which flow and step the person was in. */
  readonly flow: string | undefined;
  readonly step: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Everything written to and fro, newest last; of a very long thread the newest part. */
  readonly thread: readonly Message[];
}

/** More messages than fit on any card, so a thread cut here is seen to be cut there. */
const mostRead = 60;

/** Inserts with the first words only; the same id inserts nothing and answers `exists`. */
export async function insertHandOver(
  tx: Kysely<Tables>,
  handOver: Omit<HandOver, 'thread'>,
): Promise<'inserted' | 'exists'> {
  const result = await tx
    .insertInto('hand_over')
    .values({
      id: handOver.id,
      tenant_id: handOver.from.tenantId,
      user_id: handOver.from.userId,
      asker_name: handOver.from.name,
      topic: handOver.topic,
      automatic: handOver.automatic,
      case_id: handOver.caseId ?? null,
      flow: handOver.flow ?? null,
      step: handOver.step ?? null,
      words: handOver.words,
      state: 'open',
      created_at: handOver.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n ? 'inserted' : 'exists';
}

/** Nobody else hands over for this tenant until the end of the transaction. */
export async function lockHandOversOf(tx: Kysely<Tables>, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hand-overs ${tenantId}`}, 0))`.execute(tx);
}

/** How many hand-overs of a tenant that began since (milliseconds since 1970 UTC) wait for an answer. */
export async function waitingHandOvers(db: Kysely<Tables>, tenantId: string, since: number): Promise<number> {
  const { n } = await db
    .selectFrom('hand_over')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'open')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * The hand-over to which more words of a person on a topic belong: their newest one that began since then and waits for
 * an answer, or the one that has the words of this request already.
 */
export async function handOverToJoin(
  db: Kysely<Tables>,
  { person, topic, requestId }: { person: PersonKey; topic: Topic; requestId: string },
  since: number,
): Promise<HandOver | undefined> {
  const row = await db
    .selectFrom('hand_over')
    .select('id')
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .where('topic', '=', topic)
    .where('automatic', '=', false)
    .where('created_at', '>', since)
    .where((where) =>
      where.or([
        where('state', '=', 'open'),
        where.exists(
          where
            .selectFrom('hand_over_message')
            .select('hand_over_message.id')
            .whereRef('hand_over_id', '=', 'hand_over.id')
            .where('request_id', '=', requestId),
        ),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : handOverById(db, row.id);
}

export async function handOverById(db: Kysely<Tables>, id: string): Promise<HandOver | undefined> {
  const row = await db.selectFrom('hand_over').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const newestFirst = await db
    .selectFrom('hand_over_message')
    .select(['id', 'side', 'name', 'words', 'created_at as at'])
    .where('hand_over_id', '=', id)
    .orderBy('id', 'desc')
    .limit(mostRead)
    .execute();
  const first: Message = { id: 0, side: 'asker', name: row.asker_name, words: row.words, at: row.created_at };
  const hasFirst = newestFirst.length < mostRead && row.words !== '' && !row.automatic;
  return {
    id: row.id,
    from: { tenantId: row.tenant_id, userId: row.user_id, name: row.asker_name },
    topic: row.topic,
    automatic: row.automatic,
    words: row.words,
    caseId: row.case_id ?? undefined,
    flow: row.flow ?? undefined,
    step: row.step ?? undefined,
    at: row.created_at,
    thread: [...(hasFirst ? [first] : []), ...newestFirst.reverse()],
  };
}

/** Adds to the thread and returns the new message's id; undefined when this request has added its words before. */
export async function addMessage(
  tx: Kysely<Tables>,
  handOverId: string,
  message: Omit<Message, 'id'> & { readonly requestId: string },
): Promise<number | undefined> {
  const { requestId, side, name, words, at } = message;
  const row = await tx
    .insertInto('hand_over_message')
    .values({ hand_over_id: handOverId, request_id: requestId, side, name, words, created_at: at })
    .onConflict((conflict) => conflict.columns(['hand_over_id', 'request_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await tx
    .updateTable('hand_over')
    .set({ state: side === 'staff' ? 'answered' : 'open' })
    .where('id', '=', handOverId)
    .execute();
  return row.id;
}

/** The hand-over in which this person got the newest answer, unless the last word since then is their own. */
export async function lastAnswered(
  db: Kysely<Tables>,
  person: PersonKey,
  since: number,
): Promise<HandOver | undefined> {
  const newest = await db
    .selectFrom('hand_over')
    .innerJoin('hand_over_message', 'hand_over_message.hand_over_id', 'hand_over.id')
    .select(['hand_over.id', 'side', 'hand_over_message.created_at as at'])
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .orderBy('hand_over_message.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined || newest.side === 'asker' || newest.at < since) return undefined;
  return handOverById(db, newest.id);
}
