import { databaseFacts } from '../../../services/store/database-facts.ts';
import { isLoopback } from '../../../config/setting-kinds.ts';
import { check } from '../check.ts';

const oldestMajor = 14;
const apartMs = 5_000;

/** Whether the database answers, is new enough, and agrees about time. */
export const databaseCheck = check({
  id: 'database',
  looksAt: 'Whether the database answers, its version, encoding, time and transport.',
  remedies: {
    embedded:
      'Set DATABASE_URL to a PostgreSQL server: with the embedded database there can be one instance only, and backups are yours to make.',
    away: 'See that DATABASE_URL is right and that this machine may reach the server (firewall, TLS, password).',
    old: `Use PostgreSQL ${oldestMajor} or newer.`,
    encoding: 'Make the database with the encoding UTF8; names of customers need it.',
    time: 'Let both machines take their time from a time server (NTP): jobs are due by the database’s time.',
    zone: "Set the time zone to UTC (`alter database … set timezone to 'UTC'`), so that what is read by hand means the same everywhere.",
    open: 'Ask for TLS in DATABASE_URL (`?sslmode=verify-full`).',
  },
  async look(examined, say) {
    const { config, database, databaseAnswers, clock } = examined;
    if (config.databaseUrl === undefined) {
      if (config.mode === 'production')
        say.warn('embedded', 'The database is the embedded one, for one instance on this machine.');
      if (database === undefined)
        return say.skipped(
          'The embedded database does not run at the moment; start the service to look at it.',
        );
    }
    if (database === undefined || !databaseAnswers) return say.fault('away', 'The database does not answer.');
    const facts = await databaseFacts(database.db);
    if (facts.major < oldestMajor) say.fault('old', `The database is PostgreSQL ${facts.version}.`);
    if (facts.encoding !== 'UTF8') say.fault('encoding', `The database’s encoding is ${facts.encoding}.`);
    const apart = Math.abs(facts.now - clock.now());
    if (apart > apartMs)
      say.warn('time', `The database’s clock is ${Math.round(apart / 1000)} s off this machine’s.`);
    if (!/^(UTC|Etc\/UTC|GMT)$/.test(facts.timeZone))
      say.warn('zone', `The database’s time zone is ${facts.timeZone}.`);
    const host = URL.parse(database.url)?.hostname ?? '';
    if (!facts.isEncrypted && !isLoopback(host))
      say.warn('open', 'The connection to the database is not encrypted.');
    say.ok(`The database answers: PostgreSQL ${facts.version}.`);
  },
});
