import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createJournal } from '../../simulator/world/journal.ts';
import { seedWorld } from '../../simulator/world/seed.ts';
import { createWorld } from '../../simulator/world/store.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolder } from './test-simulator.ts';

describe('simulated world', () => {
  let folder: { path: string; remove: () => Promise<void> };
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());
  const saved = async () =>
    JSON.parse(await readFile(join(folder.path, 'world.json'), 'utf8')) as { clockOffsetMs: number };

  it('changed: on disk without being asked, and found by the next start', async () => {
    const world = createWorld({ folder: folder.path });
    world.change((state) => (state.clockOffsetMs = 5));
    await eventually(
      async () => ((await saved().catch(() => undefined))?.clockOffsetMs === 5 ? true : undefined),
      'the file',
    );
    assert.equal(createWorld({ folder: folder.path }).state.clockOffsetMs, 5);
  });

  it('stopped right after a change: the change is on disk', async () => {
    const world = createWorld({ folder: folder.path });
    world.setClock(7);
    await world.stop();
    assert.equal((await saved()).clockOffsetMs, 7);
  });

  it('saved by an older version: parts it did not have come from the seed', async () => {
    const { groups: _, ...older } = seedWorld();
    const switches = { slowMs: 9 };
    await writeFile(join(folder.path, 'world.json'), JSON.stringify({ ...older, switches }));
    const { state } = createWorld({ folder: folder.path });
    assert.deepEqual(state.groups, seedWorld().groups);
    assert.equal(state.switches.slowMs, 9);
    assert.equal(state.switches.webhooks, 'normal');
  });

  it('saved before there were resellers: they and their customers are added, what happened stays', async () => {
    const { customers: _, ...older } = seedWorld();
    const contoso = '33333333-3333-4333-8333-000000000001';
    older.tenants = older.tenants
      .filter(({ id }) => id === contoso)
      .map((one) => ({ ...one, name: 'Renamed' }));
    older.relationships = [{ ...older.relationships[0]!, customerTenantId: contoso }];
    older.resellers = [];
    await writeFile(join(folder.path, 'world.json'), JSON.stringify(older));
    const { state } = createWorld({ folder: folder.path });
    assert.deepEqual(state.resellers, seedWorld().resellers);
    assert.deepEqual(state.customers, seedWorld().customers);
    assert.equal(state.tenants.length, seedWorld().tenants.length);
    assert.equal(state.tenants.find(({ id }) => id === contoso)?.name, 'Renamed');
    assert.equal(state.relationships.length, seedWorld().relationships.length + 1);
  });

  it('a write fails: noted in the journal, and the next one is tried again', async () => {
    const world = createWorld({ folder: folder.path });
    await mkdir(join(folder.path, 'world.json.new'));
    world.setClock(1);
    await eventually(() => world.journal.since(0, 'save-failed')[0], 'a noted failure');
    await rm(join(folder.path, 'world.json.new'), { recursive: true });
    world.setClock(2);
    await world.save();
    assert.equal((await saved()).clockOffsetMs, 2);
  });

  it('sample ids: unique, and every user and relationship partner has a tenant', () => {
    const { tenants, users, accounts } = seedWorld();
    const ids = [...tenants, ...users].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const { customers, resellers, relationships } = seedWorld();
    const enrolled = resellers.filter((reseller) => reseller.enrolled);
    for (const { tenantId } of [...customers, ...enrolled]) assert.ok(ids.includes(tenantId), tenantId);
    for (const { customerTenantId, resellerTenantId } of relationships) {
      assert.ok(ids.includes(customerTenantId));
      assert.ok(resellerTenantId === null || enrolled.some(({ tenantId }) => tenantId === resellerTenantId));
    }
    for (const { tenantId } of [...users, ...accounts]) assert.ok(tenants.some(({ id }) => id === tenantId));
    const markets = accounts.flatMap(({ cloud, countries }) => countries.map((one) => `${cloud} ${one}`));
    assert.equal(new Set(markets).size, markets.length);
  });
});

describe('journal of the simulated world', () => {
  it('more entries than it keeps: the newest stay, numbers go on', () => {
    const journal = createJournal(10);
    for (let n = 1; n <= 100; n += 1) journal.add(n % 2 === 0 ? 'even' : 'odd');
    const all = journal.since(0);
    assert.equal(all.length, 10);
    assert.equal(all.at(-1)?.seq, 100);
    assert.deepEqual(
      journal.since(95, 'even').map(({ seq }) => seq),
      [96, 98, 100],
    );
  });

  it('listened to: every new entry once, until it ends', () => {
    const journal = createJournal();
    const heard: string[] = [];
    const end = journal.listen(({ kind }) => heard.push(kind));
    journal.add('first');
    end();
    journal.add('second');
    assert.deepEqual(heard, ['first']);
  });
});
