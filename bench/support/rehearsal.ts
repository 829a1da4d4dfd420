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
import { until } from './until.ts';

/** A rehearsal of its own: simulated Microsoft in this process, the bot in a child, data in a temporary folder. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly dataDir: string;
  readonly botLog: string;
  /** How often the bot has been started. */
  starts(): number;
  isUp(): boolean;
  /** Resolves when the bot listens; rejects when it does not within 30 s. */
  untilUp(): Promise<void>;
  /** SIGKILL to the bot; false when it is down anyway. */
  killBot(): boolean;
  /** SIGKILL to the postmaster of this rehearsal; false when there is none. */
  killDatabase(): boolean;
  /** Ends everything; the data is kept for looking at when `keep` is true. */
  stop(keep?: boolean): Promise<void>;
}

/** Starts it and waits until the bot listens. `environment` is added to what the bot gets. */
export async function startRehearsal(environment: NodeJS.ProcessEnv = {}): Promise<Rehearsal> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'concierge-bench-'));
  // Under root the database runs as another account, which has to get in.
  await chmod(dataDir, 0o755);
  prepareDataFolder(dataDir);
  const log = pino(
    { level: 'warn' },
    pino.destination({ dest: path.join(dataDir, 'simulator.log'), sync: true }),
  );
  const simulator = await startSimulator({ port: 0, folder: path.join(dataDir, 'simulator'), log });
  const { world, origin } = simulator;
  const botLogFile = path.join(dataDir, 'bot.log');
  const botLog = openBotLog(botLogFile, () => {});
  let up = false;
  let starts = 0;
  const bot = createBotProcess({
    script: path.join(repository, 'src', 'index.ts'),
    environment: () =>
      botEnvironment({
        given: { ...process.env, ...environment },
        dataDir,
        origin,
        world: world.state,
        mail: simulator.mail,
      }),
    clockOffsetMs: () => world.state.clockOffsetMs,
    log: botLog,
    onListening: (port) => {
      up = true;
      starts += 1;
      simulator.setBotOrigin(`http://127.0.0.1:${port}`);
      world.journal.add('bot-started', { port });
    },
    onExit: ({ code, signal }) => {
      up = false;
      simulator.setBotOrigin(null);
      world.journal.add('bot-ended', { code, signal });
    },
  });
  world.onClockChange((offsetMs) => bot.setClock(offsetMs));
  bot.start();

  const rehearsal: Rehearsal = {
    simulator,
    dataDir,
    botLog: botLogFile,
    starts: () => starts,
    isUp: () => up,
    untilUp: async () => {
      if ((await until(30_000, () => up || undefined)) === undefined)
        throw new Error(`The bot does not come up; see ${botLogFile}`);
    },
    killBot: () => bot.kill(),
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
      await bot.stop();
      await simulator.stop();
      await botLog.close();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await rehearsal.untilUp();
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
