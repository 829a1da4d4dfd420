import { globSync } from 'node:fs';
import path from 'node:path';

const mostLines = 250;

/**
 * Modules of more than 250 lines, one sentence each. A module may say in its first comment why it is longer
 * (`long because: …`).
 */
export function longModules(folder: string, readFile: (file: string) => string): string[] {
  // The stacks that the benchmark compares with bring packages of their own.
  const exclude = ['**/node_modules'];
  return globSync('{src,simulator,bench,scripts}/**/*.{ts,js,cjs,mjs}', { cwd: folder, exclude })
    .toSorted()
    .flatMap((file) => {
      const text = readFile(path.join(folder, file));
      const lines = text.split('\n').length - 1;
      return lines <= mostLines || /long because: \S/.test(firstComment(text))
        ? []
        : [
            `${file} has ${lines} lines; ${mostLines} are allowed unless its first comment says "long because: …".`,
          ];
    });
}

const firstComment = (text: string): string =>
  /^\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)/.exec(text)?.[0] ?? '';
