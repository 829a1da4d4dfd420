import { el, icon } from './dom.js';

/** The message box. Enter sends, Shift+Enter makes a line; it also edits a message and replies in a thread. */
export function createComposer({ chat, botName, onSend, onFile }) {
  let editing = null;
  let threadId = null;
  const context = el('div', { class: 'context' });
  const hint = chat.kind === 'channel' ? `Start a post (mention @${botName})` : 'Type a message';
  const input = el('textarea', { rows: '1', 'aria-label': hint, placeholder: hint, maxlength: '20000' });
  const button = el(
    'button',
    { class: 'icon-button send', type: 'submit', 'aria-label': 'Send', title: 'Send' },
    icon('send'),
  );
  // Teams hands files over to bots in personal chats only.
  const attach = chat.kind === 'personal' ? attachButton(onFile) : [];
  const element = el(
    'form',
    { class: 'composer' },
    context,
    el('div', { class: 'box' }, ...attach, input, button),
  );

  function update() {
    button.disabled = input.value.trim() === '';
  }
  function fill(text) {
    input.value = text;
    update();
    input.focus();
    input.setSelectionRange(text.length, text.length);
  }
  function reset() {
    editing = null;
    threadId = null;
    context.replaceChildren();
    input.value = '';
    update();
  }
  function explain(text) {
    const cancel = el(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': 'Cancel', onclick: reset },
      icon('close'),
    );
    context.replaceChildren(el('span', {}, text), cancel);
  }
  function submit() {
    const text = input.value.trim();
    if (text === '') return;
    const message = { text, editing, threadId };
    reset();
    void onSend(message);
  }
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') reset();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  update();
  return {
    element,
    fill,
    edit: (id, text) => {
      editing = id;
      explain('Editing your message');
      fill(text);
    },
    replyTo: (id, snippet) => {
      threadId = id;
      explain(`Replying to “${snippet.slice(0, 60)}”`);
      fill(`@${botName} `);
    },
  };
}

/** A button that opens the file chooser; the chosen file is sent at once, as a message of its own. */
function attachButton(onFile) {
  const chooser = el('input', { type: 'file', hidden: true, 'aria-label': 'File to attach' });
  chooser.addEventListener('change', () => {
    const [file] = chooser.files;
    chooser.value = '';
    if (file !== undefined) void onFile(file);
  });
  const open = () => chooser.click();
  const button = el(
    'button',
    {
      class: 'icon-button',
      type: 'button',
      'aria-label': 'Attach a file',
      title: 'Attach a file',
      onclick: open,
    },
    icon('attach'),
  );
  return [chooser, button];
}
