import { words as acceptWords } from '../src/dialogs/accept/text.ts';
import { words as inviteWords } from '../src/dialogs/invite/text.ts';
import { kitWords } from '../src/dialogs/kit/words.ts';
import { words as orderWords } from '../src/dialogs/order/case-text.ts';
import { areOrdersClean, tallyOrders } from './chaos/order-tally.ts';
import { keepOrdering } from './chaos/orders.ts';
import { runChaos } from './chaos/run.ts';
import { isClean, tally, type Signs } from './chaos/tally.ts';
import { watchChats } from './chaos/witness.ts';
import { numbersOf } from './support/arguments.ts';
import { personAt } from './support/person.ts';
import { createRandom } from './support/random.ts';
import { startRehearsal } from './support/rehearsal.ts';
import { table } from './support/table.ts';
import { until } from './support/until.ts';

// npm run chaos -- --kills 30 [--invitations 60] [--seed 1]: kills the bot (and sometimes its database) at random moments
// around acceptances, while a seller places one order after the other, then counts on the simulator's side what everybody was told. Ends with 1 when anything is lost,
// wrong, or doubled without saying so.

const quietAfterMs = 3_000;
const patienceMs = 90_000;
/** Nina Roth of Northwind IT, who orders for Adventure Works. */
const seller = '77777777-7777-4777-8777-000000000011';
const customer = 'Adventure Works Limited';
/** Each has a quantity of its own; all together stay within the customer's credit. */
const mostOrders = 60;
const staff = [{ name: 'Priya Nair', userId: '22222222-2222-4222-8222-000000000001' }];
const signs: Signs = {
  acceptedTitle: acceptWords('en').accepted.title,
  told: acceptWords('en').accepted.told('Open Door Technology'),
  staffCard: inviteWords('en').card.found,
  staffSentence: (customer) => inviteWords('en').messages.accepted(customer, '\0', '').split('\0')[0] ?? '',
  repeat: kitWords('en').possibleRepeat,
};

const say = (line: string) => process.stdout.write(`${line}\n`);
const given = numbersOf(process.argv.slice(2), { kills: 30, invitations: 0, seed: Date.now() % 1_000_000 });
const invitations = given.invitations === 0 ? given.kills * 2 : given.invitations;
const random = createRandom(given.seed);
const started = performance.now();
say(`${given.kills} kills, ${invitations} invitations, seed ${given.seed}`);

const rehearsal = await startRehearsal();
const witness = watchChats(rehearsal.simulator, staff);
for (const { userId } of staff) await personAt(rehearsal.simulator.origin, userId).say('hello');
let over = false;
const ordering = keepOrdering(rehearsal.simulator.origin, seller, {
  most: mostOrders,
  isOver: () => over,
});
const run = await runChaos(rehearsal, {
  kills: given.kills,
  invitations,
  random,
  staff: staff[0]!.userId,
  progress: say,
});

over = true;
const tried = await ordering;

const count = () => tally(witness.report(run.accepted), signs);
await until(patienceMs, () => (isClean(count()) && witness.quietMs() > quietAfterMs) || undefined, 200);
const result = count();

const { world } = rehearsal.simulator;
const countOrders = () => {
  const bought = world.state.commerce.orders.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
  return tallyOrders(tried, bought, witness.toPerson(seller), {
    ready: (quantity) => orderWords('en').messages.done(customer, `${quantity} `).slice(0, -1),
    repeat: signs.repeat,
  });
};
// What was being worked on at a kill goes on when its lease has ended: minutes that need not be waited for.
await until(
  patienceMs,
  async () => {
    if (areOrdersClean(countOrders())) return true;
    world.setClock(world.state.clockOffsetMs + 30_000);
    return undefined;
  },
  2_000,
);
const orders = countOrders();
const clean = isClean(result) && run.stuck.length === 0 && areOrdersClean(orders);

say(
  table([
    ['what', 'count'],
    ...Object.entries(run.kills).map(([moment, times]) => [`killed ${moment}`, times] as const),
    ['invited by staff', run.invitedByStaff],
    ['acceptances', result.acceptances],
    ['case cards right', result.casesRight],
    ['administrators told', result.administratorsTold],
    ['staff told everywhere', result.staffTold],
    ['told twice or more', result.doubled],
    ['  without saying so', result.doubledUnmarked],
    ['marked, yet the only one', result.markedSingle],
    ['lost', result.lost],
    ['administrators stuck', run.stuck.length],
    ['orders tried', orders.tried],
    ['orders acknowledged', orders.acknowledged],
    ['orders at Microsoft', orders.bought],
    ['sellers told', orders.told],
    ['orders lost', orders.lost],
    ['orders doubled', orders.doubled],
  ]),
);
for (const fault of [
  ...result.faults,
  ...orders.faults,
  ...run.stuck.map((name) => `${name}: did not get to the link`),
])
  say(fault);
const { faults, ...numbers } = result;
const seconds = Math.round((performance.now() - started) / 1_000);
say(
  JSON.stringify({
    seed: given.seed,
    kills: run.kills,
    ...numbers,
    stuck: run.stuck.length,
    orders: { ...orders, faults: orders.faults.length },
    faults: faults.length,
    seconds,
  }),
);
if (!clean) say(`Data and logs are kept in ${rehearsal.dataDir}`);
await rehearsal.stop(!clean);
process.exitCode = clean ? 0 : 1;
