import { CardChannel } from './card-channel.js';
import { createApplet, setBusy, showCard } from './card-view.js';
import { announce, el, icon } from './dom.js';
import { openAddress } from './links.js';
import { startSignIn } from './sign-in.js';
import { currentTheme } from './theme.js';

/** The cards this page has drawn, by chat, message and place in it: an applet lives as long as the page. */
const known = new Map();

/**
 * The card of a bot's message, with everything that happens around it: presses, the bot's answer (another card, a
 * note, an error in Teams's words, a request to sign in), and the refresh for the people the card names. Asked again
 * for the same message it is the same element, with the bot's newest version or the view that only this person has
 * of that version.
 */
export function cardMessage(message, content, place) {
  const index = message.attachments.findIndex((attachment) => attachment.content === content);
  const key = `${place.chatId} ${message.id} ${index}`;
  if (!known.has(key)) known.set(key, createCard(message, place));
  const card = known.get(key);
  card.show(content, message.changes ?? 0);
  return card.holder;
}

function createCard(message, place) {
  const drawn = createApplet();
  const { applet, frame } = drawn;
  const holder = el('div', { class: 'card-holder' }, frame);
  let content;
  let version;
  let changes;
  let view;
  let theme;
  const channel = new CardChannel(message, place, {
    onView({ card, of = changes }) {
      // What the bot changed after its answer may be heard of first; it stays.
      view = changes > of ? undefined : card;
      markOwnView();
      return view ?? content;
    },
    // Its answer is drawn over whatever the bot has drawn before it.
    onPress: (isAwaited) => holder.toggleAttribute('data-pressed', isAwaited),
  });

  applet.channelAdapter = channel;
  applet.onPrepareActivityRequest = (_applet, { trigger }) => {
    if (trigger === 'manual') note(null);
    // How often the bot is asked, this person's Teams decides; it has the last view.
    return trigger === 'manual' || wantsRefresh(content, place.userId);
  };
  applet.onActivityRequestSucceeded = (_applet, { request }, answer) => {
    if (request.trigger === 'automatic') return;
    if (typeof answer !== 'string') focusCard(frame);
    else if (answer !== '') note(answer);
  };
  applet.onActivityRequestFailed = (_applet, { request, error }) => {
    if (request.trigger === 'manual') note(error.message, 'bad');
    // Teams leaves it to the person to press again.
    return -1;
  };
  applet.onShowSigninPrompt = (_applet, request, button) => {
    if (request.trigger === 'manual') askToSignIn(request, button);
  };
  // Presses on Action.Execute go through the channel; the applet leaves the rest to its host.
  applet.onAction = (_applet, action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) openAddress(action.url);
    else if (action instanceof AdaptiveCards.SubmitAction) void submit(action);
  };

  function show(newest, changesBefore) {
    const written = JSON.stringify(newest);
    // Written once more as it was is no change that an answer could be older than.
    if (written !== version) changes = changesBefore;
    const isOpening = place.isOpening() && wantsRefresh(newest, place.userId);
    // What is drawn stays: what somebody has typed into it must not go when another message comes.
    if (written === version && theme === currentTheme() && !isOpening) return;
    theme = currentTheme();
    if (written !== version) {
      view = undefined;
      note(null);
    }
    content = newest;
    version = written;
    // Whoever has an own view is refreshed as the message says, not as the view does.
    showCard(drawn, view === undefined ? content : { ...view, refresh: content.refresh });
    markOwnView();
  }
  /**
   * While the bot has yet to change the message itself: the card is drawn anew then, and what was typed is lost. A view
   * that the message asks for is there to stay.
   */
  function markOwnView() {
    const isPassing = view !== undefined && JSON.stringify(view) !== version;
    holder.toggleAttribute('data-own-view', isPassing && !wantsRefresh(content, place.userId));
  }
  async function submit(action) {
    const saying = wordsOf(action);
    if (saying !== null) return place.say(saying);
    note(null);
    setBusy(frame, true);
    const outcome = await channel.press(action, 'manual');
    setBusy(frame, false);
    if (outcome.kind === 'failed') note(outcome.text, 'bad');
  }
  function askToSignIn(request, { title, value }) {
    const button = el('button', { class: 'button primary', type: 'button' }, title ?? 'Sign in');
    button.addEventListener('click', async () => {
      request.authCode = await startSignIn(value);
      note(null);
      await request.retryAsync();
    });
    note(channel.signInText ?? 'Sign in to continue.', 'ask', button);
  }
  function note(text, kind = '', button = null) {
    holder.querySelector('.card-note')?.remove();
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
    holder.append(box);
    box.scrollIntoView({ block: 'nearest' });
    announce(text);
  }
  return { holder, show };
}

/** Buttons that only say something in the person's name; null for all others. */
function wordsOf(action) {
  const teams = action.data?.msteams;
  if (teams?.type === 'imBack') return String(teams.value);
  return teams?.type === 'messageBack' ? String(teams.text ?? teams.displayText) : null;
}

function wantsRefresh(content, userId) {
  const refresh = content?.refresh;
  if (refresh?.action?.type !== 'Action.Execute') return false;
  return refresh.userIds === undefined || refresh.userIds.includes(`29:${userId}`);
}

/**
 * The pressed button is gone with the old card; the keyboard goes on at the new one, unless it is in another pane or at
 * something else by now: whoever has begun to type goes on typing there.
 */
function focusCard(frame) {
  const { activeElement } = document;
  const isElsewhere = activeElement !== document.body && !frame.contains(activeElement);
  if (!document.hasFocus() || isElsewhere) return;
  frame.tabIndex = -1;
  frame.focus({ preventScroll: true });
  frame.scrollIntoView({ block: 'nearest' });
}
