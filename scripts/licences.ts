import { z } from 'zod';

/** Licences that packages may come under: none asks anything of what is built with them but keeping its text. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Unlicense',
]);

/** Others, package by package, with the reason; for development only means that nothing of it is shipped. */
const exceptions: Readonly<Record<string, { licence: string; why: string; developmentOnly?: true }>> = {
  'axe-core': {
    licence: 'MPL-2.0',
    why: 'used unchanged by the browser tests, not part of the product',
    developmentOnly: true,
  },
};

/** Packages whose entry in the registry names no licence; read in their own files. */
const readByHand: Readonly<Record<string, string>> = {
  'cldrjs@0.5.5': 'MIT',
  'escape-regexp-component@1.0.2': 'MIT',
};

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      devDependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; undefined when nobody names one. */
  readonly licence: string | undefined;
  readonly direct: boolean;
  readonly use: 'production' | 'optional' | 'development';
}

/** Every package of a package-lock.json (version 3), by name and version, each once. */
export function packagesOf(lock: string): readonly LicensedPackage[] {
  const { packages } = lockFile.parse(JSON.parse(lock));
  const { dependencies, devDependencies, optionalDependencies } = packages[''] ?? {};
  const direct = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
  const found = new Map<string, LicensedPackage>();
  for (const [place, entry] of Object.entries(packages)) {
    if (place === '') continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const version = entry.version ?? '';
    const key = `${name}@${version}`;
    const use = entry.dev ? 'development' : entry.optional || entry.devOptional ? 'optional' : 'production';
    const before = found.get(key);
    found.set(key, {
      name,
      version,
      licence: entry.license ?? readByHand[key],
      direct: before?.direct === true || (direct.has(name) && place === `node_modules/${name}`),
      use: before?.use === 'production' ? 'production' : use,
    });
  }
  return [...found.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** What may not be used as it is, one sentence each; empty when all is well. */
export function licenceFaults(packages: readonly LicensedPackage[]): readonly string[] {
  return packages.flatMap(({ name, version, licence, use }) => {
    const which = `${name} ${version}`;
    if (licence === undefined)
      return [`${which} names no licence: read it, and note it in scripts/licences.ts.`];
    if (isAllowed(licence)) return [];
    const exception = exceptions[name];
    const isExcepted =
      exception?.licence === licence && (exception.developmentOnly !== true || use === 'development');
    return isExcepted ? [] : [`${which} comes under ${licence}, which is not on the list (${use}).`];
  });
}

/** Whether an SPDX expression can be kept with licences of the list: of OR one suffices, of AND all are needed. */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/\(|\)|[\w.+-]+/g) ?? [];
  let at = 0;
  const term = (): boolean => {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && allowed.has(token);
    const inner = anyOf();
    at += 1;
    return inner;
  };
  const allOf = (): boolean => {
    let holds = term();
    while (tokens[at] === 'AND') {
      at += 1;
      const next = term();
      holds &&= next;
    }
    return holds;
  };
  const anyOf = (): boolean => {
    let holds = allOf();
    while (tokens[at] === 'OR') {
      at += 1;
      const next = allOf();
      holds ||= next;
    }
    return holds;
  };
  const holds = anyOf();
  return holds && at === tokens.length;
}

/** docs/licences.md, in full. */
export function licenceReport(packages: readonly LicensedPackage[]): string {
  const uses = ['production', 'optional', 'development'] as const;
  const titles = {
    production: 'Part of the product',
    optional: 'Only on some systems, or only without a database server and Node of one’s own',
    development: 'For building and testing only',
  };
  const count = (use: (typeof uses)[number]) => packages.filter((one) => one.use === use).length;
  return [
    '# Licences of what is used',
    '',
    'Generated by `npm run licences` from package-lock.json; `npm run check` compares it and refuses licences that are',
    `not on the list in scripts/licences.ts. ${packages.length} packages: ${uses.map((use) => `${count(use)} ${use}`).join(', ')}.`,
    ...Object.entries(exceptions).flatMap(([name, { licence, why }]) => [
      '',
      `Exception: ${name}, ${licence}: ${why}.`,
    ]),
    ...uses.flatMap((use) => [
      '',
      `## ${titles[use]}`,
      '',
      ...table(packages.filter((one) => one.use === use)),
    ]),
    '',
  ].join('\n');
}

function table(packages: readonly LicensedPackage[]): readonly string[] {
  const rows = packages.map(({ name, version, licence, direct }) => [
    direct ? `**${name}**` : name,
    version,
    licence ?? 'unknown',
  ]);
  const all = [['package (direct ones bold)', 'version', 'licence'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
