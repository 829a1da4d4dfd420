import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../services/store/embedded/index.ts';

/**
 * Starts the embedded database; undefined when the configuration names a server. `onLaunch` is called while the
 * database works by itself.
 */
export function startDatabase(parts: {
  config: Config;
  log: Log;
  onLaunch?: () => void;
}): Promise<EmbeddedPostgres> | undefined {
  const { config, log, onLaunch } = parts;
  return config.databaseUrl === undefined
    ? startEmbeddedPostgres({ dataDir: config.dataDir, log, onLaunch })
    : undefined;
}
