import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { envExample } from '../../scripts/env-example.ts';
import { settings } from '../../src/config/settings.ts';

describe('.env.example', () => {
  it('the committed file: what the table of settings gives', () => {
    const file = path.resolve(import.meta.dirname, '../../.env.example');
    assert.equal(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), envExample());
  });

  it('every setting: once, with its sentence; required ones are open, secrets carry no value that works', () => {
    const lines = envExample().split('\n');
    for (const setting of Object.values(settings)) {
      const found = lines.filter((line) => line.replace(/^#/, '').startsWith(`${setting.key}=`));
      assert.equal(found.length, 1, setting.key);
      assert.equal(found[0]?.startsWith('#'), !('required' in setting), setting.key);
      assert.match(lines[lines.indexOf(found[0] ?? '') - 1] ?? '', /^# [^ ].+[.)]$/);
    }
  });
});
