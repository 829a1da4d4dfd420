import type * as AdaptiveCards from 'adaptivecards';
import type { TeamsLook } from './teams-look.ts';

/** One card in one state and language, as the flows show them. */
export interface GalleryCard {
  readonly flow: string;
  /** The state: `link-shown`, `accepted`. */
  readonly name: string;
  readonly language: string;
  readonly card: object;
}

/** File name of a card in the gallery's folder, without ending; safe on every system. */
export function cardFileName({ flow, name, language }: GalleryCard): string {
  return [flow, name, language].map((part) => part.replaceAll(/[^A-Za-z0-9-]+/g, '-')).join('.');
}

/** One page without any request of its own, that renders every card in Teams light and dark side by side. */
export function galleryPage(cards: readonly GalleryCard[], look: TeamsLook): string {
  const { light, dark } = look;
  const data = { cards: cards.map((card) => ({ ...card, file: `${cardFileName(card)}.json` })), light, dark };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>CSP Concierge: every card</title>
<style>${look.styles}
${styles}</style>
</head>
<body>
<header><h1>Every card</h1><p id="count" role="status"></p><div id="filters"></div></header>
<main id="cards"></main>
<script>${inScript(look.renderer)}</script>
<script>${inScript(look.drawing)}</script>
<script type="application/json" id="data">${inScript(JSON.stringify(data))}</script>
<script>(${inScript(String(showGallery))})();</script>
</body>
</html>
`;
}

/** Keeps a text from ending the script element it stands in: the escape means the same in JSON and JavaScript strings. */
const inScript = (text: string): string => text.replaceAll(/<(?=\/script|!--)/gi, '\\u003C');

const styles = `
body { margin: 0; font: 14px/20px 'Segoe UI', system-ui, sans-serif; background: #ebebeb; color: #242424; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px;
  padding: 8px 24px; background: #fff; border-bottom: 1px solid #d1d1d1; }
h1 { font-size: 20px; margin: 0; } #count { margin: 0; color: #616161; } #filters { display: flex; gap: 16px; }
main { padding: 0 24px 48px; } section { margin-top: 32px; }
h2 { font-size: 15px; margin: 0 0 8px; } h2 span { font-weight: 400; color: #616161; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 16px; max-width: 1240px; }
.pane { padding: 16px; border-radius: 8px; background: var(--pane); color: var(--text); }
details { margin-top: 8px; color: #616161; }
pre { white-space: pre-wrap; background: #fff; padding: 12px; border-radius: 6px; }
`;

/** What the scripts before it have declared in the page. */
interface PageScripts {
  readonly AdaptiveCards: typeof AdaptiveCards;
  markdownToHtml(text: string): string;
  teamsHostConfig(theme: 'light' | 'dark', published: unknown): object;
}

/** Runs in the page; must not use anything outside itself. */
function showGallery(): void {
  const scripts = globalThis as unknown as PageScripts;
  const { AdaptiveCard, HostConfig } = scripts.AdaptiveCards;
  type Shown = GalleryCard & { file: string };
  const data = JSON.parse(document.querySelector('#data')?.textContent ?? '') as {
    cards: Shown[];
    light: unknown;
    dark: unknown;
  };
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = scripts.markdownToHtml(text);
    result.didProcess = true;
  };

  const render = (shown: Shown, theme: 'light' | 'dark') => {
    const pane = document.createElement('div');
    pane.className = `pane ${theme}`;
    const holder = document.createElement('div');
    holder.className = 'card';
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(scripts.teamsHostConfig(theme, data[theme]));
    card.parse(shown.card);
    card.render(holder);
    pane.append(holder);
    return pane;
  };

  const section = (shown: Shown) => {
    const element = document.createElement('section');
    const title = document.createElement('h2');
    title.append(`${shown.name} `);
    const place = document.createElement('span');
    place.textContent = `${shown.flow} · ${shown.language} · ${shown.file}`;
    title.append(place);
    const pair = document.createElement('div');
    pair.className = 'pair';
    pair.append(render(shown, 'light'), render(shown, 'dark'));
    const source = document.createElement('details');
    source.innerHTML = '<summary>JSON</summary><pre></pre>';
    const pre = source.querySelector('pre');
    if (pre) pre.textContent = JSON.stringify(shown.card, null, 2);
    element.append(title, pair, source);
    return { shown, element };
  };

  const sections = data.cards.map(section);
  document.querySelector('#cards')?.append(...sections.map(({ element }) => element));

  const selects = (['flow', 'language'] as const).map((field) => {
    const label = document.createElement('label');
    const select = document.createElement('select');
    const values = [...new Set(data.cards.map((card) => card[field]))].sort();
    select.append(new Option(`every ${field}`, ''), ...values.map((value) => new Option(value, value)));
    label.append(`${field} `, select);
    document.querySelector('#filters')?.append(label);
    select.addEventListener('change', filter);
    return { field, select };
  });

  function filter(): void {
    let count = 0;
    for (const { shown, element } of sections) {
      element.hidden = selects.some(
        ({ field, select }) => select.value !== '' && select.value !== shown[field],
      );
      if (!element.hidden) count += 1;
    }
    const status = document.querySelector('#count');
    if (status) status.textContent = `${count} of ${sections.length} cards`;
  }
  filter();
}
