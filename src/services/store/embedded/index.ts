import { setTimeout as delay } from 'node:timers/promises';
import os from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import type { Log } from '../../../log.ts';
import { accountForPostgres } from './account.ts';
import { locateBinaries, prepareBinaries } from './binaries.ts';
import { databaseHome, openDatabaseFolder } from './folder.ts';
import { shutDown, type Postmaster } from './postmaster.ts';
import { DATABASE, urlOn } from './running.ts';
import { ensureDatabase, holdFolder, reachServer } from './session.ts';

/** The running embedded database of one DATA_DIR. */
export interface EmbeddedPostgres {
  /** Connection string, password included, of the product's database; it stays the same while this process lives. */
  readonly url: string;
  /** True when the server of an earlier process, killed without a goodbye, was still running and is used on. */
  readonly adopted: boolean;
  /** Ends all sessions, writes everything to disk and stops the server. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Where copies of the binaries may go when the account of the database cannot reach the installed ones. */
  readonly caches?: readonly string[];
  /** Where the data may go when that account cannot reach DATA_DIR. */
  readonly elsewhere?: readonly string[];
  /** Called after each start of a program of the database: until it is ready there is time for something else. */
  readonly onLaunch?: (() => void) | undefined;
}

/**
 * Starts the PostgreSQL server that came by npm on `<dataDir>/postgres`, or takes over the one that a killed process
 * left running. While the product runs, a server that dies is started again on the same port. Only one product may
 * use a folder: a second one is refused. Throws Problem('unavailable') with a sentence for the person at the console.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log, onLaunch } = options;
  const dataDir = path.resolve(options.dataDir);
  const postmaster = await prepare(options, dataDir);
  const { port, started, client } = await reachServer(postmaster, { log, onLaunch, wanted: () => true });
  try {
    await holdFolder(client, dataDir);
    await ensureDatabase(client, DATABASE);
  } catch (error) {
    await client.end();
    throw error;
  }
  const supervision = supervise({ postmaster, dataDir, port, client, log });
  log.info({ port, adopted: !started }, 'embedded database is ready');
  return {
    url: urlOn(port, postmaster.folder.password),
    adopted: !started,
    stop: async () => {
      await supervision.end();
      await shutDown(postmaster);
    },
  };
}

async function prepare(
  { log, caches, elsewhere, onLaunch }: EmbeddedOptions,
  dataDir: string,
): Promise<Postmaster> {
  const account = await accountForPostgres(path.join(databaseHome(dataDir), 'data'));
  const binaries = await prepareBinaries(await locateBinaries(), {
    account,
    caches: caches ?? ['/var/cache', '/var/tmp', path.join(os.homedir(), '.cache'), dataDir],
    log,
  });
  const folder = await openDatabaseFolder({
    dataDir,
    binaries,
    account,
    elsewhere: elsewhere ?? ['/var/lib/csp-concierge', '/var/tmp/csp-concierge'],
    log,
    onLaunch,
  });
  return { folder, binaries, account };
}

interface Supervised {
  readonly postmaster: Postmaster;
  readonly dataDir: string;
  readonly port: number;
  readonly client: Client;
  readonly log: Log;
}

/**
 * Brings the server back whenever it dies. The holder's session ends with the server, whoever started that, so its end
 * is also the news of a death.
 */
function supervise({ postmaster, dataDir, port, client, log }: Supervised): { end(): Promise<void> } {
  let holder = client;
  let ended = false;
  const wanted = (): boolean => !ended;
  let revival = Promise.resolve();
  const watch = (): void => {
    holder.once('end', () => {
      if (wanted()) revival = revive();
    });
  };
  const hold = async (session: Client): Promise<void> => {
    try {
      await holdFolder(session, dataDir);
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
  };
  const revive = async (): Promise<void> => {
    log.warn('database session lost, bringing the database back');
    while (wanted()) {
      try {
        const { client: again, started } = await reachServer(postmaster, { log, port, wanted });
        await hold(again);
        holder = again;
        watch();
        log.info({ started }, 'database is back');
        return;
      } catch (error) {
        if (wanted()) log.error({ err: error }, 'database could not be brought back, trying again');
        await delay(wanted() ? 1_000 : 0);
      }
    }
  };
  watch();
  return {
    end: async () => {
      ended = true;
      await revival;
      await holder.end().catch(() => undefined);
    },
  };
}
