import type { Kysely } from 'kysely';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from './tables.ts';

/** Somebody's words for the provider's people, with where they were when they wrote them. */
export interface HandOver {
  /** `P-…`, to quote on the phone. */
  readonly id: string;
  readonly from: PersonKey;
  readonly words: string;
  /** The invitation it is about, when known. */
  readonly caseId: string | undefined;
  /** Which flow and step the person was in. */
  readonly flow: string | undefined;
  readonly step: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly answered?: boolean;
}

/** Inserts; the same id inserts nothing and answers `exists`. */
export async function insertHandOver(tx: Kysely<Tables>, handOver: HandOver): Promise<'inserted' | 'exists'> {
  const result = await tx
    .insertInto('hand_over')
    .values({
      id: handOver.id,
      tenant_id: handOver.from.tenantId,
      user_id: handOver.from.userId,
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

export async function handOverById(db: Kysely<Tables>, id: string): Promise<HandOver | undefined> {
  const row = await db.selectFrom('hand_over').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    from: { tenantId: row.tenant_id, userId: row.user_id },
    words: row.words,
    caseId: row.case_id ?? undefined,
    flow: row.flow ?? undefined,
    step: row.step ?? undefined,
    at: row.created_at,
    answered: row.state === 'answered',
  };
}

export async function markAnswered(tx: Kysely<Tables>, id: string): Promise<void> {
  await tx.updateTable('hand_over').set({ state: 'answered' }).where('id', '=', id).execute();
}
