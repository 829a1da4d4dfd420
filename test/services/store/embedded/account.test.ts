import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { accountForPostgres, accountsIn, reaches } from '../../../../src/services/store/embedded/account.ts';

describe('account for the embedded database', () => {
  it('passwd file: accounts with their ids, none with the rights of root', () => {
    const text =
      'root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/:/bin/sh\nnobody:x:65534:65533:n:/:/bin/false\n\nbroken';
    assert.deepEqual(accountsIn(text), [{ name: 'nobody', uid: 65_534, gid: 65_533 }]);
  });

  it('ordinary user: postgres runs as ourselves; root: as somebody else', async () => {
    const account = await accountForPostgres();
    if (process.getuid?.() === 0) assert.ok(account !== undefined && account.uid > 0);
    else assert.equal(account, undefined);
  });

  describe('reaching a path', () => {
    const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 };
    let folder = '';

    beforeEach(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-reach-'));
      await mkdir(path.join(folder, 'a', 'b'), { recursive: true });
      await writeFile(path.join(folder, 'a', 'b', 'file'), '');
      for (const part of ['', 'a', 'a/b']) await chmod(path.join(folder, part), 0o755);
      await chmod(path.join(folder, 'a/b/file'), 0o644);
    });

    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('all folders open to others: reached', async () => {
      assert.equal(await reaches(stranger, path.join(folder, 'a/b/file')), true);
    });

    it('one closed folder on the way: not reached', async () => {
      await chmod(path.join(folder, 'a'), 0o700);
      assert.equal(await reaches(stranger, path.join(folder, 'a/b/file')), false);
    });

    it('closed file: not reached by others, reached by its owner', async () => {
      await chmod(path.join(folder, 'a/b/file'), 0o600);
      assert.equal(await reaches(stranger, path.join(folder, 'a/b/file')), false);
      const owner = { name: 'owner', uid: process.getuid?.() ?? 0, gid: 54_321 };
      assert.equal(await reaches(owner, path.join(folder, 'a/b/file')), true);
    });

    it('path that does not exist yet: judged by the folders that do', async () => {
      assert.equal(await reaches(stranger, path.join(folder, 'a/new/deep')), true);
      await chmod(path.join(folder, 'a'), 0o700);
      assert.equal(await reaches(stranger, path.join(folder, 'a/new/deep')), false);
    });
  });
});
