import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createLog } from '../../../../src/log.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedOptions,
  type EmbeddedPostgres,
} from '../../../../src/services/store/embedded/index.ts';
import { isPostgresOf } from '../../../../src/services/store/embedded/postmaster.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
const servers: EmbeddedPostgres[] = [];

/** Starts the database in this process; it is stopped at the end of the test at the latest. */
export async function start(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: createLog('silent'), ...options });
  servers.push(server);
  return server;
}

/** A DATA_DIR for one test; what lives in it is ended by `cleanUp`. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-embedded-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

let used: Promise<string> | undefined;

/** The one DATA_DIR with a database of earlier tests, stopped; making a new one for each would take a second. */
export function usedDataDir(): Promise<string> {
  used ??= makeUsed();
  return used;
}

/** Removes the DATA_DIR that tests share. */
export async function removeUsed(): Promise<void> {
  if (used === undefined) return;
  await endServer(await used);
  await rm(await used, { recursive: true, force: true });
  used = undefined;
}

async function makeUsed(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concierge-embedded-'));
  await chmod(folder, 0o755);
  await (await startEmbeddedPostgres({ dataDir: folder, log: createLog('silent') })).stop();
  return folder;
}

async function endServer(dataDir: string): Promise<void> {
  const pid = await serverPid(dataDir);
  if (pid === undefined || pid === process.pid) return;
  signal(pid, 'SIGKILL');
  await until(() => isGone(dataDir, pid));
}

/** Ends every server and starter of the test and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const server of servers.splice(0)) await server.stop();
  for (const child of children.splice(0)) await kill(child);
  if (used !== undefined) await endServer(await used);
  for (const folder of folders.splice(0)) {
    await endServer(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** The process id in the pid file of the server of this DATA_DIR. */
export async function serverPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(
    () => '',
  );
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

/** Whether this server is no more. (A killed orphan may stay in the process table as a zombie.) */
export async function isGone(dataDir: string, pid: number | undefined): Promise<boolean> {
  return pid !== undefined && !(await isPostgresOf(path.join(dataDir, 'postgres', 'data'), pid));
}

export interface Starter {
  readonly child: ChildProcess;
  /** The first line it says, or undefined when it ends without a word. */
  readonly said: Promise<string | undefined>;
}

/** Starts the product's launcher in a process of its own. */
export function startProcess(dataDir: string): Starter {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'starter.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const said = Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(lines, 'close').then(() => undefined),
  ]);
  return { child, said };
}

export async function kill(child: ChildProcess, how: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(how);
  await gone;
}

/** Sends the server a signal. Throws when there is none: process 0 would be ourselves. */
export function signal(pid: number | undefined, how: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('there is no server');
  process.kill(pid, how);
}

/** Whether the promise is kept. */
export function works(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

/** Asks again and again until the answer is true; fails after the limit. */
export async function until(question: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await question())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
