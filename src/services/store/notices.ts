import { sql, type Kysely, type Selectable } from 'kysely';
import { jsonb } from './jsonb.ts';
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
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Takes a notice for sending: it must be due, nobody may hold it, and no earlier notice of the same case and target
 * may be open. A notice found `sending` after its lease comes back with `lostAnswers` raised if its message may have
 * left: the answer was lost.
 * Undefined when there is nothing to do (done, held, or not its turn).
 */
export async function claimNotice(db: Kysely<Tables>, id: number, now: number): Promise<Notice | undefined> {
  const result = await sql<Selectable<CaseTables['notice']>>`
    update notice n set
      state = 'sending',
      tries = tries + 1,
      lost_answers = lost_answers + (case when state = 'sending' and posting then 1 else 0 end),
      possible_repeat = possible_repeat or (state = 'sending' and posting and kind in ('card', 'message')),
      posting = false,
      lease_until = ${now + leaseMs}
    where id = ${id}
      and due_at <= ${now}
      and (state = 'waiting' or (state = 'sending' and lease_until <= ${now}))
      and not exists (
        select 1 from notice e
        where e.case_id = n.case_id and e.tenant_id = n.tenant_id and e.user_id = n.user_id
          and e.id < n.id and e.state in ('waiting', 'sending'))
    returning *`.execute(db);
  const row = result.rows[0];
  return row === undefined ? undefined : fromRow(row);
}

/**
 * Ends a notice. Returns the id of the next open one of the same case and target, which may go now. A sender that was
 * slower than its lease changes nothing once another has ended it, unless it brings the proof of delivery.
 */
export async function finishNotice(
  db: Kysely<Tables>,
  notice: Notice,
  end: {
    state: Exclude<NoticeState, 'waiting' | 'sending'>;
    activityId?: string | undefined;
    trouble?: string;
    now: number;
  },
): Promise<number | undefined> {
  await db
    .updateTable('notice')
    .set({
      state: end.state,
      activity_id: end.activityId ?? null,
      trouble: end.trouble ?? null,
      lease_until: null,
      done_at: end.now,
    })
    .where('id', '=', notice.id)
    .$if(end.state !== 'sent', (query) => query.where('state', 'in', ['waiting', 'sending']))
    .execute();
  const next = await db
    .selectFrom('notice')
    .select('id')
    .where('case_id', '=', notice.caseId)
    .where('tenant_id', '=', notice.target.tenantId)
    .where('user_id', '=', notice.target.userId)
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return next?.id;
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
 * Ids of notices that are due, held by nobody, and whose turn it is: the repair for lost jobs, cheap by its index. Those
 * behind an earlier one of their case and target are left out, or a few stuck cases would fill the whole answer.
 */
export async function dueNotices(db: Kysely<Tables>, now: number, limit: number): Promise<readonly number[]> {
  const result = await sql<{ id: number }>`
    select n.id from notice n
    where n.state in ('waiting', 'sending')
      and n.due_at <= ${now}
      and (n.state = 'waiting' or n.lease_until <= ${now})
      and not exists (
        select 1 from notice e
        where e.case_id = n.case_id and e.tenant_id = n.tenant_id and e.user_id = n.user_id
          and e.id < n.id and e.state in ('waiting', 'sending'))
    order by n.due_at, n.id
    limit ${limit}`.execute(db);
  return result.rows.map((row) => row.id);
}

/** Whether an earlier notice of the same case has already found this reader unreachable. */
export async function unreachableBefore(db: Kysely<Tables>, notice: Notice): Promise<boolean> {
  const earlier = await db
    .selectFrom('notice')
    .select('id')
    .where('case_id', '=', notice.caseId)
    .where('tenant_id', '=', notice.target.tenantId)
    .where('user_id', '=', notice.target.userId)
    .where('id', '<', notice.id)
    .where('state', '=', 'unreachable')
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
