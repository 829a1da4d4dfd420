import { appendFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { z } from 'zod';

const failure = z.object({ file: z.string(), title: z.string() });

/** Mocha's spec reporter, which also writes down what failed: one line of JSON in the file of the option `failures`. */
export default class NotingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { failures } = z.object({ failures: z.string() }).parse(options.reporterOptions);
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test) => {
      // A hook has no file of its own.
      const file = test.file ?? test.parent?.file ?? '';
      const noted = { file: path.relative(process.cwd(), file), title: test.fullTitle() };
      appendFileSync(failures, `${JSON.stringify(noted)}\n`);
    });
  }
}

/** What failed, out of that file: paths as mocha is given them, and whole titles. */
export function failuresIn(text: string): z.infer<typeof failure>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => failure.parse(JSON.parse(line)));
}
