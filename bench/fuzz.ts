import { runFuzz } from './fuzz/run.ts';
import { numbersGiven } from './support/arguments.ts';
import { table } from './support/table.ts';

// npm run fuzz -- --inputs 100000 [--seed 1]: activities, invokes, webhooks, pages and bytes against a running product,
// signed and unsigned, right and wrong; and configurations. Ends with 1 when one of them does harm, and prints the
// smallest that does.

const say = (line: string) => process.stdout.write(`${line}\n`);
const { inputs, seed } = numbersGiven({ inputs: 10_000, seed: Date.now() % 1_000_000 });
say(`${inputs} inputs, seed ${seed}`);
const { sent, seconds, kinds, statuses, fault, memory } = await runFuzz({ inputs, seed, say });
const counts = [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1));
say(table([['inputs', 'number'], ...counts]));
const answers = [...statuses].toSorted(([a], [b]) => a - b);
say(
  table([
    ['answer', 'number'],
    ...answers.map(([status, number]) => [status === 0 ? 'closed' : String(status), number]),
  ]),
);
say(`${sent} inputs in ${Math.round(seconds)} s, ${Math.round(sent / seconds)} a second`);
if (memory !== undefined)
  say(
    `memory: ${Math.round(memory.first)} MB at first, ${Math.round(memory.most)} MB at most, ${Math.round(memory.last)} MB at last`,
  );
if (fault !== undefined) {
  say(`Found:\n${fault}`);
  process.exitCode = 1;
} else say('Nothing found.');
