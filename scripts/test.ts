// npm test: every test, in two processes side by side where there are two cores; those in a browser after the others, so
// that the memory is free. Ends with one line `N passed, N failed, N skipped`. `--only <glob>` runs just those files, in
// one process of each kind.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { failuresIn } from './noting-reporter.ts';
import { sumOf, tallyOf, type Tally } from './tally.ts';
import { projectFolder, toolScript } from './tools.ts';

/** A whole mocha process may take this long. */
const processLimitMs = 15 * 60_000;
/** After its summary mocha ends by itself, unless a test left something open. */
const leftOpenLimitMs = 20_000;

/** More than this is no coincidence, and is not tried once more. */
const mostUnsteady = 3;

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
const notes = mkdtempSync(path.join(tmpdir(), 'concierge-tests-'));
const failuresFile = path.join(notes, 'failures');
writeFileSync(failuresFile, '');

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, grep: { type: 'string' } },
});
process.exitCode = await runAll(values.only).finally(() => rmSync(notes, { recursive: true }));

async function runAll(only: readonly string[] | undefined): Promise<number> {
  const find = (patterns: readonly string[]) => globSync([...patterns], { cwd: projectFolder }).toSorted();
  const all = find(only ?? ['test/**/*.test.ts']);
  const isBrowserTest = (file: string) => file.split(path.sep).includes('browser');
  const others = all.filter((file) => !isBrowserTest(file));
  const isSideBySide = only === undefined && availableParallelism() > 1;
  const groupsOf = (files: readonly string[], group: Omit<TestGroup, 'files'>) =>
    (isSideBySide ? evenShares(files) : [files])
      .filter((share) => share.length > 0)
      .map((share) => ({ ...group, files: share }));
  const rounds = [
    groupsOf(others, { name: 'tests', timeoutMs: 90_000 }),
    groupsOf(all.filter(isBrowserTest), { name: 'browser tests', timeoutMs: 150_000 }),
  ];

  const tallies: Tally[] = [];
  for (const groups of rounds) tallies.push(...(await Promise.all(groups.map(runGroup))));
  const sum = await withSecondTry(sumOf(tallies));
  if (tallies.length === 0) console.error(`No test file matches ${(only ?? []).join(' ')}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/**
 * On a busy machine one of thousands of tests may be the one whose process got no time. Few failures are therefore run
 * once more with nothing beside them; what passes then is named as unsteady, and is a defect to be mended.
 */
async function withSecondTry(sum: Tally): Promise<Tally> {
  const failures = sum.failed === 0 ? [] : failuresIn(readFileSync(failuresFile, 'utf8'));
  // A process that broke off counts as a failure that no test has.
  if (failures.length === 0 || failures.length > mostUnsteady || failures.length < sum.failed) return sum;
  const files = [...new Set(failures.map(({ file }) => file))];
  console.log(`\nOnce more, alone: ${files.join(', ')}`);
  const again = await runGroup({ name: 'second try', timeoutMs: 150_000, files }, 0);
  if (again.failed > 0 || again.passed < sum.failed) return sum;
  for (const { title } of failures) console.log(`Unsteady, passed at the second try only: ${title}`);
  return { ...sum, passed: sum.passed + sum.failed, failed: 0 };
}

/** Two lists of files of about the same size, each in the order of all. */
function evenShares(files: readonly string[]): readonly (readonly string[])[] {
  const sized = files.map((file) => ({ file, size: statSync(path.join(projectFolder, file)).size }));
  const shares = [new Set<string>(), new Set<string>()] as const;
  const filled: [number, number] = [0, 0];
  for (const { file, size } of sized.toSorted((a, b) => b.size - a.size)) {
    const lighter = filled[0] <= filled[1] ? 0 : 1;
    shares[lighter].add(file);
    filled[lighter] += size;
  }
  return shares.map((share) => files.filter((file) => share.has(file)));
}

interface TestGroup {
  readonly name: string;
  readonly files: readonly string[];
  /** Of one test: an upper bound, so that what waits inside of it can say first what never came. */
  readonly timeoutMs: number;
}

/**
 * Runs one mocha process; the first of a round is heard while it runs, the others when they are over. Whatever goes wrong
 * outside the tests themselves counts as one more failure.
 */
async function runGroup(group: TestGroup, index: number): Promise<Tally> {
  const isHeard = index === 0;
  const { output, code, ended } = await runMocha(group, isHeard);
  if (!isHeard) process.stdout.write(output);
  const tally = tallyOf(output);
  const wellEnded = tally && ended === 'by itself' && (code === 0 || tally.failed > 0);
  if (wellEnded) return tally;
  const why = ended === 'by itself' ? `mocha ended with ${code}${tally ? '' : ' before its summary'}` : ended;
  console.error(`\nThe ${group.name} did not end well: ${why}.`);
  return sumOf([tally ?? nothing, { ...nothing, failed: 1 }]);
}

function runMocha(
  group: TestGroup,
  isHeard: boolean,
): Promise<{ output: string; code: number; ended: string }> {
  const args = [
    toolScript('mocha'),
    `--reporter=${path.join(import.meta.dirname, 'noting-reporter.ts')}`,
    `--reporter-option=failures=${failuresFile}`,
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
      if (isHeard) process.stdout.write(chunk);
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
