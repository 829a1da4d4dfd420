import { el, icon } from './dom.js';

const listeners = new Set();

/** `light` or `dark`, as drawn now. */
export function currentTheme() {
  return document.documentElement.dataset.theme;
}

/** Calls the listener after every change of theme. */
export function onThemeChange(listener) {
  listeners.add(listener);
}

function apply(theme) {
  if (theme === currentTheme()) return;
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener(theme);
}

/** The button that switches the theme and has it remembered on this computer. */
export function themeButton() {
  const button = el('button', { class: 'icon-button', type: 'button' });
  const draw = () => {
    const next = currentTheme() === 'dark' ? 'light' : 'dark';
    button.replaceChildren(icon(next === 'dark' ? 'moon' : 'sun'));
    button.setAttribute('aria-label', `Switch to ${next} theme`);
    button.title = `Switch to ${next} theme`;
  };
  button.addEventListener('click', () => {
    const next = currentTheme() === 'dark' ? 'light' : 'dark';
    localStorage.setItem('teams-theme', next);
    apply(next);
  });
  onThemeChange(draw);
  draw();
  return button;
}

// Another window of the same rehearsal, or a pane beside this one, has changed it.
addEventListener('storage', (event) => {
  if (event.key === 'teams-theme' && event.newValue !== null) apply(event.newValue);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  if (localStorage.getItem('teams-theme') === null) apply(event.matches ? 'dark' : 'light');
});
