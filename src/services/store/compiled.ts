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

/**
 * A statement that is put together once, at its first use; after that only its values change. For those that every turn
 * runs: to put them together takes longer than the driver's work on them.
 */
export function compiled<Values extends object, Row>(
  write: (place: Place<Values>, db: Kysely<Tables>) => Written<Row>,
): (db: Kysely<Tables>, values: Values) => Promise<readonly Row[]> {
  let written: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    written ??= write((name) => sql`${new Slot(name)}`, db).compile(db);
    const parameters = written.parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name as keyof Values] : parameter,
    );
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(written.sql, parameters));
    return rows;
  };
}
