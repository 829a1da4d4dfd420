import { Client, DatabaseError } from 'pg';
import type { Log } from '../../../log.ts';
import { DATABASE_USER } from './folder.ts';
import { patienceOf } from './patience.ts';
import { clearStale, launch, lookAt, type Postmaster } from './postmaster.ts';
import { databaseProblem } from './problem.ts';

/** A session on a server that is up. */
export interface Reached {
  readonly client: Client;
  readonly port: number;
  /** Whether the server was started here, rather than found running. */
  readonly started: boolean;
}

// The name of the lock by which one product holds one DATA_DIR; any fixed number does.
const HOLDER_LOCK = 7_305_811;

/**
 * Brings the server up, if it is not, and opens a session. Waits up to a minute, because recovery after a crash takes
 * its time. With `port`, only a server there will do. Throws Problem('unavailable') when it does not come up or
 * `wanted` turns false.
 */
export async function reachServer(
  postmaster: Postmaster,
  {
    log,
    port,
    wanted,
    onLaunch,
  }: { log: Log; port?: number; wanted: () => boolean; onLaunch?: (() => void) | undefined },
): Promise<Reached> {
  const { data, password } = postmaster.folder;
  const patience = patienceOf(60_000);
  const failures: string[] = [];
  let ours = false;
  do {
    const state = await lookAt(data);
    if (state.kind === 'ready') {
      if (port !== undefined && state.port !== port) {
        throw databaseProblem(
          `The database came back on port ${state.port}, and this process expects ${port}.`,
        );
      }
      const client = await openSession(state.port, password, data);
      if (client !== undefined) return { client, port: state.port, started: ours };
    } else if (state.kind !== 'busy' && !ours) {
      if (failures.filter((said) => !passesByItself(said)).length >= 3) break;
      if (state.kind === 'stale') await clearStale(data, state.pidFile);
      if (failures.length > 0) await patience.pause(Math.min(100 * failures.length, 1_000));
      ours = true;
      const { ended } = await launch(postmaster, port);
      onLaunch?.();
      void ended.then((said) => {
        ours = false;
        failures.push(said);
        log.debug({ said }, 'database server ended');
      });
    }
  } while (wanted() && (await patience.pause(10)));
  throw databaseProblem(
    `The embedded database in ${data} does not start: ${failures.at(-1) ?? 'it takes no connections'}`,
  );
}

/**
 * Takes the lock that makes this process the only product on the folder; it ends with the session, however that
 * happens. A killed predecessor's session may take a moment to be noticed, so a held lock is asked for again.
 */
export async function holdFolder(client: Client, dataDir: string): Promise<void> {
  const patience = patienceOf(2_000);
  do {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      HOLDER_LOCK,
    ]);
    if (rows[0]?.held === true) return;
  } while (await patience.pause(50));
  throw databaseProblem(
    `Another copy of the product is running on the data folder ${dataDir}. Stop that one first, or give this one a ` +
      'DATA_DIR of its own.',
  );
}

/** Creates the product's database on a fresh server. */
export async function ensureDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
}

/** Logs in and makes sure that this is the server of our folder; undefined while it takes no sessions. */
async function openSession(port: number, password: string, data: string): Promise<Client | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: DATABASE_USER,
    password,
    database: 'postgres',
    application_name: 'concierge-holder',
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a dying server would end this process; the 'end' that follows is what we act on.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    if (rows[0]?.folder === data || process.platform === 'win32') return client;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw databaseProblem(`The database in ${data} does not accept the password stored beside it.`, error);
    }
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Refusals that end without our doing: another start was quicker, or the killed server's last process lingers. */
function passesByItself(said: string): boolean {
  return /already exists|pre-existing shared memory|still in use/.test(said);
}
