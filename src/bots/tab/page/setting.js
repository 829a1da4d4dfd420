import { change } from './api.js';
import { el, say } from './dom.js';
import { effectPart } from './effect.js';
import { fill, named, t } from './words.js';

/** What people call a setting. */
export function settingName({ about, accountId, language }, { accounts }) {
  const words = t().settings;
  const region = accounts.find(({ id }) => id === accountId)?.region ?? '';
  return fill(words.names[about], { region, language: named(words.languages, language) });
}

/** What is in force, where it comes from, and the form to change it: never before its effect has been shown. */
export function settingPart(setting, name, actions, showsValue = false) {
  const words = t().settings;
  const place = el('div', { class: 'setting' });
  const edit = el(
    'button',
    { type: 'button', 'aria-label': fill(words.editOf, { what: name }), onclick: open },
    words.edit,
  );
  place.append(
    ...[
      setting.fault && el('p', { class: 'note trouble' }, words.unused),
      el('p', { class: 'soft' }, setting.isChanged ? words.changedHere : sourceOf(setting)),
      showsValue && el('p', { class: 'value' }, ...valueOf(setting)),
      edit,
    ].filter(Boolean),
  );
  return place;

  function open() {
    place.replaceChildren(form(setting, name, actions, close));
    place.querySelector('input, textarea')?.focus();
  }
  function close() {
    place.replaceWith(settingPart(setting, name, actions, showsValue));
  }
}

/** Where it comes from what nobody has changed: days are settings of the service, not of the provider file. */
const isOfService = (about) => about === 'reminder-days' || about === 'invitation-days';
export const sourceOf = ({ base, about }) =>
  base === null
    ? t().settings.productWords
    : isOfService(about)
      ? t().settings.fromSettings
      : t().settings.fromFile;

const inWords = (value) =>
  typeof value === 'string' ? value : [value.name, value.email, value.phone].filter(Boolean).join(', ');

function valueOf({ about, value, beginning }) {
  if (about === 'letter') {
    const { subject, words } = value ?? beginning;
    return [el('strong', {}, subject), el('br'), words];
  }
  return [inWords(value)];
}

/** Fields by what the setting is about. */
const fieldsOf = {
  link: ['link'],
  'reminder-days': ['reminder-days'],
  'invitation-days': ['invitation-days'],
  contact: ['name', 'email', 'phone'],
  letter: ['subject', 'words'],
};

function form(setting, name, actions, close) {
  const words = t().settings;
  const names = fieldsOf[setting.about];
  const single = names.length === 1;
  const fields = names.map((field) => fieldOf(setting, field, single));
  const result = el('div', { 'aria-live': 'polite' });
  const stale = () => result.replaceChildren();

  const typed = () => {
    if (single) return fields[0].input.value.trim();
    const pairs = names.map((field, n) => [field, fields[n].input.value.trim()]);
    // An empty telephone number is none.
    return Object.fromEntries(pairs.filter(([field, text]) => text !== '' || field !== 'phone'));
  };

  async function preview(value) {
    const body = value === undefined ? { key: setting.key } : { key: setting.key, value };
    stale();
    const answer = await actions.attempt(() => change('preview', body));
    if (answer === undefined) return;
    if (answer.kind === 'fault') {
      result.replaceChildren(el('p', { class: 'note trouble' }, faultSentence(answer.fault)));
      return;
    }
    const save = el(
      'button',
      { type: 'button', class: 'primary', onclick: () => void saved(value) },
      words.save,
    );
    const shown =
      answer.effect.kind === 'from-now-on'
        ? { before: inWords(setting.value), after: inWords(value ?? setting.base) }
        : undefined;
    result.replaceChildren(effectPart(answer.effect, value, shown), save);
    save.focus();
  }

  async function saved(value) {
    const { key, version } = setting;
    const body = value === undefined ? { key, version } : { key, version, value };
    const answer = await actions.attempt(() => change('settings', body));
    if (answer === undefined) return;
    if (answer.kind === 'fault') return say(faultSentence(answer.fault), true);
    const sentence =
      answer.kind === 'saved'
        ? fill(words.saved, { what: name })
        : fill(words.tooLate, { name: answer.by || words.somebody });
    await actions.again(sentence);
  }

  return el(
    'form',
    {
      oninput: stale,
      onsubmit: (event) => {
        event.preventDefault();
        void preview(typed());
      },
    },
    ...fields.map(({ label }) => label),
    setting.about === 'letter' && el('p', { class: 'soft' }, words.places),
    el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'submit', class: 'primary' }, words.preview),
      setting.isChanged &&
        el(
          'button',
          { type: 'button', onclick: () => void preview(undefined) },
          setting.base === null
            ? words.revertLetter
            : isOfService(setting.about)
              ? words.revertSettings
              : words.revert,
        ),
      el('button', { type: 'button', onclick: close }, words.cancel),
    ),
    result,
  );
}

function fieldOf({ value, beginning }, field, single) {
  const now = single ? value : (value ?? beginning)?.[field];
  const input =
    field === 'words'
      ? el('textarea', { rows: 10, maxlength: 2000 }, now ?? '')
      : el('input', { type: 'text', value: now ?? '', autocomplete: 'off', spellcheck: 'false' });
  return { input, label: el('label', {}, t().settings.fields[field], input) };
}

const faultSentence = (fault) => fill(t().settings.faults[fault.kind], { found: fault.found ?? '' });
