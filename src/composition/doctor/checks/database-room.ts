import { databaseFacts } from '../../../services/store/database-facts.ts';
import { check } from '../check.ts';

/** Besides its pool each instance keeps one that turns share, one for news of jobs, and one while it changes tables. */
const besides = 3;

/** How many instances find room on the server. */
export const databaseRoom = check({
  id: 'database-room',
  looksAt: 'How many instances find room on the database server, by the connections each of them may use.',
  remedies: {
    none: 'Raise max_connections of the server, or lower CONCIERGE_DATABASE_CONNECTIONS.',
    few: 'Raise max_connections of the server, or lower CONCIERGE_DATABASE_CONNECTIONS: while one instance replaces another there are two.',
  },
  async look({ config, database, databaseAnswers }, say) {
    if (database === undefined || !databaseAnswers) return say.skipped('The database does not answer.');
    const { maxConnections } = await databaseFacts(database.db);
    const each = config.databaseConnections + besides;
    const instances = Math.floor(maxConnections / each);
    const sentence = `Of ${maxConnections} connections each instance may use ${each}: room for ${instances}.`;
    if (instances === 0) say.fault('none', sentence);
    else if (instances === 1 && config.databaseUrl !== undefined) say.warn('few', sentence);
    else say.ok(sentence);
  },
});
