import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { longModules } from '../../scripts/module-length.ts';

const lines = (count: number) => 'x();\n'.repeat(count);

describe('module length', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concierge-length-'));
    mkdirSync(path.join(folder, 'src'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const faultsOf = (text: string) => {
    writeFileSync(path.join(folder, 'src', 'a.ts'), text);
    return longModules(folder, (file) => readFileSync(file, 'utf8'));
  };

  it('250 lines: fine; 251: told with file and number', () => {
    assert.deepEqual(faultsOf(lines(250)), []);
    const [fault, second] = faultsOf(lines(251));
    assert.match(fault ?? '', /^src.a\.ts has 251 lines/);
    assert.equal(second, undefined);
  });

  it('a long module whose first comment says why: fine', () => {
    assert.deepEqual(faultsOf(`// long because: a table of data\n${lines(300)}`), []);
    assert.deepEqual(faultsOf(`/**\n * The seed.\n * long because: data\n */\n${lines(300)}`), []);
  });

  it('the reason is empty or stands elsewhere: still told', () => {
    assert.equal(faultsOf(`// long because:\n${lines(300)}`).length, 1);
    assert.equal(faultsOf(`${lines(300)}// long because: data\n`).length, 1);
  });
});
