import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Random } from '../support/random.ts';
import type { Rehearsal } from '../support/rehearsal.ts';

/** How often what else happens while kills go on; 0 for never. */
export interface DisturbancePlan {
  /** Whether instances are frozen and wake up again. */
  readonly freeze: boolean;
  readonly databaseRestarts: number;
  readonly rollingRestarts: number;
  /** Somebody else takes every connection of the database for a while. */
  readonly exhaustions: number;
}

export type Disturbance =
  | 'frozen'
  | 'database restarted, fast'
  | 'database restarted, immediate'
  | 'rolling restart'
  | 'connections taken';

export interface Disturbances {
  readonly counts: Readonly<Record<Disturbance, number>>;
  /** One sentence for each instance that did not stop as it should. */
  readonly faults: readonly string[];
  /** Sets going what is due in this round of so many, in the background. */
  onRound(round: number, of: number): void;
  /** Resolves when everything is as it was: nobody is frozen, nothing is taken. */
  settled(): Promise<void>;
}

/** A frozen instance wakes up with every lease, long or short, still its own, or long given to somebody else. */
const freezeMs = { least: 5_000, most: 90_000 } as const;
const freezeChance = 0.4;
const takenMs = { least: 4_000, most: 15_000 } as const;
const laterMs = 3_000;

export function createDisturbances(
  rehearsal: Rehearsal,
  plan: DisturbancePlan,
  random: Random,
): Disturbances {
  const counts: Record<Disturbance, number> = {
    frozen: 0,
    'database restarted, fast': 0,
    'database restarted, immediate': 0,
    'rolling restart': 0,
    'connections taken': 0,
  };
  const faults: string[] = [];
  const going = new Set<Promise<void>>();
  const between = ({ least, most }: { least: number; most: number }) => least + random.upTo(most - least);

  function freeze(): void {
    if (rehearsal.instances.freeze(random.next(), between(freezeMs))) counts.frozen += 1;
  }
  async function restartDatabase(): Promise<void> {
    const mode = random.chance(0.5) ? 'fast' : 'immediate';
    while (!rehearsal.restartDatabase(mode)) await delay(50);
    counts[`database restarted, ${mode}`] += 1;
  }
  async function roll(): Promise<void> {
    faults.push(...(await rehearsal.instances.roll()));
    counts['rolling restart'] += 1;
  }
  async function exhaust(): Promise<void> {
    const { databaseUrl } = rehearsal;
    if (databaseUrl === undefined) return;
    const end = await takeConnections(databaseUrl);
    counts['connections taken'] += 1;
    await delay(between(takenMs));
    await end();
  }
  /** How many of `times` spread over all rounds fall into this one. */
  const due = (times: number, round: number, of: number) =>
    Math.floor(((round + 1) * times) / of) - Math.floor((round * times) / of);

  function begin(work: () => Promise<void>): void {
    const one = delay(random.upTo(laterMs)).then(work);
    going.add(one);
    void one.then(() => going.delete(one));
  }

  return {
    counts,
    faults,
    onRound(round, of) {
      if (plan.freeze && random.chance(freezeChance)) freeze();
      for (let n = due(plan.databaseRestarts, round, of); n > 0; n -= 1) begin(restartDatabase);
      for (let n = due(plan.rollingRestarts, round, of); n > 0; n -= 1) begin(roll);
      for (let n = due(plan.exhaustions, round, of); n > 0; n -= 1) begin(exhaust);
    },
    async settled() {
      await Promise.all(going);
      await rehearsal.instances.thawed();
    },
  };
}

/** Ends the sessions of everybody else and takes every connection the server has; resolves with how to give back. */
async function takeConnections(url: string): Promise<() => Promise<void>> {
  const taken: Client[] = [];
  for (;;) {
    const client = new Client({ connectionString: url, application_name: 'somebody else' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      taken.push(client);
      // Those who come back are faster than one connection after the other: they are sent away again.
      if (taken.length % 10 === 1)
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('concierge', 'concierge-jobs')`,
        );
    } catch {
      await client.end().catch(() => undefined);
      break;
    }
  }
  return async () => void (await Promise.all(taken.map((client) => client.end().catch(() => undefined))));
}
