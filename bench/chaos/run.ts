import { setTimeout as delay } from 'node:timers/promises';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import { customersAt, type Customer } from '../support/customers.ts';
import { inviteByDomain, personAt, walkToLink } from '../support/person.ts';
import type { Random } from '../support/random.ts';
import type { Rehearsal } from '../support/rehearsal.ts';

/** When a round's kill falls. */
export type Moment =
  | 'any-time'
  | 'after-acceptance'
  | 'while-telling'
  | 'while-deciding'
  | 'conversation'
  | 'with-database'
  | 'database-only';

export interface ChaosRun {
  readonly kills: Record<Moment, number>;
  readonly accepted: Customer[];
  /** Customers whose administrator did not get to the link, with the reason. */
  readonly stuck: string[];
  /** How many of the customers the staff had invited before. */
  invitedByStaff: number;
}

/** A walk meets at most a few starts of the bot; longer means that it is stuck. */
const walkMs = 600_000;
/** From what a kill is aimed at to the kill. */
const longestMs = {
  'after-acceptance': 400,
  'while-telling': 15,
  'while-deciding': 60,
  conversation: 400,
  'with-database': 400,
  'database-only': 400,
} as const;
const patienceMs = 2_000;
const longestBetweenMs = 4_000;
const longestAnyTimeMs = 8_000;

/**
 * Rounds of: some administrators walk to the link, accept, and the bot is killed at a random moment. What the bot owes
 * after the kill is owed while the next round is already under way. With `aimed: false` the kills fall whenever they
 * fall, whatever is being done.
 */
export async function runChaos(
  rehearsal: Rehearsal,
  plan: {
    kills: number;
    invitations: number;
    aimed: boolean;
    random: Random;
    staff: string;
    /** Resolves when an owner presses a decision. */
    nextDecision: () => Promise<void>;
    /** What else happens in a round. */
    disturb: (round: number) => void;
    progress: (line: string) => void;
  },
): Promise<ChaosRun> {
  const { random } = plan;
  const customers = customersAt(rehearsal, 'europe', plan.invitations);
  const run: ChaosRun = {
    kills: {
      'any-time': 0,
      'after-acceptance': 0,
      'while-telling': 0,
      'while-deciding': 0,
      conversation: 0,
      'with-database': 0,
      'database-only': 0,
    },
    accepted: [],
    stuck: [],
    invitedByStaff: 0,
  };
  const inviter = personAt(rehearsal.simulator.origin, plan.staff);

  async function kill(moment: Moment): Promise<void> {
    // What is down already is waited for: a kill that hits nothing is none.
    if (moment === 'database-only') {
      while (!rehearsal.killDatabase()) await delay(20);
    } else {
      await rehearsal.instances.untilUp();
      if (moment === 'with-database') rehearsal.killDatabase();
      if (!rehearsal.instances.kill(random.next())) return kill(moment);
    }
    run.kills[moment] += 1;
  }
  async function accept(customer: Customer): Promise<void> {
    const verdict = acceptInvitation(rehearsal.simulator.context, customer);
    if (verdict.kind !== 'accepted') throw new Error(`${customer.name}: the simulator says ${verdict.kind}`);
    run.accepted.push(customer);
    await delay(random.upTo(120));
  }

  async function killAnyTime(): Promise<void> {
    for (let kills = 0; kills < plan.kills; kills += 1) {
      await delay(random.upTo(longestAnyTimeMs));
      await kill(random.chance(0.7) ? 'any-time' : random.chance(0.6) ? 'with-database' : 'database-only');
    }
  }

  const anyTime = plan.aimed ? undefined : killAnyTime();
  for (let round = 0; round < plan.kills; round += 1) {
    plan.disturb(round);
    const share = (n: number) => Math.round((n * plan.invitations) / plan.kills);
    const group = customers.slice(share(round), share(round + 1));
    const moment = plan.aimed ? momentOf(random) : undefined;
    const early = moment === 'conversation' ? delay(random.upTo(1_200)).then(() => kill(moment)) : undefined;
    const byStaff = random.chance(0.3) ? group[0] : undefined;
    const arrived = await Promise.all(
      group.map(async (customer) => {
        const signIn = random.chance(0.4);
        if (customer === byStaff && (await inviteByDomain(inviter, customer.domain, walkMs)))
          run.invitedByStaff += 1;
        const person = personAt(rehearsal.simulator.origin, customer.userId);
        const there = await walkToLink(person, { signIn, deadlineMs: walkMs });
        if (!there) run.stuck.push(customer.name);
        return there ? [customer] : [];
      }),
    );
    await early;
    // Nobody accepts in this round: the orders that are on their way get some time before they are hit.
    if (group.length === 0) await delay(random.upTo(longestBetweenMs));
    const told = moment === 'while-telling' ? nextPost(rehearsal) : Promise.resolve();
    const begun = moment === 'while-deciding' ? soon(plan.nextDecision()) : told;
    const late =
      moment === undefined
        ? undefined
        : (early ?? begun.then(() => delay(random.upTo(longestMs[moment]))).then(() => kill(moment)));
    for (const customer of arrived.flat()) await accept(customer);
    await late;
    if ((round + 1) % 10 === 0) plan.progress(`round ${round + 1}, ${run.accepted.length} acceptances`);
  }
  await anyTime;
  return run;
}

/** Resolves when the bot's next message has reached Teams, or after two seconds. */
async function nextPost(rehearsal: Rehearsal): Promise<void> {
  const posted = Promise.withResolvers<void>();
  const stop = rehearsal.simulator.world.journal.listen(
    ({ kind }) => kind === 'connector-post' && posted.resolve(),
  );
  await soon(posted.promise);
  stop();
}

/** Resolves with the promise, or after two seconds. */
const soon = (awaited: Promise<void>): Promise<void> => Promise.race([awaited, delay(patienceMs)]);

function momentOf(random: Random): Exclude<Moment, 'any-time'> {
  const roll = random.next();
  if (roll < 0.3) return 'after-acceptance';
  if (roll < 0.45) return 'while-telling';
  if (roll < 0.6) return 'while-deciding';
  if (roll < 0.75) return 'conversation';
  return roll < 0.9 ? 'with-database' : 'database-only';
}
