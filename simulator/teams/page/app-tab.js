import { el } from './dom.js';
import { createTabFrame } from './tab-host.js';

const title = 'Operations';

/** The bar above the chat with the app, for people of the provider: the chat, or the app's own tab. */
export function createAppTab(people, user) {
  const tenant = people.tenants.find((one) => one.people.some(({ id }) => id === user.id));
  const chatButton = choice('Chat', () => show(false));
  const tabButton = choice(title, () => show(true));
  const bar = el(
    'nav',
    { class: 'tab-bar', 'aria-label': 'CSP Concierge', hidden: true },
    chatButton,
    tabButton,
  );
  let conversation = null;
  let frame = null;

  function show(isTab) {
    chatButton.setAttribute('aria-pressed', String(!isTab));
    tabButton.setAttribute('aria-pressed', String(isTab));
    conversation.hidden = isTab;
    if (!isTab) {
      frame?.remove();
      frame = null;
    } else if (frame === null) {
      frame = createTabFrame({ user, tenantId: tenant.id, address: '/tab/operations', title });
      bar.after(frame);
    }
  }

  return {
    bar,
    /** A chat has been opened: its conversation is shown first. */
    beside(chat, element) {
      conversation = element;
      bar.hidden = tenant?.provider !== true || chat.kind !== 'personal';
      show(false);
    },
  };
}

const choice = (name, work) =>
  el('button', { type: 'button', class: 'tab-choice', 'aria-pressed': 'false', onclick: work }, name);
