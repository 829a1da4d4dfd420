import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cleanUp, freshDataDir, query, start } from './bench.ts';

describe('embedded database started by root', function () {
  this.slow(5_000);

  before(function () {
    if (process.getuid?.() !== 0) this.skip();
  });
  afterEach(cleanUp);

  it('DATA_DIR open to others: the server runs as another account and owns its folder', async () => {
    const dataDir = await freshDataDir();
    const server = await start(dataDir);
    const pid = Number.parseInt(
      await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'),
      10,
    );
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    assert.ok(uid > 0);
    assert.match(status, /^Groups:\s*$/m, 'none of the groups of root are passed on');
    assert.equal((await stat(path.join(dataDir, 'postgres', 'data'))).uid, uid);
    await server.stop();
  });

  it('DATA_DIR in a closed home: the data goes elsewhere, is found again, and goes when DATA_DIR is deleted', async () => {
    const home = await freshDataDir();
    const elsewhere = path.join(await freshDataDir(), 'lib');
    await chmod(home, 0o700);
    const dataDir = path.join(home, '.data');
    const first = await start(dataDir, { elsewhere: [elsewhere] });
    await query(first.url, 'create table kept as select 7 as number');
    await first.stop();
    assert.equal((await lstat(path.join(dataDir, 'postgres'))).isSymbolicLink(), true);
    const place = await realpath(path.join(dataDir, 'postgres'));
    assert.equal(path.dirname(place), elsewhere);
    assert.equal((await stat(place)).mode & 0o777, 0o700);

    const second = await start(dataDir, { elsewhere: [elsewhere] });
    assert.deepEqual(await query(second.url, 'select number from kept'), [{ number: 7 }]);
    await second.stop();

    // The maker of the folder is this very process; the test pretends that it ended.
    await writeFile(path.join(place, 'home'), `${path.join(dataDir, 'postgres')}\n4194000\n`);
    await rm(dataDir, { recursive: true });
    const third = await start(dataDir, { elsewhere: [elsewhere] });
    await assert.rejects(query(third.url, 'select number from kept'), { code: '42P01' });
    await third.stop();
    const places = await readdir(elsewhere);
    assert.equal(places.length, 1);
    assert.equal(places.includes(path.basename(place)), false);
  });

  it('nowhere to go: the sentence says what to set', async () => {
    const home = await freshDataDir();
    await chmod(home, 0o700);
    const closed = path.join(home, 'closed');
    await mkdir(closed);
    await assert.rejects(
      start(path.join(home, '.data'), { elsewhere: [closed] }),
      /Set DATA_DIR to a folder that others may enter, or DATABASE_URL/,
    );
  });
});
