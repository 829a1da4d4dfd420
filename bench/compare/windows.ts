import { readdirSync, readFileSync } from 'node:fs';
import type { Agent } from 'node:http';
import { createTalker, type Talker } from './conversation.ts';
import type { FakeMicrosoft } from './microsoft.ts';
import { cpuOf, type RunningStack } from './stacks.ts';

export interface Window {
  readonly turns: number;
  /** Of the stack's own process, in microseconds. */
  readonly cpuPerTurn: number;
  /** Of the database that serves it, in microseconds; 0 for stacks that keep their state in memory. */
  readonly databaseCpuPerTurn: number;
  readonly turnsPerSecond: number;
  /** Share of the machine, from 0 to 1, that processes which are no part of the benchmark took meanwhile. */
  readonly disturbance: number;
}

export interface Load {
  readonly microsoft: FakeMicrosoft;
  readonly agent: Agent;
  readonly token: () => Promise<string>;
  /** Process ids of the database's processes, now. */
  readonly database: () => readonly number[];
}

/** Conversations held at the same time. */
const concurrency = 4;

/** So many people, who have each talked once. */
export async function warmTalkers(stack: RunningStack, load: Load, count: number): Promise<Talker[]> {
  const talkers = Array.from({ length: count }, () =>
    createTalker({ ...load, origin: stack.origin, manner: stack.manner }),
  );
  let begun = 0;
  async function talk(): Promise<void> {
    for (let next = talkers[begun]; next !== undefined; next = talkers[begun]) {
      begun += 1;
      await next.talk();
    }
  }
  await Promise.all(Array.from({ length: concurrency }, talk));
  return talkers;
}

/** Talks as fast as four people can, each with people of their own, until `goesOn` says no; resolves with the turns. */
async function talkOn(talkers: readonly Talker[], goesOn: (turns: number) => boolean): Promise<number> {
  let turns = 0;
  async function talk(_: unknown, first: number): Promise<void> {
    for (let next = first; goesOn(turns); next += concurrency) {
      const took = await talkers[next % talkers.length]?.talk();
      // Not in one line with the await: it would add to what the number was before it, and lose what others counted.
      turns += took?.length ?? 0;
    }
  }
  await Promise.all(Array.from({ length: concurrency }, talk));
  return turns;
}

/** Has a stack take so many turns: what is measured afterwards runs compiled code, as in a process that serves for weeks. */
export const warmUp = (talkers: readonly Talker[], turns: number): Promise<number> =>
  talkOn(talkers, (taken) => taken < turns);

/** Talks for `forMs` as fast as four people can, and tells what it cost. */
export async function measureWindow(
  stack: RunningStack,
  talkers: readonly Talker[],
  load: Load,
  forMs: number,
): Promise<Window> {
  const database = () => load.database().reduce((sum, pid) => sum + cpuOfLiving(pid), 0);
  const before = {
    cpu: stack.cpu(),
    driver: cpuOf(process.pid),
    database: database(),
    machine: machineCpu(),
  };
  const started = performance.now();
  const turns = await talkOn(talkers, () => performance.now() - started < forMs);
  const seconds = (performance.now() - started) / 1_000;
  const cpu = stack.cpu() - before.cpu;
  const ofDatabase = stack.name === 'concierge' ? database() - before.database : 0;
  const ours = cpu + (cpuOf(process.pid) - before.driver) + (database() - before.database);
  const machine = machineCpu();
  const others = machine.busyUs - before.machine.busyUs - ours;
  return {
    turns,
    cpuPerTurn: cpu / turns,
    databaseCpuPerTurn: ofDatabase / turns,
    turnsPerSecond: turns / seconds,
    disturbance: Math.max(0, others / (machine.allUs - before.machine.allUs)),
  };
}

/** Milliseconds of each turn when `perSecond` turns begin every second for `forMs`, whether or not the stack keeps up. */
export async function measureLatency(
  stack: RunningStack,
  load: Load,
  perSecond: number,
  forMs: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  const talks: Promise<void>[] = [];
  const idle = await warmTalkers(stack, load, 150);
  async function talk(): Promise<void> {
    // Nobody talks twice at the same time: when all are still waiting, somebody new comes.
    const talker = idle.shift() ?? createTalker({ ...load, origin: stack.origin, manner: stack.manner });
    took.push(...(await talker.talk()));
    idle.push(talker);
  }
  // A talk is three turns, one after the other.
  const everyMs = 3_000 / perSecond;
  const started = performance.now();
  for (let n = 0; n * everyMs < forMs; n += 1) {
    const wait = started + n * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    talks.push(talk());
  }
  await Promise.all(talks);
  return took;
}

function cpuOfLiving(pid: number): number {
  try {
    return cpuOf(pid);
  } catch {
    return 0;
  }
}

/** Processor time of the whole machine in microseconds since it started, spent and in all (proc(5), /proc/stat). */
function machineCpu(): { busyUs: number; allUs: number } {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = readFileSync(
    '/proc/stat',
    'utf8',
  )
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return { busyUs: busy * 10_000, allUs: (busy + idle + wait) * 10_000 };
}

/** Every process of a PostgreSQL server whose postmaster has this id. */
export function processesOf(postmaster: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === postmaster || parentOf(pid) === postmaster);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
}
