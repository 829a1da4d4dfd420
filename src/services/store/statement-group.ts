import { DatabaseError, type Connection, type FieldDef, type Submittable } from 'pg';
import { parserOf } from './pool.ts';

/** A statement with its values, as the server reads them. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

type Row = Record<string, unknown>;

/** A statement the server has planned, and how its rows are read. */
interface Prepared {
  readonly name: string;
  columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** Of one connection, by their text. */
export type PreparedStatements = Map<string, Prepared>;

/** Values as the server reads them; undefined when one of them is none that has only one way to be written. */
export function textsOf(values: readonly unknown[]): (string | null)[] | undefined {
  const texts: (string | null)[] = [];
  for (const value of values) {
    if (value === null || typeof value === 'string') texts.push(value);
    else if (typeof value === 'number' || typeof value === 'boolean') texts.push(String(value));
    else return undefined;
  }
  return texts;
}

/**
 * Several statements as one message to the server, one transaction, and one answer: all of them happen, or none. The
 * server looks at what follows only when one is done, so each sees what those before it wrote (PostgreSQL's documentation,
 * “Extended Query”, on pipelining without a Sync between). A connection has one group at a time.
 */
export class StatementGroup implements Submittable {
  private readonly statements: readonly Statement[];
  private readonly prepared: PreparedStatements;
  private readonly outcome = Promise.withResolvers<readonly Row[][]>();
  private readonly rows: (readonly (string | null)[])[][];
  private answered = 0;
  /** False: nothing of it has left this process. */
  wasSent = false;
  /** It has statements prepared; when it fails, nobody knows which of them the server has got. */
  prepares = false;

  constructor(statements: readonly Statement[], prepared: PreparedStatements) {
    this.statements = statements;
    this.prepared = prepared;
    this.rows = statements.map(() => []);
  }

  /** The rows of each statement, once all of it is kept for good. Rejects with what the server or the network said. */
  get answer(): Promise<readonly Row[][]> {
    return this.outcome.promise;
  }

  // What follows is called by the driver.

  readonly submit = (connection: Connection): void => {
    this.wasSent = true;
    connection.stream.cork();
    try {
      for (const { text, values } of this.statements) {
        const { name } = this.prepared.get(text) ?? this.prepare(connection, text);
        connection.bind({ statement: name, values: [...values] }, true);
        connection.execute({}, true);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  };

  private prepare(connection: Connection, text: string): Prepared {
    const statement: Prepared = { name: `shared${this.prepared.size + 1}`, columns: [] };
    this.prepared.set(text, statement);
    this.prepares = true;
    connection.parse({ name: statement.name, text, types: [] }, true);
    connection.describe({ type: 'S', name: statement.name }, true);
    return statement;
  }

  private current(): Prepared | undefined {
    return this.prepared.get(this.statements[this.answered]?.text ?? '');
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    const statement = this.current();
    if (statement === undefined) return;
    statement.columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.rows[this.answered]?.push(fields);
  }

  handleCommandComplete(): void {
    this.answered += 1;
  }

  handleReadyForQuery(): void {
    try {
      const columns = this.statements.map(({ text }) => this.prepared.get(text)?.columns ?? []);
      this.outcome.resolve(this.rows.map((rows, i) => rows.map((row) => readRow(row, columns[i] ?? []))));
    } catch (error) {
      this.outcome.reject(error);
    }
  }

  handleError(error: unknown): void {
    this.outcome.reject(error);
  }
}

function readRow(fields: readonly (string | null)[], columns: readonly Column[]): Row {
  const row: Row = {};
  columns.forEach(({ name, parse }, i) => {
    const text = fields[i] ?? null;
    row[name] = text === null ? null : parse(text);
  });
  return row;
}

const codeOf = (error: unknown): string => (error instanceof DatabaseError ? (error.code ?? '') : '');

/**
 * What a server says of a statement it has not done: bad data, a constraint, another transaction first, no such thing, a
 * lock, cancelled, a plan that is out of date, refused by a function (PostgreSQL's documentation, “Error Codes”). After
 * anything else, as from a pooler in between whose server is gone, nobody knows whether the group was committed.
 */
export const isUndone = (error: unknown): boolean =>
  /^(?:22|23|40|42|55)|^(?:57014|0A000|26000|P0001)$/.test(codeOf(error)) && codeOf(error) !== '40003';

/** The server does not have prepared what we think it has. */
export const isOutOfDate = (error: unknown): boolean => /^(?:0A000|26000|42P05)$/.test(codeOf(error));
