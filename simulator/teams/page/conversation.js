import { act, giveFile, readChat } from './api.js';
import { appMenu } from './app-menu.js';
import { watchFolds } from './card-folds.js';
import { createComposer } from './composer.js';
import { announce, avatar, botAvatar, dayName, el, icon } from './dom.js';
import { openAddress } from './links.js';
import { messageView, snippetOf, suggestedView } from './message-view.js';

const botMention = (name) => `<at>${name}</at>`;

/**
 * The pane of one chat: header, messages, typing sign and message box. `people` names who writes; `onBack` leads to
 * the list on a narrow screen.
 */
export function createConversation({ chat, user, people, onBack }) {
  const botName = people.bot.name;
  const list = el('ol', { class: 'messages', tabindex: '0', 'aria-label': 'Messages' });
  const typing = el('div', { class: 'typing' });
  let opening = false;
  const place = {
    chatId: chat.id,
    userId: user.id,
    botName,
    nameOf: people.nameOf,
    /** True while the chat is being drawn because somebody has opened it. */
    isOpening: () => opening,
    say,
    edit,
    pressPlain,
  };
  const give = (file) => giveFile(chat.id, user.id, file);
  const composer = createComposer({ chat, botName, onSend: send, onFile: give });
  const element = el(
    'main',
    { class: 'pane', 'aria-label': `Chat: ${chat.title}` },
    header(),
    list,
    typing,
    composer.element,
  );
  watchFolds(list);
  let messages = [];
  /** One list for each reading of the chat that goes on. */
  const meanwhile = new Set();
  let typingTimer;

  async function load() {
    // What is told while the chat is being read may not be in what was read.
    const told = [];
    meanwhile.add(told);
    const read = await readChat(chat.id, user.id).finally(() => meanwhile.delete(told));
    messages = read.messages;
    for (const message of told) keep(message);
    opening = true;
    drawAll();
    opening = false;
  }
  /** Keeps a message as it was told last, and says where it stood before; -1 for a new one. */
  function keep(message) {
    const index = messages.findIndex((known) => known.id === message.id);
    if (index === -1) messages.push(message);
    else messages[index] = message;
    return index;
  }
  function drawAll() {
    list.replaceChildren();
    for (const message of inOrder()) list.append(...rowsOf(message));
    if (messages.length === 0) list.append(el('li', { class: 'empty' }, emptyText()));
    drawSuggested();
    scrollToEnd();
  }
  /** A channel shows each thread together; a personal chat is in order already. */
  function inOrder() {
    if (chat.kind === 'personal') return messages;
    const first = messages.filter((message) => message.threadId === null);
    return first.flatMap((root) => [root, ...messages.filter((message) => message.threadId === root.id)]);
  }
  function rowsOf(message) {
    const order = inOrder();
    const before = order[order.indexOf(message) - 1];
    const row = messageView(message, before, place);
    if (chat.kind === 'channel' && endsThread(order, message)) {
      row.querySelector('.content').append(replyButton(message));
    }
    const day = new Date(message.at).toDateString();
    if (before !== undefined && new Date(before.at).toDateString() === day) return [row];
    return [el('li', { class: 'day' }, dayName(message.at)), row];
  }
  function replyButton(message) {
    const start = () => composer.replyTo(message.threadId ?? message.id, snippetOf(message));
    return el('div', { class: 'note' }, el('button', { type: 'button', onclick: start }, 'Reply'));
  }
  function drawSuggested() {
    element.querySelector('.suggested-row')?.remove();
    const last = messages.at(-1);
    if (last === undefined || last.suggestedActions.length === 0) return;
    list.append(el('li', { class: 'suggested-row' }, suggestedView(last, place)));
  }
  function scrollToEnd() {
    list.scrollTop = list.scrollHeight;
  }

  /** New, changed or deleted, as the event stream tells it. */
  function take(kind, message) {
    for (const told of meanwhile) told.push(message);
    const index = keep(message);
    const isNear = list.scrollHeight - list.scrollTop - list.clientHeight < 160;
    if (message.from === 'bot') showTyping(false);
    if (index === -1) {
      if (chat.kind === 'channel' || messages.length === 1) drawAll();
      else list.append(...rowsOf(message));
    } else {
      const row = list.querySelector(`[data-id="${message.id}"]`);
      const hadFocus = document.hasFocus() && row?.contains(document.activeElement) === true;
      row?.replaceWith(rowsOf(message).at(-1));
      if (hadFocus) keepFocus(message.id);
    }
    drawSuggested();
    if (isNear || message.from === user.id) requestAnimationFrame(scrollToEnd);
    if (message.from === 'bot' && !['trying', 'silent'].includes(message.signIn)) {
      announce(`${botName}${kind === 'update' ? ' (changed)' : ''}: ${snippetOf(message)}`);
    }
  }
  /** The focused button went away with the old drawing; the message itself takes the focus. */
  function keepFocus(id) {
    const target = list.querySelector(`[data-id="${id}"] :is(.card, .bubble)`);
    if (target === null) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  function showTyping(on) {
    clearTimeout(typingTimer);
    typing.replaceChildren();
    if (!on) return;
    const dots = el('span', { 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
    typing.append(dots, `${botName} is typing`);
    typingTimer = setTimeout(() => showTyping(false), 8000);
  }

  async function send({ text, editing, threadId }) {
    if (editing !== null) await act(chat.id, `messages/${editing}`, { as: user.id, text });
    else await say(text, threadId);
  }
  async function say(text, threadId) {
    const spoken = text.replaceAll(`@${botName}`, botMention(botName));
    await act(chat.id, 'messages', { as: user.id, text: spoken, ...(threadId ? { threadId } : {}) });
  }
  function edit(message) {
    composer.edit(message.id, message.text.replaceAll(botMention(botName), `@${botName}`));
  }
  function pressPlain({ type, title, value }) {
    if (type === 'openUrl') openAddress(value);
    else void say(typeof value === 'string' ? value : title);
  }

  /** On a narrow screen the list is out of sight: the way back tells that something is new there. */
  function showUnread(count) {
    const back = element.querySelector('.only-narrow');
    back.setAttribute('aria-label', `Back to the chat list${count === 0 ? '' : `, ${count} unread`}`);
    if (count === 0) delete back.dataset.unread;
    else back.dataset.unread = count;
  }

  function header() {
    const back = el(
      'button',
      {
        class: 'icon-button only-narrow',
        type: 'button',
        'aria-label': 'Back to the chat list',
        onclick: onBack,
      },
      icon('list'),
    );
    const personal = chat.kind === 'personal';
    const about = personal ? 'App · Open Door Technology' : `Team of ${chat.company}`;
    return el(
      'header',
      { class: 'chat-header' },
      back,
      personal ? botAvatar() : avatar(chat.title),
      el('div', {}, el('h1', {}, chat.title), el('p', {}, about)),
      el('span', { class: 'spring' }),
      appMenu((what, extra = {}) => void act(chat.id, what, { as: user.id, ...extra })),
    );
  }
  function emptyText() {
    if (chat.kind === 'channel') return `Mention @${botName} to reach the bot here.`;
    return chat.removed ? 'You have uninstalled this app.' : `Say hello to ${botName}.`;
  }
  return {
    element,
    load,
    take,
    showTyping,
    showUnread,
    redraw: drawAll,
    compose: (text) => composer.fill(text),
  };
}

function endsThread(order, message) {
  const next = order[order.indexOf(message) + 1];
  return next === undefined || next.threadId === null;
}
