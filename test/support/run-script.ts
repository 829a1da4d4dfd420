import { spawn } from 'node:child_process';
import { projectFolder } from '../../scripts/tools.ts';

export interface ScriptRun {
  readonly code: number | null;
  /** What was meant for people, and what went to stderr. */
  readonly output: string;
  readonly errors: string;
}

/** Runs one of the project's scripts with these arguments and this environment only, and waits for its end. */
export function runScript(
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<ScriptRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: projectFolder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}
