import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../scripts/test.ts');

/** Runs scripts/test.ts on one test file with this content, and returns its exit code, its last line and all it printed. */
function runOn(content: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'concierge-test-run-'));
  try {
    const file = path.join(folder, 'sample.test.ts');
    writeFileSync(file, content);
    const run = spawnSync(process.execPath, [script, '--only', file], { encoding: 'utf8' });
    return { code: run.status, lastLine: run.stdout.trimEnd().split('\n').at(-1), output: run.stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('test run', function () {
  this.slow(5000);

  it('tests pass, one is skipped: the sum and success', () => {
    const run = runOn(`it('a', () => {}); it('b', () => {}); it('c');`);
    assert.deepEqual([run.code, run.lastLine], [0, '2 passed, 0 failed, 1 skipped']);
  });

  it('a test fails: the sum and failure', () => {
    const run = runOn(`it('a', () => {}); it('b', () => { throw new Error('no'); });`);
    assert.deepEqual([run.code, run.lastLine], [1, '1 passed, 1 failed, 0 skipped']);
  });

  it('a test fails once only: success, and its name is said', () => {
    const run = runOn(`
      import { existsSync, writeFileSync } from 'node:fs';
      it('steady', () => {});
      it('now and then', () => {
        const mark = import.meta.filename + '.been';
        if (!existsSync(mark)) { writeFileSync(mark, ''); throw new Error('no'); }
      });`);
    assert.deepEqual([run.code, run.lastLine], [0, '2 passed, 0 failed, 0 skipped']);
    assert.match(run.output, /^Unsteady, passed at the second try only: now and then$/m);
  });

  it('what every test stands on fails once only: success as well', () => {
    const run = runOn(`
      import { existsSync, writeFileSync } from 'node:fs';
      describe('all of it', () => {
        before(() => {
          const mark = import.meta.filename + '.been';
          if (!existsSync(mark)) { writeFileSync(mark, ''); throw new Error('no'); }
        });
        it('a', () => {});
      });`);
    assert.deepEqual([run.code, run.lastLine], [0, '1 passed, 0 failed, 0 skipped']);
  });

  it('many tests fail once only: failure, nothing is tried again', () => {
    const run = runOn(`
      import { existsSync, writeFileSync } from 'node:fs';
      const been = existsSync(import.meta.filename + '.been');
      writeFileSync(import.meta.filename + '.been', '');
      for (const name of 'abcd') it(name, () => { if (!been) throw new Error('no'); });`);
    assert.deepEqual([run.code, run.lastLine], [1, '0 passed, 4 failed, 0 skipped']);
  });

  it('a test ends the whole process as if all were well: failure', () => {
    const run = runOn(`it('a', () => {}); it('b', () => process.exit(0));`);
    assert.deepEqual([run.code, run.lastLine], [1, '0 passed, 1 failed, 0 skipped']);
  });

  it('a test file cannot be loaded: failure', () => {
    const run = runOn(`import './there-is-none.ts'; it('a', () => {});`);
    assert.deepEqual([run.code, run.lastLine], [1, '0 passed, 1 failed, 0 skipped']);
  });

  it('no test at all: failure', () => {
    const run = runOn('');
    assert.deepEqual([run.code, run.lastLine], [1, '0 passed, 0 failed, 0 skipped']);
  });
});
