import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { openDatabase } from '../services/store/connection.ts';
import type { EmbeddedPostgres } from '../services/store/embedded/index.ts';
import { createJobs } from '../services/store/jobs.ts';
import { releaseNotices } from '../services/store/notices.ts';
import { releaseAllTenants } from '../services/store/sending-tenants.ts';
import { databasePlace, whyNoDatabase } from '../services/store/why-no-database.ts';
import { StartFault } from '../start-fault.ts';
import { openSecrets, type Secrets } from './secrets.ts';

/** What every part is made from. */
export interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
}

/** The database, embedded or a server's, with its tables up to date, its secrets, and the jobs on it. */
export async function openStore({ config, clock, log }: Parts, embedded: EmbeddedPostgres | undefined) {
  const database = openDatabase({
    url: config.databaseUrl ?? embedded?.url ?? '',
    log,
    maxConnections: config.databaseConnections,
  });
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  let secrets: Secrets;
  try {
    await database.migrate().catch((error: unknown) => {
      throw startFaultOf(error, config.databaseUrl) ?? error;
    });
    // Nobody else can be sending from an embedded database: what a killed process held is free at once.
    if (embedded !== undefined) {
      await releaseNotices(database.db, clock.now());
      await releaseAllTenants(database.db);
    }
    secrets = await openSecrets({ config, clock, log }, database);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, secrets, jobs: createJobs({ database, log, alone: embedded !== undefined }), close };
}

export type Store = Awaited<ReturnType<typeof openStore>>;

/** A database that is away when everything starts, in a sentence that names it but no password. */
function startFaultOf(error: unknown, url = ''): StartFault | undefined {
  const place = databasePlace(url);
  const why = place === undefined ? undefined : whyNoDatabase(error, place);
  return why === undefined ? undefined : new StartFault(why, { cause: error });
}
