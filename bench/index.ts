import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { repository } from '../simulator/rehearsal/environment.ts';
import { measureApprovals, type ApprovalCost } from './measure/approvals.ts';
import { measureNews } from './measure/news.ts';
import { measureNotices, type NoticeRun } from './measure/notices.ts';
import { measureOrders, type OrderCost } from './measure/orders.ts';
import { measureProofs } from './measure/proofs.ts';
import { measureStarts } from './measure/start.ts';
import { measureSweeps } from './measure/sweep.ts';
import { startRehearsal } from './support/rehearsal.ts';
import { quantile, spreadOf, type Spread } from './support/statistics.ts';
import { table } from './support/table.ts';
import { optionsGiven } from './support/arguments.ts';

// npm run bench [-- --quick]: speed and cost of the rehearsal on this machine; a table, and bench-results.json. Ends with
// 1 when a target is missed.

const { quick } = optionsGiven({ options: { quick: { type: 'boolean', default: false } } }).values;
const say = (line: string) => process.stdout.write(`${line}\n`);
const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
};
say(
  `${machine.cores} cores (${machine.processor}), Node ${machine.node}, ${machine.platform}, load before ${machine.loadBefore}`,
);

const starts = await measureStarts(quick ? 2 : 5);
const rehearsal = await startRehearsal();
let news, sweeps, proofs;
try {
  news = await measureNews(rehearsal, quick ? 15 : 50);
  sweeps = await measureSweeps(rehearsal, quick ? [100, 1_000] : [100, 1_000, 10_000], 1_000);
  proofs = await measureProofs(rehearsal, quick ? 20 : 60);
} finally {
  await rehearsal.stop();
}
const telling = await startRehearsal({ environment: { CONCIERGE_SWEEP_MINUTES: '1440' } });
let notices: NoticeRun;
try {
  const size = quick ? { notices: 2_000, conversations: 100 } : { notices: 10_000, conversations: 200 };
  notices = await measureNotices(telling, size);
} finally {
  await telling.stop();
}
// Sweeps for invitations would be counted too: there are none to be had in a day.
const selling = await startRehearsal({ environment: { CONCIERGE_SWEEP_MINUTES: '1440' } });
let orders: readonly OrderCost[];
try {
  orders = await measureOrders(selling);
} finally {
  await selling.stop();
}
const approving = await startRehearsal({ environment: { CONCIERGE_SWEEP_MINUTES: '1440' } });
let approvals: Awaited<ReturnType<typeof measureApprovals>>;
try {
  approvals = await measureApprovals(approving, [10, 10_000], { presses: quick ? 5 : 15, allDue: !quick });
} finally {
  await approving.stop();
}
const [few, many] = approvals.costs;
const tenths = (number: number) => (Math.round(number * 10) / 10).toFixed(1);

const times = {
  firstStart: { what: 'npm start to first answer, first start', ...spreadOf(starts.first), target: 8_000 },
  laterStart: { what: 'npm start to first answer, later start', ...spreadOf(starts.later), target: 3_000 },
  webhookToMessage: {
    what: 'acceptance (webhook leaves) to message',
    ...spreadOf(news.byWebhook),
    target: 1_000,
  },
  press: { what: 'press on a card to its answer', ...spreadOf(news.presses), target: undefined },
  pressBeside: {
    what: 'the same while the notices below go out',
    ...spreadOf(notices.presses),
    target: undefined,
  },
} satisfies Record<string, Spread & { what: string; target: number | undefined }>;

/** With the same customers: what more open invitations add. */
const sameCustomers = sweeps.filter(({ addedCustomers }) => addedCustomers === 0);
const callsOf = sameCustomers.map(({ calls, graphCalls }) => calls + graphCalls);
const sweepRatio = Math.round((callsOf.at(-1)! / callsOf[0]!) * 100) / 100;
/** Partner Center contract 3.7: of one resource and account, so all calls of a sweep are counted too strictly. */
const mostCallsAMinute = 500;
const mostCalls = 20;
const mostPolls = 4;
const approveTargetMs = 1_000;
/** Total time of many notices against what Teams' limits allow. */
const mostRatio = 1.1;
const ratio = (numbers: (cost: ApprovalCost) => readonly number[]): number =>
  Math.round((quantile(numbers(many!), 0.5) / quantile(numbers(few!), 0.5)) * 100) / 100;
const ofCase = (which: OrderCost['case']) => orders.filter((order) => order.case === which);
const verdicts = {
  firstStart: times.firstStart.median < times.firstStart.target,
  laterStart: times.laterStart.median < times.laterStart.target,
  webhookToMessage:
    times.webhookToMessage.median < times.webhookToMessage.target &&
    news.byWebhook.length === news.acceptedWithoutWebhook,
  droppedWebhooksFound: news.foundBySweep === news.acceptedWithoutWebhook,
  sweepCallsIndependentOfInvitations: Math.max(...callsOf) === Math.min(...callsOf),
  sweepUnderLimit: sweeps.every(({ calls }) => calls <= mostCallsAMinute),
  looksAgainUnderLimit: proofs.callsPerMinute <= mostCallsAMinute,
  callsPerOrder: ofCase('usual').every(({ calls }) => calls <= mostCalls),
  approveWithManyOpen: approvals.costs.every(({ approve }) => quantile(approve, 0.5) < approveTargetMs),
  noticesAtTheLimit: notices.ratio <= mostRatio && notices.arrived === notices.notices,
  noticesNeverRefused: notices.refused === 0 && notices.repeated === 0,
  pollsOfSlowProvisioning: ofCase('slow').every(({ polls }) => polls <= mostPolls),
};

