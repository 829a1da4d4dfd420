import { act, listen, readChats, readPeople } from './api.js';
import { prepareRenderer } from './card-view.js';
import { createChatList } from './chat-list.js';
import { createConversation } from './conversation.js';
import { el, icon } from './dom.js';
import { loadHostConfigs } from './host-config.js';
import { catchChatLinks } from './links.js';
import { createAppTab } from './app-tab.js';
import { chooserPage, personSwitch, sideBySide } from './people.js';
import { onThemeChange, themeButton } from './theme.js';

const query = new URLSearchParams(location.search);
const app = document.getElementById('app');

const people = await readPeople();
const everybody = people.tenants.flatMap((tenant) => tenant.people);
people.nameOf = (id) => everybody.find((person) => person.id === id)?.displayName ?? 'Somebody';
const users = query.getAll('user').filter((id) => everybody.some((person) => person.id === id));

if (users.length === 0) app.replaceChildren(chooserPage(people));
else if (users.length > 1) {
  document.title = `${users.map(people.nameOf).join(' · ')} | Teams (rehearsal)`;
  app.replaceChildren(sideBySide(people, users));
} else {
  prepareRenderer();
  await loadHostConfigs();
  await openTeams(everybody.find((person) => person.id === users[0]));
}

/** Teams of one person: title bar, rail, chat list and the open chat, kept up to date by events. */
async function openTeams(user) {
  document.title = `${user.displayName} | Teams (rehearsal)`;
  const list = createChatList((chatId) => void open(chatId));
  const appTab = createAppTab(people, user);
  const window = el('div', { class: 'teams' }, titleBar(user), rail(), list.element, appTab.bar);
  let conversation = null;
  let openChat = null;
  app.replaceChildren(window);

  async function open(chatId) {
    const chats = await readChats(user.id);
    const chat = chats.find((candidate) => candidate.id === chatId) ?? chats[0];
    openChat = chat.id;
    list.fill(chats);
    list.select(chat.id);
    conversation?.element.remove();
    const shown = createConversation({ chat, user, people, onBack: () => window.classList.add('with-list') });
    conversation = shown;
    window.classList.remove('with-list');
    window.append(shown.element);
    appTab.beside(chat, shown.element);
    shown.showUnread(list.unread());
    await shown.load();
    await act(chat.id, 'open', { as: user.id });
  }
  const taking =
    (kind) =>
    ({ chatId, message }) => {
      list.take(chatId, message);
      if (chatId === openChat) conversation.take(kind, message);
      conversation.showUnread(list.unread());
    };
  await open(query.get('chat'));
  await listen(
    user.id,
    {
      message: taking('message'),
      update: taking('update'),
      delete: taking('delete'),
      typing: ({ chatId }) => chatId === openChat && conversation.showTyping(true),
    },
    () => conversation.load(),
  );
  onThemeChange(() => conversation.redraw());
  catchChatLinks();
  addEventListener('compose', (event) => conversation.compose(event.detail));
  if (query.has('message')) conversation.compose(query.get('message'));
  app.dataset.ready = 'true';
}

function titleBar(user) {
  return el(
    'header',
    { class: 'title-bar' },
    el('div', { class: 'product' }, icon('people'), 'Teams'),
    el('span', { class: 'badge', title: 'A simulation on this computer; nothing leaves it.' }, 'Rehearsal'),
    el('span', { class: 'spring' }),
    el('span', { class: 'who' }, el('strong', {}, user.displayName), ` ${user.about}`),
    themeButton(),
    personSwitch(people, user),
  );
}

function rail() {
  const entry = (name, title, address, extra = {}) => el('a', { href: address, ...extra }, icon(name), title);
  return el(
    'nav',
    { class: 'rail', 'aria-label': 'Apps' },
    entry('chat', 'Chat', location.search, { 'aria-current': 'page' }),
    entry('people', 'People', '/teams', { target: '_top' }),
    entry('admin', 'Admin center', '/_/admin.microsoft.com/', { target: '_blank', rel: 'noopener' }),
    entry('panel', 'Controls', '/control', { target: '_blank', rel: 'noopener' }),
  );
}
