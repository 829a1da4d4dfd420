import { readFileSync } from 'node:fs';
import { cp, link, mkdir, readdir, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { buildServer } from '../../scripts/build.ts';
import { projectFolder } from '../../scripts/tools.ts';

/** A Dockerfile, instruction by instruction; continued lines are joined, comments left out. */
export function instructionsOf(text: string): readonly { readonly name: string; readonly rest: string }[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
      return { name, rest };
    });
}

export const dockerfile = () => instructionsOf(readFileSync(path.join(projectFolder, 'Dockerfile'), 'utf8'));

/** The instructions of the last stage. */
export function lastStage() {
  const all = dockerfile();
  return all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** Folders that `npm ci --omit=dev --omit=optional` makes, by the lock file. */
export function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(packages)
    .filter(([name, { dev, optional, devOptional }]) => name !== '' && !(dev ?? optional ?? devOptional))
    .map(([name]) => name);
}

/** What the builder deletes from the packages. */
const isLeftOut = (file: string) => /\.(?:map|ts|md)$/.test(file) && !/licen[cs]e/i.test(path.basename(file));

/** Puts the files of the image into a folder, without a builder and without a network. */
export async function assembleImage(target: string): Promise<void> {
  for (const { name, rest } of lastStage()) {
    if (name !== 'COPY' || rest.startsWith('--from')) continue;
    const parts = rest.split(/\s+/);
    const to = path.join(target, parts.at(-1) ?? '');
    for (const from of parts.slice(0, -1)) {
      const isFolder = parts.length === 2 && !/\.\w+$/.test(from);
      const place = isFolder ? to : path.join(to, path.basename(from));
      await cp(path.join(projectFolder, from), place, { recursive: true });
    }
  }
  for (const name of productionPackages()) await linkPackage(name, target);
  await buildServer(path.join(target, 'build', 'server'));
}

/** The files of one package, not those of packages inside of it, which are in the lock file themselves. */
async function linkPackage(name: string, target: string): Promise<void> {
  async function folder(relative: string): Promise<void> {
    const to = path.join(target, relative);
    await mkdir(to, { recursive: true });
    for (const entry of await readdir(path.join(projectFolder, relative), { withFileTypes: true })) {
      const file = path.join(relative, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') await folder(file);
      } else if (entry.isFile() && !isLeftOut(file)) {
        const from = path.join(projectFolder, file);
        // Another disk cannot have links to it.
        await link(from, path.join(target, file)).catch(() => copyFile(from, path.join(target, file)));
      }
    }
  }
  await folder(name);
}