say(
  table([
    ['milliseconds', 'runs', 'min', 'median', 'p95', 'max', 'target (median)'],
    ...Object.values(times).map((row) => [
      row.what,
      row.runs,
      row.min,
      row.median,
      row.p95,
      row.max,
      row.target === undefined ? '' : `< ${row.target}`,
    ]),
  ]),
);
say('');
say(`Webhooks dropped: the sweep found ${news.foundBySweep} of ${news.acceptedWithoutWebhook} acceptances.`);
say('');
say(
  `${notices.notices} notices over ${notices.conversations} conversations of ${notices.tenants} tenants: ` +
    `${tenths(notices.milliseconds / 1_000)} s; Teams' limits allow ${tenths(notices.allowed / 1_000)} s, ratio ` +
    `${notices.ratio.toFixed(2)} (target ${mostRatio.toFixed(2)}); refused by the limiter ${notices.refused}, ` +
    `arrived ${notices.arrived}, twice ${notices.repeated}.`,
);
say('');
say(
  table([
    ['one sweep of 4 accounts', 'customers added', 'Partner Center calls', 'Graph calls', 'milliseconds'],
    ...sweeps.map((sweep) => [
      `${sweep.openInvitations} open invitations and requests for admin rights`,
      sweep.addedCustomers,
      sweep.calls,
      sweep.graphCalls,
      Math.round(sweep.milliseconds),
    ]),
  ]),
);
const [fewest, most] = [sameCustomers[0], sameCustomers.at(-1)].map((cost) => cost?.openInvitations);
say(`Calls with ${most} open against ${fewest}: ${sweepRatio.toFixed(2)} times as many. Target: 1.00.`);
say(
  `${proofs.due} acceptances of one account with something missing, due at once: looked at again with ` +
    `${proofs.calls} calls, ${proofs.callsPerMinute} a minute. Microsoft allows ${mostCallsAMinute}.`,
);
say('');
const cases = {
  first: 'first order of a market and reseller',
  usual: 'catalogue and papers known',
  slow: 'the same, licences after 15 minutes',
};
say(
  table([
    ['Partner Center calls per order, draft to done', 'case', 'calls', 'of them shared by all', 'polls'],
    ...orders.map((order) => [order.kind, cases[order.case], order.calls, order.shared, order.polls]),
  ]),
);
say(`Target: ${mostCalls} calls with catalogue and papers known, ${mostPolls} polls in 15 minutes.`);
say('');
const clicks = {
  approve: 'press on “approve” to its answer',
  open: 'approval opened by its number',
  list: '“approvals” typed to the list',
  waiting: 'the statement that finds what waits for a person',
  tick: 'the statement by which the clock finds what is due',
} as const satisfies Partial<Record<keyof ApprovalCost, string>>;
say(
  table([
    [
      'milliseconds, median (p95)',
      ...approvals.costs.map(({ openApprovals }) => `${openApprovals} open`),
      'ratio',
    ],
    ...Object.entries(clicks).map(([name, what]) => {
      const of = (cost: ApprovalCost) => cost[name as keyof typeof clicks];
      const cell = (cost: ApprovalCost) =>
        `${tenths(quantile(of(cost), 0.5))} (${tenths(quantile(of(cost), 0.95))})`;
      return [what, ...approvals.costs.map(cell), ratio(of).toFixed(2)];
    }),
  ]),
);
say(`Target: a press on “approve” below ${approveTargetMs} at the median.`);
if (approvals.wave !== undefined) {
  const { openApprovals, approve, milliseconds, calls } = approvals.wave;
  say(
    `Prices of ${openApprovals} due at once: compared in ${Math.round(milliseconds / 1_000)} s with ${calls} calls; ` +
      `presses meanwhile: ${tenths(quantile(approve, 0.5))} (${tenths(quantile(approve, 0.95))}).`,
  );
}
const missed = Object.entries(verdicts).flatMap(([name, met]) => (met ? [] : [name]));
say('');
say(missed.length === 0 ? 'All targets met.' : `Missed: ${missed.join(', ')}`);

const { acceptedWithoutWebhook, foundBySweep } = news;
const results = {
  at: new Date().toISOString(),
  quick,
  machine,
  times,
  notices: { ...notices, presses: spreadOf(notices.presses), ratio: Math.round(notices.ratio * 100) / 100 },
  sweeps: sweeps.map((sweep) => ({ ...sweep, milliseconds: Math.round(sweep.milliseconds) })),
  sweepRatio,
  looksAgain: { ...proofs, milliseconds: Math.round(proofs.milliseconds) },
  orders,
  approvals: {
    costs: approvals.costs.map((cost) => ({
      openApprovals: cost.openApprovals,
      ...Object.fromEntries(
        Object.keys(clicks).map((name) => [name, spreadOf(cost[name as keyof typeof clicks])]),
      ),
    })),
    ratios: Object.fromEntries(
      Object.keys(clicks).map((name) => [name, ratio((cost) => cost[name as keyof typeof clicks])]),
    ),
    wave: approvals.wave && { ...approvals.wave, approve: spreadOf(approvals.wave.approve) },
  },
  withoutWebhooks: { accepted: acceptedWithoutWebhook, foundBySweep },
  verdicts,
};
const file = path.join(repository, 'bench-results.json');
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
