import assert from 'node:assert/strict';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readEnvironment, type RawEnvironment } from '../../src/config/environment.ts';
import { settings } from '../../src/config/settings.ts';
import { rehearsalEnvironment, sampleEnvironment } from './sample-environment.ts';

/** Every fault of an environment as `KEY: sentence`; fails when there is none. */
function faultsOf(env: RawEnvironment): ConfigFault {
  try {
    readEnvironment(env);
  } catch (error) {
    assert.ok(error instanceof ConfigFault);
    return error;
  }
  assert.fail('no fault was found');
}
const faultyKeys = (env: RawEnvironment) => faultsOf(env).faults.map((fault) => fault.key);

describe('environment', () => {
  it('only what is required is given: the rest has its default', () => {
    const environment = readEnvironment(sampleEnvironment());
    assert.equal(environment.mode, 'production');
    assert.equal(environment.port, 3978);
    assert.equal(environment.host, '127.0.0.1');
    assert.equal(environment.dataDir, '.data');
    assert.equal(environment.logLevel, 'info');
    assert.equal(environment.sweepMinutes, 10);
    assert.equal(environment.invitationDays, 90);
    assert.deepEqual(environment.reminderDays, [2, 5, 10]);
    assert.equal(environment.databaseUrl, undefined);
    assert.equal(environment.oauthConnection, undefined);
  });

  it('the rehearsal as npm start sets it: read, port 0 allowed, slash at the end of addresses dropped', () => {
    const environment = readEnvironment(rehearsalEnvironment());
    assert.equal(environment.port, 0);
    assert.equal(environment.publicUrl, 'http://127.0.0.1:3978');
    assert.equal(environment.rehearsalOrigin, 'http://127.0.0.1:3978');
  });

  it('nothing is given: every required key is named at once', () => {
    assert.deepEqual(faultyKeys({}).toSorted(), [
      'CONCIERGE_BOT_APP_ID',
      'CONCIERGE_BOT_APP_SECRET',
      'CONCIERGE_BOT_TENANT_ID',
      'CONCIERGE_ENCRYPTION_KEY',
      'CONCIERGE_PROVIDER_FILE',
      'CONCIERGE_PUBLIC_URL',
    ]);
  });

  it('a value is empty or only spaces: the same as absent', () => {
    const environment = readEnvironment({ ...sampleEnvironment(), PORT: '', LOG_LEVEL: '  ' });
    assert.equal(environment.port, 3978);
    assert.equal(environment.logLevel, 'info');
  });

  it('ids in capitals and spaces around values: cleaned', () => {
    const env = { ...sampleEnvironment(), CONCIERGE_BOT_APP_ID: ' 0C5F1C9E-4A54-4D0C-9A0E-1F6A3C2B7D10 ' };
    assert.equal(readEnvironment(env).botAppId, '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10');
  });

  const faultyValues: readonly (readonly [key: string, ...values: string[]])[] = [
    ['PORT', 'abc', '-1', '65536', '80.5', '1e3'],
    ['LOG_LEVEL', 'loud'],
    ['CONCIERGE_MODE', 'test'],
    ['DATABASE_URL', 'mysql://x/y', 'localhost'],
    [
      'CONCIERGE_PUBLIC_URL',
      'concierge',
      'ftp://x.example',
      'https://x.example/?a=b',
      'https://me@x.example',
    ],
    ['CONCIERGE_BOT_APP_ID', 'me', '0c5f1c9e4a544d0c9a0e1f6a3c2b7d10'],
    ['CONCIERGE_BOT_TENANT_ID', 'contoso.com'],
    ['CONCIERGE_ENCRYPTION_KEY', 'c2hvcnQ=', '!'.repeat(44), Buffer.alloc(33).toString('base64')],
    ['CONCIERGE_SWEEP_MINUTES', '0', '1441', 'ten'],
    ['CONCIERGE_INVITATION_DAYS', '0', '366'],
    ['CONCIERGE_CREDENTIAL_EUROPE_CLIENT_ID', 'europe'],
    ['CONCIERGE_DNS_SERVERS', 'dns.example', '192.0.2.1,', '192.0.2.1:99999', '[192.0.2.1', '1.2.3'],
  ];
  for (const [key, ...values] of faultyValues) {
    it(`${key} is ${values.join(' or ')}: refused with its key and nothing else`, () => {
      for (const value of values)
        assert.deepEqual(faultyKeys({ ...sampleEnvironment(), [key]: value }), [key], value);
    });
  }

  const withMail = (changes: Record<string, string | undefined> = {}) => ({
    ...sampleEnvironment(),
    CONCIERGE_SMTP_URL: 'smtps://us%40er:p%3Aw@smtp.opendoor.example',
    CONCIERGE_MAIL_FROM: 'Open Door Technology <concierge@opendoor.example>',
    ...changes,
  });

  it('mail: server, sign-in and sender are taken apart; ports have their usual numbers', () => {
    const environment = readEnvironment(withMail());
    assert.deepEqual(environment.smtpUrl, {
      host: 'smtp.opendoor.example',
      port: 465,
      tls: 'at-once',
      user: 'us@er',
      password: 'p:w',
    });
    assert.deepEqual(environment.mailFrom, {
      name: 'Open Door Technology',
      address: 'concierge@opendoor.example',
    });
    const plain = withMail({
      CONCIERGE_SMTP_URL: 'smtp://[2001:db8::1]',
      CONCIERGE_MAIL_FROM: 'a@b.example',
    });
    assert.deepEqual(readEnvironment(plain).smtpUrl, { host: '2001:db8::1', port: 587, tls: 'starttls' });
    assert.deepEqual(readEnvironment(plain).mailFrom, { name: '', address: 'a@b.example' });
  });

  it('mail faulty, or only one half of it: refused, and the password is not shown', () => {
    for (const value of [
      'smtp.opendoor.example',
      'https://x.example',
      'smtp://u:hush%@x.example',
      'smtp://x/?a=b',
    ]) {
      const { faults, message } = faultsOf(withMail({ CONCIERGE_SMTP_URL: value }));
      assert.ok(faults.every(({ key }) => key === 'CONCIERGE_SMTP_URL'));
      assert.doesNotMatch(message, /hush/);
    }
    for (const value of [
      'nobody',
      'a@b',
      'Name <a@b.example',
      'a@b.example, c@d.example',
      'X\r\nBcc: y <a@b.example>',
    ])
      assert.deepEqual(
        [...new Set(faultyKeys(withMail({ CONCIERGE_MAIL_FROM: value })))],
        ['CONCIERGE_MAIL_FROM'],
      );
    assert.deepEqual(faultyKeys(withMail({ CONCIERGE_MAIL_FROM: undefined })), ['CONCIERGE_MAIL_FROM']);
    assert.deepEqual(faultyKeys(withMail({ CONCIERGE_SMTP_URL: undefined })), ['CONCIERGE_SMTP_URL']);
  });

  it('a mailbox for Graph: taken as it is, refused beside a mail server or when it is no name', () => {
    const alone = { ...sampleEnvironment(), CONCIERGE_MAIL_SENDER: 'concierge@opendoor.onmicrosoft.com' };
    assert.equal(readEnvironment(alone).mailSender, 'concierge@opendoor.onmicrosoft.com');
    const both = faultsOf(withMail({ CONCIERGE_MAIL_SENDER: 'concierge@opendoor.example' }));
    assert.match(both.message, /CONCIERGE_MAIL_SENDER: is set together with CONCIERGE_SMTP_URL/);
    for (const value of ['concierge', 'a@b', 'a/b@c.example', 'a b@c.example', '../me@c.example'])
      assert.deepEqual(faultyKeys({ ...sampleEnvironment(), CONCIERGE_MAIL_SENDER: value }), [
        'CONCIERGE_MAIL_SENDER',
      ]);
  });

  it('name servers: with and without ports, of both families', () => {
    const servers = '192.0.2.1, 192.0.2.1:5353,2001:db8::1,[2001:db8::1]:53';
    assert.deepEqual(readEnvironment({ ...sampleEnvironment(), CONCIERGE_DNS_SERVERS: servers }).dnsServers, [
      '192.0.2.1',
      '192.0.2.1:5353',
      '2001:db8::1',
      '[2001:db8::1]:53',
    ]);
  });

  it('the rehearsal: mail and name servers on loopback only, and no name server is a fault', () => {
    const faulty = (changes: Record<string, string | undefined>) =>
      faultyKeys({ ...rehearsalEnvironment(), ...changes });
    assert.deepEqual(faulty({ CONCIERGE_DNS_SERVERS: undefined }), ['CONCIERGE_DNS_SERVERS']);
    for (const servers of ['192.0.2.1', '127.0.0.1:53,192.0.2.1:53', '[2001:db8::1]:53'])
      assert.deepEqual(faulty({ CONCIERGE_DNS_SERVERS: servers }), ['CONCIERGE_DNS_SERVERS'], servers);
    const mail = { CONCIERGE_MAIL_FROM: 'a@b.example', CONCIERGE_SMTP_URL: 'smtp://smtp.opendoor.example' };
    assert.deepEqual(faulty(mail), ['CONCIERGE_SMTP_URL']);
    readEnvironment({ ...rehearsalEnvironment(), ...mail, CONCIERGE_SMTP_URL: 'smtp://127.0.0.1:2525' });
  });

  it('a secret is faulty: the message shows dots, never the value', () => {
    for (const setting of Object.values(settings).filter((one) => 'secret' in one)) {
      const value = 'hush\u0000hush';
      const env = { ...sampleEnvironment(), [setting.key]: value, PORT: 'abc' };
      assert.doesNotMatch(faultsOf(env).message, /hush/);
    }
    const { message } = faultsOf({ ...sampleEnvironment(), CONCIERGE_ENCRYPTION_KEY: 'hush' });
    assert.match(message, /CONCIERGE_ENCRYPTION_KEY: is •••/);
  });

  it('a misspelt key of ours: a fault that proposes the right one and does not show the value', () => {
    const [fault] = faultsOf({ ...sampleEnvironment(), CONCIERGE_BOT_APP_SERCET: 'hush' }).faults;
    assert.equal(fault?.key, 'CONCIERGE_BOT_APP_SERCET');
    assert.match(fault.sentence, /Did you mean CONCIERGE_BOT_APP_SECRET\?/);
    assert.doesNotMatch(fault.sentence, /hush/);
  });

  it('a key of ours that resembles nothing: a fault without a proposal; keys of others are ignored', () => {
    const [fault, second] = faultsOf({
      ...sampleEnvironment(),
      CONCIERGE_COFFEE_MACHINE_COLOUR: 'red',
      HOME: '/x',
    }).faults;
    assert.equal(fault?.sentence, 'is not a setting.');
    assert.equal(second, undefined);
  });

  it('secret and certificate of the bot, or neither: refused', () => {
    const both = { ...sampleEnvironment(), CONCIERGE_BOT_CERTIFICATE_FILE: 'bot.pem' };
    assert.deepEqual(faultyKeys(both), ['CONCIERGE_BOT_APP_SECRET']);
    assert.deepEqual(faultyKeys({ ...sampleEnvironment(), CONCIERGE_BOT_APP_SECRET: undefined }), [
      'CONCIERGE_BOT_APP_SECRET',
    ]);
  });

  it('production with http or with a rehearsal origin: refused', () => {
    const http = { ...sampleEnvironment(), CONCIERGE_PUBLIC_URL: 'http://concierge.opendoor.example' };
    assert.deepEqual(faultyKeys(http), ['CONCIERGE_PUBLIC_URL']);
    const origin = { ...sampleEnvironment(), CONCIERGE_REHEARSAL_ORIGIN: 'http://127.0.0.1:1' };
    assert.deepEqual(faultyKeys(origin), ['CONCIERGE_REHEARSAL_ORIGIN']);
  });

  it('the rehearsal beyond loopback: refused, also by look-alike names', () => {
    for (const host of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', 'localhost.example', '128.0.0.1']) {
      assert.deepEqual(faultyKeys({ ...rehearsalEnvironment(), HOST: host }), ['HOST'], host);
    }
    for (const origin of [
      'https://127.0.0.1:1',
      'http://127.0.0.1.example',
      'http://example.com',
      'http://[::]:1',
    ]) {
      const env = { ...rehearsalEnvironment(), CONCIERGE_REHEARSAL_ORIGIN: origin };
      assert.deepEqual(faultyKeys(env), ['CONCIERGE_REHEARSAL_ORIGIN'], origin);
    }
    assert.deepEqual(faultyKeys({ ...rehearsalEnvironment(), CONCIERGE_REHEARSAL_ORIGIN: undefined }), [
      'CONCIERGE_REHEARSAL_ORIGIN',
    ]);
    const publicUrl = {
      ...rehearsalEnvironment(),
      CONCIERGE_PUBLIC_URL: 'https://concierge.opendoor.example',
    };
    assert.deepEqual(faultyKeys(publicUrl), ['CONCIERGE_PUBLIC_URL']);
  });

  it('credentials: gathered by name, underscores in names included', () => {
    const { credentials } = readEnvironment(sampleEnvironment());
    assert.deepEqual(Object.keys(credentials), ['UNITED_STATES', 'CANADA', 'EUROPE', 'AUSTRALIA']);
    assert.equal(credentials['UNITED_STATES']?.clientSecret, 'secret of UNITED_STATES');
    assert.equal(credentials['UNITED_STATES'].certificateFile, undefined);
  });

  it('days of reminders: rising whole days; anything else is a fault', () => {
    const of = (days: string) => ({ ...sampleEnvironment(), CONCIERGE_REMINDER_DAYS: days });
    assert.deepEqual(readEnvironment(of('1, 30,90')).reminderDays, [1, 30, 90]);
    assert.deepEqual(readEnvironment(of('none')).reminderDays, []);
    for (const days of ['5,2', '0', '91', '2;5', '2,,5', 'x', '1,2,3,4,5,6,7,8,9,10,11'])
      assert.deepEqual(faultyKeys(of(days)), ['CONCIERGE_REMINDER_DAYS'], days);
  });
});
