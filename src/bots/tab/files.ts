import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { languages, type Language } from '../../domain/language.ts';
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

  /** Read once: bytes that every answer shares, however many are asked for and however slowly they are taken. */
  const file = (from: string | URL, kind: string, cache: string): TabAnswer => ({
    status: 200,
    file: readFileSync(from),
    headers: { ...headers, 'content-type': types[kind] ?? 'text/plain', 'cache-control': cache },
  });
  const words = (language: Language): TabAnswer => {
    const answer = json(200, tabText(language));
    return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-cache' } };
  };

  // Keys are what stands behind `/tab/`: `operations`, `page/main.js`, `teams.js`, `words/de.json`.
  const page = new URL('page/', import.meta.url);
  const files = new Map<string, TabAnswer>([
    ['operations', file(new URL('operations.html', page), 'html', 'no-cache')],
    // A version of the library never changes; its address does not name it, so it is asked for daily.
    ['teams.js', file(library, 'js', 'public, max-age=86400')],
    ...languages.map((language) => [`words/${language}.json`, words(language)] as const),
    ...readdirSync(page)
      .map((name) => /^[a-z][a-z-]*\.(js|css)$/.exec(name))
      .filter((found) => found !== null)
      .map(([name, kind = '']) => [`page/${name}`, file(new URL(name, page), kind, 'no-cache')] as const),
  ]);

  return { get: (name: string): TabAnswer => files.get(name) ?? missing };
}

export type TabFiles = ReturnType<typeof createTabFiles>;
