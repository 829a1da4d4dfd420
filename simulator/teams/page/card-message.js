import { act } from './api.js';
import { renderCard } from './card-view.js';
import { announce, el, icon } from './dom.js';
import { startSignIn } from './sign-in.js';

/** Teams refreshes a card by itself only when its last answer is older than this. */
const refreshPause = 60_000;

/**
 * What this client knows about each card, by message id: where it is drawn now, the bot's version, the view that
 * only this person has of that version, and when the bot last answered for it.
 */
const known = new Map();

/**
 * The card of a bot's message, with everything that happens around it: presses, the bot's answer (another card, a
 * note, an error in Teams's words, a request to sign in), and the refresh for the people the card names.
 */
export function cardMessage(message, content, place) {
  const holder = el('div', { class: 'card-holder' });
  const version = JSON.stringify(content);
  const before = known.get(message.id);
  const isSame = before?.version === version;
  const state = {
    holder,
    version,
    view: isSame ? before.view : undefined,
    answeredAt: before?.answeredAt ?? 0,
  };
  known.set(message.id, state);
  // The bot may change the card while it is still answering a press; what it says then belongs under the new one.
  const now = () => known.get(message.id);

  show(state.view ?? content);
  if (wantsRefresh(content, place.userId) && Date.now() - state.answeredAt > refreshPause) {
    state.answeredAt = Date.now();
    void press(content.refresh.action, 'automatic');
  }

  function show(card) {
    now().holder.replaceChildren(renderCard(card, (action) => void press(action, 'manual')));
  }
  async function press(action, trigger, work = () => act(place.chatId, 'actions', request(action, trigger))) {
    const saying = wordsOf(action);
    if (saying !== null) return place.say(saying);
    const speaks = trigger === 'manual';
    if (speaks) note(null);
    const stopWaiting = speaks ? showBusy(now().holder) : () => {};
    try {
      takeOutcome((await work()).outcome, action, trigger);
    } catch {
      if (speaks) note('Unable to reach app. Please try again.', 'bad');
    } finally {
      stopWaiting();
    }
  }
  function request(action, trigger) {
    const { type, verb, id, data } = action;
    return {
      as: place.userId,
      activityId: message.id,
      action: { type, verb, id, data: data ?? {} },
      trigger,
    };
  }
  function takeOutcome(outcome, action, trigger) {
    if (outcome.kind === 'card') {
      Object.assign(now(), { view: outcome.card, answeredAt: Date.now() });
      show(outcome.card);
      if (trigger === 'manual') focusCard(now().holder);
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
      const again = request(action, 'manual');
      await press(action, 'manual', () =>
        act(place.chatId, 'sign-in', { as: place.userId, code, press: again }),
      );
    });
    note(signIn.text ?? 'Sign in to continue.', 'ask', button);
  }
  function note(text, kind = '', button = null) {
    now().holder.querySelector('.card-note')?.remove();
    if (text === null) return;
    const close = el(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': 'Dismiss' },
      icon('close'),
    );
    const box = el(
      'div',
      { class: `card-note ${kind}` },
      el('span', {}, text),
      el('span', { class: 'spring' }),
      button ?? close,
    );
    close.addEventListener('click', () => box.remove());
    now().holder.append(box);
    box.scrollIntoView({ block: 'nearest' });
    announce(text);
  }
  return holder;
}

/** Buttons that only say something in the person's name; null for all others. */
function wordsOf(action) {
  const teams = action.type === 'Action.Submit' ? action.data?.msteams : undefined;
  if (teams?.type === 'imBack') return String(teams.value);
  return teams?.type === 'messageBack' ? String(teams.text ?? teams.displayText) : null;
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
