import { el, table } from './dom.js';
import { settingName, settingPart, sourceOf } from './setting.js';
import { moment, t } from './words.js';

/** Rules that are no link and no letter, and who has changed what. */
export function showRules(view, actions) {
  const rules = view.settings.filter(({ about }) => about !== 'link' && about !== 'letter');
  return el(
    'div',
    {},
    el('p', { class: 'soft' }, t().settings.rulesWhy),
    el('div', { class: 'cards' }, ...rules.map((setting) => card(setting, view, actions))),
    historyPart(view),
  );
}

/** The words of the invitations, one for each language. */
export function showLetters(view, actions) {
  const letters = view.settings.filter(({ about }) => about === 'letter');
  return el(
    'div',
    {},
    el('p', { class: 'soft' }, t().settings.rulesWhy),
    el('div', { class: 'cards' }, ...letters.map((setting) => card(setting, view, actions))),
  );
}

function card(setting, view, actions) {
  const name = settingName(setting, view);
  return el(
    'section',
    { class: 'card', 'aria-label': name },
    el('h2', {}, name),
    settingPart(setting, name, actions, true),
  );
}

function historyPart(view) {
  const words = t().settings;
  const settingOf = (key) => view.settings.find((one) => one.key === key);
  const nameOf = (key) => {
    const setting = settingOf(key);
    return setting === undefined ? key : settingName(setting, view);
  };
  return el(
    'section',
    {},
    el('h2', {}, words.history),
    view.history.length === 0
      ? el('p', { class: 'soft' }, words.noHistory)
      : table(
          words.history,
          [words.what, words.who, words.when, words.before, words.after],
          view.history.map(({ key, by, at, before, after }) => [
            nameOf(key),
            by || words.somebody,
            moment(at),
            shortly(before, settingOf(key)),
            shortly(after, settingOf(key)),
          ]),
        ),
  );
}

function shortly(value, setting) {
  if (value === undefined || value === null)
    return setting === undefined ? t().settings.fromFile : sourceOf(setting);
  const text = typeof value === 'string' ? value : Object.values(value).join(' · ');
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
}
