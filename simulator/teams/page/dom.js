/** Makes an element: properties that start with `on` listen, `class` and `aria-*`/`data-*` are attributes. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') element.style.cssText = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** One of the page's own line icons, hidden from screen readers: the button around it has the name. */
export function icon(name) {
  const template = document.createElement('template');
  template.innerHTML = `<svg aria-hidden="true" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`;
  return template.content.firstChild;
}

const shapes = {
  chat: '<path d="M12 4c4.7 0 8.5 3.3 8.5 7.5S16.7 19 12 19c-1.1 0-2.2-.2-3.2-.5L4.5 20l1.1-3.6A7 7 0 0 1 3.5 11.5C3.5 7.3 7.3 4 12 4z"/><path d="M8.5 10h7M8.5 13h4.5"/>',
  panel:
    '<path d="M4 7h10M18 7h2M4 17h2M10 17h10M4 12h4M12 12h8"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/><circle cx="10" cy="12" r="2"/>',
  admin:
    '<path d="M12 3.5l7 2.5v5.5c0 4.2-2.9 7.6-7 9-4.1-1.4-7-4.8-7-9V6z"/><path d="M9 12l2.2 2.2L15.2 10"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.2"/><path d="M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 5.8a3 3 0 0 1 0 5.6M17.5 14.3c1.9.7 3 2.4 3 4.7"/>',
  split: '<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M12 5v14"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>',
  more: '<circle cx="6" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="18" cy="12" r="1"/>',
  send: '<path d="M4 12L3.5 5l17 7-17 7L4 12zm0 0h8"/>',
  attach:
    '<path d="M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8.2-8.2a3 3 0 0 1 4.3 4.3l-8.2 8.2a1.5 1.5 0 0 1-2.2-2.2l7-7"/>',
  list: '<path d="M15 5l-7 7 7 7"/>',
  channel: '<path d="M5 9h14M5 15h14M10 4L8 20M16 4l-2 16"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
};

/** A round picture with initials, in a colour that stays the same for the same name. */
export function avatar(name) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  const letters = name
    .split(' ')
    .map((part) => part.slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return el('span', {
    class: 'avatar',
    'aria-hidden': 'true',
    'data-letters': letters,
    style: `--hue:${hue}`,
  });
}

export function botAvatar() {
  return el(
    'span',
    { class: 'avatar bot', 'aria-hidden': 'true' },
    el('img', { src: '/teams/page/bot.svg', alt: '' }),
  );
}

/** Says a sentence to people who do not see the page. */
export function announce(sentence) {
  document.getElementById('announcer').textContent = sentence;
}

/** `14:05`, in the reader's zone. */
export function timeOf(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** The day a message is of, above the first of that day. */
export function dayName(iso) {
  const day = new Date(iso);
  if (day.toDateString() === new Date().toDateString()) return 'Today';
  return day.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}
