import { createHash } from 'node:crypto';
import type { Language } from '../dialogs/kit/language.ts';

/** An answer in HTML, with everything that keeps it out of caches, frames, indexes and other pages. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who stands behind a page, for whoever needs a person. */
export interface PageHouse {
  readonly provider: string;
  readonly contact: string;
}

/** What a browser sent, as far as it matters. */
export interface PageVisit {
  readonly token: string;
  /** `Accept-Language`, as it came. */
  readonly language: string | undefined;
  /** `Sec-Fetch-Site`, where the browser says it. */
  readonly from?: string | undefined;
}

/** A page of its own; `lines` are HTML already, everything else is text. */
export function framedPage(view: {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly footer: string;
}): Page {
  const html = `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${escapeHtml(view.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(view.heading)}</h1>
${view.lines.join('\n')}
</main>
<footer>${escapeHtml(view.footer)}</footer>
</body>
</html>
`;
  return { status: view.status, html, headers: strictHeaders };
}

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

export function escapeHtml(text: string): string {
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

/** Keeps an answer out of caches, indexes and referrers, and has it taken for nothing but what it says it is. */
export const keptOut: Readonly<Record<string, string>> = {
  'cache-control': 'no-store, max-age=0',
  pragma: 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cross-origin-resource-policy': 'same-origin',
};

const strictHeaders: Readonly<Record<string, string>> = {
  ...keptOut,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};
