import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../scripts/test.ts');

/** Runs scripts/test.ts on one test file with this content, and returns its exit code and last line. */
function runOn(content: string): { code: number | null; lastLine: string | undefined } {
  const folder = mkdtempSync(path.join(tmpdir(), 'concierge-test-run-'));
  try {
    const file = path.join(folder, 'sample.test.ts');
    writeFileSync(file, content);
    const run = spawnSync(process.execPath, [script, '--only', file], { encoding: 'utf8' });
    return { code: run.status, lastLine: run.stdout.trimEnd().split('\n').at(-1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('test run', function () {
  this.slow(5000);

  it('tests pass, one is skipped: the sum and success', () => {
    const run = runOn(`it('a', () => {}); it('b', () => {}); it('c');`);
    assert.deepEqual(run, { code: 0, lastLine: '2 passed, 0 failed, 1 skipped' });
  });

  it('a test fails: the sum and failure', () => {
    const run = runOn(`it('a', () => {}); it('b', () => { throw new Error('no'); });`);
    assert.deepEqual(run, { code: 1, lastLine: '1 passed, 1 failed, 0 skipped' });
  });

  it('a test ends the whole process as if all were well: failure', () => {
    const run = runOn(`it('a', () => {}); it('b', () => process.exit(0));`);
    assert.deepEqual(run, { code: 1, lastLine: '0 passed, 1 failed, 0 skipped' });
  });

  it('a test file cannot be loaded: failure', () => {
    const run = runOn(`import './there-is-none.ts'; it('a', () => {});`);
    assert.deepEqual(run, { code: 1, lastLine: '0 passed, 1 failed, 0 skipped' });
  });

  it('no test at all: failure', () => {
    assert.deepEqual(runOn(''), { code: 1, lastLine: '0 passed, 0 failed, 0 skipped' });
  });
});
