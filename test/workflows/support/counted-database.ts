import type { KyselyPlugin } from 'kysely';
import { inTransaction, type Database } from '../../../src/services/store/connection.ts';

/** The same database, counting the statements that go through it; transaction brackets are not counted. */
export function countedDatabase(database: Database): { database: Database; statements: () => number } {
  let count = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const db = database.db.withPlugin(counter);
  return {
    database: { ...database, db, withTransaction: (work) => inTransaction(db, work) },
    statements: () => count,
  };
}
