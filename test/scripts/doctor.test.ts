import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { botEnvironment, keepEnvironment } from '../../simulator/rehearsal/environment.ts';
import type { Simulator } from '../../simulator/server.ts';
import { checks } from '../../src/composition/doctor/index.ts';
import { pageOf } from '../../src/composition/doctor/report.ts';
import { startTestSimulator, temporaryFolder } from '../simulator/test-simulator.ts';

const projectFolder = path.resolve(import.meta.dirname, '../..');

interface Report {
  readonly ok: boolean;
  readonly findings: readonly {
    check: string;
    level: string;
    about?: string;
    sentence: string;
    next?: string;
  }[];
}

describe('npm run doctor', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let simulator: Simulator;
  let environment: NodeJS.ProcessEnv;
  let file: string;

  before(async () => {
    folder = await temporaryFolder();
    simulator = await startTestSimulator(path.join(folder.path, 'simulator'));
    environment = botEnvironment({
      given: {},
      dataDir: folder.path,
      origin: simulator.origin,
      world: simulator.world.state,
      mail: simulator.mail,
    });
    file = path.join(folder.path, 'bot.env');
    keepEnvironment(file, environment);
  });

  after(async () => {
    await simulator.stop();
    await folder.remove();
  });

  async function run(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
    const own = Object.entries(process.env).filter(
      ([key]) => !/^(CONCIERGE_|DATABASE_URL|DATA_DIR|PORT|HOST)/.test(key),
    );
    const child = spawn(process.execPath, [path.join(projectFolder, 'scripts/doctor.ts'), ...args], {
      env: { ...Object.fromEntries(own), ...more },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, output };
  }

  it('a service that does not run: one line each, a fault with what to do, exit code 1, and no secret', async () => {
    const { code, output } = await run(['--settings', file]);
    assert.equal(code, 1, output);
    assert.match(output, /^ok {5}bot-sign-in: /m);
    assert.match(output, /^- {6}database: The embedded database does not run/m);
    assert.match(output, /^FAULT {2}public-address: Nobody answers behind .* \(503\)\. → Start the service/m);
    assert.match(output, /\n\d+ ok, \d+ warnings?, \d+ faults?, \d+ not looked at\n$/);
    const secrets = Object.entries(environment)
      .filter(([key]) => /(SECRET|_KEY|REFRESH_TOKEN)$/.test(key))
      .map(([, value]) => value ?? '');
    assert.ok(secrets.length > 5);
    for (const secret of secrets) assert.ok(!output.includes(secret));
    assert.doesNotMatch(output, /eyJ/);
  });

  it('webhook registrations to be put right: done, and nothing else is changed', async () => {
    const webhooks = () => simulator.world.state.accounts.slice(0, 4).map(({ webhook }) => webhook?.url);
    await run(['--settings', file]);
    assert.deepEqual(webhooks(), [undefined, undefined, undefined, undefined]);
    const { output } = await run(['--settings', file, '--fix-webhooks', '--json']);
    const report = JSON.parse(output) as Report;
    assert.equal(report.ok, false);
    const [first, second] = report.findings.filter(
      ({ check, about }) => check === 'webhook' && about === 'europe',
    );
    assert.match(`${first?.sentence} ${second?.level}`, /put right\. ok/);
    assert.ok(webhooks().every((url) => url?.startsWith(`${simulator.origin}/api/webhooks/partner-center/`)));
  });

  it('a configuration with faults: all of them as findings, nothing else looked at', async () => {
    const { code, output } = await run(['--json', '--settings', file], {
      CONCIERGE_BOT_TENANT_ID: 'none',
      CONCIERGE_PUBLIC_ULR: 'https://x.example',
    });
    assert.equal(code, 1);
    const { findings } = JSON.parse(output) as Report;
    assert.deepEqual(
      findings.map(({ check, about, level }) => [check, about, level]),
      [
        ['configuration', 'CONCIERGE_BOT_TENANT_ID', 'fault'],
        ['configuration', 'CONCIERGE_PUBLIC_ULR', 'fault'],
      ],
    );
    assert.match(findings[0]?.next ?? '', /\.env\.example/);
  });

  it('a file of settings that is not there: told', async () => {
    const { code, output } = await run(['--settings', path.join(folder.path, 'none.env')]);
    assert.equal(code, 1);
    assert.match(output, /^FAULT {2}configuration --settings: .*none\.env cannot be read; name a file/m);
  });

  it('docs/doctor.md: every check with its remedies, as the checks have them', () => {
    const page = readFileSync(path.join(projectFolder, 'docs/doctor.md'), 'utf8').replaceAll('\r\n', '\n');
    assert.equal(page, pageOf(checks));
    for (const { id, remedies } of checks) {
      assert.match(page, new RegExp(`^## ${id}$`, 'm'));
      for (const remedy of Object.values(remedies)) assert.ok(page.includes(`- ${remedy}`), remedy);
    }
    assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
  });
});
