import assert from 'node:assert/strict';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createWholeFile } from '../../simulator/world/whole-file.ts';
import { temporaryFolder } from './test-simulator.ts';

describe('a file that is written whole', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let file: string;
  before(async () => {
    folder = await temporaryFolder();
    file = path.join(folder.path, 'world.json');
  });
  after(() => folder.remove());
  const unexpected = (error: unknown) => assert.fail(String(error));
  const kept = async () => JSON.parse(await readFile(file, 'utf8')) as unknown;

  it('changed again and again while it is written: few writes, and the last change is in it', async () => {
    const disk = createWholeFile(file, 1, unexpected);
    const big = 'x'.repeat(2_000_000);
    let made = 0;
    for (let change = 1; change <= 300; change += 1) {
      disk.saveSoon(() => [(made += 1), change, big]);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await disk.save();
    const [writes, last] = (await kept()) as [number, number];
    assert.equal(last, 300);
    assert.ok(writes < 150, `${writes} writes`);
  });

  it('saved while a write runs: waits for what has changed since', async () => {
    const disk = createWholeFile(file, 1, unexpected);
    disk.saveSoon(() => 'one');
    const first = disk.save();
    disk.saveSoon(() => 'two');
    await Promise.all([first, disk.save()]);
    assert.equal(await kept(), 'two');
  });

  it('nothing changed: nothing is waited for', async () => {
    await createWholeFile(file, 1, unexpected).save();
  });

  it('a write that fails: told, and the next one is tried', async () => {
    const faults: unknown[] = [];
    const inside = path.join(folder.path, 'gone', 'world.json');
    const disk = createWholeFile(inside, 1, (error) => faults.push(error));
    disk.saveSoon(() => 'one');
    await assert.rejects(disk.save(), { code: 'ENOENT' });
    disk.saveSoon(() => 'two');
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(faults.length, 1);
    await mkdir(path.dirname(inside));
    disk.saveSoon(() => 'three');
    await disk.save();
    assert.equal(JSON.parse(await readFile(inside, 'utf8')), 'three');
    await rm(path.dirname(inside), { recursive: true });
  });
});
