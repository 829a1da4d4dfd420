import { spawn } from 'node:child_process';
import path from 'node:path';

/** The project's own folder, wherever it was cloned to. */
export const projectFolder = path.resolve(import.meta.dirname, '..');

const scriptOf = {
  mocha: 'mocha/bin/mocha.js',
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
} as const;

/** Path of a tool's script, to be run with process.execPath (links in `.bin` do not work everywhere). */
export function toolScript(tool: keyof typeof scriptOf): string {
  return path.join(projectFolder, 'node_modules', scriptOf[tool]);
}

/** Runs a script in the project's folder and waits for it. `output` is stdout and stderr as they came. */
export function runNode(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: signal ? 1 : (code ?? 1), output }));
  });
}
