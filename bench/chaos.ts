import { recordedApprovals } from './chaos/approval-evidence.ts';
import { keepCorresponding } from './chaos/correspondence.ts';
import { countsOf } from './chaos/counts.ts';
import { areLettersClean } from './chaos/letters-tally.ts';
import { remind } from './chaos/reminders.ts';
import { keepDesk } from './chaos/desk.ts';
import { createDisturbances } from './chaos/disturbances.ts';
import { keepOrdering, orderNumbers } from './chaos/orders.ts';
import { customersToCome, waitingKind } from './chaos/customers-to-come.ts';
import { keepDeciding } from './chaos/owners.ts';
import { acceptanceRows, businessRows, faultsOf, numbersIn } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';
import { sellers } from './chaos/sellers.ts';
import { badWeather } from './chaos/weather.ts';
import { watchChats, type Witness } from './chaos/witness.ts';
import { numbersGiven } from './support/arguments.ts';
import { customersAt } from './support/customers.ts';
import { orderKinds } from './support/order-kinds.ts';
import { personAt } from './support/person.ts';
import { createRandom } from './support/random.ts';
import { table } from './support/table.ts';
import { correspondent, openTradingDay, staff } from './support/trading-day.ts';
import { until } from './support/until.ts';

// npm run chaos -- --kills 30 [--invitations 60] [--seed 1] [--database] [--instances 3] [--calm] [--unaimed]
// [--freeze] [--database-restarts 5] [--rolling 2] [--exhaust 2] [--connections 4]: kills the bot (and sometimes its database) at random moments, most of them aimed at acceptances, decisions and the telling
// (not with --unaimed), while sellers place one order after the other, owners approve, reject and ask, sometimes twice
// and two at the same moment, and Partner Center loses answers, fails and throttles (not with --calm). Then counts on
// the simulator's side what was bought and what everybody was told, in the database what was decided, and verifies the
// audit trails. Ends with 1 when anything is lost, wrong, or doubled without saying so.

const quietAfterMs = 3_000;
const patienceMs = 90_000;
/** Of simulated time: longer than an order that Microsoft lists late is looked for. */
const orderPatienceMs = 60 * 60_000;
const longestMs = 30 * 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const given = numbersGiven(
  {
    kills: 30,
    invitations: 0,
    seed: Date.now() % 1_000_000,
    database: 0,
    instances: 1,
    calm: 0,
    unaimed: 0,
    freeze: 0,
    'database-restarts': 0,
    rolling: 0,
    exhaust: 0,
    connections: 10,
  },
  ['database', 'calm', 'unaimed', 'freeze'],
);
const invitations = given.invitations === 0 ? given.kills * 2 : given.invitations;
const random = createRandom(given.seed);
const started = performance.now();
const database =
  given.database === 1 || given.instances > 1 ? 'a PostgreSQL server' : 'the embedded database';
say(
  `${given.kills} kills, ${invitations} invitations, ${given.instances} of the bot on ${database}, seed ${given.seed}`,
);

let witness!: Witness;
const day = await openTradingDay(
  {
    environment: {
      CONCIERGE_DATABASE_CONNECTIONS: String(given.connections),
      CONCIERGE_DRAIN_SECONDS: '1',
      // Everything but 1,800 calls an hour: the work of days goes through the chats of four people, and what would wait
      // for the next hour would be counted as never told.
      CONCIERGE_TEAMS_CONVERSATION_LIMITS: '7/1,8/2,60/30',
    },
    database: given.database === 1,
    instances: given.instances,
  },
  ({ simulator }) => {
    simulator.world.change(({ switches }) => (switches.connectorLimits = 'no-hour'));
    witness = watchChats(simulator, staff);
  },
);
const { rehearsal, deciders, databaseUrl: url } = day;
const { world, origin } = rehearsal.simulator;
let over = false;
const quantities = orderNumbers([...orderKinds, waitingKind]);
const toCome = customersToCome(rehearsal, 'europe', createRandom(given.seed + 4));
const ordering = sellers.map((seller) =>
  keepOrdering({ origin, world: () => world.state }, seller, {
    numbers: quantities,
    isOver: () => over,
    customers: toCome,
  }),
);
const deciding = keepDeciding(
  { owners: deciders, sellers: sellers.map((userId) => personAt(origin, userId)) },
  createRandom(given.seed + 2),
);
// The price list is read in calm: who was shown no price is asked once more before anything is bought, as it should be.
await until(patienceMs, () => world.state.commerce.orders.length > 0 || undefined, 200);
const desk = keepDesk(personAt(origin, staff[0].userId));
const correspondence = keepCorresponding(
  personAt(origin, correspondent),
  customersAt(rehearsal, 'europe', given.kills * 4),
);
const weather = given.calm === 1 ? undefined : badWeather(world, createRandom(given.seed + 1));
const disturbances = createDisturbances(
  rehearsal,
  {
    freeze: given.freeze === 1,
    databaseRestarts: given['database-restarts'],
    rollingRestarts: given.rolling,
    exhaustions: given.exhaust,
  },
  createRandom(given.seed + 3),
);
const run = await runChaos(rehearsal, {
  kills: given.kills,
  invitations,
  aimed: given.unaimed === 0,
  random,
  staff: staff[0].userId,
  nextDecision: deciding.nextPress,
  disturb: (round) => disturbances.onRound(round, given.kills),
  progress: say,
});

