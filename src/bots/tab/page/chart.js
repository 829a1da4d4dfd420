import { el, svg, table } from './dom.js';
import { fill, named, t } from './words.js';

const ages = ['day', 'week', 'older'];
const width = 320;
const thick = 14;
/** Of the name above a bar, and of the room below it. */
const name = 16;
const gap = 10;
const high = name + thick + gap;

/** How many there are of each state and how long ago they moved: bars, and beside them a table with the same numbers. */
export function ageChart(title, rows, names) {
  const words = t().overview;
  const heading = el('h2', {}, title);
  if (rows.length === 0) return el('section', {}, heading, el('p', { class: 'soft' }, words.noneOpen));
  const sums = rows.map((row) => row.day + row.week + row.older);
  const scale = width / Math.max(...sums);
  const drawing = svg(
    'svg',
    {
      role: 'img',
      'aria-label': fill(words.chart, { what: title }),
      viewBox: `0 0 ${width} ${rows.length * high}`,
      class: 'chart',
    },
    ...rows.flatMap((row, line) => [
      svg('text', { x: 0, y: line * high + name - 4 }, `${named(names, row.state)} · ${sums[line]}`),
      ...bar(row, line, scale),
    ]),
  );
  const key = el(
    'ul',
    { class: 'key', 'aria-hidden': 'true' },
    ...ages.map((age) => el('li', {}, el('span', { class: `swatch ${age}` }), words.age[age])),
  );
  const headings = [words.state, ...ages.map((age) => words.age[age]), words.total];
  const lines = rows.map((row, n) => [named(names, row.state), row.day, row.week, row.older, sums[n]]);
  return el(
    'section',
    {},
    heading,
    el('div', { class: 'beside' }, el('div', {}, drawing, key), table(title, headings, lines)),
  );
}

function bar(row, line, scale) {
  let x = 0;
  return ages.map((age) => {
    const long = row[age] * scale;
    const part = svg('rect', {
      class: age,
      x,
      y: line * high + name,
      width: Math.max(0, long - (long > 2 ? 1 : 0)),
      height: thick,
    });
    x += long;
    return part;
  });
}
