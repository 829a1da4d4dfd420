import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { serverFlags } from '../scripts/build.ts';
import { orderNumbers } from './chaos/orders.ts';
import { keepDeciding } from './chaos/owners.ts';
import { sellers } from './chaos/sellers.ts';
import { keepLoad, perMinute } from './soak/load.ts';
import { handlesOf, trendOf, type Sample } from './soak/sample.ts';
import { countTables, waitingRows, type TableCounts } from './soak/tables.ts';
import { numbersGiven } from './support/arguments.ts';
import { customersAt } from './support/customers.ts';
import { personAt } from './support/person.ts';
import { createRandom } from './support/random.ts';
import { table } from './support/table.ts';
import { openTradingDay } from './support/trading-day.ts';
import { until } from './support/until.ts';

// npm run soak -- --minutes 30 [--warm-up 10] [--rate 100]: a constant load (messages, presses, acceptances with their
// webhooks and notices, orders with their approvals), `--rate` per cent of what bench/soak/load.ts says, against the running
// product. Every minute its garbage is collected and what is left is measured. Ends with 1 when the last third holds more
// than the first by over 5 per cent, or when handles, listeners, sessions, waiting work or the rows that a piece of work
// leaves grow.

const mostGrowth = 0.05;
/** A handle or a session more or less is the moment's; not more of them in the end than in the beginning. */
const mostMore = 4;
/** Work leaves about as many rows in the end as it did in the beginning. */
const mostRowsGrowth = 0.5;
const fewRows = 60;
const mostWaiting = 300;
const minuteMs = 60_000;
const sampleMs = 15_000;

const given = numbersGiven({ minutes: 30, 'warm-up': 10, rate: 100, seed: 1 });
const { minutes, rate } = given;
const say = (line: string) => process.stdout.write(`${line}\n`);
const megabytes = (bytes: number) => Math.round((bytes / 2 ** 20) * 10) / 10;
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

const folder = await mkdtemp(path.join(tmpdir(), 'concierge-soak-'));
const samplesFile = path.join(folder, 'samples');
const probe = pathToFileURL(path.join(import.meta.dirname, 'soak', 'probe.ts')).href;
const day = await openTradingDay({
  // Memory as in the image.
  environment: {
    NODE_OPTIONS: [`--import=${probe}`, ...serverFlags].join(' '),
    SOAK_SAMPLES: samplesFile,
    MALLOC_ARENA_MAX: '2',
  },
});
const { rehearsal, deciders } = day;
const { origin } = rehearsal.simulator;
const all = minutes + given['warm-up'];
const customers = customersAt(
  rehearsal,
  'europe',
  Math.ceil((all * perMinute.acceptances * rate) / 100) + 10,
);

const samples = (): Sample[] =>
  existsSync(samplesFile)
    ? readFileSync(samplesFile, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Sample)
    : [];
async function sample(): Promise<Sample> {
  const before = samples().length;
  rehearsal.instances.tell('SIGUSR2');
  const made = await until(sampleMs, () => samples()[before]);
  if (made === undefined) throw new Error('The product does not answer the signal for a sample.');
  return made;
}

for (const seller of sellers) await personAt(origin, seller).open();
const deciding = keepDeciding(
  { owners: deciders, sellers: sellers.map((userId) => personAt(origin, userId)) },
  createRandom(given.seed),
);
const load = keepLoad(rehearsal, customers, orderNumbers(), rate / 100);
say(`${minutes} minutes after ${given['warm-up']} to warm up, ${rate} % of the load`);
await delay(given['warm-up'] * minuteMs);

const taken: Sample[] = [];
const counted: TableCounts[] = [];
const begun = performance.now();
for (let minute = 0; minute <= minutes; minute += 1) {
  await delay(Math.max(0, begun + minute * minuteMs - performance.now()));
  const one = await sample();
  taken.push(one);
  counted.push(await countTables(day.databaseUrl));
  const ended = Object.entries(load.counts).map(
    ([name, { ended: n, late }]) => `${name} ${n} (${late} late)`,
  );
  say(
    `minute ${minute}: heap ${megabytes(one.heapUsed)} MB, taken ${megabytes(one.heapTotal)} MB, outside ${megabytes(one.external)} MB, own ${megabytes(one.own)} MB, resident ${megabytes(one.rss)} MB, ${handlesOf(one)} handles, ` +
      `${counted.at(-1)!.sessions} sessions; ${ended.join(', ')}`,
  );
}
await Promise.all([load.stop(), deciding.stop()]);
const kept = [...new Set(counted.flatMap(({ rows }) => Object.keys(rows)))].toSorted();
const at = (which: TableCounts | undefined, name: string) => which?.rows[name] ?? 0;
const third = Math.floor((counted.length - 1) / 3);

const figures = {
  'heap, MB': trendOf(taken.map(({ heapUsed }) => megabytes(heapUsed))),
  'heap taken, MB': trendOf(taken.map(({ heapTotal }) => megabytes(heapTotal))),
  'own memory, MB': trendOf(taken.map(({ own }) => megabytes(own))),
  'resident, MB': trendOf(taken.map(({ rss }) => megabytes(rss))),
  'outside the heap, MB': trendOf(taken.map(({ external }) => megabytes(external))),
  handles: trendOf(taken.map(handlesOf)),
  'listeners on the process': trendOf(taken.map(({ listeners }) => listeners)),
  'sessions at the database': trendOf(counted.map(({ sessions }) => sessions)),
};
const tables = kept.map((name) => ({
  name,
  first: at(counted[third], name) - at(counted[0], name),
  last: at(counted.at(-1), name) - at(counted.at(-1 - third), name),
  rows: at(counted.at(-1), name),
}));
const faults = [
  ...(['heap, MB', 'own memory, MB', 'outside the heap, MB'] as const).flatMap((name) =>
    figures[name].growth > mostGrowth ? [`${name}: ${percent(figures[name].growth)} more`] : [],
  ),
  ...(['handles', 'listeners on the process', 'sessions at the database'] as const).flatMap((name) =>
    figures[name].last - figures[name].first > mostMore ? [`${name}: more and more`] : [],
  ),
  ...tables.flatMap(({ name, first, last }) =>
    last > fewRows && last > first * (1 + mostRowsGrowth) ? [`${name}: ${first} rows, later ${last}`] : [],
  ),
  ...waitingRows.flatMap((name) =>
    at(counted.at(-1), name) > mostWaiting ? [`${name}: ${at(counted.at(-1), name)} wait`] : [],
  ),
];
const tenths = (number: number) => Math.round(number * 10) / 10;
say('');
say(
  table([
    ['what', 'first third', 'last third', 'per minute', 'growth'],
    ...Object.entries(figures).map(([name, { first, last, perMinute: slope, growth }]) => [
      name,
      tenths(first),
      tenths(last),
      Math.round(slope * 1_000) / 1_000,
      percent(growth),
    ]),
  ]),
);
say('');
say(
  table([
    ['rows', 'added in the first third', 'added in the last third', 'in the end'],
    ...tables.map((row) => [row.name, row.first, row.last, row.rows]),
  ]),
);
say('');
for (const fault of faults) say(fault);
say(faults.length === 0 ? 'Flat.' : 'Not flat.');
say(
  JSON.stringify({
    minutes,
    rate,
    load: load.counts,
    figures,
    samples: taken.map(({ heapUsed, rss }) => [megabytes(heapUsed), megabytes(rss)]),
    faults,
  }),
);
await day.stop(faults.length > 0);
await rm(folder, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
