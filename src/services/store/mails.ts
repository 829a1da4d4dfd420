import { sql, type Kysely, type Selectable } from 'kysely';
import { longestTryMs } from '../mail/port.ts';
import type { MailState, MailTables } from './tables-mail.ts';
import type { Tables } from './tables.ts';

/** How long a sender may hold a mail before others count its answer as lost. */
const leaseMs = longestTryMs + 15_000;

/** A mail on its way; its content is sealed. */
export interface OutgoingMail {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly sealed: string;
  readonly tries: number;
  readonly lostAnswers: number;
  readonly usefulUntil: number;
  readonly createdAt: number;
  /** When the right of whoever has claimed it ends; undefined while nobody has. */
  readonly leaseUntil: number | undefined;
}

function fromRow(row: Selectable<MailTables['mail_outbox']>): OutgoingMail {
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    sealed: row.sealed ?? '',
    tries: row.tries,
    lostAnswers: row.lost_answers,
    usefulUntil: row.useful_until,
    createdAt: row.created_at,
    leaseUntil: row.lease_until ?? undefined,
  };
}

export async function insertMail(
  tx: Kysely<Tables>,
  mail: Pick<OutgoingMail, 'id' | 'kind' | 'about' | 'sealed' | 'usefulUntil'> & { now: number },
): Promise<void> {
  await tx
    .insertInto('mail_outbox')
    .values({
      id: mail.id,
      kind: mail.kind,
      about: mail.about,
      sealed: mail.sealed,
      state: 'waiting',
      tries: 0,
      lost_answers: 0,
      due_at: mail.now,
      useful_until: mail.usefulUntil,
      lease_until: null,
      trouble: null,
      created_at: mail.now,
      done_at: null,
    })
    .execute();
}

/** Takes a mail for sending; undefined when it has ended, is not due, or somebody else holds it. */
export async function claimMail(
  db: Kysely<Tables>,
  id: string,
  now: number,
): Promise<OutgoingMail | undefined> {
  const result = await sql<Selectable<MailTables['mail_outbox']>>`
    update mail_outbox set
      tries = tries + 1,
      lost_answers = lost_answers + (case when state = 'sending' then 1 else 0 end),
      state = 'sending',
      lease_until = ${now + leaseMs}
    where id = ${id} and due_at <= ${now}
      and (state = 'waiting' or (state = 'sending' and lease_until <= ${now}))
    returning *`.execute(db);
  const row = result.rows[0];
  return row === undefined ? undefined : fromRow(row);
}

/** Ends a mail and forgets its content. False when it had ended already. */
export async function finishMail(
  tx: Kysely<Tables>,
  id: string,
  end: { state: Exclude<MailState, 'waiting' | 'sending'>; trouble?: string | undefined; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail_outbox')
    .set({
      state: end.state,
      trouble: end.trouble ?? null,
      sealed: null,
      lease_until: null,
      done_at: end.now,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts a mail back until `dueAt`, unless somebody else has taken it since. */
export async function postponeMail(
  db: Kysely<Tables>,
  mail: OutgoingMail,
  again: { dueAt: number; trouble: string; lost: boolean },
): Promise<void> {
  await db
    .updateTable('mail_outbox')
    .set((e) => ({
      state: 'waiting' as const,
      due_at: again.dueAt,
      lease_until: null,
      trouble: again.trouble,
      lost_answers: again.lost ? e('lost_answers', '+', 1) : e.ref('lost_answers'),
    }))
    .where('id', '=', mail.id)
    .where('state', '=', 'sending')
    .where('tries', '=', mail.tries)
    .execute();
}

/** Mails that are due and that nobody holds: the repair for lost jobs. */
export async function dueMails(db: Kysely<Tables>, now: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mail_outbox')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .where('due_at', '<=', now)
    .where((e) => e.or([e('state', '=', 'waiting'), e('lease_until', '<=', now)]))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How far a mail has come; undefined when there is none of this id. */
export async function mailState(db: Kysely<Tables>, id: string): Promise<MailState | undefined> {
  const row = await db.selectFrom('mail_outbox').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state;
}

/** Forgets mails that ended before `before`. */
export async function pruneMails(db: Kysely<Tables>, before: number): Promise<void> {
  await db.deleteFrom('mail_outbox').where('done_at', '<', before).execute();
}
