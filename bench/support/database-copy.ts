import { sql } from 'kysely';
import type { Database } from '../../src/services/store/connection.ts';

/** What every table held at one moment, and where its numbers stood. */
export interface DatabaseCopy {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly sequences: Readonly<Record<string, number>>;
}

/** A backup taken in one snapshot, while others work on the database. */
export async function copyOf(database: Database): Promise<DatabaseCopy> {
  return database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const names = await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(
        tx,
      );
      const tables: Record<string, readonly unknown[]> = {};
      for (const { name } of names.rows) {
        const { rows } = await sql<{ row: unknown }>`
          select to_json(t)::text as row from ${sql.table(name)} t`.execute(tx);
        tables[name] = rows.map(({ row }) => row);
      }
      const numbers = await sql<{ name: string; value: number | null }>`
        select sequencename::text as name, last_value as value from pg_sequences
        where schemaname = 'public'`.execute(tx);
      const sequences = Object.fromEntries(numbers.rows.map(({ name, value }) => [name, value ?? 0]));
      return { tables, sequences };
    });
}

/** Puts a copy into another, migrated database, in place of whatever it holds. */
export async function restoreInto(database: Database, { tables, sequences }: DatabaseCopy): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    // As a restore does it: no trigger, no order among the tables.
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const [name, rows] of Object.entries(tables)) {
      await sql`delete from ${sql.table(name)}`.execute(tx);
      for (const row of rows)
        await sql`insert into ${sql.table(name)} overriding system value
          select * from json_populate_record(null::${sql.table(name)}, ${row}::json)`.execute(tx);
    }
    for (const [name, value] of Object.entries(sequences))
      if (value > 0) await sql`select setval(${name}::regclass, ${value})`.execute(tx);
  });
}
