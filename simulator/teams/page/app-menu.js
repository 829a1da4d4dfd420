import { el, icon } from './dom.js';

/** What can be done with the app in a chat, behind a button; `onChoose` hears what, and with which details. */
export function appMenu(onChoose) {
  const entry = (title, what, extra) =>
    el(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        onclick: () => (close(), onChoose(what, extra)),
      },
      title,
    );
  const menu = el(
    'div',
    { role: 'menu', hidden: true, 'aria-label': 'App' },
    entry('Install the app', 'install'),
    entry('Uninstall the app', 'uninstall'),
    entry('Block the app', 'block', { blocked: true }),
    entry('Unblock the app', 'block', { blocked: false }),
  );
  const button = el(
    'button',
    {
      class: 'icon-button',
      type: 'button',
      'aria-label': 'More options',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('more'),
  );
  const close = () => {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  button.addEventListener('click', () => {
    menu.hidden = !menu.hidden;
    button.setAttribute('aria-expanded', String(!menu.hidden));
    if (!menu.hidden) menu.firstChild.focus();
  });
  const box = el('div', { class: 'app-menu' }, button, menu);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') (close(), button.focus());
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveInMenu(menu, event);
  });
  box.addEventListener('focusout', (event) => {
    if (!box.contains(event.relatedTarget)) close();
  });
  return box;
}

function moveInMenu(menu, event) {
  event.preventDefault();
  const entries = [...menu.children];
  const step = event.key === 'ArrowDown' ? 1 : -1;
  const next = (entries.indexOf(document.activeElement) + step + entries.length) % entries.length;
  entries[next].focus();
}
