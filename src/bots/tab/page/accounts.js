import { el } from './dom.js';
import { settingPart } from './setting.js';
import { moment, t } from './words.js';

/** Every account of the provider: how its connection is, what to do, and its relationship link. */
export function showAccounts({ accounts }, actions) {
  const { settings } = actions.more;
  return el('div', { class: 'cards' }, ...accounts.map((account) => accountCard(account, settings, actions)));
}

function accountCard(account, settings, actions) {
  const words = t().accounts;
  const setting = settings.find(({ accountId }) => accountId === account.id);
  const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];
  return el(
    'section',
    { class: 'card', 'aria-label': account.region },
    el('h2', {}, account.region),
    el('p', { class: 'soft' }, `${account.legalName} · ${account.currency}`),
    account.troubles.length === 0
      ? el('p', { class: 'well' }, `✓ ${words.well}`)
      : el('ul', { class: 'troubles' }, ...account.troubles.map(troubleLine)),
    el(
      'dl',
      {},
      ...fact(words.token, moment(account.tokenRenewedAt)),
      ...fact(words.answered, moment(account.comparedAt)),
      ...fact(words.webhook, moment(account.lastWebhookAt)),
      ...fact(words.link, account.link === 'fetch' ? words.fetched : account.link),
    ),
    setting && settingPart(setting, account.region, actions),
  );
}

function troubleLine(trouble) {
  const { what, advice } = t().accounts.troubles[trouble];
  return el('li', {}, el('strong', {}, `⚠ ${what}`), ` ${advice}`);
}
