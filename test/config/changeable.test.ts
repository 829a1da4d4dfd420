import assert from 'node:assert/strict';
import { changeableSettings, type ReadSetting } from '../../src/config/changeable.ts';
import { readConfig } from '../../src/config/config.ts';
import { sampleEnvironment, sampleText } from './sample-environment.ts';

const config = readConfig(sampleEnvironment(), () => sampleText);
const settings = changeableSettings(config);
const read = (key: string, value: unknown): ReadSetting | undefined =>
  settings.find((setting) => setting.key === key)?.read(value);
const europe = config.provider.accounts.find(({ id }) => id === 'europe')?.tenantId ?? '';
const link = (tenantId: string, host = 'admin.microsoft.com') =>
  `https://${host}/Adminportal/Home?invType=ResellerRelationship&partnerId=${tenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;

describe('what staff may change at run time', () => {
  it('the sample provider: a link of every account, contact, days, a letter of every language', () => {
    assert.deepEqual(
      settings.map(({ key }) => key),
      [
        'link.united-states',
        'link.canada',
        'link.europe',
        'link.australia',
        'contact',
        'reminder-days',
        'invitation-days',
        'letter.en',
        'letter.de',
      ],
    );
  });

  it('what the file says: valid by the same rules, for every setting', () => {
    for (const { key, base } of settings)
      if (base !== null) assert.equal(read(key, base)?.kind, 'valid', key);
  });

  it('the account’s own link: in force as it was pasted', () => {
    assert.deepEqual(read('link.europe', ` ${link(europe)} `), {
      kind: 'valid',
      changed: { links: { europe: link(europe) } },
    });
  });

  const refused = [
    ['link.europe', link('22222222-2222-4222-8222-222222222222'), 'wrong-partner'],
    ['link.canada', link(europe), 'wrong-partner'],
    ['link.europe', link(europe).replace('DAP=false', 'DAP=true'), 'asks-for-admin-rights'],
    ['link.europe', link(europe).replace('msppId=0', 'msppId=666'), 'foreign-id'],
    ['link.europe', link(europe).replace('DAP=', 'x='), 'unknown-parameter'],
    [
      'link.europe',
      link('22222222-2222-4222-8222-222222222222')
        .replace('invType=', 'invType=Indirect')
        .replace('msppId=0', `indirectCSPId=${europe}`),
      'of-reseller',
    ],
    ['link.europe', link(europe, 'admin.microsoft.com.evil.example'), 'host-refused'],
    ['link.europe', link(europe, 'evil.example'), 'host-refused'],
    ['link.europe', link(europe).replace('https:', 'http:'), 'not-a-link'],
    ['link.europe', 'https://admin.microsoft.com/', 'unknown-form'],
    ['link.europe', `javascript:alert(1)//${link(europe)}`, 'not-a-link'],
    ['link.europe', { fetch: true }, 'not-a-link'],
    ['reminder-days', '5,2', 'not-days'],
    ['reminder-days', [2, 5], 'not-days'],
    ['reminder-days', '91', 'not-days'],
    ['invitation-days', '0', 'not-a-number'],
    ['invitation-days', '366', 'not-a-number'],
    ['contact', { name: 'Desk', email: 'nobody' }, 'not-a-contact'],
    ['contact', { name: '', email: 'desk@opendoor.example' }, 'not-a-contact'],
    ['contact', { name: 'Desk', email: 'desk@opendoor.example', fax: '1' }, 'not-a-contact'],
    ['contact', { name: 'Sign in first: https://evil.example/x', email: 'a@b.example' }, 'not-a-contact'],
    ['contact', { name: 'Desk', email: 'a@b.example', phone: 'www.evil.example/pay' }, 'not-a-contact'],
    ['contact', { name: 'Desk', email: 'a@b.example', phone: 'evil.example' }, 'not-a-contact'],
    ['contact', { name: 'Desk', email: 'a@b.example', phone: 'call us' }, 'not-a-contact'],
    ['letter.en', { subject: 'Hello', words: 'No name in it' }, 'account-missing'],
    ['letter.de', 'Hallo', 'malformed'],
  ] as const;
  for (const [key, value, kind] of refused)
    it(`${key} ${JSON.stringify(value).slice(0, 60)}: ${kind}`, () => {
      const answer = read(key, value);
      assert.equal(answer?.kind === 'fault' && answer.fault.kind, kind);
    });

  it('no reminders at all: days without any', () => {
    assert.deepEqual(read('reminder-days', 'none'), { kind: 'valid', changed: { reminderDays: [] } });
  });
});
