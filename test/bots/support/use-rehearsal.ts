import { sql } from 'kysely';
import type { Config } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import { openDatabase, type Database } from '../../../src/services/store/connection.ts';
import { eventually } from '../../support/eventually.ts';
import { openDatabaseProxy, type DatabaseProxy } from '../../support/database-proxy.ts';
import { createTestDatabase, dropTestDatabase, urlOf } from '../../support/database.ts';
import { startRehearsal, type Rehearsal, type RehearsalOptions } from '../../support/rehearsal.ts';

export interface HouseUnderTest extends Rehearsal {
  readonly database: Database;
  /** What stands between the product and its database, with `behindProxy`. */
  readonly proxy: DatabaseProxy;
  /** Every line the product logged, as it was written. */
  readonly logged: string[];
  /** How many rows the tables hold in which an activity could leave something. */
  footprint(): Promise<Record<string, number>>;
}

export interface UseRehearsalOptions extends Pick<RehearsalOptions, 'bot' | 'environment'> {
  readonly config?: (config: Config) => Config;
  /** The product's rules for the real world, on the simulated one. */
  readonly production?: boolean;
  /** The product reaches its database by way of a proxy that can lose answers. */
  readonly behindProxy?: boolean;
}

const tables = [
  'seen_activity',
  'conversation_reference',
  'bot_state',
  'live_card',
  'invitation',
  'notice',
  'hand_over',
  'webhook_event',
];

/** A rehearsal with a database of its own for a suite; call it at the top of a `describe`. */
export function useRehearsal(options: UseRehearsalOptions = {}): () => HouseUnderTest {
  let house: HouseUnderTest | undefined;
  let proxy: DatabaseProxy | undefined;
  let name = '';

  before(async function () {
    name = await createTestDatabase();
    const databaseUrl = await urlOf(name);
    proxy = options.behindProxy === true ? await openDatabaseProxy(databaseUrl) : undefined;
    const logged: string[] = [];
    const log = createLog('debug', { write: (line) => void logged.push(line) });
    const rehearsal = await startRehearsal({
      ...options,
      databaseUrl: proxy?.url ?? databaseUrl,
      log,
      config: (config) => {
        const mode = options.production === true ? ('production' as const) : config.mode;
        return { ...(options.config?.(config) ?? config), mode };
      },
    });
    const database = openDatabase({ url: databaseUrl, log: createLog('silent'), maxConnections: 3 });
    house = {
      ...rehearsal,
      database,
      get proxy() {
        if (proxy === undefined) throw new Error('this rehearsal has no proxy before its database');
        return proxy;
      },
      logged,
      async footprint() {
        const counts: Record<string, number> = {};
        for (const table of tables) {
          const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
            database.db,
          );
          counts[table] = rows[0]?.n ?? 0;
        }
        return counts;
      },
    };
    if (options.production !== true) await installedInTheChannel(database);
  });

  after(async function () {
    await house?.stop();
    await house?.database.close();
    await proxy?.close();
    await dropTestDatabase(name);
  });

  return () => {
    if (house === undefined) throw new Error('useRehearsal() is ready inside of hooks and tests only');
    return house;
  };
}

/** Two channels install the bot by themselves as soon as it answers; tests that count rows begin after that. */
async function installedInTheChannel({ db }: Database): Promise<void> {
  await eventually(async () => {
    const done = db.selectFrom('seen_activity').select('activity_id').where('state', '=', 'done');
    return (await done.execute()).length >= 4 ? true : undefined;
  }, 'the installations in the channels');
}
