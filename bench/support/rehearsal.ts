import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openBotLog } from '../../simulator/rehearsal/bot-log.ts';
import { createBotProcess } from '../../simulator/rehearsal/bot-process.ts';
import { prepareDataFolder } from '../../simulator/rehearsal/data-folder.ts';
import { botEnvironment, repository } from '../../simulator/rehearsal/environment.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { startEmbeddedPostgres } from '../../src/services/store/embedded/index.ts';
import { createInstances, type Instances } from './instances.ts';
import { until } from './until.ts';

/** A rehearsal of its own: simulated Microsoft in this process, the bot in a child, data in a temporary folder. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly dataDir: string;
  readonly botLog: string;
  /** The instances of the bot; requests go to each of them in turn. */
  readonly instances: Instances;
  /** Where the database is reached that the instances share; undefined with the one the bot brings along. */
  readonly databaseUrl: string | undefined;
  /** SIGKILL to the postmaster of this rehearsal; false when there is none. */
  killDatabase(): boolean;
  /**
   * Restarts the database as an administrator does: `fast` ends its sessions, `immediate` lets it recover as after a
   * crash. Somebody starts it again at once. False when there is none.
   */
  restartDatabase(mode: 'fast' | 'immediate'): boolean;
  /** Ends everything; the data is kept for looking at when `keep` is true. */
  stop(keep?: boolean): Promise<void>;
}

export interface RehearsalOptions {
  /** Added to what the bot gets. */
  readonly environment?: NodeJS.ProcessEnv;
  /** How many instances of the bot share the database; requests go to each of them in turn. 1 when absent. */
  readonly instances?: number;
  /** A PostgreSQL server of its own, reached by DATABASE_URL, instead of the one the bot brings along. */
  readonly database?: boolean;
}

/** Starts it and waits until every instance of the bot listens. */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const { environment = {}, instances = 1 } = options;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'concierge-bench-'));
  // Under root the database runs as another account, which has to get in.
  await chmod(dataDir, 0o755);
  prepareDataFolder(dataDir);
  const log = pino(
    { level: 'warn' },
    pino.destination({ dest: path.join(dataDir, 'simulator.log'), sync: true }),
  );
  const server =
    options.database === true || instances > 1 ? await startEmbeddedPostgres({ dataDir, log }) : undefined;
  const simulator = await startSimulator({ port: 0, folder: path.join(dataDir, 'simulator'), log });
  const { world, origin } = simulator;
  const botLogFile = path.join(dataDir, 'bot.log');
  const botLog = openBotLog(botLogFile, () => {});
  const bots = createInstances(
    instances,
    ({ onListening, onExit }) =>
      createBotProcess({
        script: path.join(repository, 'src', 'index.ts'),
        environment: () => ({
          ...botEnvironment({
            given: { ...process.env, ...environment },
            dataDir,
            origin,
            world: world.state,
            mail: simulator.mail,
          }),
          ...(server === undefined ? {} : { DATABASE_URL: server.url }),
        }),
        clockOffsetMs: () => world.state.clockOffsetMs,
        log: botLog,
        onListening,
        onExit: ({ code, signal }) => onExit({ code, signal }),
      }),
    (botOrigin) => simulator.setBotOrigin(botOrigin),
    (kind, facts) => world.journal.add(kind, facts),
  );
  world.onClockChange((offsetMs) => bots.setClock(offsetMs));
  // Instances that start on an empty database together wait for one another's migrations.
  bots.start();
  const tellDatabase = (signal: NodeJS.Signals): boolean => {
    const pid = postmasterOf(dataDir);
    try {
      return pid !== undefined && process.kill(pid, signal);
    } catch {
      return false;
    }
  };

  const rehearsal: Rehearsal = {
    simulator,
    dataDir,
    botLog: botLogFile,
    instances: bots,
    databaseUrl: server?.url,
    killDatabase: () => tellDatabase('SIGKILL'),
    restartDatabase: (mode) => tellDatabase(mode === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    stop: async (keep = false) => {
      await bots.stop();
      await simulator.stop();
      await server?.stop();
      await botLog.close();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    if ((await until(180_000, () => bots.areAllUp() || undefined)) === undefined)
      throw new Error(`The bot does not come up; see ${botLogFile}`);
  } catch (error) {
    await rehearsal.stop(true);
    throw error;
  }
  return rehearsal;
}

/** The process id in the folder's own pid file, if that process is a postgres of this very folder. */
function postmasterOf(dataDir: string): number | undefined {
  const folder = path.join(dataDir, 'postgres', 'data');
  try {
    const pid = Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    if (!Number.isInteger(pid) || pid <= 1) return undefined;
    // Ids are used again: without /proc (macOS, Windows) the pid file alone has to do.
    if (process.platform === 'linux' && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder))
      return undefined;
    return pid;
  } catch {
    return undefined;
  }
}
