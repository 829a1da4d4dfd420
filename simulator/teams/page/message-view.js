import { cardMessage } from './card-message.js';
import { avatar, botAvatar, el, icon, timeOf } from './dom.js';
import { escape, markdownToHtml } from './markdown.js';
import { heroCard, signInCard } from './sign-in.js';

/** Messages of one author within this time stand together under one name. */
const together = 5 * 60_000;

/** One message as a list item; `before` is the message above it. */
export function messageView(message, before, place) {
  const own = message.from === place.userId;
  const starts = before?.from !== message.from || Date.parse(message.at) - Date.parse(before.at) > together;
  const name = message.from === 'bot' ? place.botName : place.nameOf(message.from);
  const content = el('div', { class: 'content' });
  const body = bodyOf(message, place);
  if (starts) content.append(byLine(own ? null : name, message));
  content.append(...body);
  const notes = notesOf(message, place, own);
  if (notes !== null) content.append(notes);
  const classes = ['message', own && 'own', starts && 'starts', message.threadId !== null && 'reply'];
  return el(
    'li',
    {
      class: classes.filter(Boolean).join(' '),
      hidden: body.length === 0,
      'data-id': message.id,
      'data-from': message.from === 'bot' ? 'bot' : 'person',
    },
    message.from === 'bot' ? botAvatar() : avatar(name),
    content,
  );
}

function byLine(name, message) {
  const edited = message.editedAt === null || message.deleted ? '' : 'Edited';
  return el(
    'div',
    { class: 'by' },
    name === null ? el('span', { class: 'unseen' }, 'You') : el('strong', {}, name),
    el('time', { datetime: message.at }, timeOf(message.at)),
    edited,
  );
}

function bodyOf(message, place) {
  if (message.deleted) return [el('div', { class: 'bubble removed' }, 'This message has been deleted.')];
  const parts = [];
  if (message.text !== '')
    parts.push(message.from === place.userId ? ownRow(message, place) : textBubble(message));
  for (const { contentType, content, name } of message.attachments)
    parts.push(attachmentView(message, contentType, content, place, name));
  return parts.filter((part) => part !== null);
}

function ownRow(message, place) {
  const edit = el(
    'button',
    { class: 'edit-button', type: 'button', onclick: () => place.edit(message) },
    'Edit',
  );
  return el('div', { class: 'own-row' }, edit, textBubble(message));
}

function textBubble(message) {
  const bubble = el('div', { class: 'bubble' });
  if (message.from === 'bot' && message.textFormat !== 'plain')
    bubble.innerHTML = markdownToHtml(message.text);
  else
    bubble.innerHTML = escape(message.text).replaceAll(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<strong>$1</strong>');
  return bubble;
}

function attachmentView(message, contentType, content, place, name) {
  if (contentType === 'application/vnd.microsoft.teams.file.download.info')
    return el('div', { class: 'bubble file' }, icon('attach'), name);
  if (contentType === 'application/vnd.microsoft.card.adaptive') return cardMessage(message, content, place);
  if (
    ['application/vnd.microsoft.card.oauth', 'application/vnd.microsoft.card.signin'].includes(contentType)
  ) {
    return signInCard(message, content, place);
  }
  if (
    ['application/vnd.microsoft.card.hero', 'application/vnd.microsoft.card.thumbnail'].includes(contentType)
  ) {
    return heroCard(content, place);
  }
  return el('div', { class: 'bubble' }, `An attachment of the kind ${contentType}.`);
}

function notesOf(message, place, own) {
  if (!own || message.deleted || message.delivery !== 'failed') return null;
  const again = el(
    'button',
    { type: 'button', onclick: () => place.say(message.text, message.threadId) },
    'Try again',
  );
  return el('div', { class: 'note bad' }, 'The app did not take this message.', again);
}

/** Buttons under the newest message that say something for the person. */
export function suggestedView(message, place) {
  const buttons = message.suggestedActions.map((action) =>
    el('button', { class: 'button', type: 'button', onclick: () => place.pressPlain(action) }, action.title),
  );
  return el('div', { class: 'suggested' }, ...buttons);
}

/** A line for lists and screen readers: text without marks, or the first words of a card. */
export function snippetOf(message) {
  if (message === null) return '';
  if (message.deleted) return 'Message deleted';
  if (message.text !== '')
    return message.text.replaceAll(/<\/?at>|[*_`]/g, '').replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  const [attached] = message.attachments;
  if (attached?.name !== undefined && message.from !== 'bot') return attached.name;
  const texts = [];
  collectTexts(message.attachments[0]?.content, texts);
  return texts.slice(0, 2).join(' – ') || 'Card';
}

function collectTexts(node, texts) {
  if (Array.isArray(node)) for (const child of node) collectTexts(child, texts);
  else if (typeof node === 'object' && node !== null) {
    if (typeof node.text === 'string' && node.text !== '') texts.push(node.text.replaceAll(/[*_`]/g, ''));
    for (const key of ['body', 'items', 'columns']) collectTexts(node[key], texts);
  }
}
