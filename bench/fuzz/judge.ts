import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../src/services/store/connection.ts';

/** What a stranger's inputs may leave: their own conversations, and that they were seen. */
const strangersOwn = new Set([
  'seen_activity',
  'conversation_reference',
  'bot_state',
  'live_card',
  'person_language',
  'feedback',
]);
/** What the product writes by itself, whoever asks for nothing: its looks at Microsoft, and who does its work. */
const ownWork = new Set([
  'audit_head_logged',
  'gdap_sweep',
  'offer_copy',
  'offer_market',
  'offer_price',
  'refresh_token',
  'schema_floor',
  'seen_customer',
  'sending_tenant',
  'sweep',
]);

/** Rows that nobody without authority may change, add or remove. */
export interface Footprint {
  readonly [table: string]: string;
}

/** Number and content of every table's rows, as far as `whose` inputs must leave them alone. */
export async function footprint(
  { db }: Database,
  whose: 'none' | 'stranger',
  owned: ReadonlySet<string>,
): Promise<Footprint> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const looked = tables
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('kysely_') && !ownWork.has(name) && !owned.has(name))
    .filter((name) => whose === 'none' || !strangersOwn.has(name));
  const { rows } = await sql<{ name: string; content: string }>`${sql.join(
    looked.map(
      (name) => sql`
        select ${sql.lit(name)} as name,
          count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as content
        from ${sql.table(name)} as t`,
    ),
    sql` union all `,
  )}`.execute(db);
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

/** Tables that differ. */
export const differences = (before: Footprint, after: Footprint): readonly string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);

/** Lines of the product's log at level error or above, beyond what was there. */
export function createLogWatch(file: string) {
  let read = 0;
  return {
    fresh(): readonly string[] {
      const text = readFileSync(file, 'utf8');
      const lines = text.slice(read).split('\n');
      read = text.length - (lines.at(-1)?.length ?? 0);
      return lines.slice(0, -1).filter(isTrouble);
    },
  };
}

/** A line of level error, or one that is no line of the log: a crash, a warning of node. */
function isTrouble(line: string): boolean {
  if (line.trim() === '') return false;
  try {
    const { level } = JSON.parse(line) as { level?: number };
    return level !== undefined && level >= 50;
  } catch {
    return true;
  }
}

/** Megabytes of memory that a process holds; undefined where nobody tells. */
export function memoryOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** The process of the bot among our children; undefined where nobody tells. */
export function botProcessId(): number | undefined {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
      .trim()
      .split(' ');
    return children
      .map(Number)
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('src/index.ts'));
  } catch {
    return undefined;
  }
}
