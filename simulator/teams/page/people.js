import { avatar, el, icon } from './dom.js';
import { themeButton } from './theme.js';

/** The address of Teams for these people; a waiting message for the box goes along. */
export function addressOf(userIds, keep = new URLSearchParams(location.search)) {
  const query = new URLSearchParams(userIds.map((id) => ['user', id]));
  for (const name of ['message', 'theme']) if (keep.has(name)) query.set(name, keep.get(name));
  return `/teams?${query}`;
}

/** The first page: whom to play. */
export function chooserPage(people) {
  const find = (about) =>
    people.tenants.flatMap((tenant) => tenant.people).find((person) => person.about.startsWith(about));
  const administrator = find('Global Administrator of Contoso');
  const employee = find('Employee of Contoso');
  const agent = find('Admin agent');
  const seller = find('Seller at Northwind IT');
  const journeys = [
    administrator && [
      'primary',
      [administrator.id],
      `Start as ${administrator.displayName}, Contoso’s Global Administrator`,
    ],
    administrator &&
      agent && [
        '',
        [administrator.id, agent.id],
        `${administrator.displayName} and ${agent.displayName} side by side`,
      ],
    employee &&
      administrator && [
        '',
        [employee.id, administrator.id],
        `${employee.displayName} and ${administrator.displayName} side by side`,
      ],
    seller && ['', [seller.id], `Start as ${seller.displayName}, who sells at Northwind IT`],
  ].filter(Boolean);
  return el(
    'div',
    { class: 'chooser' },
    el(
      'main',
      {},
      el(
        'div',
        { class: 'head' },
        el('h1', {}, 'Who would you like to be?'),
        el('span', { class: 'spring' }),
        themeButton(),
      ),
      el(
        'p',
        { class: 'lead' },
        'This is a rehearsal of Microsoft Teams on your own computer. Each person below lives in a simulated Microsoft tenant and can chat with CSP Concierge. Nothing you do here leaves this machine.',
      ),
      el(
        'p',
        { class: 'journeys' },
        ...journeys.map(([kind, ids, title]) =>
          el('a', { class: `button ${kind}`, href: addressOf(ids) }, title),
        ),
      ),
      el('div', { class: 'people' }, ...people.tenants.map(tenantBox)),
    ),
  );
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

function tenantBox(tenant) {
  return el(
    'section',
    {},
    el('h2', {}, tenant.name),
    el('p', { class: 'domain' }, `${tenant.domain} · ${countryNames.of(tenant.country)}`),
    el('ul', {}, ...tenant.people.map((person) => el('li', {}, personLink(person, addressOf([person.id]))))),
  );
}

function personLink(person, address, current = false) {
  return el(
    'a',
    { class: 'person', href: address, 'aria-current': current ? 'true' : null },
    avatar(person.displayName),
    el('span', {}, el('strong', {}, person.displayName), el('span', {}, person.about)),
  );
}

/** The button with the person's picture, and the menu to become somebody else or to have somebody beside. */
export function personSwitch(people, user) {
  const dialog = el('dialog', { class: 'people-menu', 'aria-label': 'Switch person' });
  const groups = people.tenants.map((tenant) => [
    el('h2', {}, tenant.name),
    el(
      'ul',
      {},
      ...tenant.people.map((person) =>
        el(
          'li',
          { class: 'row' },
          personLink(person, addressOf([person.id]), person.id === user.id),
          besideButton(person, user),
        ),
      ),
    ),
  ]);
  dialog.append(...groups.flat());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  const button = el(
    'button',
    {
      class: 'icon-button',
      type: 'button',
      'aria-label': `${user.displayName}, ${user.about}. Switch person`,
      'aria-haspopup': 'dialog',
      title: `${user.displayName} – ${user.about}`,
    },
    avatar(user.displayName),
  );
  button.addEventListener('click', () => dialog.showModal());
  return el('div', {}, button, dialog);
}

function besideButton(person, user) {
  if (person.id === user.id) return null;
  const title = `Open ${person.displayName} beside ${user.displayName}`;
  const open = () => top.location.assign(addressOf([...currentPeople(user), person.id]));
  return el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': title, title, onclick: open },
    icon('split'),
  );
}

/** Everybody on the screen now: a pane beside others asks the window around it. */
function currentPeople(user) {
  const around = new URLSearchParams(top.location.search).getAll('user');
  return around.length > 0 ? around : [user.id];
}

/** Several people at once, a pane each; a waiting message is for the first. */
export function sideBySide(people, userIds) {
  const frames = userIds.map((id, index) => {
    const keep = new URLSearchParams(location.search);
    if (index > 0) keep.delete('message');
    return el('iframe', {
      src: addressOf([id], keep),
      title: `Teams of ${people.nameOf(id)}`,
      name: `pane-${id}`,
    });
  });
  return el('main', { class: 'side-by-side', 'aria-label': 'People side by side' }, ...frames);
}
