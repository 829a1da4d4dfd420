import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../services/store/embedded/index.ts';

/** Starts the embedded database, on its own and early because it takes its time; undefined with a server configured. */
export function startDatabase(parts: { config: Config; log: Log }): Promise<EmbeddedPostgres> | undefined {
  const { config, log } = parts;
  return config.databaseUrl === undefined
    ? startEmbeddedPostgres({ dataDir: config.dataDir, log })
    : undefined;
}
