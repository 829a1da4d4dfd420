import { setTimeout as delay } from 'node:timers/promises';
import type { BotProcess } from '../../simulator/rehearsal/bot-process.ts';
import { until } from './until.ts';

/** How long one instance gets everything before it is the next one's turn. */
const turnMs = 25;
/** An orchestrator asks whether an instance is ready every few seconds: so long a frozen one is still sent requests. */
const unnoticedMs = 5_000;
const startMs = 180_000;
const stopMs = 60_000;

/** What is known of one instance of the bot. */
interface Instance {
  bot: BotProcess;
  /** Where it listens; undefined while it is down. */
  origin: string | undefined;
  /** Nothing is sent to it any more, although it may run. */
  isOut: boolean;
  isFrozen: boolean;
  starts: number;
  /** How its last process ended. */
  ended: { readonly code: number | null; readonly signal: string | null } | undefined;
}

/** The instances of the bot behind one address, as an orchestrator keeps them. */
export interface Instances {
  /** How often an instance has been started. */
  starts(): number;
  isUp(): boolean;
  areAllUp(): boolean;
  /** Resolves when an instance that is not frozen listens; rejects when none does within three minutes. */
  untilUp(): Promise<void>;
  /** SIGKILL to one that runs, chosen by a number from 0 to 1 (exclusive); false when all are down anyway. */
  kill(random?: number): boolean;
  /**
   * SIGSTOP to one that runs, and SIGCONT after so many milliseconds. False when that would leave nobody awake, or when
   * none is up.
   */
  freeze(random: number, forMs: number): boolean;
  /** Resolves when nobody is frozen any more. */
  thawed(): Promise<void>;
  /** SIGTERM to each in turn, the next one when the one before is back; names what did not go well. */
  roll(): Promise<readonly string[]>;
  /** A signal to all that run. */
  tell(signal: NodeJS.Signals): void;
  setClock(offsetMs: number): void;
  start(): void;
  stop(): Promise<void>;
}

export interface InstanceEvents {
  readonly onListening: (port: number) => void;
  readonly onExit: (facts: { code: number | null; signal: string | null }) => void;
}

/** So many instances, made by `create`; `route` hears where requests are to go now, null for nowhere. */
export function createInstances(
  count: number,
  create: (events: InstanceEvents) => BotProcess,
  route: (origin: string | null) => void,
  happened: (kind: 'bot-started' | 'bot-ended', facts: Record<string, unknown>) => void,
): Instances {
  let turn = 0;
  const serving = () => all.filter(({ origin, isOut }) => origin !== undefined && !isOut);
  const running = () => all.filter(({ origin }) => origin !== undefined);
  const takeTurns = () => {
    turn += 1;
    const able = serving();
    route(able[turn % Math.max(1, able.length)]?.origin ?? null);
  };
  const all: readonly Instance[] = Array.from({ length: count }, () => {
    const one: Omit<Instance, 'bot'> = {
      origin: undefined,
      isOut: false,
      isFrozen: false,
      starts: 0,
      ended: undefined,
    };
    return Object.assign(one, {
      bot: create({
        onListening: (port) => {
          Object.assign(one, { origin: `http://127.0.0.1:${port}`, isOut: false, starts: one.starts + 1 });
          takeTurns();
          happened('bot-started', { port });
        },
        onExit: (facts) => {
          Object.assign(one, { origin: undefined, isFrozen: false, ended: facts });
          takeTurns();
          happened('bot-ended', facts);
        },
      }),
    });
  });
  const turns = count > 1 ? setInterval(takeTurns, turnMs) : undefined;
  const thaws = new Set<Promise<void>>();
  const pick = (from: readonly Instance[], random: number) => from[Math.floor(random * from.length)];

  async function thawLater(one: Instance, forMs: number): Promise<void> {
    const { starts } = one;
    await delay(Math.min(unnoticedMs, forMs));
    // Whatever was killed meanwhile has come back as somebody else.
    if (one.starts === starts) one.isOut = forMs > unnoticedMs;
    await delay(Math.max(0, forMs - unnoticedMs));
    one.bot.signal('SIGCONT');
    if (one.starts === starts) Object.assign(one, { isFrozen: false, isOut: false });
  }

  async function restart(one: Instance): Promise<string | undefined> {
    const { starts, isFrozen, origin } = one;
    // What is down or asleep gets its restart by itself, or has to be woken for it.
    if (origin === undefined || isFrozen) return undefined;
    Object.assign(one, { isOut: true, ended: undefined });
    takeTurns();
    one.bot.signal('SIGTERM');
    const ended = await until(stopMs, () => one.ended);
    if (ended === undefined) {
      if (one.isFrozen) return undefined;
      one.bot.kill();
      return 'did not stop in time';
    }
    await until(startMs, () => one.starts > starts || undefined);
    return ended.code === 0 || ended.signal === 'SIGKILL' ? undefined : `ended with ${ended.code}`;
  }

  return {
    starts: () => all.reduce((sum, { starts }) => sum + starts, 0),
    isUp: () => serving().length > 0,
    areAllUp: () => running().length === count,
    untilUp: async () => {
      if (
        (await until(startMs, () => serving().some(({ isFrozen }) => !isFrozen) || undefined)) === undefined
      )
        throw new Error('The bot does not come up.');
    },
    kill: (random = 0) => pick(running(), random)?.bot.kill() ?? false,
    freeze(random, forMs) {
      const awake = running().filter(({ isFrozen }) => !isFrozen);
      const one = awake.length > 1 ? pick(awake, random) : undefined;
      if (one?.bot.signal('SIGSTOP') !== true) return false;
      one.isFrozen = true;
      const thaw = thawLater(one, forMs);
      thaws.add(thaw);
      void thaw.then(() => thaws.delete(thaw));
      return true;
    },
    thawed: async () => void (await Promise.all(thaws)),
    async roll() {
      const faults: string[] = [];
      for (const one of all) {
        const fault = await restart(one);
        if (fault !== undefined) faults.push(`an instance that was asked to stop ${fault}`);
      }
      return faults;
    },
    tell: (signal) => running().forEach(({ bot }) => bot.signal(signal)),
    setClock: (offsetMs) => all.forEach(({ bot }) => bot.setClock(offsetMs)),
    start: () => all.forEach(({ bot }) => bot.start()),
    stop: async () => {
      clearInterval(turns);
      // A frozen process hears no SIGTERM.
      all.forEach(({ bot }) => bot.signal('SIGCONT'));
      await Promise.all(all.map(({ bot }) => bot.stop()));
    },
  };
}
