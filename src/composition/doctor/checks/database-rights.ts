import { databaseFacts } from '../../../services/store/database-facts.ts';
import { check } from '../check.ts';

/** What the account of the database may do: what it has to, and not everything. */
export const databaseRights = check({
  id: 'database-rights',
  looksAt: 'What the service’s account may do in the database.',
  remedies: {
    missing:
      'Let the account own its database, or grant CREATE on it and on the schema public: updates bring tables of their own.',
    all: 'Give the service an account that owns its database and is no superuser.',
  },
  async look({ config, database, databaseAnswers }, say) {
    if (database === undefined || !databaseAnswers) return say.skipped('The database does not answer.');
    const { mayCreateSchemas, mayCreateTables, isSuperuser } = await databaseFacts(database.db);
    if (!mayCreateSchemas || !mayCreateTables)
      say.fault(
        'missing',
        `The account may not create ${mayCreateTables ? 'schemas' : 'tables'}, which an update needs.`,
      );
    else if (isSuperuser && config.databaseUrl !== undefined && config.mode === 'production')
      say.warn('all', 'The account is a superuser of the database server.');
    else say.ok('The account may do what the service needs.');
  },
});
