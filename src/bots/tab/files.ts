import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { languages } from '../../domain/language.ts';
import { keptOut } from '../page-frame.ts';
import { json, type TabAnswer } from './answer.ts';
import { tabText } from './text.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Whoever may show the page in a frame: the hosts of Teams. */
const teamsHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.teams.cloud.microsoft',
];

/**
 * The page, its scripts and its sentences: nothing in them is anybody's secret. `framedBySelf`: in the rehearsal,
 * where Teams is on our own address.
 */
export function createTabFiles({ framedBySelf }: { readonly framedBySelf: boolean }) {
  const library = createRequire(import.meta.url).resolve(
    '@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
  );
  const headers: Readonly<Record<string, string>> = {
    ...keptOut,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      `frame-ancestors ${[...(framedBySelf ? ["'self'"] : []), ...teamsHosts].join(' ')}`,
    ].join('; '),
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
  const missing = json(404, { kind: 'unknown' });

  async function file(path: string, kind: string, cache: string): Promise<TabAnswer> {
    const text = await readFile(path, 'utf8');
    return {
      status: 200,
      file: text,
      headers: { ...headers, 'content-type': types[kind] ?? 'text/plain', 'cache-control': cache },
    };
  }

  return {
    /** `name` is what stands behind `/tab/`: `operations`, `page/main.js`, `teams.js`, `words/de.json`. */
    async get(name: string): Promise<TabAnswer> {
      if (name === 'operations') return ownFile('operations.html', 'html');
      // A version of the library never changes; its address does not name it, so it is asked for daily.
      if (name === 'teams.js') return file(library, 'js', 'public, max-age=86400');
      const language = languages.find((one) => name === `words/${one}.json`);
      if (language !== undefined) {
        const answer = json(200, tabText(language));
        return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-cache' } };
      }
      const [, own, kind] = /^page\/([a-z][a-z-]{0,40}\.(js|css))$/.exec(name) ?? [];
      return own === undefined || kind === undefined ? missing : ownFile(own, kind);
    },
  };

  async function ownFile(name: string, kind: string): Promise<TabAnswer> {
    try {
      return await file(fileURLToPath(new URL(`page/${name}`, import.meta.url)), kind, 'no-cache');
    } catch {
      return missing;
    }
  }
}

export type TabFiles = ReturnType<typeof createTabFiles>;
