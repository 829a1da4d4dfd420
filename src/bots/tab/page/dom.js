const svgSpace = 'http://www.w3.org/2000/svg';

/** Makes an element: properties that start with `on` listen, all others are attributes; texts stay texts. */
export function el(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** The same for a part of a drawing. */
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS(svgSpace, tag), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

/** A table with a caption that everybody can read; every row's first cell is its heading. */
export function table(caption, headings, rows) {
  return el(
    'div',
    { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, caption),
      el('thead', {}, el('tr', {}, ...headings.map((heading) => el('th', { scope: 'col' }, heading)))),
      el(
        'tbody',
        {},
        ...rows.map(([first, ...others]) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, first),
            ...others.map((cell) =>
              el(
                'td',
                typeof cell === 'number' ? { class: 'number' } : {},
                typeof cell === 'number' ? String(cell) : cell,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Says a sentence on the page, for people who do not see it too. */
export function say(sentence, isTrouble = false) {
  document.getElementById('said').textContent = sentence;
  const place = document.getElementById('note');
  place?.replaceChildren(el('p', { class: isTrouble ? 'note trouble' : 'note' }, sentence));
}
