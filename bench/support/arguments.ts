import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * What a command was called with. `--help` prints how it is called and ends with 0; what cannot be read is told in a
 * sentence, and ends with 2.
 */
export function optionsGiven<T extends ParseArgsConfig>(config: T) {
  return readOrLeave(Object.keys(config.options ?? {}), () => parseArgs(config));
}

/** The same for whole numbers: see `numbersOf`. */
export const numbersGiven = <Name extends string>(
  defaults: Readonly<Record<Name, number>>,
  flags: readonly NoInfer<Name>[] = [],
): Record<Name, number> =>
  readOrLeave(
    (Object.keys(defaults) as Name[]).map((name) =>
      flags.includes(name) ? name : `${name} ${defaults[name]}`,
    ),
    () => numbersOf(process.argv.slice(2), defaults, flags),
  );

function readOrLeave<T>(options: readonly string[], read: () => T): T {
  const command = process.env['npm_lifecycle_event'] ?? 'bench';
  const usage = `npm run ${command} --${options.map((option) => ` [--${option}]`).join('')}`;
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return read();
  } catch (error) {
    const [what = ''] = (error as Error).message.split(/\. (?=[A-Z])/, 1);
    process.stderr.write(`${what.replace(/\.$/, '')}. Nothing was done. Call it so: ${usage}\n`);
    process.exit(2);
  }
}

/**
 * Whole numbers given as `--name 12`; each name has a default. `flags` stand without a number and are 1 when given.
 * Throws a sentence for anything else.
 */
export function numbersOf<Name extends string>(
  given: readonly string[],
  defaults: Readonly<Record<Name, number>>,
  flags: readonly NoInfer<Name>[] = [],
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const { values } = parseArgs({
    args: [...given],
    options: Object.fromEntries(
      names.map((name) => [
        name,
        { type: flags.includes(name) ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const read = (name: Name): number => {
    const text = values[name];
    if (text === undefined) return defaults[name];
    if (text === true) return 1;
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text))
      throw new Error(`--${name} takes a whole number.`);
    return Number(text);
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>;
}
