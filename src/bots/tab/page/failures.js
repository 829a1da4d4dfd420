import { change } from './api.js';
import { el, table } from './dom.js';
import { fill, moment, t } from './words.js';

/** What did not work, in words, and a button where staff may try it again. */
export function showFailures({ failures }, actions) {
  const words = t().failures;
  if (failures.length === 0) return el('p', {}, words.none);
  return el(
    'section',
    {},
    el('p', { class: 'soft' }, words.why),
    table(
      t().pages.failures,
      [words.what, words.when, words.support, words.actions],
      failures.map((failure) => [
        described(failure),
        moment(failure.at),
        el('code', {}, failure.supportId),
        againButton(failure, actions),
      ]),
    ),
  );
}

function described({ kind, caseId, what }) {
  const words = t().failures;
  const title = fill(words.kinds[kind] ?? '{id}', { id: caseId });
  const plain = { 'admin-rights': words.adminRights, notice: words.notice, mail: words.mail }[kind];
  const cause = t().causes[what];
  const sentence =
    kind === 'order' ? (cause?.what ?? t().orderStates[what] ?? what) : fill(plain ?? what, { id: caseId });
  return el(
    'span',
    {},
    el('strong', {}, title),
    el('br'),
    sentence,
    kind === 'order' && cause && el('span', { class: 'soft' }, ` ${cause.advice}`),
  );
}

function againButton({ retry, caseId }, actions) {
  const words = t().failures;
  if (!retry) return '';
  const press = async () => {
    const { orderId, version } = retry;
    const answer = await actions.attempt(() => change('try-again', { orderId, version }));
    if (answer === undefined) return;
    const sentence = answer.kind === 'done' ? words.trying : words.tooLate;
    await actions.again(fill(sentence, { id: caseId }));
  };
  return el(
    'button',
    { type: 'button', 'aria-label': fill(words.againOf, { id: caseId }), onclick: press },
    words.again,
  );
}
