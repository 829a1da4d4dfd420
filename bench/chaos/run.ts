import { setTimeout as delay } from 'node:timers/promises';
import { populate } from '../../simulator/control/populate.ts';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import type { SimPartnerAccount, SimUser } from '../../simulator/world/types.ts';
import { inviteByDomain, personAt, walkToLink } from '../support/person.ts';
import type { Random } from '../support/random.ts';
import type { Rehearsal } from '../support/rehearsal.ts';

/** When a round's kill falls. */
export type Moment = 'after-acceptance' | 'conversation' | 'with-database' | 'database-only';

export interface Customer {
  readonly name: string;
  readonly user: SimUser;
  readonly userId: string;
  readonly domain: string;
}

export interface ChaosRun {
  readonly kills: Record<Moment, number>;
  readonly accepted: Customer[];
  /** Customers whose administrator did not get to the link, with the reason. */
  readonly stuck: string[];
  /** How many of the customers the staff had invited before. */
  invitedByStaff: number;
}

/** A walk meets at most a few starts of the bot; longer means that it is stuck. */
const walkMs = 45_000;
const longestAfterMs = 400;

/**
 * Rounds of: some administrators walk to the link, accept, and the bot is killed at a random moment. What the bot owes
 * after the kill is owed while the next round is already under way.
 */
export async function runChaos(
  rehearsal: Rehearsal,
  plan: {
    kills: number;
    invitations: number;
    random: Random;
    staff: string;
    progress: (line: string) => void;
  },
): Promise<ChaosRun> {
  const { random } = plan;
  const account = rehearsal.simulator.world.state.accounts.find(({ id }) => id === 'europe')!;
  const customers = makeCustomers(rehearsal, account, plan.invitations);
  const run: ChaosRun = {
    kills: { 'after-acceptance': 0, conversation: 0, 'with-database': 0, 'database-only': 0 },
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
      await rehearsal.untilUp();
      if (moment === 'with-database') rehearsal.killDatabase();
      if (!rehearsal.killBot()) return kill(moment);
    }
    run.kills[moment] += 1;
  }
  async function accept(customer: Customer): Promise<void> {
    const verdict = acceptInvitation(rehearsal.simulator.context, { user: customer.user, account });
    if (verdict.kind !== 'accepted') throw new Error(`${customer.name}: the simulator says ${verdict.kind}`);
    run.accepted.push(customer);
    await delay(random.upTo(120));
  }

  for (let round = 0; round < plan.kills; round += 1) {
    const share = (n: number) => Math.round((n * plan.invitations) / plan.kills);
    const group = customers.slice(share(round), share(round + 1));
    const moment = momentOf(random);
    const early = moment === 'conversation' ? delay(random.upTo(1_200)).then(() => kill(moment)) : undefined;
    const [first] = group;
    if (first !== undefined && random.chance(0.3) && (await inviteByDomain(inviter, first.domain, walkMs)))
      run.invitedByStaff += 1;
    const arrived = await Promise.all(
      group.map(async (customer) => {
        const person = personAt(rehearsal.simulator.origin, customer.userId);
        const there = await walkToLink(person, { signIn: random.chance(0.4), deadlineMs: walkMs });
        if (!there) run.stuck.push(customer.name);
        return there ? [customer] : [];
      }),
    );
    await early;
    const late = early ?? delay(random.upTo(longestAfterMs)).then(() => kill(moment));
    for (const customer of arrived.flat()) await accept(customer);
    await late;
    if ((round + 1) % 10 === 0) plan.progress(`${round + 1} kills, ${run.accepted.length} acceptances`);
  }
  return run;
}

function momentOf(random: Random): Moment {
  const roll = random.next();
  if (roll < 0.6) return 'after-acceptance';
  if (roll < 0.75) return 'conversation';
  return roll < 0.9 ? 'with-database' : 'database-only';
}

function makeCustomers(rehearsal: Rehearsal, account: SimPartnerAccount, count: number): Customer[] {
  const { context, world } = rehearsal.simulator;
  const { userIds } = populate(context, { customers: count, account, accepted: false });
  return userIds.map((userId) => {
    const user = world.state.users.find(({ id }) => id === userId)!;
    const tenant = world.state.tenants.find(({ id }) => id === user.tenantId)!;
    return { name: tenant.name, user, userId, domain: tenant.defaultDomain };
  });
}
