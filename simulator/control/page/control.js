// Keeps the control panel up to date: switches, time, relationships and the journal, asked for once a second.

const element = (id) => document.getElementById(id);

async function read(path) {
  const answer = await fetch(`/control/api/${path}`);
  return answer.json();
}

async function write(path, body = {}) {
  const answer = await fetch(`/control/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

const normal = { throttleNext: 0, failNext: 0, loseAnswerNext: 0, slowMs: 0, webhookDelayMs: 0 };
const valueOf = (input) =>
  input.type === 'checkbox' ? input.checked : input.type === 'number' ? Number(input.value) : input.value;
const settings = new Set([
  'retryAfterSeconds',
  'connectorStatus',
  'provisioningSeconds',
  'provisioningRefreshSeconds',
  'orderListDelaySeconds',
  'gdapLockSeconds',
  'gdapActivationSeconds',
]);

function showSwitches(switches) {
  for (const [name, value] of Object.entries(switches)) {
    const input = element(`switch-${name}`);
    if (input === null) continue;
    if (document.activeElement !== input) {
      if (input.type === 'checkbox') input.checked = value;
      else input.value = String(value);
    }
    const off =
      normal[name] ??
      (input.tagName === 'SELECT' ? input.options[0].value : input.type === 'number' ? 0 : false);
    input.classList.toggle('on', value !== off && !settings.has(name));
  }
}

function showAbout(about) {
  element('now').textContent = new Date(about.now).toLocaleString(undefined, {
    dateStyle: 'full',
    timeStyle: 'medium',
  });
  const hours = about.offsetMs / 3_600_000;
  const ahead = hours >= 48 ? `${Math.round(hours / 24)} days` : `${Math.round(hours * 10) / 10} hours`;
  element('offset').textContent = about.offsetMs === 0 ? 'real time' : `${ahead} ahead`;
  element('bot').textContent = about.bot === 'up' ? 'The bot is running.' : 'The bot is down.';
}

let people = { tenants: [], accounts: [] };
let shownRelations = '';

function showRelations(relationships) {
  const text = JSON.stringify(relationships);
  if (text === shownRelations) return;
  shownRelations = text;
  const items = relationships.slice(-50).map((relationship) => {
    const customer = people.tenants.find((tenant) => tenant.id === relationship.customerTenantId);
    const account = people.accounts.find((candidate) => candidate.tenantId === relationship.partnerTenantId);
    const item = document.createElement('li');
    const label = `${customer?.name ?? relationship.customerTenantId} → ${account?.legalName ?? '?'}`;
    const button = document.createElement('button');
    button.textContent = 'Remove';
    button.setAttribute('aria-label', `Remove ${label}`);
    button.addEventListener('click', async () => {
      await write('remove', { customerTenantId: relationship.customerTenantId, accountId: account.id });
      await refresh();
    });
    item.append(label, button);
    return item;
  });
  if (items.length === 0)
    items.push(Object.assign(document.createElement('li'), { textContent: 'Nobody has accepted yet.' }));
  element('relations').replaceChildren(...items);
}

let shownRights = '';
const deeds = { approvalPending: ['Approve', 'Reject'], active: ['Remove'] };

function showRights(relationships) {
  const shown = relationships.slice(-20).map(({ id, displayName, status, customerTenantId }) => ({
    id,
    status,
    label: `${people.tenants.find((tenant) => tenant.id === customerTenantId)?.name ?? '?'}: ${displayName}, ${status}`,
  }));
  const text = JSON.stringify(shown);
  if (text === shownRights) return;
  shownRights = text;
  const items = shown.map(({ id, status, label }) => {
    const item = document.createElement('li');
    const buttons = (deeds[status] ?? []).map((deed) => {
      const button = document.createElement('button');
      button.textContent = deed;
      button.setAttribute('aria-label', `${deed} ${label}`);
      button.addEventListener('click', async () => {
        await write('gdap', { id, deed: deed.toLowerCase() });
        await refresh();
      });
      return button;
    });
    item.append(label, ...buttons);
    return item;
  });
  if (items.length === 0)
    items.push(Object.assign(document.createElement('li'), { textContent: 'Nobody has asked for any.' }));
  element('rights').replaceChildren(...items);
}

let since = 0;
const keptRows = 300;

async function showJournal() {
  const kind = element('kind').value;
  const { entries, next } = await read(`journal?since=${since}${kind === '' ? '' : `&kind=${kind}`}`);
  since = next;
  for (const { seq, at, kind: what, ...facts } of entries.slice(-keptRows)) {
    const row = document.createElement('tr');
    const time = new Date(at).toLocaleTimeString(undefined, { hour12: false });
    const text = Object.entries(facts).map(
      ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
    for (const cell of [time, what, text.join(' · ')])
      row.append(Object.assign(document.createElement('td'), { textContent: cell }));
    row.dataset.seq = String(seq);
    element('journal').prepend(row);
  }
  while (element('journal').rows.length > keptRows) element('journal').lastElementChild.remove();
}

async function refresh() {
  try {
    const [switches, about, relationships, rights] = await Promise.all([
      read('switches'),
      read('about'),
      read('relationships'),
      read('gdap'),
    ]);
    showSwitches(switches);
    showAbout(about);
    showRelations(relationships);
    showRights(rights);
    await showJournal();
  } catch {
    element('bot').textContent = 'The rehearsal does not answer.';
  }
}

function fillPeople() {
  const groups = people.tenants
    .filter((tenant) => !tenant.provider && tenant.users.length > 0)
    .map((tenant) => {
      const group = Object.assign(document.createElement('optgroup'), { label: tenant.name });
      group.append(...tenant.users.map((user) => new Option(`${user.displayName} (${user.about})`, user.id)));
      return group;
    });
  element('accept-user').replaceChildren(...groups);
  element('accept-account').replaceChildren(
    ...people.accounts.map((account) => new Option(`${account.legalName} (${account.currency})`, account.id)),
  );
}

const verdicts = {
  accepted: 'Accepted.',
  'already-accepted': 'Already accepted.',
  'not-global-administrator': 'Only a Global Administrator can accept.',
  'wrong-region': 'This account may not sell in the market of this customer.',
  'own-tenant': 'A partner cannot be its own customer.',
};

element('switches').addEventListener('change', async (event) => {
  showSwitches(await write('switches', { [event.target.name]: valueOf(event.target) }));
});
element('switches').addEventListener('submit', (event) => event.preventDefault());
element('switches-reset').addEventListener('click', async () => showSwitches(await write('switches/reset')));
for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', async () => {
    await write('time', { advanceMs: Number(button.dataset.advance) });
    await refresh();
  });
}
element('time-reset').addEventListener('click', async () => {
  await write('time', { reset: true });
  await refresh();
});
element('kill').addEventListener('click', () => write('kill-bot'));
element('reset').addEventListener('click', async () => {
  if (!confirm('Forget all relationships, webhooks registrations and switches?')) return;
  await write('reset');
  await refresh();
});
element('accept').addEventListener('click', async () => {
  const answer = await write('accept', {
    userId: element('accept-user').value,
    accountId: element('accept-account').value,
    force: element('accept-force').checked,
  });
  element('accept-answer').textContent = verdicts[answer.kind] ?? answer.message;
  await refresh();
});
element('kind').addEventListener('change', async () => {
  since = 0;
  element('journal').replaceChildren();
  await showJournal();
});

people = await read('people');
fillPeople();
await refresh();
setInterval(() => void refresh(), 1000);
