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
import { until } from './until.ts';

/** How long one instance gets everything before it is the next one's turn. */
const turnMs = 25;

/** A rehearsal of its own: simulated Microsoft in this process, the bot in a child, data in a temporary folder. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly dataDir: string;
  readonly botLog: string;
  /** How often an instance of the bot has been started. */
  starts(): number;
  isUp(): boolean;
  /** Resolves when an instance of the bot listens; rejects when it does not within 30 s. */
  untilUp(): Promise<void>;
  /** SIGKILL to an instance of the bot, chosen by a number from 0 to 1 (exclusive); false when all are down anyway. */
  killBot(random?: number): boolean;
  /** SIGKILL to the postmaster of this rehearsal; false when there is none. */
  killDatabase(): boolean;
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
  /** Where each instance listens; undefined while it is down. */
  const origins: (string | undefined)[] = Array.from({ length: instances }, () => undefined);
  let starts = 0;
  let turn = 0;
  const up = () => origins.flatMap((one, index) => (one === undefined ? [] : [{ one, index }]));
  const takeTurns = () => {
    turn += 1;
    simulator.setBotOrigin(up()[turn % Math.max(1, up().length)]?.one ?? null);
  };
  const bots = origins.map((_, index) =>
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
      onListening: (port) => {
        origins[index] = `http://127.0.0.1:${port}`;
        starts += 1;
        takeTurns();
        world.journal.add('bot-started', { port });
      },
      onExit: ({ code, signal }) => {
        origins[index] = undefined;
        takeTurns();
        world.journal.add('bot-ended', { code, signal });
      },
    }),
  );
  world.onClockChange((offsetMs) => bots.forEach((bot) => bot.setClock(offsetMs)));
  // Instances that start on an empty database together wait for one another's migrations.
  for (const bot of bots) bot.start();
  const turns = instances > 1 ? setInterval(takeTurns, turnMs) : undefined;

  const rehearsal: Rehearsal = {
    simulator,
    dataDir,
    botLog: botLogFile,
    starts: () => starts,
    isUp: () => up().length > 0,
    untilUp: async () => {
      if ((await until(30_000, () => up().length > 0 || undefined)) === undefined)
        throw new Error(`The bot does not come up; see ${botLogFile}`);
    },
    killBot: (random = 0) => {
      const running = up();
      const victim = running[Math.floor(random * running.length)];
      return victim !== undefined && bots[victim.index]!.kill();
    },
    killDatabase: () => {
      const pid = postmasterOf(dataDir);
      if (pid === undefined) return false;
      try {
        return process.kill(pid, 'SIGKILL');
      } catch {
        return false;
      }
    },
    stop: async (keep = false) => {
      clearInterval(turns);
      await Promise.all(bots.map((bot) => bot.stop()));
      await simulator.stop();
      await server?.stop();
      await botLog.close();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    if ((await until(60_000, () => up().length === instances || undefined)) === undefined)
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
