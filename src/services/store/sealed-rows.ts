import { sql, type Kysely, type RawBuilder } from 'kysely';
import { sealedKinds, type SealedKind } from './sealed-kinds.ts';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

/** How many rows of one kind there are. */
export interface SealedCount {
  readonly name: string;
  readonly rows: number;
}

const perRound = 200;

/**
 * Seals with the current key what another known key has sealed. Several instances may do so at once, and while the
 * rows are in use: a row that has changed meanwhile is left alone. Resolves with what was done, kinds without rows
 * left out.
 */
export async function sealAnew(db: Kysely<Tables>, box: SecretBox): Promise<readonly SealedCount[]> {
  const done: SealedCount[] = [];
  for (const kind of sealedKinds) {
    const rows = await sealKindAnew(db, box, kind);
    if (rows > 0) done.push({ name: kind.name, rows });
  }
  return done;
}

/** Rows that none of the known keys opens. The product would fail at each of them, so it does not start. */
export async function rowsUnderUnknownKeys(
  db: Kysely<Tables>,
  box: SecretBox,
): Promise<readonly SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const kind of sealedKinds) {
    let rows = 0;
    // Those that name a known key are believed; what names none, or another, is tried.
    for await (const row of rowsNotBegunBy(db, kind, box.knownPrefixes)) {
      if (openedText(box, kind, row) === undefined) rows += 1;
    }
    if (rows > 0) counts.push({ name: kind.name, rows });
  }
  return counts;
}

/** What still needs a key other than the current one, links in letters among it; nothing of it = those may go. */
export async function rowsUnderOtherKeys(
  db: Kysely<Tables>,
  box: SecretBox,
  hashPrefix: string,
): Promise<readonly SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const kind of sealedKinds) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(kind.table)} where ${notBegunBy(kind, [box.currentPrefix])}`.execute(
      db,
    );
    counts.push({ name: kind.name, rows: rows[0]?.n ?? 0 });
  }
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from first_sign_in
    where state = 'waiting' and not starts_with(token_hash, ${hashPrefix})`.execute(db);
  counts.push({ name: 'links to first sign-ins', rows: rows[0]?.n ?? 0 });
  return counts.filter((one) => one.rows > 0);
}

async function sealKindAnew(db: Kysely<Tables>, box: SecretBox, kind: SealedKind): Promise<number> {
  let done = 0;
  for await (const row of rowsNotBegunBy(db, kind, [box.currentPrefix])) {
    const text = openedText(box, kind, row);
    if (text === undefined) continue;
    const sealed = box.seal(text, kind.purpose(row));
    const value = kind.inJson ? sql`jsonb_build_object('sealed', ${sealed}::text)` : sql`${sealed}`;
    const { numAffectedRows } = await sql`
      update ${sql.table(kind.table)} set ${sql.ref(kind.column)} = ${value}
      where ${isRow(kind, row)} and ${textOf(kind)} = ${row['sealed text']}`.execute(db);
    done += Number(numAffectedRows ?? 0);
  }
  return done;
}

type Row = Readonly<Record<string, string>>;

/** Rows whose text begins with none of these, in the order of their keys; what changes meanwhile may be missed. */
async function* rowsNotBegunBy(
  db: Kysely<Tables>,
  kind: SealedKind,
  prefixes: readonly string[],
): AsyncGenerator<Row> {
  const keys = sql.join(kind.keys.map((key) => sql.ref(key)));
  let last: Row | undefined;
  for (;;) {
    const after = last === undefined ? sql`true` : sql`(${keys}) > (${keysOf(kind, last)})`;
    const { rows } = await sql<Row>`
      select ${keys}, ${textOf(kind)} as "sealed text" from ${sql.table(kind.table)}
      where ${notBegunBy(kind, prefixes)} and ${after} order by ${keys} limit ${perRound}`.execute(db);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < perRound) return;
  }
}

function openedText(box: SecretBox, kind: SealedKind, row: Row): string | undefined {
  try {
    return box.open(row['sealed text'] ?? '', kind.purpose(row));
  } catch {
    return undefined;
  }
}

/** The sealed text of a row; null where there is none. */
const textOf = (kind: SealedKind): RawBuilder<string | null> =>
  kind.inJson ? sql`(${sql.ref(kind.column)} ->> 'sealed')` : sql`${sql.ref(kind.column)}`;

/** Whether there is a text, and one that begins otherwise. */
const notBegunBy = (kind: SealedKind, prefixes: readonly string[]): RawBuilder<boolean> =>
  sql.join(
    prefixes.map((prefix) => sql`not starts_with(${textOf(kind)}, ${prefix})`),
    sql` and `,
  );

const isRow = (kind: SealedKind, row: Row): RawBuilder<boolean> =>
  sql.join(
    kind.keys.map((key) => sql`${sql.ref(key)} = ${row[key]}`),
    sql` and `,
  );

const keysOf = (kind: SealedKind, row: Row) => sql.join(kind.keys.map((key) => row[key]));