await disturbances.settled();
over = true;
const tried = (await Promise.all(ordering)).flat();
await Promise.all([correspondence.stop(), toCome.accepted()]);
await weather?.stop();

const happened = {
  witness,
  accepted: run.accepted,
  tried,
  pressed: deciding.pressed,
  letters: correspondence.letters,
  rights: correspondence.rights,
  world: () => world.state,
};
/** Undefined while the database is just starting again. */
const countNow = async () => {
  const recorded = await recordedApprovals(url).catch(() => undefined);
  return recorded === undefined ? undefined : countsOf(happened, recorded);
};
await until(
  patienceMs,
  async () => ((await countNow())?.areAcceptancesClean && witness.quietMs() > quietAfterMs) || undefined,
  200,
);
// What was being worked on at a kill goes on when its lease has ended, an order without an answer is listed a quarter of
// an hour later: minutes that need not be waited for.
const lastLookAt = world.state.clockOffsetMs + orderPatienceMs;
await until(
  longestMs,
  async () => {
    if ((await countNow())?.isClean || world.state.clockOffsetMs > lastLookAt) return true;
    world.setClock(world.state.clockOffsetMs + 30_000);
    return undefined;
  },
  2_000,
);
await Promise.all([desk.stop(), deciding.stop()]);
const recorded = await recordedApprovals(url);
const counts = countsOf(happened, recorded);
const reminded = await remind(rehearsal, correspondence.letters, random);
const { acceptances: result, orders } = counts;
const failures = witness.failures();
const others = [
  ...(failures === 0 ? [] : [`${failures} messages or presses were answered with 5xx`]),
  ...run.stuck.map((name) => `${name}: did not get to the link`),
  ...disturbances.faults,
];
const clean = counts.isClean && areLettersClean(reminded) && others.length === 0;
const percent = (part: number, whole: number) => `${((part / Math.max(1, whole)) * 100).toFixed(2)} %`;

say(
  table([
    ['what', 'count'],
    ...Object.entries(run.kills).map(([moment, times]) => [`killed ${moment}`, times] as const),
    ...Object.entries(disturbances.counts).filter(([, times]) => times > 0),
    ['messages and presses answered with 5xx', failures],
    ['invited by staff', run.invitedByStaff],
    ...acceptanceRows(counts),
    ['administrators stuck', run.stuck.length],
    ...Object.entries(weather?.faults ?? {}).map(([fault, times]) => [`fault ${fault}`, times] as const),
    ...businessRows(counts, reminded, desk.sentOn()),
    ['audit trails verified', recorded.trails],
    ['  entries in them', recorded.entries],
  ]),
);
for (const fault of [...faultsOf(counts, reminded), ...others]) say(fault);
const seconds = Math.round((performance.now() - started) / 1_000);
say(
  JSON.stringify({
    seed: given.seed,
    database,
    instances: given.instances,
    kills: run.kills,
    disturbances: disturbances.counts,
    failures,
    weather: weather?.faults,
    ...numbersIn(counts, reminded),
    auditEntries: recorded.entries,
    stuck: run.stuck.length,
    seconds,
  }),
);
const { administratorsTold, staffTold } = result;
say(
  `${given.unaimed === 1 ? 'Kills at any time' : 'Most kills aimed at the telling'}. Told twice, saying so: ${orders.toldAgain} of ${orders.told} orders (${percent(orders.toldAgain, orders.told)}); ` +
    `of acceptances ${result.doubled} of ${administratorsTold + 2 * staffTold} ` +
    `(${percent(result.doubled, administratorsTold + 2 * staffTold)}).`,
);
if (!clean) say(`Data and logs are kept in ${rehearsal.dataDir}`);
await day.stop(!clean);
process.exitCode = clean ? 0 : 1;
