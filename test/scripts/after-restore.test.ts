import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { projectFolder } from '../../scripts/tools.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase, type Database } from '../../src/services/store/connection.ts';
import { lastRestore } from '../../src/services/store/restores.ts';
import { createTestDatabase, dropTestDatabase, urlOf } from '../support/database.ts';

const backup = '2026-11-20T10:00:00+01:00';

describe('npm run after-restore', () => {
  let name = '';
  let url = '';
  before(async () => {
    name = await createTestDatabase();
    url = await urlOf(name);
  });
  after(() => dropTestDatabase(name));

  function run(args: readonly string[], environment: Record<string, string> = { DATABASE_URL: url }) {
    return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
      const child = spawn(process.execPath, ['scripts/after-restore.ts', ...args], {
        cwd: projectFolder,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => (output += part.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
  }
  async function restore() {
    const database: Database = openDatabase({ url, log: createLog('silent'), maxConnections: 1 });
    const found = await lastRestore(database.db);
    await database.close();
    return found;
  }

  it('without --confirm: says what would be, changes nothing', async () => {
    const { code, output } = await run(['--backup', backup]);
    assert.equal(code, 0, output);
    assert.match(output, /Nothing was changed/);
    assert.equal(await restore(), undefined);
  });

  it('an instance still works on the database: refused', async () => {
    const running = openDatabase({ url, log: createLog('silent') });
    await running.ping();
    const { code, output } = await run(['--backup', backup, '--confirm']);
    await running.close();
    assert.equal(code, 1, output);
    assert.match(output, /Stop every instance first/);
    assert.equal(await restore(), undefined);
  });

  it('with --confirm: the moment is noted', async () => {
    const { code, output } = await run(['--backup', backup, '--confirm']);
    assert.equal(code, 0, output);
    assert.equal((await restore())?.backupAt, Date.parse(backup));
  });

  for (const args of [
    [],
    ['--backup', 'yesterday'],
    ['--backup', '2026-11-20T10:00:00'],
    ['--backup', '2999-01-01T00:00:00Z'],
  ])
    it(`called with ${JSON.stringify(args)}: ends with 2`, async () => {
      assert.equal((await run(args)).code, 2);
    });
});
