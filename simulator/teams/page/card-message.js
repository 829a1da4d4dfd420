import { act } from './api.js';
import { renderCard } from './card-view.js';
import { announce, el, icon } from './dom.js';
import { startSignIn } from './sign-in.js';

/** Teams refreshes a card by itself only when its last answer is older than this. */
const refreshPause = 60_000;

/** Per message: the card only this person on this client sees, and when the bot last answered for it. */
const ownViews = new Map();

/**
 * The card of a bot's message, with everything that happens around it: presses, the bot's answer (another card, a
 * note, an error in Teams's words, a request to sign in), and the refresh for the people the card names.
 */
export function cardMessage(message, content, place) {
  const holder = el('div', { class: 'card-holder' });
  const version = JSON.stringify(content);
  const own = ownViews.get(message.id);
  show(own?.version === version && own.card !== undefined ? own.card : content);
  if (wantsRefresh(content, place.userId) && Date.now() - (own?.at ?? 0) > refreshPause) {
    remember({});
    void press({ ...content.refresh.action }, 'automatic');
  }

  function remember(change) {
    ownViews.set(message.id, { ...ownViews.get(message.id), version, at: Date.now(), ...change });
  }
  function show(card) {
    holder.replaceChildren(renderCard(card, (action) => void press(action, 'manual')));
  }
  async function press(
    action,
    trigger,
    work = () => act(place.chatId, 'actions', { as: place.userId, ...request(action, trigger) }),
  ) {
    const speaks = trigger === 'manual';
    if (speaks) note(null);
    const stopWaiting = speaks ? showBusy(holder) : () => {};
    try {
      const { outcome } = await work();
      stopWaiting();
      takeOutcome(outcome, action, trigger);
    } catch {
      stopWaiting();
      if (speaks) note('Unable to reach app. Please try again.', 'bad');
    }
  }
  function request(action, trigger) {
    const { type, verb, id, data } = action;
    return { activityId: message.id, action: { type, verb, id, data: data ?? {} }, trigger };
  }
  function takeOutcome(outcome, action, trigger) {
    if (outcome.kind === 'card') {
      remember({ card: outcome.card });
      show(outcome.card);
      if (trigger === 'manual') focusCard(holder);
    }
    if (trigger === 'automatic') return;
    if (outcome.kind === 'text') note(outcome.text);
    if (outcome.kind === 'failed') note(outcome.text, 'bad');
    if (outcome.kind === 'sign-in') askToSignIn(outcome.signIn, action);
  }
  function askToSignIn(signIn, action) {
    const button = el(
      'button',
      { class: 'button primary', type: 'button' },
      signIn.buttons[0]?.title ?? 'Sign in',
    );
    button.addEventListener('click', async () => {
      const code = await startSignIn(signIn.buttons[0]?.value);
      note(null);
      await press(action, 'manual', () =>
        act(place.chatId, 'sign-in', { as: place.userId, code, press: request(action, 'manual') }),
      );
    });
    note(el('span', {}, signIn.text ?? 'Sign in to continue.'), 'ask', button);
  }
  function note(content, kind = '', button = null) {
    holder.querySelector('.card-note')?.remove();
    if (content === null) return;
    const close = el(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': 'Dismiss' },
      icon('close'),
    );
    const box = el(
      'div',
      { class: `card-note ${kind}` },
      content,
      el('span', { class: 'spring' }),
      button ?? close,
    );
    close.addEventListener('click', () => box.remove());
    holder.append(box);
    box.scrollIntoView({ block: 'nearest' });
    announce(box.textContent);
  }
  return holder;
}

function wantsRefresh(content, userId) {
  const refresh = content?.refresh;
  if (refresh?.action?.type !== 'Action.Execute') return false;
  return refresh.userIds === undefined || refresh.userIds.includes(`29:${userId}`);
}

function showBusy(holder) {
  const frame = holder.querySelector('.card');
  frame?.classList.add('busy');
  frame?.setAttribute('aria-busy', 'true');
  return () => {
    frame?.classList.remove('busy');
    frame?.removeAttribute('aria-busy');
  };
}

/** The pressed button is gone with the old card; the keyboard goes on at the new one. */
function focusCard(holder) {
  const card = holder.querySelector('.card');
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}
