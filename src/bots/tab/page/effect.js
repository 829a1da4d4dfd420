import { el } from './dom.js';
import { fill, t } from './words.js';

/**
 * What a change would do, before it is saved. `value` is what was typed; undefined: as the file says. `shown` are the
 * values before and after in words, where the effect does not show them itself.
 */
export function effectPart(effect, value, shown) {
  const words = t().settings;
  return el(
    'div',
    { class: 'effect' },
    el('h3', {}, words.previewTitle),
    ...partsOf[effect.kind](effect, value, words, shown),
  );
}

const partsOf = {
  'from-now-on': (_effect, _value, words, { before, after }) => [
    el('p', {}, fill(words.effect.before, { value: before })),
    el('p', {}, el('strong', {}, fill(words.effect.after, { value: after }))),
    el('p', {}, words.effect['from-now-on']),
  ],

  link: ({ link, invitations, more }, value, words) => [
    el('p', {}, words.effect.link),
    el('p', {}, el('code', {}, link)),
    value !== undefined && value !== 'fetch' && el('p', {}, `⚠ ${words.effect.resellers}`),
    el('p', {}, invitations.length === 0 ? words.effect.nobody : words.effect.invitations),
    el(
      'ul',
      {},
      ...invitations.map(({ id, customer }) => el('li', {}, `${id} · ${customer}`)),
      more > 0 && el('li', {}, fill(words.effect.more, { n: more })),
    ),
  ],

  letter: ({ letters }, _value, words) =>
    letters.map(({ whom, subject, whole }) =>
      el(
        'article',
        { class: 'letter', 'aria-label': words.effect.whom[whom] },
        el('p', { class: 'soft' }, words.effect.whom[whom]),
        el('strong', {}, subject),
        el('p', { class: 'whole' }, whole),
      ),
    ),
};
