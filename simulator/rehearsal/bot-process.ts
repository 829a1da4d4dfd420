import { spawn, type ChildProcess } from 'node:child_process';
import type { BotLog } from './bot-log.ts';

/** The bot as a child process that is started again whenever it ends. */
export interface BotProcess {
  start(): void;
  /** Kills it at once, as a power cut would; false when it is not running. */
  kill(): boolean;
  /** SIGTERM, SIGSTOP, SIGCONT; false when it is not running. Started again when it ends. */
  signal(name: NodeJS.Signals): boolean;
  /** Tells the bot how far the simulated clock is ahead, in milliseconds. */
  setClock(offsetMs: number): void;
  /** Ends it for good: SIGTERM, and SIGKILL after ten seconds. */
  stop(): Promise<void>;
}

const restartAfterMs = 300;
const slowestRestartMs = 5000;
/** A bot that has never listened and gives up by itself so often will not do better the next time. */
const firstTries = 3;
const patienceMs = 10_000;

export function createBotProcess(parts: {
  /** Path of the script to run with this Node. */
  script: string;
  environment: () => NodeJS.ProcessEnv;
  clockOffsetMs: () => number;
  log: BotLog;
  onListening: (port: number) => void;
  /** Called when it ended without being asked to; `pauseMs` until the next start, null after the last try. */
  onExit: (facts: { code: number | null; signal: string | null; pauseMs: number | null }) => void;
}): BotProcess {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let failures = 0;
  let hasListened = false;

  function start(): void {
    const started = spawn(process.execPath, [parts.script], {
      env: parts.environment(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    parts.log.attach(started.stdout!, started.stderr!);
    setClock(parts.clockOffsetMs());
    started.on('message', (message: unknown) => {
      const port = portOf(message);
      if (port === undefined || child !== started) return;
      failures = 0;
      hasListened = true;
      parts.onListening(port);
    });
    let ended = false;
    const end = (code: number | null, signal: string | null) => {
      if (ended) return;
      ended = true;
      if (child === started) child = undefined;
      if (stopping) return;
      const pauseMs = Math.min(restartAfterMs * 2 ** failures, slowestRestartMs);
      failures += 1;
      if (!hasListened && signal === null && failures >= firstTries) {
        return parts.onExit({ code, signal, pauseMs: null });
      }
      parts.onExit({ code, signal, pauseMs });
      timer = setTimeout(start, pauseMs);
    };
    started.on('error', () => end(null, null));
    started.on('exit', end);
  }
  function setClock(offsetMs: number): void {
    if (child?.connected === true) child.send({ type: 'clock', offsetMs }, () => {});
  }
  return {
    start,
    setClock,
    kill: () => child?.kill('SIGKILL') ?? false,
    signal: (name) => child?.kill(name) ?? false,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (running === undefined) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const lastResort = setTimeout(() => running.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(lastResort);
    },
  };
}

/** The port of `{ type: 'listening', port }`. */
function portOf(message: unknown): number | undefined {
  const { type, port } = (message ?? {}) as { type?: unknown; port?: unknown };
  return type === 'listening' && typeof port === 'number' ? port : undefined;
}
