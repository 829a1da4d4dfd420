import { showAccounts } from './accounts.js';
import { read, Refused } from './api.js';
import { el, say } from './dom.js';
import { showFailures } from './failures.js';
import { meetHost } from './host.js';
import { showOverview } from './overview.js';
import { showPeople } from './people.js';
import { showLetters, showRules } from './settings.js';
import { fill, loadWords, moment, t } from './words.js';

/** The pages behind the tabs: what each asks for, and who draws it. */
const pages = {
  overview: { asks: 'overview', draw: showOverview },
  accounts: { asks: 'accounts', alsoAsks: 'settings', draw: showAccounts },
  people: { asks: 'people', draw: showPeople },
  failures: { asks: 'failures', draw: showFailures },
  rules: { asks: 'settings', draw: showRules },
  letters: { asks: 'settings', draw: showLetters },
};

const root = document.getElementById('tab');

try {
  const locale = await meetHost();
  await loadWords(locale);
  begin();
} catch {
  await loadWords(navigator.language);
  document.title = t().title;
  root.replaceChildren(el('main', { class: 'alone' }, el('h1', {}, t().title), el('p', {}, t().notHere)));
}

function begin() {
  document.title = t().title;
  const panel = el('div', { id: 'panel', role: 'tabpanel', tabindex: '0' });
  const readAt = el('span', { class: 'soft' });
  const buttons = Object.keys(pages).map((name) =>
    el(
      'button',
      {
        id: `tab-${name}`,
        role: 'tab',
        type: 'button',
        'aria-controls': 'panel',
        onclick: () => void open(name),
      },
      t().pages[name],
    ),
  );
  const list = el('div', { role: 'tablist', 'aria-label': t().title, onkeydown: move }, ...buttons);
  let shown = 'overview';
  let asked = 0;

  root.replaceChildren(
    el(
      'main',
      {},
      el(
        'header',
        {},
        el('h1', {}, t().title),
        readAt,
        el('button', { type: 'button', class: 'quiet', onclick: () => void open(shown) }, t().refresh),
      ),
      list,
      el('div', { id: 'note' }),
      panel,
    ),
  );
  void open('overview');

  /** Arrows move between the tabs, as in every list of tabs. */
  function move(event) {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    const button = buttons[(to + buttons.length) % buttons.length];
    button.focus();
    void open(button.id.replace('tab-', ''));
  }

  async function open(name, sentence) {
    shown = name;
    asked += 1;
    const mine = asked;
    for (const button of buttons) {
      const isShown = button.id === `tab-${name}`;
      button.setAttribute('aria-selected', String(isShown));
      button.setAttribute('tabindex', isShown ? '0' : '-1');
    }
    panel.setAttribute('aria-labelledby', `tab-${name}`);
    document.getElementById('note').replaceChildren();
    if (sentence !== undefined) say(sentence);
    panel.dataset.shows = '';
    const { asks, alsoAsks, draw } = pages[name];
    try {
      const [view, more] = await Promise.all([read(asks), alsoAsks && read(alsoAsks)]);
      // Somebody has gone on to another page meanwhile.
      if (mine !== asked) return;
      readAt.textContent = fill(t().readAt, { time: moment(Date.now()) });
      panel.replaceChildren(draw(view, { again: (said) => open(name, said), attempt, more }));
      panel.dataset.shows = name;
    } catch (error) {
      if (mine === asked) panel.replaceChildren(el('p', { class: 'note trouble' }, sentenceFor(error)));
    }
  }

  /** Does something by a press and says it when it did not work. */
  async function attempt(work) {
    try {
      return await work();
    } catch (error) {
      say(sentenceFor(error), true);
      return undefined;
    }
  }
}

function sentenceFor(error) {
  if (!(error instanceof Refused)) throw error;
  return {
    'not-signed-in': t().notSignedIn,
    'not-staff': t().notStaff,
    problem: t().trouble,
    lost: t().lostAnswer,
  }[error.kind];
}
