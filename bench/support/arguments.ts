import { parseArgs } from 'node:util';

/** Whole numbers given as `--name 12`; each name has a default. Throws a sentence for anything else. */
export function numbersOf<Name extends string>(
  given: readonly string[],
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const { values } = parseArgs({
    args: [...given],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const read = (name: Name): number => {
    const text = values[name];
    if (text === undefined) return defaults[name];
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text))
      throw new Error(`--${name} takes a whole number.`);
    return Number(text);
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>;
}
