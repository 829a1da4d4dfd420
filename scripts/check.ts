// npm run check: everything that can be told without running the product. One line a step; all steps run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { longModules } from './module-length.ts';
import { projectFolder, runNode, toolScript } from './tools.ts';

interface Step {
  readonly name: string;
  /** Resolves with what to show when the step failed, or undefined when all is well. */
  run(): Promise<string | undefined>;
}

const command =
  (...args: string[]) =>
  async () => {
    const { code, output } = await runNode(args);
    return code === 0 ? undefined : output;
  };

/** Each writes files that are committed; with --check it compares them. */
const generators = [
  'generate-env-example.ts',
  'generate-icons.ts',
  'generate-dashboard.ts',
  'generate-doctor-page.ts',
  'generate-licences.ts',
];

async function compareGenerated(): Promise<string | undefined> {
  const found: string[] = [];
  for (const script of generators) {
    const { code, output } = await runNode([path.join('scripts', script), '--check']);
    if (code !== 0) found.push(output);
  }
  return found.length === 0 ? undefined : found.join('');
}

const steps: readonly Step[] = [
  { name: 'types', run: command(toolScript('tsc'), '--noEmit') },
  { name: 'lint', run: command(toolScript('oxlint'), '--type-aware', '--deny-warnings') },
  { name: 'format', run: command(toolScript('prettier'), '--check', '--log-level', 'warn', '.') },
  {
    name: 'import rules',
    run: command(toolScript('depcruise'), 'src', 'simulator', '--config', '.dependency-cruiser.cjs'),
  },
  { name: 'generated files', run: compareGenerated },
  {
    name: 'module length',
    run: async () => {
      const long = longModules(projectFolder, (file) => readFileSync(file, 'utf8'));
      return long.length === 0 ? undefined : `${long.join('\n')}\n`;
    },
  },
];

for (const step of steps) {
  const started = performance.now();
  const trouble = await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${trouble === undefined ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
  if (trouble === undefined) continue;
  console.log(trouble);
  process.exitCode = 1;
}
