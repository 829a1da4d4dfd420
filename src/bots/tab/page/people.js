import { change } from './api.js';
import { el, table } from './dom.js';
import { fill, moment, t } from './words.js';

/** Who is staff, and the resellers with what can be done about them. */
export function showPeople({ staff, groups, resellers }, actions) {
  const words = t().people;
  const role = (name) => words.roles[name] ?? name;
  return el(
    'div',
    {},
    el(
      'section',
      {},
      el('h2', {}, words.staff),
      el('p', { class: 'soft' }, words.staffWhy),
      table(
        words.staff,
        [words.name, words.role],
        [
          ...staff.map((person) => [person.name, role(person.role)]),
          ...groups.map((group) => [fill(words.group, { id: group.objectId }), role(group.role)]),
        ],
      ),
    ),
    el(
      'section',
      {},
      el('h2', {}, words.resellers),
      resellers.length === 0
        ? el('p', { class: 'soft' }, words.noResellers)
        : table(
            words.resellers,
            [words.company, words.state, words.changed, words.actions],
            resellers.map((reseller) => [
              `${reseller.company} · ${reseller.id} · ${reseller.country}`,
              el(
                'span',
                {},
                words.states[reseller.state] ?? reseller.state,
                reseller.because && el('span', { class: 'soft' }, ` · ${reseller.because}`),
              ),
              moment(reseller.changedAt),
              buttonFor(reseller, actions),
            ]),
          ),
    ),
  );
}

function buttonFor(reseller, actions) {
  const words = t().people;
  const { id, company, state } = reseller;
  const done = async (name, body, sentence) => {
    const answer = await actions.attempt(() => change(name, body));
    if (answer !== undefined)
      await actions.again(answer.kind === 'done' ? fill(sentence, { company }) : words.tooLate);
  };
  if (state === 'suspended')
    return el(
      'button',
      {
        type: 'button',
        'aria-label': fill(words.resumeOf, { company }),
        onclick: () => done('resume', { id }, words.resumed),
      },
      words.resume,
    );
  if (state !== 'confirmed') return '';
  const place = el('span', {});
  const first = el(
    'button',
    { type: 'button', 'aria-label': fill(words.suspendOf, { company }), onclick: askWhy },
    words.suspend,
  );
  place.append(first);
  return place;

  function askWhy() {
    const why = el('input', {
      type: 'text',
      maxlength: 300,
      required: true,
      'aria-label': fill(words.becauseOf, { company }),
      placeholder: words.because,
    });
    const form = el(
      'form',
      {
        class: 'inline',
        onsubmit: (event) => {
          event.preventDefault();
          void done('suspend', { id, because: why.value.trim() }, words.suspended);
        },
      },
      why,
      el('button', { type: 'submit', class: 'primary' }, words.yes),
      el('button', { type: 'button', onclick: back }, words.cancel),
    );
    place.replaceChildren(form);
    why.focus();
  }
  function back() {
    place.replaceChildren(first);
    first.focus();
  }
}
