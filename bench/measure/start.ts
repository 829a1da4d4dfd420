import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../simulator/rehearsal/environment.ts';

const meganBowen = '55555555-5555-4555-8555-000000000012';
const patienceMs = 60_000;

export interface Starts {
  /** Milliseconds from `npm start` to the first answered message. */
  readonly first: readonly number[];
  readonly later: readonly number[];
}

/**
 * `npm start` as a person types it, until the bot has answered "hello". The first start of each pair has neither data
 * nor compile cache, the later one has both.
 */
export async function measureStarts(pairs: number): Promise<Starts> {
  const starts = { first: [] as number[], later: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const folder = await mkdtemp(path.join(tmpdir(), 'concierge-bench-'));
    await chmod(folder, 0o755);
    try {
      starts.first.push(await oneStart(folder));
      starts.later.push(await oneStart(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return starts;
}

async function oneStart(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: repository,
    // A group of its own: npm, its shell and the rehearsal end together.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: path.join(folder, 'data'),
      NODE_COMPILE_CACHE: path.join(folder, 'compile'),
    },
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await untilSaid(child, origin);
    const answer = await fetch(`${origin}/teams/api/chats/bot/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: meganBowen, text: 'hello', waitMs: 20_000 }),
    });
    const { answers } = (await answer.json()) as { answers?: { messages: unknown[] } };
    if ((answers?.messages.length ?? 0) === 0) throw new Error('The first message was not answered.');
    return performance.now() - started;
  } finally {
    await end(child);
  }
}

/** Resolves when the rehearsal says where to open the browser. */
async function untilSaid(child: ChildProcess, words: string): Promise<void> {
  const said = Promise.withResolvers<void>();
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.includes(words)) said.resolve();
  });
  child.once('exit', (code) => said.reject(new Error(`npm start ended (${code}):\n${text}`)));
  const timer = setTimeout(() => said.reject(new Error(`npm start says nothing:\n${text}`)), patienceMs);
  try {
    await said.promise;
  } finally {
    clearTimeout(timer);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await gone;
  // npm may be gone before the rehearsal has closed its database; signal 0 only asks.
  const deadline = performance.now() + 15_000;
  while (isGroupAlive(child.pid) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

function isGroupAlive(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
