/** Text made safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A complete page in the simulator's plain style; `head` may add styles and scripts. */
export function page(parts: { title: string; body: string; head?: string; language?: string }): string {
  return `<!doctype html>
<html lang="${parts.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:,">
<style>${plainStyle}</style>
${parts.head ?? ''}
</head>
<body>
${parts.body}
</body>
</html>
`;
}

const plainStyle = `
:root { color-scheme: light dark; --back: #faf9f8; --paper: #fff; --ink: #201f1e; --soft: #5b5a58; --line: #d2d0ce;
  --accent: #0f6cbd; --on-accent: #fff; --good: #0b6a0b; --bad: #b10e1c; --warn-back: #fff4ce; --warn-ink: #4d3800; }
@media (prefers-color-scheme: dark) { :root { --back: #1b1a19; --paper: #252423; --ink: #f3f2f1; --soft: #c8c6c4;
  --line: #484644; --accent: #62abf5; --on-accent: #10233a; --good: #54b054; --bad: #f1707b; --warn-back: #433519; --warn-ink: #fce9b8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 "Segoe UI", system-ui, -apple-system, Roboto, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; } h3 small { font-weight: 400; }
a { color: var(--accent); } small, .soft { color: var(--soft); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button, .button { font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 4px; padding: .4rem .9rem;
  background: var(--paper); color: var(--ink); cursor: pointer; text-decoration: none; display: inline-block; }
button.primary, .button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:disabled { opacity: .55; cursor: not-allowed; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; }
.choices { list-style: none; padding: 0; display: grid; gap: .5rem; }
.choices a { display: block; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); text-decoration: none; color: var(--ink); }
.choices a:hover { border-color: var(--accent); }
`;
