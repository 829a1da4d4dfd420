import { createHash } from 'node:crypto';
import { moment, type Language } from '../../dialogs/kit/language.ts';
import type { FirstSignInLook, FirstSignInRevealed } from '../../workflows/first-sign-in/port.ts';
import { firstSignInText } from './text.ts';

/** An answer in HTML, with everything that keeps it out of caches, frames, indexes and other pages. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who stands behind the page, for whoever needs a person. */
export interface PageHouse {
  readonly provider: string;
  readonly contact: string;
}

/** What to draw; `trouble`: the answer could not be found out. */
export type PageView = FirstSignInLook | FirstSignInRevealed | { readonly kind: 'trouble' };

const statusOf: Readonly<Record<PageView['kind'], number>> = {
  waiting: 200,
  revealed: 200,
  opened: 410,
  expired: 410,
  unknown: 404,
  trouble: 503,
};

/** `visitor` is the language the browser asks for; used where the customer's own is not known. */
export function firstSignInPage(view: PageView, house: PageHouse, visitor: Language): Page {
  const language = 'language' in view ? view.language : visitor;
  const words = firstSignInText(language);
  const { heading, lines } = bodyOf(view, language);
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${escapeHtml(words.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(heading)}</h1>
${lines.join('\n')}
</main>
<footer>${escapeHtml(words.contact(house.provider, house.contact))}</footer>
</body>
</html>
`;
  return { status: statusOf[view.kind], html, headers: strictHeaders };
}

function bodyOf(view: PageView, language: Language): { heading: string; lines: readonly string[] } {
  const words = firstSignInText(language);
  const at = (time: number) => moment(time, { language, locale: language, timeZone: 'UTC' });
  switch (view.kind) {
    case 'waiting':
      return {
        heading: words.heading(view.tenantDomain),
        lines: [
          paragraph(words.once),
          paragraph(words.ready),
          `<form method="post"><button>${escapeHtml(words.show)}</button></form>`,
          paragraph(words.until(at(view.at))),
        ],
      };
    case 'revealed':
      return {
        heading: words.heading(view.tenantDomain),
        lines: [
          `<dl><dt>${escapeHtml(words.userName)}</dt><dd><code>${escapeHtml(view.userName)}</code></dd>`,
          `<dt>${escapeHtml(words.password)}</dt><dd><code>${escapeHtml(view.password)}</code></dd></dl>`,
          paragraph(words.next),
          `<p><a href="https://admin.microsoft.com/" target="_blank" rel="noopener noreferrer">${escapeHtml(words.signIn)}</a></p>`,
          paragraph(words.gone),
        ],
      };
    case 'opened':
      return {
        heading: words.openedHeading,
        lines: [paragraph(words.opened(view.tenantDomain, at(view.at))), paragraph(words.openedByOther)],
      };
    case 'expired':
      return {
        heading: words.expiredHeading,
        lines: [paragraph(words.expired(view.tenantDomain, at(view.at))), paragraph(words.expiredNext)],
      };
    case 'unknown':
      return { heading: words.unknownHeading, lines: [paragraph(words.unknown)] };
    case 'trouble':
      return { heading: words.troubleHeading, lines: [paragraph(words.trouble)] };
  }
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `
:root { color-scheme: light dark; --back: #faf9f8; --paper: #fff; --ink: #201f1e; --line: #8a8886; --accent: #0f548c; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --back: #1b1a19; --paper: #252423; --ink: #f3f2f1; --line: #979593; --accent: #62abf5; --on: #10233a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main, footer { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
button, a { font: inherit; font-weight: 600; }
button { padding: .6rem 1.2rem; border: 0; border-radius: 4px; background: var(--accent); color: var(--on); cursor: pointer; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.25rem; }
dd { margin: 0 0 .75rem; } code { font: 600 1.15rem/1.6 Consolas, monospace; overflow-wrap: anywhere; user-select: all; }
`;

const strictHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store, max-age=0',
  pragma: 'no-cache',
  'referrer-policy': 'no-referrer',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
