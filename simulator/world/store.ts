import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCounters, createJournal, type Counters, type Journal } from './journal.ts';
import { normalSwitches, seedWorld } from './seed.ts';
import type { World } from './types.ts';
import { createWholeFile } from './whole-file.ts';

/** The simulated world with its clock, its file and its diary. */
export interface WorldStore {
  /** Where the simulator keeps its files; undefined = in memory only. */
  readonly folder: string | undefined;
  /** Read freely; change only inside `change`. */
  readonly state: World;
  /** Applies a change and has it saved soon. */
  change<T>(fn: (state: World) => T): T;
  /** Resolves when everything changed so far is on disk. */
  save(): Promise<void>;
  /** Simulated time. */
  now(): Date;
  /** Puts the simulated clock so far ahead of the real one, in milliseconds, and tells the listeners. */
  setClock(offsetMs: number): void;
  onClockChange(listener: (offsetMs: number) => void): void;
  /** Back to the seed, clock included; journal, counters and the bot's webhook registrations stay. */
  reset(): void;
  /** A file of the world could not be written; the next change tries again. */
  readonly noteFailure: (error: unknown) => void;
  readonly journal: Journal;
  readonly counters: Counters;
  /** Saves and stops saving. */
  stop(): Promise<void>;
}

/** Opens the world saved in `folder`, or starts from the seed. */
export function createWorld(options: { folder?: string; seed?: World } = {}): WorldStore {
  const { folder } = options;
  const file = folder === undefined ? undefined : join(folder, 'world.json');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const fresh = () => structuredClone(options.seed) ?? seedWorld();
  let state = (file === undefined ? undefined : readSaved(file)) ?? fresh();
  const journal = createJournal();
  const noteFailure = (error: unknown) => void journal.add('save-failed', { reason: String(error) });
  const clockListeners: ((offsetMs: number) => void)[] = [];
  const tellClock = () => clockListeners.forEach((listener) => listener(state.clockOffsetMs));
  const disk = file === undefined ? undefined : createWholeFile(file, 20, noteFailure);
  const saveSoon = () => disk?.saveSoon(() => state);
  const save = () => disk?.save() ?? Promise.resolve();

  return {
    folder,
    get state() {
      return state;
    },
    change: (fn) => {
      const result = fn(state);
      saveSoon();
      return result;
    },
    save,
    now: () => new Date(Date.now() + state.clockOffsetMs),
    setClock: (offsetMs) => {
      state.clockOffsetMs = offsetMs;
      saveSoon();
      tellClock();
    },
    onClockChange: (listener) => void clockListeners.push(listener),
    reset: () => {
      const before = state.accounts;
      state = fresh();
      for (const account of state.accounts) {
        account.webhook = before.find(({ id }) => id === account.id)?.webhook ?? account.webhook;
      }
      saveSoon();
      tellClock();
    },
    noteFailure,
    journal,
    counters: createCounters(),
    stop: save,
  };
}

/** A world saved by an older version gets the seed's value for every part it does not have. */
function readSaved(file: string): World | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const saved = JSON.parse(text) as Partial<World>;
  const seed = seedWorld();
  const world = { ...seed, ...saved, switches: { ...normalSwitches(), ...saved.switches } };
  const whole = saved.customers === undefined ? withResellers(world, seed) : world;
  return saved.validationCodes === undefined ? withNationalClouds(whole, seed) : whole;
}

/** A world saved before there were resellers with customers gets them, and keeps what it has. */
function withResellers(world: World, seed: World): World {
  return {
    ...world,
    tenants: also(world.tenants, seed.tenants, ({ id }) => id),
    users: also(world.users, seed.users, ({ id }) => id),
    resellers: seed.resellers,
    relationships: also(
      world.relationships,
      seed.relationships,
      ({ customerTenantId, partnerTenantId }) => `${customerTenantId} ${partnerTenantId}`,
    ),
  };
}

/** A world saved before there were accounts in the national clouds gets them, with who lives there. */
function withNationalClouds(world: World, seed: World): World {
  const cloudOf = (id: string) => seed.accounts.find((account) => account.id === id)?.cloud ?? 'public';
  return {
    ...world,
    accounts: also(world.accounts, seed.accounts, ({ id }) => id).map((account) => ({
      ...account,
      cloud: cloudOf(account.id),
    })),
    tenants: also(world.tenants, seed.tenants, ({ id }) => id),
    users: also(world.users, seed.users, ({ id }) => id),
  };
}

/** What is there, and what else there should be. */
function also<T>(mine: T[], more: T[], idOf: (item: T) => string): T[] {
  const ids = new Set(mine.map(idOf));
  return [...mine, ...more.filter((item) => !ids.has(idOf(item)))];
}
