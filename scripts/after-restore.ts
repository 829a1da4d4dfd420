// npm run after-restore -- --backup <moment> [--confirm]
// Prepares the database of DATABASE_URL, brought back from a backup that holds everything up to that moment
// (2026-11-20T10:00:00Z), before the product is started on it (docs/backup-and-upgrade.md). Without --confirm nothing is
// changed: it says what would be. Ends with 1 when it cannot be done now or has been done, with 2 when it was called the
// wrong way.
import { sql, type Kysely } from 'kysely';
import { systemClock } from '../src/clock.ts';
import { loadSettingsFile } from '../src/config/settings-file.ts';
import { endStates } from '../src/domain/order.ts';
import type { Database } from '../src/services/store/connection.ts';
import type { Counts } from '../src/services/store/forget-people.ts';
import {
  markRestored,
  nextIds,
  preparedSince,
  prepareRestored,
  type Restore,
} from '../src/services/store/restores.ts';
import type { Tables } from '../src/services/store/tables.ts';
import { argumentsOf, databaseOptions, onDatabase, runCommand, WrongCall } from './operator-command.ts';

const usage = 'npm run after-restore -- --backup 2026-11-20T10:00:00Z [--settings settings.env] [--confirm]';

class TakenBack extends Error {
  readonly counts: Counts;
  constructor(counts: Counts) {
    super('only a preview');
    this.counts = counts;
  }
}

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function asked(now: number): { backupAt: number; isConfirmed: boolean } {
  const { values } = argumentsOf(usage, {
    options: {
      settings: databaseOptions.settings,
      backup: { type: 'string' },
      confirm: { type: 'boolean', default: false },
    },
  });
  loadSettingsFile(values.settings);
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
  const restore = { backupAt, restoredAt: now };
  const work = (database: Database) =>
    isConfirmed ? prepare(database, restore) : preview(database, restore);
  return onDatabase(
    // The embedded one runs only with the service, which must not run now.
    { embedded: false },
    async (database) => {
      const others = await instancesOn(database);
      if (others === 0) return work(database);
      console.log(`The product works on this database (${others} connections). Stop every instance first.`);
      return 1;
    },
    { anyVersion: true },
  );
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

/** Says what would be done, by doing what can be taken back. */
async function preview(database: Database, restore: Restore): Promise<number> {
  if (!(await database.isCurrent())) {
    console.log(
      'The tables are those of an older version. With --confirm they are brought up to date first; only then can it be counted what is marked.\nNothing was changed; add --confirm to do it.',
    );
    return 0;
  }
  if (await isPrepared(database.db, restore)) return 1;
  const counts = await database
    .withTransaction(async (tx): Promise<Counts> => {
      throw new TakenBack(await markRestored(tx, restore));
    })
    .catch((error: unknown) => {
      if (error instanceof TakenBack) return error.counts;
      throw error;
    });
  tell(counts, 'would be');
  console.log(`Numbers would go on at ${(await nextIds(database.db, { raised: true })).join(', ')}.`);
  await tellOrders(database);
  console.log('Nothing was changed; add --confirm to do it.');
  return 0;
}

async function prepare(database: Database, restore: Restore): Promise<number> {
  await database.migrate();
  const counts = await database.withTransaction(async (tx) => {
    // Two confirmations at once: the second one finds what the first has noted.
    await sql`lock table restore in share row exclusive mode`.execute(tx);
    return (await isPrepared(tx, restore)) ? undefined : prepareRestored(tx, restore);
  });
  if (counts === undefined) return 1;
  tell(counts, 'are');
  console.log(
    `Numbers go on at ${(await nextIds(database.db, { raised: false })).join(', ')}, 10,000 above the backup: those given out since are in people's chats.`,
  );
  await tellOrders(database);
  console.log('Prepared. Start the product; orders are looked for at Microsoft before anything is bought.');
  return 0;
}

async function isPrepared(db: Kysely<Tables>, { backupAt }: Restore): Promise<boolean> {
  const at = await preparedSince(db, backupAt);
  if (at === undefined) return false;
  console.log(
    `This database was prepared at ${new Date(at).toISOString()}, for the backup of this moment. Nothing was changed: once is enough, start the product. If it was brought back once more since, give the moment of that backup.`,
  );
  return true;
}

function tell(counts: Counts, are: 'are' | 'would be'): void {
  const { notice = 0, mail_outbox: mails = 0, audit_entry: trails = 0 } = counts;
  console.log(`${notice} news not told yet ${are} told, each marked as a possible repeat.`);
  console.log(`${mails} mails not sent yet ${are} given up: they may have gone out since the backup.`);
  console.log(`${trails} audit trails ${are} given an entry that says from which backup they go on.`);
}

/** What staff will have to look at, or the product finds at Microsoft. */
async function tellOrders({ db }: Database): Promise<void> {
  const orders = await db
    .selectFrom('order_case')
    .select(['id', 'state'])
    .where('state', 'not in', ['draft', ...endStates])
    .orderBy('created_at')
    .execute();
  for (const { id, state } of orders)
    console.log(`On its way at the backup, to be looked for at Microsoft: ${id} (${state})`);
}

await runCommand(run);
