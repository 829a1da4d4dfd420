import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpacked } from '../../appPackage/archive.ts';
import { projectFolder } from './samples.ts';

const provider = JSON.parse(readFileSync(path.join(projectFolder, 'provider.sample.json'), 'utf8')) as {
  provider: Record<string, unknown>;
};

describe('npm run package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concierge-package-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(environment: Record<string, string>, ...args: string[]) {
    const script = path.join(projectFolder, 'scripts/package.ts');
    const out = path.join(folder, 'out');
    const own = Object.fromEntries(
      Object.entries(process.env).filter(([key]) => !key.startsWith('CONCIERGE_')),
    );
    const ran = spawnSync(process.execPath, [script, '--out', out, ...args], {
      encoding: 'utf8',
      env: { ...own, ...environment },
    });
    return { code: ran.status, said: ran.stdout, faults: ran.stderr };
  }

  function configured(about: Record<string, unknown> = {}): Record<string, string> {
    const file = path.join(folder, 'provider.json');
    writeFileSync(file, JSON.stringify({ ...provider, provider: { ...provider.provider, ...about } }));
    return {
      CONCIERGE_PUBLIC_URL: 'https://bot.tailspin.example',
      CONCIERGE_BOT_APP_ID: '1C5F1C9E-4A54-4D0C-9A0E-1F6A3C2B7D10',
      CONCIERGE_PROVIDER_FILE: file,
    };
  }

  const built = () => readdirSync(path.join(folder, 'out')).filter((name) => name.endsWith('.zip'));

  it('configured, without secrets: two zips filled from it; twice: the same; a change: the next version', () => {
    const first = run(configured());
    assert.equal(first.code, 0, first.faults);
    const zip = path.join(folder, 'out', 'csp-concierge-0.1.0.zip');
    const bytes = readFileSync(zip);
    const manifest = new TextDecoder().decode(unpacked(new Uint8Array(bytes))['manifest.json']);
    assert.match(manifest, /"id": "1c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10"/);
    assert.match(manifest, /"api:\/\/bot\.tailspin\.example\/botid-1c5f1c9e-/);

    assert.match(run(configured()).said, /0\.1\.0, the same content as last time/);
    assert.deepEqual(readFileSync(zip), bytes);

    const second = run(configured({ name: 'Tailspin Toys' }));
    assert.match(second.said, /Version 0\.1\.1\./);
    assert.deepEqual(built(), [
      'csp-concierge-0.1.0.zip',
      'csp-concierge-0.1.1.zip',
      'csp-concierge-customers-0.1.0.zip',
      'csp-concierge-customers-0.1.1.zip',
    ]);
    const refused = run(configured(), '--version', '0.1.1');
    assert.equal(refused.code, 1);
    assert.match(refused.faults, /does not rise: 0\.1\.1/);
  });

  it('half a configuration: everything that is missing at once, and nothing built', () => {
    const { CONCIERGE_BOT_APP_ID: _, ...rest } = configured({ privacyUrl: undefined, termsUrl: undefined });
    const outcome = run({ ...rest, CONCIERGE_PUBLIC_URL: 'http://bot.tailspin.example' });
    assert.equal(outcome.code, 78);
    for (const told of [
      /CONCIERGE_BOT_APP_ID: is missing/,
      /CONCIERGE_PUBLIC_URL: must be https/,
      /provider\.json: provider\.privacyUrl: is missing/,
      /provider\.json: provider\.termsUrl: is missing/,
    ])
      assert.match(outcome.faults, told);
    assert.throws(built);
  });

  it('a name that Teams finds too long: told, and nothing built', () => {
    const outcome = run(configured({ name: 'Tailspin Toys Licensing and Cloud Services' }));
    assert.equal(outcome.code, 1);
    assert.match(outcome.faults, /developer\/name/);
    assert.throws(built);
  });

  it('nothing configured: a sample that says what it is', () => {
    const outcome = run({});
    assert.equal(outcome.code, 0, outcome.faults);
    assert.match(outcome.said, /sample/);
  });

  it('a record of versions that nobody can read: nothing built', () => {
    assert.equal(run({}).code, 0);
    writeFileSync(path.join(folder, 'out', 'versions.json'), '{');
    const outcome = run({}, '--version', '2.0.0');
    assert.equal(outcome.code, 1);
    assert.match(outcome.faults, /versions\.json cannot be read/);
  });
});
