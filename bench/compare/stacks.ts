import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer, bundle, serverFlags, serverFolder } from '../../scripts/build.ts';
import { repository } from '../../simulator/rehearsal/environment.ts';
import { botAppId, type Manner } from './conversation.ts';

export const stackNames = ['concierge', 'edge', 'botbuilder', 'agents', 'teams', 'bare'] as const;
export type StackName = (typeof stackNames)[number];

/** What each of them is, for the table. */
export const stackTitles: Record<StackName, string> = {
  concierge: 'this bot: PostgreSQL state, its own dialogs',
  edge: 'this bot’s edge alone: the same dialogs, state in memory',
  botbuilder: 'botbuilder 4.23 + restify, WaterfallDialog, memory',
  agents: 'Microsoft 365 Agents SDK 1.8 + express, memory',
  teams: 'Teams SDK 2.1 (teams.apps), memory',
  bare: 'bare node:http, JSON and token check only',
};

export interface RunningStack {
  readonly name: StackName;
  readonly manner: Manner;
  readonly origin: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it listened. */
  readonly listenedAfterMs: number;
  /** Processor time in microseconds used so far, of this process alone. */
  cpu(): number;
  /** Resident memory in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const tickUs = 10_000;
const pageBytes = 4_096;
const startMs = 120_000;
const peers = path.join(repository, 'bench', 'peers');
const edgeFolder = path.join(repository, 'build', 'edge');

/** Builds those of these stacks that are ours, as the image has them. */
export async function buildOwn(names: readonly StackName[]): Promise<void> {
  if (names.includes('concierge')) await buildServer();
  if (names.includes('edge')) await bundle(path.join(repository, 'bench', 'compare', 'edge.ts'), edgeFolder);
}

/** Starts one stack in a process of its own. Ours have to be built before; `concierge` needs the environment of a rehearsal. */
export async function startStack(
  name: StackName,
  microsoft: string,
  environment: NodeJS.ProcessEnv,
): Promise<RunningStack> {
  const own = name === 'concierge' || name === 'edge';
  const script =
    name === 'concierge'
      ? path.join(serverFolder, 'index.mjs')
      : name === 'edge'
        ? path.join(edgeFolder, 'edge.mjs')
        : path.join(peers, 'stacks', `${name}.mjs`);
  const flags = own ? serverFlags : ['--require', path.join(peers, 'redirect.cjs')];
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, script], {
    env: {
      ...environment,
      NODE_ENV: 'production',
      BENCH_MICROSOFT: microsoft,
      BENCH_APP_ID: botAppId,
      BENCH_TENANT_ID: '11111111-1111-4111-8111-000000000003',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const port = await portOf(child, name);
  const pid = child.pid ?? 0;
  return {
    name,
    manner: own ? 'execute' : 'submit',
    origin: `http://127.0.0.1:${port}`,
    pid,
    listenedAfterMs: performance.now() - started,
    cpu: () => cpuOf(pid),
    memory: () => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes) / 1e6,
    stop: () => stop(child),
  };
}

/** Processor time of one process, all its threads, in microseconds (proc(5), fields 14 and 15). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickUs;
}

async function portOf(child: ChildProcess, name: string): Promise<number> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not start: ${output}`)), startMs);
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type !== 'listening' || message.port === undefined) return;
      clearTimeout(timer);
      resolve(message.port);
    });
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${output}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}
