import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { buildServer } from '../scripts/build.ts';
import { repository } from '../simulator/rehearsal/environment.ts';
import { createLog } from '../src/log.ts';
import { openDatabase } from '../src/services/store/connection.ts';
import { createTalker } from './compare/conversation.ts';
import { grow } from './compare/grown.ts';
import { openHouse } from './compare/house.ts';
import { quietWindows } from './compare/report.ts';
import { startStack, type RunningStack } from './compare/stacks.ts';
import { measureWindow, warmTalkers, warmUp, type Window } from './compare/windows.ts';
import { quantile } from './support/statistics.ts';
import { table } from './support/table.ts';
import { optionsGiven } from './support/arguments.ts';

// npm run bench:growth [-- --quick]: what a turn and a start cost with 0, 10,000 and 100,000 open invitations, orders and
// approvals, each waiting for a timer. Three products on three databases of one server, measured in turns. Ends with 1
// when a target is missed.

const { quick } = optionsGiven({ options: { quick: { type: 'boolean', default: false } } }).values;
const counts = [0, 10_000, 100_000];
const rounds = quick ? 5 : 12;
const windowMs = quick ? 2_000 : 5_000;
const starts = quick ? 2 : 4;
const warmUpTurns = quick ? 2_000 : 8_000;
const targets = { turn: 1.1, start: 1.1 };
const median = (numbers: readonly number[]) => quantile(numbers, 0.5);
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Size {
  readonly count: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly startMs: number[];
  readonly windows: Window[];
  stack: RunningStack | undefined;
}

// As the image runs it.
await buildServer();
const house = await openHouse();
const { load, microsoft } = house;

async function begin(size: Size): Promise<RunningStack> {
  const started = performance.now();
  const stack = await startStack('concierge', microsoft.origin, size.environment);
  await createTalker({ ...load, origin: stack.origin, manner: stack.manner }).begin();
  size.startMs.push(performance.now() - started);
  return stack;
}

async function makeSize(count: number): Promise<Size> {
  const name = `grown_${count}`;
  const admin = openDatabase({ url: house.databaseUrl, log: createLog('silent') });
  await sql`create database ${sql.ref(name)}`.execute(admin.db);
  await admin.close();
  const url = new URL(house.databaseUrl);
  url.pathname = `/${name}`;
  const database = openDatabase({ url: url.href, log: createLog('silent') });
  await database.migrate();
  await database.close();
  if (count > 0) await grow(url.href, count);
  const size: Size = {
    count,
    environment: house.environment(url.href),
    startMs: [],
    windows: [],
    stack: undefined,
  };
  // The first start of a database makes what jobs need, whatever else is in it.
  await (await begin(size)).stop();
  size.startMs.splice(0);
  return size;
}

const sizes: Size[] = [];
try {
  for (const count of counts) sizes.push(await makeSize(count));
  for (let n = 0; n < starts; n += 1)
    for (const size of sizes) {
      await size.stack?.stop();
      size.stack = await begin(size);
    }
  const all = await Promise.all(
    sizes.map(async (size) => {
      if (size.stack === undefined) throw new Error('a product was not started');
      return { size, stack: size.stack, talkers: await warmTalkers(size.stack, load, 8) };
    }),
  );
  for (const { talkers } of all) await warmUp(talkers, warmUpTurns);
  for (let round = 0; round < rounds; round += 1)
    for (const { size, stack, talkers } of all)
      size.windows.push(await measureWindow(stack, talkers, load, windowMs));
} finally {
  for (const { stack } of sizes) await stack?.stop();
  await house.close();
}

const figures = sizes.map(({ count, windows, startMs }) => {
  const quiet = quietWindows(windows);
  return {
    count,
    cpu: median(quiet.map(({ cpuPerTurn }) => cpuPerTurn)),
    databaseCpu: median(quiet.map(({ databaseCpuPerTurn }) => databaseCpuPerTurn)),
    startMs: median(startMs),
    quiet: quiet.length,
  };
});
const [none] = figures;
const ratio = (part: number, whole: number | undefined) => part / (whole ?? part);
say(
  table([
    [
      'open of each',
      'turn, CPU µs',
      'ratio',
      'at the database, µs',
      'ratio',
      'start to first turn, ms',
      'ratio',
    ],
    ...figures.map(({ count, cpu, databaseCpu, startMs }) => [
      count,
      Math.round(cpu),
      ratio(cpu, none?.cpu).toFixed(2),
      Math.round(databaseCpu),
      ratio(databaseCpu, none?.databaseCpu).toFixed(2),
      Math.round(startMs),
      ratio(startMs, none?.startMs).toFixed(2),
    ]),
  ]),
);
const most = figures.at(-1);
const verdicts = {
  turn:
    most !== undefined &&
    ratio(most.cpu + most.databaseCpu, (none?.cpu ?? 0) + (none?.databaseCpu ?? 0)) <= targets.turn,
  start: most !== undefined && ratio(most.startMs, none?.startMs) <= targets.start,
};
const missed = Object.entries(verdicts).flatMap(([name, met]) => (met ? [] : [name]));
say(missed.length === 0 ? 'All targets met.' : `Missed: ${missed.join(', ')}`);
writeFileSync(
  path.join(repository, 'bench-growth.json'),
  `${JSON.stringify({ quick, figures, verdicts }, undefined, 2)}\n`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
