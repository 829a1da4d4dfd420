import { createHash, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { beginningOf, headAfter, type ChainedEntry, type TrailHead } from '../../domain/audit-chain.ts';
import { canonical } from '../../domain/fingerprint.ts';
import type { PersonKey } from '../../domain/person.ts';
import { jsonb } from './jsonb.ts';
import type { Tables } from './tables.ts';

/** One thing somebody did, or that happened, which has to be provable later. Ids, numbers and what was decided. */
export interface AuditEntry {
  /** The company whose trail it is in, `R-1001`; `provider` for what belongs to none. */
  readonly trail: string;
  /** What it is about; an export picks by these. */
  readonly about: {
    readonly orderId?: string | undefined;
    readonly approvalId?: string | undefined;
    readonly customerTenantId?: string | undefined;
  };
  /** `approval.approved`, `order.placed`, `agreement.recorded` … */
  readonly name: string;
  readonly by?: PersonKey | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The trail of what belongs to no reseller. */
export const providerTrail = 'provider';

interface Waiting {
  readonly trail: string;
  readonly about: AuditEntry['about'];
  readonly content: string;
}

/** Entries of transactions that are still running. */
const waiting = new WeakMap<Kysely<Tables>, Waiting[]>();

/**
 * Adds an entry to its trail, in the transaction of what it tells about. It is chained when the work of the transaction
 * is done: the trail's head is then the last thing locked, so that nobody who holds it waits for anything else. Throws
 * for facts that are not plain data, and outside of a transaction.
 */
export async function appendAudit(tx: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  if (!tx.isTransaction)
    throw new Error('an audit entry is written in the transaction of what it tells about');
  const { trail, about } = entry;
  const written = { trail, about, content: contentOf(entry) };
  const held = waiting.get(tx);
  if (held === undefined) await chain(tx, [written]);
  else held.push(written);
}

/** Runs the work of a transaction, then chains the entries it has added. */
export async function withAudit<T, Tx extends Kysely<Tables>>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const held: Waiting[] = [];
  waiting.set(tx, held);
  const result = await work(tx);
  if (held.length > 0) await chain(tx, held);
  // Whoever still writes now is not forgotten.
  waiting.delete(tx);
  return result;
}

/** The salt keeps the content of an entry from being guessed by whoever is shown only its hash. */
function contentOf({ trail, about, name, by, at, facts }: AuditEntry): string {
  const person = by === undefined ? undefined : { tenantId: by.tenantId, userId: by.userId };
  const salt = randomBytes(16).toString('hex');
  const text = canonical({ trail, about, name, by: person, at, facts, salt });
  // What the rows it tells about cannot hold is written here as it is there: both must stay equal.
  return text.includes('\\u') ? canonical(JSON.parse(jsonb(JSON.parse(text)))) : text;
}

/** Trail after trail in the order of their names, so that two transactions never wait for each other. */
async function chain(tx: Kysely<Tables>, entries: readonly Waiting[]): Promise<void> {
  const trails = [...new Set(entries.map(({ trail }) => trail))].toSorted();
  for (const trail of trails)
    await chainOne(
      tx,
      trail,
      entries.filter((entry) => entry.trail === trail),
    );
}

async function chainOne(tx: Kysely<Tables>, trail: string, entries: readonly Waiting[]): Promise<void> {
  let head = await lockHead(tx, trail);
  const rows = entries.map(({ about, content }) => {
    const previous = head.hash;
    const contentHash = createHash('sha256').update(content).digest('hex');
    head = headAfter(head, contentHash);
    return {
      trail,
      seq: head.seq,
      previous,
      content_hash: contentHash,
      hash: head.hash,
      content,
      order_id: about.orderId ?? null,
      approval_id: about.approvalId ?? null,
      customer_tenant_id: about.customerTenantId ?? null,
    };
  });
  await tx.insertInto('audit_entry').values(rows).execute();
  await tx
    .updateTable('audit_head')
    .set({ seq: head.seq, hash: head.hash })
    .where('trail', '=', trail)
    .execute();
}

async function lockHead(tx: Kysely<Tables>, trail: string): Promise<TrailHead> {
  const locked = () =>
    tx
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where('trail', '=', trail)
      .forUpdate()
      .executeTakeFirst();
  const there = await locked();
  if (there !== undefined) return there;
  const beginning = beginningOf(trail);
  await tx
    .insertInto('audit_head')
    .values({ trail, ...beginning })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await locked()) ?? beginning;
}

/** A trail with the content of some of its entries. */
export interface TrailExtract {
  readonly trail: string;
  readonly head: TrailHead;
  /** One per entry of the trail, in its order. */
  readonly contentHashes: readonly string[];
  readonly entries: readonly { readonly seq: number; readonly content: string }[];
}

/** The entries about any of these orders, or about this customer; undefined for a trail that has none. */
export async function extractTrail(
  db: Kysely<Tables>,
  trail: string,
  about: { readonly orderIds: readonly string[]; readonly customerTenantId: string | undefined },
): Promise<TrailExtract | undefined> {
  const { orderIds, customerTenantId = '' } = about;
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('trail', '=', trail)
    .executeTakeFirst();
  const entries = await db
    .selectFrom('audit_entry')
    .select(['seq', 'content'])
    .where('trail', '=', trail)
    .where((is) =>
      is.or([is('order_id', 'in', ['', ...orderIds]), is('customer_tenant_id', '=', customerTenantId)]),
    )
    // What was forgotten has only its hash left.
    .where('forgotten_at', 'is', null)
    .orderBy('seq')
    .execute();
  if (head === undefined || entries.length === 0) return undefined;
  const all = await db
    .selectFrom('audit_entry')
    .select('content_hash')
    .where('trail', '=', trail)
    .orderBy('seq')
    .execute();
  return { trail, head, contentHashes: all.map((row) => row.content_hash), entries };
}

export async function auditTrails(
  db: Kysely<Tables>,
): Promise<readonly (TrailHead & { readonly trail: string })[]> {
  return db.selectFrom('audit_head').selectAll().orderBy('trail').execute();
}

/** A piece of a trail as it is stored, in order, after the entry of this number. */
export async function auditEntries(
  db: Kysely<Tables>,
  trail: string,
  after: number,
  limit: number,
): Promise<readonly ChainedEntry[]> {
  return db
    .selectFrom('audit_entry')
    .select([
      'seq',
      'hash',
      'previous',
      'content_hash as contentHash',
      'content',
      'forgotten_at as forgottenAt',
    ])
    .where('trail', '=', trail)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Heads that have moved and were not logged since `before`; each is given to one asker only. */
export async function takeHeadsToLog(
  db: Kysely<Tables>,
  now: number,
  before: number,
): Promise<readonly (TrailHead & { readonly trail: string })[]> {
  const taken = [];
  for (const { trail, seq, hash } of await auditTrails(db)) {
    const { rows } = await sql`
      insert into audit_head_logged (trail, seq, at) values (${trail}, ${seq}, ${now})
      on conflict (trail) do update set seq = excluded.seq, at = excluded.at
        where audit_head_logged.seq < excluded.seq and audit_head_logged.at <= ${before}
      returning trail`.execute(db);
    if (rows.length > 0) taken.push({ trail, seq, hash });
  }
  return taken;
}
