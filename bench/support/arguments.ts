import { parseArgs } from 'node:util';

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
