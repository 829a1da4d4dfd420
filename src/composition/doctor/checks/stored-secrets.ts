import { executedMigrations } from '../../../services/store/migrations/floor.ts';
import { migrations } from '../../../services/store/migrations/index.ts';
import { rowsUnderUnknownKeys } from '../../../services/store/sealed-rows.ts';
import { check } from '../check.ts';

/** Whether the keys of the configuration open what the database holds. */
export const storedSecrets = check({
  id: 'stored-secrets',
  looksAt: 'Whether the encryption keys of the configuration open the secrets the database holds.',
  remedies: {
    closed:
      'Put the key they were sealed with into CONCIERGE_ENCRYPTION_KEY_PREVIOUS; docs/secrets.md says what to do when it is lost.',
  },
  async look({ database, databaseAnswers, box }, say) {
    if (database === undefined || !databaseAnswers) return say.skipped('The database does not answer.');
    const executed = await executedMigrations(database.db);
    if (!Object.keys(migrations).every((name) => executed.includes(name)))
      return say.skipped('The tables are not those of this version yet; the next start looks.');
    const unknown = await rowsUnderUnknownKeys(database.db, box);
    if (unknown.length === 0) return say.ok('The encryption keys open what is stored.');
    const rows = unknown.map(({ name, rows: count }) => `${name}: ${count}`).join(', ');
    say.fault('closed', `The database holds secrets that none of the encryption keys opens (${rows}).`);
  },
});
