/** One card in one state and language, as the flows show them. */
export interface GalleryCard {
  readonly flow: string;
  /** The state: `link-shown`, `accepted`. */
  readonly name: string;
  readonly language: string;
  readonly card: object;
}

export interface GalleryParts {
  readonly cards: readonly GalleryCard[];
  /** Text of the renderer's browser bundle (adaptivecards). */
  readonly renderer: string;
  /** Teams host configs, parsed. */
  readonly light: unknown;
  readonly dark: unknown;
}

/** File name of a card in the gallery's folder, without ending; safe on every system. */
export function cardFileName({ flow, name, language }: GalleryCard): string {
  return [flow, name, language].map((part) => part.replaceAll(/[^A-Za-z0-9-]+/g, '-')).join('.');
}

/** One page without any request of its own, that renders every card in Teams light and dark side by side. */
export function galleryPage({ cards, renderer, light, dark }: GalleryParts): string {
  const data = { cards: cards.map((card) => ({ ...card, file: `${cardFileName(card)}.json` })), light, dark };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>CSP Concierge: every card</title>
<style>${styles}</style>
</head>
<body>
<header><h1>Every card</h1><p id="count" role="status"></p><div id="filters"></div></header>
<main id="cards"></main>
<script>${inScript(renderer)}</script>
<script type="application/json" id="data">${inScript(JSON.stringify(data))}</script>
<script>(${inScript(String(showGallery))})();</script>
</body>
</html>
`;
}

/** Keeps a text from ending the script element it stands in: the escape means the same in JSON and JavaScript strings. */
const inScript = (text: string): string => text.replaceAll(/<(?=\/script|!--)/gi, '\\u003C');

const styles = `
body { margin: 0; font: 14px/1.4 'Segoe UI', system-ui, sans-serif; background: #f0f0f0; color: #242424; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px;
  padding: 8px 24px; background: #fff; border-bottom: 1px solid #d1d1d1; }
h1 { font-size: 20px; margin: 0; } #count { margin: 0; color: #616161; } #filters { display: flex; gap: 16px; }
main { padding: 0 24px 48px; } section { margin-top: 32px; }
h2 { font-size: 15px; margin: 0 0 8px; } h2 span { font-weight: 400; color: #616161; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 16px; max-width: 1240px; }
.pane { padding: 16px; border-radius: 8px; } .pane.light { background: #f5f5f5; } .pane.dark { background: #1f1f1f; }
.card { max-width: 560px; border-radius: 6px; overflow: hidden; border: 1px solid transparent; }
.light .card { background: #fff; border-color: #e0e0e0; } .dark .card { background: #292929; border-color: #3d3d3d; }
.dark { color: #fff; }
.card button, .card input, .card select, .card textarea { font: inherit; }
.card .ac-pushButton { padding: 5px 12px; border-radius: 4px; cursor: pointer; font-weight: 600; }
.light .ac-pushButton { border: 1px solid #d1d1d1; background: #fff; color: #242424; }
.dark .ac-pushButton { border: 1px solid #666; background: #292929; color: #fff; }
.pane .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
.light .style-destructive { color: #b10e1c; } .dark .style-destructive { color: #f1707b; }
.card .ac-input { box-sizing: border-box; width: 100%; padding: 5px 8px; border: 1px solid #8a8886; border-radius: 4px; }
.dark .ac-input { background: #1f1f1f; color: #fff; }
.card p { margin: 0; } details { margin-top: 8px; color: #616161; } .dark a { color: #9299f7; } .light a { color: #4f52b2; }
pre { white-space: pre-wrap; background: #fff; padding: 12px; border-radius: 6px; }
`;

/** Runs in the page; must not use anything outside itself. */
function showGallery(): void {
  const AdaptiveCards = (globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') })
    .AdaptiveCards;
  type Shown = GalleryCard & { file: string };
  const data = JSON.parse(document.querySelector('#data')?.textContent ?? '') as {
    cards: Shown[];
    light: object;
    dark: object;
  };

  // The part of Markdown that Teams shows in a TextBlock; everything else stays text.
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const holder = document.createElement('div');
    holder.textContent = text;
    const inline = holder.innerHTML
      .replaceAll(/\[([^\]]+)\]\((https:[^)\s"]+)\)/g, '<a href="$2">$1</a>')
      .replaceAll(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, '<strong>$1</strong>')
      .replaceAll(/(?<![\\\w])_(.+?)(?<!\\)_(?!\w)/g, '<em>$1</em>')
      .replaceAll(/\\([\\*_[\]()#`~>+-])/g, '$1');
    result.outputHtml = inline
      .split(/\n{1,2}/)
      .map((line) => `<p>${line.replace(/^- /, '• ')}</p>`)
      .join('');
    result.didProcess = true;
  };

  const render = (shown: Shown, theme: 'light' | 'dark') => {
    const pane = document.createElement('div');
    pane.className = `pane ${theme}`;
    const holder = document.createElement('div');
    holder.className = 'card';
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(data[theme]);
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
