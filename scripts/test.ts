// npm test: every test, those in a browser in a process of their own after the others, so that the memory is free.
// Ends with one line `N passed, N failed, N skipped`. `--only <glob>` runs just those files, in one process.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sumOf, tallyOf, type Tally } from './tally.ts';
import { projectFolder, toolScript } from './tools.ts';

/** A whole mocha process may take this long. */
const processLimitMs = 15 * 60_000;
/** After its summary mocha ends by itself, unless a test left something open. */
const leftOpenLimitMs = 20_000;

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, grep: { type: 'string' } },
});
process.exitCode = await runAll(values.only);

async function runAll(only: readonly string[] | undefined): Promise<number> {
  const find = (patterns: readonly string[]) => globSync([...patterns], { cwd: projectFolder }).toSorted();
  const all = find(only ?? ['test/**/*.test.ts']);
  const isBrowserTest = (file: string) => file.split(path.sep).includes('browser');
  const groups = [
    { name: 'tests', files: all.filter((file) => !isBrowserTest(file)), timeoutMs: 20_000 },
    { name: 'browser tests', files: all.filter(isBrowserTest), timeoutMs: 120_000 },
  ].filter((group) => group.files.length > 0);

  const tallies: Tally[] = [];
  for (const group of groups) tallies.push(await runGroup(group));
  const sum = sumOf(tallies);
  if (groups.length === 0) console.error(`No test file matches ${(only ?? []).join(' ')}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

interface TestGroup {
  readonly name: string;
  readonly files: readonly string[];
  readonly timeoutMs: number;
}

/** Runs one mocha process. Whatever goes wrong outside the tests themselves counts as one more failure. */
async function runGroup(group: TestGroup): Promise<Tally> {
  const { output, code, ended } = await runMocha(group);
  const tally = tallyOf(output);
  const wellEnded = tally && ended === 'by itself' && (code === 0 || tally.failed > 0);
  if (wellEnded) return tally;
  const why = ended === 'by itself' ? `mocha ended with ${code}${tally ? '' : ' before its summary'}` : ended;
  console.error(`\nThe ${group.name} did not end well: ${why}.`);
  return sumOf([tally ?? nothing, { ...nothing, failed: 1 }]);
}

function runMocha(group: TestGroup): Promise<{ output: string; code: number; ended: string }> {
  const args = [
    toolScript('mocha'),
    '--reporter=spec',
    `--timeout=${group.timeoutMs}`,
    '--slow=2000',
    ...(process.stdout.isTTY ? ['--color'] : []),
    ...(process.env['CI'] ? ['--forbid-only'] : []),
    ...(values.grep ? ['--grep', values.grep] : []),
    ...group.files,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let ended = 'by itself';
    const stop = (why: string) => {
      ended = why;
      child.kill('SIGKILL');
    };
    const limit = setTimeout(
      () => stop(`still running after ${processLimitMs / 60_000} minutes`),
      processLimitMs,
    );
    let leftOpen: NodeJS.Timeout | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      output += chunk.toString();
      if (leftOpen === undefined && tallyOf(output) !== undefined) {
        leftOpen = setTimeout(
          () => stop('a test left something open that keeps the process alive'),
          leftOpenLimitMs,
        );
      }
    });
    child.on('error', reject);
    // Not 'close': a process that a test orphaned may hold the pipe open for ever.
    child.on('exit', (code) => {
      clearTimeout(limit);
      clearTimeout(leftOpen);
      setTimeout(() => {
        child.stdout.destroy();
        resolve({ output, code: code ?? 1, ended });
      }, 100);
    });
  });
}
