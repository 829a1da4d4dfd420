import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isAllowed, licenceFaults, licenceReport, packagesOf } from '../../scripts/licences.ts';

const project = path.resolve(import.meta.dirname, '../..');
const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

describe('licences', () => {
  it('the packages of this project: all allowed, and the committed report is about them', () => {
    const packages = packagesOf(readFileSync(path.join(project, 'package-lock.json'), 'utf8'));
    assert.deepEqual(licenceFaults(packages), []);
    const committed = readFileSync(path.join(project, 'docs/licences.md'), 'utf8');
    assert.equal(committed.replaceAll('\r\n', '\n'), licenceReport(packages));
    assert.ok(packages.some(({ name, direct, use }) => name === 'restify' && direct && use === 'production'));
    assert.ok(packages.some(({ name, use }) => name === 'mocha' && use === 'development'));
  });

  for (const [expression, verdict] of [
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND GPL-2.0', false],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(AFL-2.1 OR GPL-2.0)', false],
    ['MIT AND (ISC OR GPL-2.0)', true],
    ['GPL-2.0 OR MIT AND GPL-3.0', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['UNLICENSED', false],
    ['', false],
  ] as const) {
    it(`"${expression}": ${verdict ? 'allowed' : 'refused'}`, () =>
      assert.equal(isAllowed(expression), verdict));
  }

  it('a package without a licence, or under one that is not on the list: named', () => {
    const packages = packagesOf(
      lock({
        '': { dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/@x/b': { version: '2.0.0', license: 'SSPL-1.0', dev: true },
        'node_modules/a/node_modules/c': { version: '3.0.0', license: 'MIT' },
      }),
    );
    const faults = licenceFaults(packages);
    assert.equal(faults.length, 2);
    assert.match(faults.join('\n'), /@x\/b 2\.0\.0 comes under SSPL-1\.0/);
    assert.match(faults.join('\n'), /a 1\.0\.0 names no licence/);
  });

  it('an exception for development: none for the product', () => {
    const axe = (dev: boolean) =>
      packagesOf(lock({ 'node_modules/axe-core': { version: '4.0.0', license: 'MPL-2.0', dev } }));
    assert.deepEqual(licenceFaults(axe(true)), []);
    assert.equal(licenceFaults(axe(false)).length, 1);
  });
});
