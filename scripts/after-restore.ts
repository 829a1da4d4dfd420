// npm run after-restore -- --backup <moment> [--confirm]
// Prepares the database of DATABASE_URL, brought back from a backup that holds everything up to that moment
// (2026-11-20T10:00:00Z), before the product is started on it (docs/backup-and-upgrade.md). Without --confirm nothing is
// changed: it says what would be. Ends with 1 when it cannot be done, with 2 when it was called the wrong way.
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { systemClock } from '../src/clock.ts';
import { endStates } from '../src/domain/order.ts';
import { createLog } from '../src/log.ts';
import { openDatabase, type Database } from '../src/services/store/connection.ts';
import type { Counts } from '../src/services/store/forget-people.ts';
import { prepareRestored } from '../src/services/store/restores.ts';

class WrongCall extends Error {}

class TakenBack extends Error {
  readonly counts: Counts;
  constructor(counts: Counts) {
    super('only a preview');
    this.counts = counts;
  }
}

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function asked(now: number): { backupAt: number; isConfirmed: boolean } {
  const { values } = parseArgs({
    options: { backup: { type: 'string' }, confirm: { type: 'boolean', default: false } },
  });
  const { backup = '', confirm: isConfirmed } = values;
  const backupAt = momentPattern.test(backup) ? Date.parse(backup) : Number.NaN;
  if (Number.isNaN(backupAt))
    throw new WrongCall('Say which moment the backup holds, with its zone: --backup 2026-11-20T10:00:00Z');
  if (backupAt > now) throw new WrongCall('The moment of the backup lies in the future.');
  return { backupAt, isConfirmed };
}

async function run(): Promise<number> {
  const now = systemClock().now();
  const { backupAt, isConfirmed } = asked(now);
  const url = process.env['DATABASE_URL'] ?? '';
  if (url === '')
    throw new WrongCall('DATABASE_URL is not set. It names the database, as for the service itself.');
  const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
  try {
    const others = await instancesOn(database);
    if (others > 0) {
      console.log(`The product works on this database (${others} connections). Stop every instance first.`);
      return 1;
    }
    await database.migrate();
    const counts = await prepared(database, { backupAt, restoredAt: now }, isConfirmed);
    for (const [table, rows] of Object.entries(counts)) console.log(`${table.padEnd(14)} ${rows}`);
    for (const { id, state } of await ordersOnTheirWay(database)) console.log(`On its way: ${id} (${state})`);
    console.log(
      isConfirmed
        ? 'Prepared. Start the product; orders are looked for at Microsoft before anything is bought.'
        : 'Nothing was changed; add --confirm to do it.',
    );
    return 0;
  } finally {
    await database.close();
  }
}

/** Connections of instances of the product, this command's own left out. */
async function instancesOn({ db }: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name = 'concierge' and pid <> pg_backend_pid()`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

async function prepared(
  database: Database,
  restore: { readonly backupAt: number; readonly restoredAt: number },
  isConfirmed: boolean,
): Promise<Counts> {
  try {
    return await database.withTransaction(async (tx) => {
      const counts = await prepareRestored(tx, restore);
      if (!isConfirmed) throw new TakenBack(counts);
      return counts;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.counts;
    throw error;
  }
}

/** What staff will have to look at, or the product finds at Microsoft. */
async function ordersOnTheirWay({ db }: Database) {
  return db
    .selectFrom('order_case')
    .select(['id', 'state'])
    .where('state', 'not in', ['draft', ...endStates])
    .orderBy('created_at')
    .execute();
}

process.exitCode = await run().catch((error: unknown) => {
  if (!(error instanceof WrongCall)) throw error;
  console.error(error.message);
  return 2;
});
