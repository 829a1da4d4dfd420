import { sql, type Kysely, type Selectable } from 'kysely';
import { traceparent } from '../../measure.ts';
import { jsonb } from './jsonb.ts';
import { noticeChannel } from './sending-tenants.ts';
import type { CaseTables, NoticeKind, NoticeState } from './tables-cases.ts';
import type { Tables } from './tables.ts';

/** How long a sender may hold a notice before others count its answer as lost. */
const leaseMs = 20_000;

/** Whom a notice goes to: a person (`userId` is the Entra object id) or a channel (`userId` is its conversation id). */
export interface Target {
  readonly tenantId: string;
  readonly userId: string;
}

export interface Notice {
  readonly id: number;
  /** The flow whose `announce` entry makes the words. */
  readonly flow: string;
  readonly caseId: string;
  readonly target: Target;
  readonly kind: NoticeKind;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly state: NoticeState;
  readonly tries: number;
  readonly lostAnswers: number;
  /** True when an earlier try may have been delivered; the words then say so. */
  readonly possibleRepeat: boolean;
  readonly createdAt: number;
  /** The trace it was written in, to go on with. */
  readonly traceparent?: string | undefined;
}

function fromRow(row: Selectable<CaseTables['notice']>): Notice {
  return {
    id: row.id,
    flow: row.flow,
    caseId: row.case_id,
    target: { tenantId: row.tenant_id, userId: row.user_id },
    kind: row.kind,
    event: row.event,
    facts: row.facts,
    state: row.state,
    tries: row.tries,
    lostAnswers: row.lost_answers,
    possibleRepeat: row.possible_repeat,
    createdAt: row.created_at,
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
  };
}

/** Writes a notice in the transaction of the change it tells about; returns its id. */
export async function insertNotice(
  tx: Kysely<Tables>,
  notice: Pick<Notice, 'flow' | 'caseId' | 'target' | 'kind' | 'event' | 'facts'> & { now: number },
): Promise<number> {
  const row = await tx
    .insertInto('notice')
    .values({
      flow: notice.flow,
      case_id: notice.caseId,
      tenant_id: notice.target.tenantId,
      user_id: notice.target.userId,
      kind: notice.kind,
      event: notice.event,
      facts: jsonb(notice.facts),
      state: 'waiting',
      tries: 0,
      lost_answers: 0,
      possible_repeat: false,
      due_at: notice.now,
      lease_until: null,
      activity_id: null,
      trouble: null,
      created_at: notice.now,
      done_at: null,
      traceparent: traceparent() ?? null,
    })
    // Every instance is told with the commit: one of them sends to this tenant.
    .returning(['id', sql`pg_notify(${noticeChannel}, ${notice.target.tenantId})`.as('told')])
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Takes notices for sending, those of them that are due, that nobody holds, and before which no notice of the same case
 * and target is open. One found `sending` after its lease comes back with `lostAnswers` raised if its message may have
 * left: the answer was lost.
 */
export async function claimNotices(
  db: Kysely<Tables>,
  ids: readonly number[],
  now: number,
): Promise<readonly Notice[]> {
  if (ids.length === 0) return [];
  const result = await sql<Selectable<CaseTables['notice']>>`
    update notice n set
      state = 'sending',
      tries = tries + 1,
      lost_answers = lost_answers + (case when state = 'sending' and posting then 1 else 0 end),
      possible_repeat = possible_repeat or (state = 'sending' and posting and kind in ('card', 'message')),
      posting = false,
      lease_until = ${now + leaseMs}
    where id = any(${[...ids]})
      and due_at <= ${now}
      and (state = 'waiting' or (state = 'sending' and lease_until <= ${now}))
      and not exists (
        select 1 from notice e
        where e.case_id = n.case_id and e.tenant_id = n.tenant_id and e.user_id = n.user_id
          and e.id < n.id and e.state in ('waiting', 'sending') and not (e.put_off and e.due_at > ${now}))
    returning *`.execute(db);
  return result.rows.map(fromRow).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/**
 * Puts a notice back until `dueAt`; `lost` says that the answer of this try never came. Does nothing when the lease has
 * run out and somebody else took the notice: a delivered one must not come back.
 */
export async function postponeNotice(
  db: Kysely<Tables>,
  notice: Notice,
  again: { dueAt: number; trouble: string; lost: boolean },
): Promise<void> {
  await db
    .updateTable('notice')
    .set((e) => ({
      state: 'waiting' as const,
      due_at: again.dueAt,
      lease_until: null,
      trouble: again.trouble,
      lost_answers: again.lost ? e('lost_answers', '+', 1) : e.ref('lost_answers'),
      possible_repeat:
        again.lost && (notice.kind === 'card' || notice.kind === 'message') ? true : e.ref('possible_repeat'),
    }))
    .where('id', '=', notice.id)
    .where('state', '=', 'sending')
    .where('tries', '=', notice.tries)
    .execute();
}

/**
 * Gives a notice back as if it had not been taken: nothing of it has left. `putOff`: its reader wants to hear it later,
 * and those behind it do not wait for that. To be tried once only: whoever takes it next has the same number of tries.
 */
export async function giveBackNotice(
  db: Kysely<Tables>,
  notice: Notice,
  later: { readonly dueAt: number; readonly putOff: boolean } | undefined,
): Promise<void> {
  await db
    .updateTable('notice')
    .set((e) => ({
      state: 'waiting' as const,
      lease_until: null,
      posting: false,
      tries: e('tries', '-', 1),
      ...(later === undefined ? {} : { due_at: later.dueAt, put_off: later.putOff }),
    }))
    .where('id', '=', notice.id)
    .where('state', '=', 'sending')
    .where('tries', '=', notice.tries)
    .execute();
}

/** Whether an earlier notice of the same case, or this one, has already found this reader unreachable. */
export async function unreachableBefore(db: Kysely<Tables>, notice: Notice): Promise<boolean> {
  const earlier = await db
    .selectFrom('notice')
    .select('id')
    .where('case_id', '=', notice.caseId)
    .where('tenant_id', '=', notice.target.tenantId)
    .where('user_id', '=', notice.target.userId)
    .where((is) =>
      is.or([
        is.and([is('id', '<', notice.id), is('state', '=', 'unreachable')]),
        is.and([is('id', '=', notice.id), is('revived_at', 'is not', null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}

/** Readers of a case in a flow whom the last news did not reach, and what Teams said. */
export async function unreachedReaders(
  db: Kysely<Tables>,
  flow: string,
  caseId: string,
): Promise<readonly { readonly target: Target; readonly trouble: string }[]> {
  const last = await db
    .selectFrom('notice')
    .distinctOn(['tenant_id', 'user_id'])
    .select(['tenant_id', 'user_id', 'state', 'trouble'])
    .where('case_id', '=', caseId)
    .where('flow', '=', flow)
    .where('state', 'in', ['sent', 'unreachable'])
    .orderBy('tenant_id')
    .orderBy('user_id')
    .orderBy('id', 'desc')
    .execute();
  return last
    .filter(({ state }) => state === 'unreachable')
    .map((row) => ({
      target: { tenantId: row.tenant_id, userId: row.user_id },
      trouble: row.trouble ?? 'unknown',
    }));
}

/** Ends all leases; only for a database that nobody else can be using (embedded), right after the start. */
export async function releaseNotices(db: Kysely<Tables>, now: number): Promise<void> {
  await db.updateTable('notice').set({ lease_until: now }).where('state', '=', 'sending').execute();
}

/** Every notice of a case, oldest first, for the case's history and for tests. */
export async function noticesOfCase(db: Kysely<Tables>, caseId: string): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}
