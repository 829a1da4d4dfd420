import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../../simulator/rehearsal/environment.ts';

export interface BotInstance {
  readonly origin: string;
  /** Everything written to standard output and error so far. */
  output(): string;
  /** SIGTERM, as an orchestrator sends it. */
  terminate(): void;
  kill(): void;
  /** How it ended. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

/** Starts the product in a process of its own, without anybody to start it again. */
export async function startBotInstance(environment: NodeJS.ProcessEnv): Promise<BotInstance> {
  const child = spawn(process.execPath, [join(repository, 'src', 'index.ts')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const listening = new Promise<number>((resolve, reject) => {
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type === 'listening' && message.port !== undefined) resolve(message.port);
    });
    void ended.then(({ code }) => reject(new Error(`the bot ended with ${code}: ${output.slice(-2_000)}`)));
  });
  const port = await listening;
  return {
    origin: `http://127.0.0.1:${port}`,
    output: () => output,
    terminate: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
