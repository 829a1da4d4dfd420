import assert from 'node:assert/strict';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { createEmptyDatabase, dropTestDatabase, urlOf, useDatabase } from '../support/database.ts';
import { cleanUp, freshDataDir, start } from '../services/store/embedded/bench.ts';
import { runScript } from '../support/run-script.ts';

const customer = '33333333-3333-4333-8333-000000000001';
const commands: Readonly<Record<string, readonly string[]>> = {
  forget: ['--customer', customer],
  'after-restore': ['--backup', '2026-11-20T10:00:00Z'],
  'verify-trail': [],
};

describe('commands for operators that cannot do their work', () => {
  const database = useDatabase();
  let empty = '';
  before(async () => {
    empty = await createEmptyDatabase();
  });
  after(() => dropTestDatabase(empty));

  async function says(command: string, url: string | undefined, more: readonly string[] = []) {
    const args = [...(commands[command] ?? []), ...more];
    const nowhere = path.join(os.tmpdir(), 'concierge-nothing-here');
    const environment = { DATA_DIR: nowhere, DATABASE_URL: url ?? '' };
    const { code, output, errors } = await runScript(`scripts/${command}.ts`, args, environment);
    assert.equal(code, 2, errors);
    assert.equal(output, '');
    assert.equal(errors.trim().split('\n').length, 1, errors);
    assert.doesNotMatch(errors, /password1|node_modules|at .*\.ts:/);
    return errors;
  }

  for (const command of Object.keys(commands))
    describe(command, () => {
      it('an option nobody knows: named, with how it is called', async () => {
        assert.match(await says(command, database().url, ['--confrim']), /'--confrim'.*Call it so: npm run/);
      });

      it('a server that does not answer: named, without the password', async () => {
        const error = await says(command, 'postgres://ops:password1@127.0.0.1:9/concierge');
        assert.match(error, /concierge at 127\.0\.0\.1:9 cannot be reached.*ECONNREFUSED/);
      });

      it('a database without the product’s tables: left alone', async () => {
        const url = await urlOf(empty);
        assert.match(await says(command, url), /has no tables of this product/);
        assert.match(await says(command, url, command === 'verify-trail' ? [] : ['--confirm']), /no tables/);
      });
    });

  for (const command of ['doctor', 'package'])
    it(`${command}, with an option nobody knows: named, with how it is called`, async () => {
      const error = await says(command, undefined, ['--jsonn']);
      assert.match(error, new RegExp(`'--jsonn'.*Call it so: npm run ${command}`));
    });

  it('no database named, no address of one, one there is none of: says so', async () => {
    assert.match(await says('forget', undefined), /DATABASE_URL is not set.*--embedded/);
    assert.match(
      await says('forget', undefined, ['--embedded']),
      /No embedded database runs in .*nothing-here/,
    );
    assert.match(await says('forget', database().url, ['--embedded']), /Leave one of them out/);
    assert.match(
      await says('forget', undefined, ['--settings', 'no.env']),
      /--settings: .*no\.env cannot be read/,
    );
    assert.match(await says('forget', 'concierge-db'), /looks like postgres:\/\//);
    const url = new URL(database().url);
    url.pathname = '/nowhere';
    assert.match(await says('forget', url.href), /no database nowhere at /);
  });

  it('the embedded one is meant, and runs: that is looked at', async () => {
    try {
      const dataDir = await freshDataDir();
      const embedded = openDatabase({ url: (await start(dataDir)).url, log: createLog('silent') });
      await embedded.migrate();
      await embedded.close();
      const { code, output, errors } = await runScript('scripts/verify-trail.ts', ['--embedded'], {
        DATA_DIR: dataDir,
      });
      assert.equal(code, 0, errors);
      assert.equal(output, 'There is no trail in this database yet.\n');
    } finally {
      await cleanUp();
    }
  });

  it('verify-trail of a trail there is none of: says so', async () => {
    assert.match(await says('verify-trail', database().url, ['R-9']), /no trail R-9/);
  });

  it('tables of an older version: left alone, with what to do', async () => {
    const { db, url } = database();
    await sql`delete from kysely_migration where name = '026-restores'`.execute(db);
    for (const command of ['forget', 'verify-trail'])
      assert.match(await says(command, url), /tables of an older version.*Start this version/);
  });
});
