import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { repository } from '../simulator/rehearsal/environment.ts';
import { createTalker } from './compare/conversation.ts';
import { openHouse } from './compare/house.ts';
import { peersReport, type Measured } from './compare/report.ts';
import { buildOwn, stackNames, startStack, type RunningStack, type StackName } from './compare/stacks.ts';
import { measureLatency, measureWindow, warmTalkers, warmUp } from './compare/windows.ts';
import { optionsGiven } from './support/arguments.ts';

// npm run bench:peers [-- --quick] [-- --only concierge,botbuilder]: the same conversation on this bot, with
// authentication and PostgreSQL, and on the stacks somebody would take instead, one after the other in turns. Prints a
// table, writes bench-peers.json, and ends with 1 when a target is missed.

const { quick, only } = optionsGiven({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
}).values;
const names = only === undefined ? stackNames : stackNames.filter((name) => only.split(',').includes(name));
const rounds = quick ? 4 : 10;
const windowMs = quick ? 1_500 : 4_000;
const starts = quick ? 2 : 5;
const latencyMs = quick ? 4_000 : 20_000;
const conversations = quick ? 500 : 10_000;
/** Of each stack, before anything is measured. */
const warmUpTurns = quick ? 2_000 : 20_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const peers = path.join(repository, 'bench', 'peers');
if (!existsSync(path.join(peers, 'node_modules'))) {
  say('The stacks to compare with are installed into bench/peers once.');
  execFileSync('npm', ['ci'], { cwd: peers, stdio: 'inherit' });
}

await buildOwn(names);
const house = await openHouse();
const { microsoft, load, freshToken } = house;
const environment = house.environment();

const measured = Object.fromEntries(
  names.map((name): [StackName, Measured] => [
    name,
    { firstTurnMs: [], windows: [], freshTokenWindows: [], latencies: [], memory: { start: 0, after: 0 } },
  ]),
) as Record<StackName, Measured>;

/** Starts a stack; resolves when the first turn of a person is answered, with the milliseconds that took. */
async function firstTurn(name: StackName): Promise<{ stack: RunningStack; ms: number }> {
  const started = performance.now();
  const stack = await startStack(name, microsoft.origin, environment);
  const talker = createTalker({ ...load, origin: stack.origin, manner: stack.manner });
  await talker.begin();
  return { stack, ms: performance.now() - started };
}

const running: RunningStack[] = [];
try {
  // Migrations belong to the installation, not to a start.
  if (names.includes('concierge')) await (await firstTurn('concierge')).stack.stop();
  for (let n = 0; n < starts; n += 1)
    for (const name of names) {
      const { stack, ms } = await firstTurn(name);
      measured[name].firstTurnMs.push(ms);
      if (n < starts - 1) await stack.stop();
      else running.push(stack);
    }
  const talkers = new Map(
    await Promise.all(running.map(async (stack) => [stack.name, await warmTalkers(stack, load, 8)] as const)),
  );
  for (const stack of running) await warmUp(talkers.get(stack.name) ?? [], warmUpTurns);
  for (let round = 0; round < rounds; round += 1)
    for (const stack of running) {
      const own = talkers.get(stack.name) ?? [];
      measured[stack.name].windows.push(await measureWindow(stack, own, load, windowMs));
    }
  for (let round = 0; round < Math.ceil(rounds / 3); round += 1)
    for (const stack of running) {
      const own = await warmTalkers(stack, freshToken, 8);
      measured[stack.name].freshTokenWindows.push(await measureWindow(stack, own, freshToken, windowMs));
    }
  for (const stack of running)
    measured[stack.name].latencies.push(...(await measureLatency(stack, load, 150, latencyMs)));
  for (const stack of running) {
    const start = stack.memory();
    await warmTalkers(stack, load, conversations);
    measured[stack.name].memory = { start, after: stack.memory() };
  }
} finally {
  for (const stack of running) await stack.stop();
  await house.close();
}

const report = peersReport(measured, { conversations, quick });
say(
  `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ${process.platform}-${process.arch}`,
);
for (const line of report.lines) say(line);
writeFileSync(path.join(repository, 'bench-peers.json'), `${JSON.stringify(report.results, undefined, 2)}\n`);
process.exitCode = report.missed.length === 0 ? 0 : 1;
