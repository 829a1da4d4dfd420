// npm run contract -- <folder…>: documented exchanges (JSON, as in the contract's samples) against our clients and the
// simulator. `--all` also lists what was skipped. Ends with `N passed, N failed, N skipped`; skipped = not in use.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runContract, usedEndpoints, type Verdict } from './contract/run.ts';
import { readSamples } from './contract/sample.ts';
import { projectFolder } from './tools.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const folders =
  positionals.length > 0
    ? positionals.map((folder) => path.resolve(process.env['INIT_CWD'] ?? '.', folder))
    : [path.join(projectFolder, 'test/contract/samples')];

try {
  process.exitCode = report(await runContract(readSamples(folders)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function report(verdicts: readonly Verdict[]): number {
  for (const { file, outcome, what, reasons } of verdicts) {
    if (outcome === 'skipped' && !values.all) continue;
    console.log(`${outcome.padEnd(7)} ${file}${what === undefined ? '' : `  ${what}`}`);
    for (const reason of reasons) console.log(`    ${reason}`);
  }
  const tried = new Set(verdicts.filter(({ outcome }) => outcome !== 'skipped').map(({ what }) => what));
  const untried = usedEndpoints.map(({ name }) => name).filter((name) => !tried.has(name));
  if (untried.length > 0) console.log(`\nIn use, but without a sample here: ${untried.join(', ')}.`);
  const count = (outcome: Verdict['outcome']) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  return count('failed') > 0 ? 1 : 0;
}
