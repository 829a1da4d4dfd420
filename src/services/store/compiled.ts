import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** Stands for a value while a statement is compiled. */
class Slot<Name> {
  readonly name: Name;

  constructor(name: Name) {
    this.name = name;
  }
}

/** A value of a statement, or the place of one. */
export type Value = string | number | null | RawBuilder<unknown>;

/** The place of one of the values in a statement. */
export type Place<Values> = <Name extends keyof Values>(name: Name) => RawBuilder<Values[Name]>;

/** What kysely's builders and its `sql` have in common. */
interface Written<Row> {
  compile(db: Kysely<Tables>): CompiledQuery<Row>;
}

/** Sends statements by themselves, without what kysely does for each; `db` puts them together. */
export interface SharedStatements {
  readonly db: Kysely<Tables>;
  query(text: string, values: readonly unknown[]): Promise<{ readonly rows: unknown[] }>;
}

/** Where a compiled statement may be sent: the tables, a transaction on them, or what turns share. */
export type Statements = Kysely<Tables> | SharedStatements;

/**
 * A statement that is put together once, at its first use; after that only its values change. For those that every turn
 * runs: to put them together takes longer than the driver's work on them.
 */
export function compiled<Values extends object, Row>(
  write: (place: Place<Values>, db: Kysely<Tables>) => Written<Row>,
): (to: Statements, values: Values) => Promise<readonly Row[]> {
  let written: CompiledQuery<Row> | undefined;
  return async (to, values) => {
    const db = 'query' in to ? to.db : to;
    written ??= write((name) => sql`${new Slot(name)}`, db).compile(db);
    const parameters = written.parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name as keyof Values] : parameter,
    );
    // Sound: the statement says what its rows are, whoever sends it.
    if ('query' in to) return (await to.query(written.sql, parameters)).rows as Row[];
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(written.sql, parameters));
    return rows;
  };
}
