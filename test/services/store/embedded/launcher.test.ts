import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createLog } from '../../../../src/log.ts';
import { openDatabase } from '../../../../src/services/store/connection.ts';
import {
  cleanUp,
  freshDataDir,
  isGone,
  kill,
  query,
  removeUsed,
  serverPid,
  signal,
  start,
  startProcess,
  until,
  usedDataDir,
  works,
} from './bench.ts';

const log = createLog('silent');

describe('embedded database', function () {
  this.slow(5_000);
  afterEach(cleanUp);
  after(removeUsed);

  it('empty folder: a durable server on loopback with a password of its own', async () => {
    const dataDir = await freshDataDir();
    const server = await start(dataDir);
    assert.equal(server.adopted, false);
    const { port, password } = new URL(server.url);
    assert.ok(Number(port) < 32_768, 'outside of the range of outgoing connections');
    const [settings] = await query(
      server.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
        current_setting('full_page_writes') as full_page_writes, current_setting('listen_addresses') as listens,
        current_setting('unix_socket_directories') as sockets`,
    );
    assert.deepEqual(settings, {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listens: '127.0.0.1',
      sockets: '',
    });
    const passwordFile = await stat(path.join(dataDir, 'postgres', 'password'));
    assert.equal(passwordFile.mode & 0o777, 0o600);
    await assert.rejects(query(server.url.replace(password, 'guess'), 'select 1'), { code: '28P01' });
    const pid = await serverPid(dataDir);
    await server.stop();
    assert.equal(await serverPid(dataDir), undefined);
    assert.equal(await isGone(dataDir, pid), true);
  });

  it('nothing of our environment reaches the server: no secret, no setting of another database', async function () {
    if (process.platform !== 'linux') this.skip();
    const dataDir = await usedDataDir();
    const server = await start(dataDir);
    const environment = await readFile(`/proc/${await serverPid(dataDir)}/environ`, 'utf8');
    const names = environment.split('\0').map((one) => one.split('=')[0]);
    const ours = Object.keys(process.env).filter((name) => name !== 'LC_ALL' && name !== 'TZ');
    assert.deepEqual(
      ours.filter((name) => names.includes(name)),
      [],
    );
    assert.match(environment, /(^|\0)TZ=UTC\0/u);
    await server.stop();
  });

  it('stopped and started again: same address, same data', async () => {
    const dataDir = await usedDataDir();
    const first = await start(dataDir);
    await query(first.url, 'drop table if exists kept; create table kept as select 7 as number');
    await first.stop();
    const second = await start(dataDir);
    assert.equal(second.url, first.url);
    assert.equal(second.adopted, false);
    assert.deepEqual(await query(second.url, 'select number from kept'), [{ number: 7 }]);
    await second.stop();
  });

  it('port of the last time taken by somebody else: another one is used', async () => {
    const dataDir = await usedDataDir();
    const first = await start(dataDir);
    await first.stop();
    const { port } = new URL(first.url);
    const stranger = createServer().listen(Number(port), '127.0.0.1');
    try {
      const second = await start(dataDir);
      assert.notEqual(new URL(second.url).port, port);
      assert.deepEqual(await query(second.url, 'select 1 as one'), [{ one: 1 }]);
      await second.stop();
    } finally {
      stranger.close();
    }
  });

  it('product killed: the next start takes over the running server', async () => {
    const dataDir = await usedDataDir();
    const starter = startProcess(dataDir);
    const [, , url = ''] = (await starter.said)?.split(' ') ?? [];
    await query(url, 'drop table if exists kept; create table kept as select 7 as number');
    const pid = await serverPid(dataDir);
    await kill(starter.child);
    const next = await start(dataDir);
    assert.equal(next.adopted, true);
    assert.equal(next.url, url);
    assert.equal(await serverPid(dataDir), pid);
    assert.deepEqual(await query(next.url, 'select number from kept'), [{ number: 7 }]);
    await next.stop();
    assert.equal(await isGone(dataDir, pid), true, 'a taken-over server is stopped as well');
  });

  it('server killed under the running product: it is back at the same address and the pool goes on', async () => {
    const dataDir = await usedDataDir();
    const server = await start(dataDir);
    const database = openDatabase({ url: server.url, log });
    await database.migrate();
    const pid = await serverPid(dataDir);
    // A connection in use at that moment must not take the process down with it.
    const inUse = database.withTransaction(async (tx) => {
      await tx.selectFrom('bot_state').selectAll().execute();
      signal(pid, 'SIGKILL');
      // Its last processes may still answer for a moment.
      await until(async () => !(await works(tx.selectFrom('bot_state').selectAll().execute())));
      throw new Error('the session is lost');
    });
    await assert.rejects(inUse);
    await until(() => works(database.ping()));
    assert.notEqual(await serverPid(dataDir), pid);
    assert.deepEqual(await database.db.selectFrom('bot_state').selectAll().execute(), []);
    await database.close();
    await server.stop();
    assert.equal(await serverPid(dataDir), undefined);
  });

  it('server of a killed product taken over, then killed as well: it is back', async () => {
    const dataDir = await usedDataDir();
    const starter = startProcess(dataDir);
    await starter.said;
    await kill(starter.child);
    const next = await start(dataDir);
    const pid = await serverPid(dataDir);
    signal(pid, 'SIGKILL');
    await until(async () => (await serverPid(dataDir)) !== pid && works(query(next.url, 'select 1')));
    await next.stop();
  });

  it('machine went down: a pid file that names no process, or another program, does not matter', async () => {
    const dataDir = await usedDataDir();
    await (await start(dataDir)).stop();
    const pidFile = path.join(dataDir, 'postgres', 'data', 'postmaster.pid');
    // Our own process stands for a program that was given the old number after a restart of the machine.
    for (const pid of [4_194_000, process.pid]) {
      const lines = [pid, path.dirname(pidFile), 1_700_000_000, 29_999, '', '127.0.0.1', '', 'ready'];
      await writeFile(pidFile, `${lines.join('\n')}\n`);
      const server = await start(dataDir);
      assert.equal(server.adopted, false);
      assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }]);
      await server.stop();
    }
  });

  it('product and server killed together: the next start recovers the data', async () => {
    const dataDir = await usedDataDir();
    const starter = startProcess(dataDir);
    const [, , url = ''] = (await starter.said)?.split(' ') ?? [];
    await query(url, 'drop table if exists kept; create table kept as select 7 as number');
    const pid = await serverPid(dataDir);
    signal(pid, 'SIGKILL');
    await kill(starter.child);
    const next = await start(dataDir);
    assert.deepEqual(await query(next.url, 'select number from kept'), [{ number: 7 }]);
    await next.stop();
  });

  // In the order in which they come into being. initdb itself goes on for a moment when its maker is killed.
  for (const sign of [
    'password',
    'data/PG_VERSION',
    'data/global/pg_control',
    'data/base/5',
    'a whole database',
  ]) {
    it(`killed in the very first start, as ${sign} has just come into being: the next start works`, async () => {
      const dataDir = await freshDataDir();
      const starter = startProcess(dataDir);
      await until(async () => {
        const names = await readdir(dataDir);
        if (names.includes('postgres')) return true;
        const draft = names.find((name) => name.startsWith('postgres.draft-'));
        return draft !== undefined && existsSync(path.join(dataDir, draft, sign));
      });
      await kill(starter.child);
      const server = await start(dataDir);
      assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }]);
      await server.stop();
    });
  }

  it('two products started at once on one empty folder: one runs, the other is refused and says why', async () => {
    const dataDir = await freshDataDir();
    const starters = [startProcess(dataDir), startProcess(dataDir)];
    const said = await Promise.all(starters.map((starter) => starter.said));
    const ready = said.filter((line) => line?.startsWith('ready'));
    const refused = said.filter((line) => line?.startsWith('refused'));
    assert.equal(ready.length, 1, said.join(' | '));
    assert.equal(refused.length, 1, said.join(' | '));
    assert.match(refused[0] ?? '', /Another copy of the product is running/);
    assert.ok(refused[0]?.includes(dataDir));
    // The refused one did no harm, and the lock dies with its holder.
    const [, , url = ''] = ready[0]?.split(' ') ?? [];
    assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }]);
    await Promise.all(starters.map((starter) => kill(starter.child)));
    const next = await start(dataDir);
    assert.equal(next.adopted, true);
    await next.stop();
  });

  it('two products on two folders: both run, side by side', async () => {
    const [one, two] = await Promise.all([usedDataDir(), freshDataDir()]);
    const servers = await Promise.all([one, two].map((dataDir) => start(dataDir)));
    assert.equal(new Set(servers.map((server) => new URL(server.url).port)).size, 2);
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('told to end: the server ends in good order with the product', async () => {
    const dataDir = await usedDataDir();
    const starter = startProcess(dataDir);
    await starter.said;
    await kill(starter.child, 'SIGTERM');
    assert.equal(starter.child.exitCode, 0);
    assert.equal(await serverPid(dataDir), undefined);
    assert.match(
      await readFile(path.join(dataDir, 'postgres', 'log'), 'utf8'),
      /database system is shut down\s*$/,
    );
  });
});
