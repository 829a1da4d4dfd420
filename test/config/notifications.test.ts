import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readConfig } from '../../src/config/config.ts';
import { parseProviderFile } from '../../src/config/provider.ts';
import { staffEventNames } from '../../src/domain/notification-events.ts';
import { sampleEnvironment, sampleText } from './sample-environment.ts';

const person = '22222222-2222-4222-8222-000000000001';
const withNotifications = (notifications: unknown): string =>
  JSON.stringify({ ...(JSON.parse(sampleText) as object), notifications });
const faultsOf = (notifications: unknown): string[] =>
  parseProviderFile(withNotifications(notifications)).faults.map(
    ({ path: at, sentence }) => `${at}: ${sentence}`,
  );

describe('which events go to whom', () => {
  it('absent: nothing is settled; given: as it stands there', () => {
    assert.deepEqual(parseProviderFile(sampleText).provider?.notifications, {});
    const settled = {
      'order.needs-person': ['channel', 'mail'],
      'question.*': ['people'],
      'reseller.requested': [person],
    };
    assert.deepEqual(parseProviderFile(withNotifications(settled)).provider?.notifications, settled);
  });

  for (const [title, notifications, fault] of [
    [
      'a misspelt event',
      { 'order.needs-persons': ['channel'] },
      /^notifications\.order\.needs-persons: is no event staff is told of\. Did you mean .*order\.needs-person/,
    ],
    ['nobody', { 'order.needs-person': [] }, /must name somebody who hears of it/],
    [
      'a misspelt way',
      { 'order.needs-person': ['chanel'] },
      /"chanel" is neither channel, people nor mail.*Did you mean .*channel/,
    ],
    [
      'somebody who is not staff',
      { 'order.needs-person': ['99999999-9999-4999-8999-000000000001'] },
      /nor the object id of one of staff\.people/,
    ],
    ['no list', { 'order.needs-person': 'channel' }, /notifications/],
  ] as const)
    it(`${title}: refused with a sentence`, () => {
      const faults = faultsOf(notifications);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', fault);
    });

  it('a mail where none can be sent: refused with what to set; with a mail server it is fine', () => {
    const file = withNotifications({ 'order.*': ['mail'] });
    const readFile = () => file;
    assert.throws(
      () => readConfig(sampleEnvironment(), readFile),
      (error) => {
        assert.ok(error instanceof ConfigFault);
        const [fault, ...more] = error.faults;
        assert.deepEqual(more, []);
        assert.match(
          `${fault?.key}: ${fault?.sentence}`,
          /provider\.json: notifications\.order\.\*: asks for a mail.*CONCIERGE_SMTP_URL/,
        );
        return true;
      },
    );
    const mail = { CONCIERGE_MAIL_SENDER: 'licensing@opendoor.example' };
    const { provider } = readConfig({ ...sampleEnvironment(), ...mail }, readFile);
    assert.deepEqual(provider.notifications, { 'order.*': ['mail'] });
  });

  it('the page for operators: names every event, and no other', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/notifications.md'), 'utf8');
    const named = [...page.matchAll(/^\| `([a-z-]+\.[a-z0-9-]+)`/gm)].map(([, name = '']) => name);
    const known = staffEventNames.filter((name) => !name.endsWith('.*'));
    assert.deepEqual(named.toSorted(), known.toSorted());
  });

  it('a zone that is none: refused; the zone of people who have not said theirs is UTC otherwise', () => {
    assert.equal(readConfig(sampleEnvironment(), () => sampleText).timeZone, 'UTC');
    const set = (CONCIERGE_TIME_ZONE: string) =>
      readConfig({ ...sampleEnvironment(), CONCIERGE_TIME_ZONE }, () => sampleText);
    assert.equal(set('Europe/Dublin').timeZone, 'Europe/Dublin');
    assert.throws(() => set('Dublin'), ConfigFault);
  });
});
