import { act } from './api.js';
import { announce, el } from './dom.js';
import { simulatedAddress } from './links.js';

/**
 * Opens the sign-in window and resolves with its six digits, or null when it was cancelled. It never resolves when
 * the window is closed without a word, exactly as a real sign-in can be lost.
 */
export function startSignIn(address) {
  window.open(simulatedAddress(address), 'sign-in', 'popup,width=520,height=720');
  return new Promise((resolve) => {
    addEventListener('message', function take(event) {
      if (event.origin !== location.origin || event.data?.kind !== 'sign-in-ended') return;
      removeEventListener('message', take);
      resolve(event.data.code);
    });
  });
}

/** A sign-in or OAuth card: a sentence and a button. Single sign-on that is tried or has worked shows nothing. */
export function signInCard(message, content, place) {
  if (message.signIn === 'trying' || message.signIn === 'silent') return null;
  const card = el('div', { class: 'card plain-card' }, el('p', {}, content?.text ?? 'Please sign in.'));
  if (message.signIn === 'done') {
    card.append(el('p', { class: 'note' }, '✓ You are signed in.'));
    return card;
  }
  for (const button of content?.buttons ?? []) {
    const element = el('button', { class: 'button primary', type: 'button' }, button.title ?? 'Sign in');
    element.addEventListener('click', async () => {
      const code = await startSignIn(button.value);
      const { outcome } = await act(place.chatId, 'sign-in', { as: place.userId, code });
      if (outcome.kind !== 'failed' || code === null) return;
      card.append(el('p', { class: 'note bad' }, outcome.text));
      announce(outcome.text);
    });
    card.append(element);
  }
  return card;
}

/** A hero or thumbnail card: title, text and buttons that say something or open an address. */
export function heroCard(content, place) {
  const card = el('div', { class: 'card plain-card' });
  if (content?.title) card.append(el('h3', {}, content.title));
  if (content?.text) card.append(el('p', {}, content.text));
  const buttons = (content?.buttons ?? []).map((button) =>
    el('button', { class: 'button', type: 'button', onclick: () => place.pressPlain(button) }, button.title),
  );
  card.append(el('div', { class: 'suggested' }, ...buttons));
  return card;
}
