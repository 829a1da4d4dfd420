import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { program, type Binaries } from './binaries.ts';
import { postgresEnvironment, type DatabaseFolder } from './folder.ts';
import { isAlive } from './leftovers.ts';
import { patienceOf } from './patience.ts';

/** What stands behind a data folder right now. */
export type ServerState =
  /** No server, and nothing in the way of starting one. */
  | { readonly kind: 'none' }
  /** A pid file whose process is gone or is something else: the server was killed. */
  | { readonly kind: 'stale'; readonly pidFile: string }
  /** Our postgres lives, but takes no connections: it is starting, recovering or stopping. */
  | { readonly kind: 'busy'; readonly pid: number }
  | { readonly kind: 'ready'; readonly pid: number; readonly port: number };

/** Everything needed to start the server of one folder. */
export interface Postmaster {
  readonly folder: DatabaseFolder;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** A server being started; `ended` resolves with what it wrote to its log when it ends. */
export interface Launch {
  readonly port: number;
  readonly ended: Promise<string>;
}

// Below the range that the system gives to outgoing connections: in it, a client's own connection could hold the
// port when the server comes back.
const FIRST_PORT = 15_432;
const LAST_PORT = 32_700;

// Small, as one rehearsal or one small provider needs it; durable, as the notes of the product promise.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
  idle_in_transaction_session_timeout: '60s',
};

/** Looks at the pid file and at the process it names. */
export async function lookAt(data: string): Promise<ServerState> {
  const pidFile = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (pidFile === undefined) return { kind: 'none' };
  const lines = pidFile.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (pidFile.trim() === '' || !Number.isInteger(pid)) return { kind: 'stale', pidFile };
  if (!(await isPostgresOf(data, pid))) return { kind: 'stale', pidFile };
  const port = Number(lines[3]);
  return lines[7] === 'ready' && port > 0 ? { kind: 'ready', pid, port } : { kind: 'busy', pid };
}

/** Whether the process is a postgres that works on exactly this folder; ids are used again after a restart. */
export async function isPostgresOf(data: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [name = '', ...args] = command.split('\0');
    return path.basename(name) === 'postgres' && args.includes(data);
  }
  const [lister, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
      : ['ps', '-ww', '-o', 'command=', '-p', String(pid)];
  const listed = await promisify(execFile)(lister, args).then(
    ({ stdout }) => stdout,
    () => '',
  );
  return process.platform === 'win32' ? listed.includes('postgres.exe') : listed.includes(data);
}

/** Removes a pid file that nobody owns any more, unless it changed since it was looked at. */
export async function clearStale(data: string, seen: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  const aside = `${file}.stale-${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => undefined);
  // Another start cleared it first and its new server wrote this one: put it back.
  if (taken !== undefined && taken !== seen) await rename(aside, file);
  else await rm(aside, { force: true });
}

/**
 * Starts the server, detached: an interrupt from the keyboard must reach us only, and we stop it in good order.
 * With `fixedPort` it listens there or not at all.
 */
export async function launch({ folder, binaries, account }: Postmaster, fixedPort?: number): Promise<Launch> {
  const port = fixedPort ?? (await choosePort(folder.portFile));
  const from = await beginLog(folder.logFile);
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  // A file and not a pipe: the server may outlive us and must still be able to write.
  const log = openSync(folder.logFile, 'a', 0o600);
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  try {
    const child = spawn(program(binaries, 'postgres'), ['-D', folder.data, ...settings], {
      ...as,
      cwd: folder.data,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: postgresEnvironment,
    });
    child.unref();
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', () => void logSince(folder.logFile, from).then(resolve));
    });
    return { port, ended };
  } finally {
    closeSync(log);
  }
}

/** Stops the server quickly but cleanly: sessions are ended, everything is on disk. Resolves when it is gone. */
export async function shutDown({ folder, binaries }: Postmaster): Promise<void> {
  const state = await lookAt(folder.data);
  if (state.kind !== 'ready' && state.kind !== 'busy') return;
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server in its own way.
    await promisify(execFile)(program(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', folder.data]);
    return;
  }
  for (const [signal, limit] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (isAlive(state.pid)) process.kill(state.pid, signal);
    const patience = patienceOf(limit);
    do {
      if (!(await isPostgresOf(folder.data, state.pid))) return;
    } while (await patience.pause(10));
  }
}

/** The port of the last time when it is free, otherwise another free one, which is remembered. */
async function choosePort(portFile: string): Promise<number> {
  const last = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  if (last > 0 && (await isFree(last))) return last;
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (!(await isFree(port))) continue;
    await writeFile(portFile, `${port}\n`);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function beginLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size < 1_000_000) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

async function logSince(logFile: string, from: number): Promise<string> {
  const file = await open(logFile, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(Math.max(size - from, 0), 4_000));
    await file.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trim();
  } finally {
    await file.close();
  }
}
