import { migrations } from '../../../services/store/migrations/index.ts';
import { executedMigrations } from '../../../services/store/migrations/floor.ts';
import { check } from '../check.ts';

/** Whether the tables are those of this version. */
export const migrationsCheck = check({
  id: 'tables',
  looksAt: 'Whether the database’s tables are those of this version of the service.',
  remedies: {
    newer:
      'Run the version that changed the tables, or see in docs/backup-and-upgrade.md whether this one may work on them.',
  },
  async look({ database, databaseAnswers }, say) {
    if (database === undefined || !databaseAnswers) return say.skipped('The database does not answer.');
    const known = Object.keys(migrations);
    const executed = await executedMigrations(database.db);
    const foreign = executed.filter((name) => !known.includes(name));
    const missing = known.filter((name) => !executed.includes(name));
    if (foreign.length > 0)
      return say.warn('newer', `A newer version has changed the tables (${foreign.at(-1)}).`);
    if (executed.length === 0) return say.ok('The database is new; the first start makes the tables.');
    if (missing.length > 0) return say.ok(`The next start brings ${missing.length} changes of the tables.`);
    say.ok('The tables are those of this version.');
  },
});
