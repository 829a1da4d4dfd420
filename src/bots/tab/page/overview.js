import { ageChart } from './chart.js';
import { el, table } from './dom.js';
import { lasting, moment, named, t } from './words.js';

/** Orders and invitations by state and age, how long things take, what waits, what ended. */
export function showOverview(view) {
  const words = t().overview;
  const times = ['acceptance', 'provisioning'].map((what) => {
    const { count, median, ninety } = view[what];
    return [words[what], count, lasting(median), lasting(ninety)];
  });
  const { notices, mails, webhooks } = view.waiting;
  const oldest = (at) => (at === undefined ? '–' : moment(at));
  return el(
    'div',
    {},
    ageChart(words.orders, view.orders, t().orderStates),
    ageChart(words.invitations, view.invitations, t().invitationStates),
    el(
      'section',
      {},
      el('h2', {}, words.times),
      el('p', { class: 'soft' }, words.timesWhy),
      table(words.times, [words.what, words.count, words.median, words.ninety], times),
    ),
    el(
      'section',
      {},
      el('h2', {}, words.waiting),
      table(
        words.waiting,
        [words.what, words.count, words.oldest],
        [
          [words.approvals, view.approvals.count, oldest(view.approvals.oldestAt)],
          [words.notices, notices.due, oldest(notices.dueSince)],
          [words.mails, mails.due, oldest(mails.dueSince)],
          [words.webhooks, webhooks.waiting, oldest(webhooks.oldestAt)],
        ],
      ),
    ),
    el(
      'section',
      {},
      el('h2', {}, words.ended),
      el('h3', {}, words.endedOrders),
      ended(words.endedOrders, view.endedOrders, t().orderStates),
      el('h3', {}, words.endedInvitations),
      ended(words.endedInvitations, view.endedInvitations, t().invitationStates),
    ),
  );
}

function ended(caption, rows, names) {
  const words = t().overview;
  if (rows.length === 0) return el('p', { class: 'soft' }, t().none);
  return table(
    caption,
    [words.state, words.count],
    rows.map(({ state, count }) => [named(names, state), count]),
  );
}
