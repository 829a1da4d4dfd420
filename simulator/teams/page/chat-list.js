import { botAvatar, el, icon, timeOf } from './dom.js';
import { snippetOf } from './message-view.js';

/** The list of chats and channels, with a line of the newest message and a mark for what has not been seen. */
export function createChatList(onOpen) {
  const element = el('nav', { class: 'chat-list', 'aria-label': 'Chats' });
  let chats = [];
  let open = null;
  const unread = new Set();

  function draw() {
    const group = (title, kind) => {
      const rows = chats.filter((chat) => chat.kind === kind).map(row);
      return rows.length === 0 ? [] : [el('h3', {}, title), el('ul', {}, ...rows)];
    };
    element.replaceChildren(
      el('h2', {}, 'Chat'),
      ...group('Chats', 'personal'),
      ...group('Teams and channels', 'channel'),
    );
  }
  function row(chat) {
    const picture =
      chat.kind === 'personal'
        ? botAvatar()
        : el('span', { class: 'avatar channel-mark', 'aria-hidden': 'true' }, icon('channel'));
    const isUnread = unread.has(chat.id);
    const button = el(
      'button',
      {
        type: 'button',
        class: isUnread && 'unread',
        'aria-current': open === chat.id ? 'page' : null,
        onclick: () => onOpen(chat.id),
      },
      picture,
      el('span', { class: 'name' }, chat.title, isUnread && el('span', { class: 'unseen' }, ' (unread)')),
      el('span', { class: 'when' }, chat.lastMessage === null ? '' : timeOf(chat.lastMessage.at)),
      el('span', { class: 'snippet' }, snippetOf(chat.lastMessage) || 'No messages yet'),
    );
    return el('li', {}, button);
  }
  return {
    element,
    fill: (list) => {
      chats = list;
      draw();
    },
    select: (chatId) => {
      open = chatId;
      unread.delete(chatId);
      draw();
    },
    /** How many chats have something that has not been seen. */
    unread: () => unread.size,
    take: (chatId, message) => {
      const chat = chats.find((candidate) => candidate.id === chatId);
      // A sign-in card that does its work silently is never seen.
      if (chat === undefined || message.signIn === 'trying' || message.signIn === 'silent') return;
      if (chat.lastMessage === null || Number(message.id) >= Number(chat.lastMessage.id))
        chat.lastMessage = message;
      if (chatId !== open && message.from === 'bot') unread.add(chatId);
      draw();
    },
  };
}
