import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { createFirstSignIns, validMs } from '../../../src/workflows/first-sign-in/index.ts';
import type { FirstSignInChange, FirstSignInSecret } from '../../../src/workflows/first-sign-in/port.ts';
import { useDatabase } from '../../support/database.ts';
import { mailDesk, type MailDesk } from '../support/mail-desk.ts';

const minute = 60_000;
const hour = 60 * minute;
const password = 'Zeppelin-4711!';
const userName = 'admin@fabrikam.onmicrosoft.com';
const address = 'anna@fabrikam.de';

describe('first sign-in', function () {
  const database = useDatabase();
  let desk: MailDesk;
  let firstSignIns: ReturnType<typeof createFirstSignIns>;
  let told: FirstSignInChange[];

  function open(options: { mail?: boolean; otherKey?: boolean } = {}): void {
    desk = mailDesk(database(), options);
    told = [];
    firstSignIns = createFirstSignIns({
      database: database(),
      mails: desk.mails,
      box: options.otherKey === true ? createSecretBox(Buffer.alloc(32, 1).toString('base64')) : desk.box,
      hash: desk.hash,
      publicUrl: 'https://concierge.opendoor.example',
      provider: 'Open Door Technology',
      contact: 'Priya Nair, priya@opendoor.example',
      tell: (_tx, change) => Promise.resolve(void told.push(change)),
      clock: desk.clock,
      log: desk.log,
    });
    desk.mails.whenEnded('first-sign-in', (tx, end) => firstSignIns.mailEnded(tx, end));
  }
  beforeEach(async () => {
    await sql`truncate first_sign_in, mail_outbox`.execute(database().db);
    open();
  });

  const secret = (changes: Partial<FirstSignInSecret> = {}): FirstSignInSecret => ({
    orderId: 'F-1042',
    customerTenantId: '33333333-3333-4333-8333-0000000000aa',
    userName,
    password,
    to: address,
    country: 'IE',
    ...changes,
  });
  const keep = (changes: Partial<FirstSignInSecret> = {}) =>
    database().withTransaction((tx) => firstSignIns.keep(tx, secret(changes)));
  /** The token in the newest mail. */
  async function tokenMailed(): Promise<string> {
    await desk.sendWaiting();
    const [, token] = /^https:\/\/concierge\.opendoor\.example\/first-sign-in\/(\S+)$/m.exec(
      desk.server.taken.at(-1)?.text ?? '',
    ) ?? [undefined, undefined];
    return token ?? assert.fail('no link was mailed');
  }

  it('kept, mailed, opened: shown once, then deleted, and the seller is told', async () => {
    assert.equal(await keep(), 'kept');
    const token = await tokenMailed();
    assert.match(token, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(desk.server.taken[0]?.to, address);
    const expiresAt = desk.clock.now() + validMs;
    assert.deepEqual(await firstSignIns.state('F-1042'), {
      kind: 'waiting',
      address,
      mail: 'sent',
      mails: 1,
      expiresAt,
    });
    const shared = { tenantDomain: 'fabrikam.onmicrosoft.com', language: 'en' };
    assert.deepEqual(await firstSignIns.look(token), { kind: 'waiting', ...shared, at: expiresAt });
    desk.clock.pass(hour);
    const at = desk.clock.now();
    const shown = await firstSignIns.reveal(token);
    assert.deepEqual({ ...shown, at: 0 }, { kind: 'revealed', ...shared, userName, password, at: 0 });
    const opened = { kind: 'opened', ...shared, at };
    assert.deepEqual(await firstSignIns.reveal(token), opened);
    assert.deepEqual(await firstSignIns.look(token), opened);
    assert.deepEqual(await firstSignIns.state('F-1042'), { kind: 'opened', address, at });
    assert.deepEqual(told, [{ orderId: 'F-1042', kind: 'opened', at }]);
  });

  it('scanners and previews look a hundred times: the secret still waits', async () => {
    await keep();
    const token = await tokenMailed();
    const looks = await Promise.all(Array.from({ length: 100 }, () => firstSignIns.look(token)));
    assert.ok(looks.every(({ kind }) => kind === 'waiting'));
    assert.ok(!JSON.stringify(looks).includes(password));
    assert.ok(!JSON.stringify(looks).includes(userName));
    assert.equal((await firstSignIns.reveal(token)).kind, 'revealed');
  });

  it('the button is pressed by ten at the same moment: one sees it, the others read when', async () => {
    await keep();
    const token = await tokenMailed();
    const shown = await Promise.all(Array.from({ length: 10 }, () => firstSignIns.reveal(token)));
    assert.deepEqual(shown.map(({ kind }) => kind).toSorted(), [
      ...Array.from({ length: 9 }, () => 'opened'),
      'revealed',
    ]);
    assert.equal(told.length, 1);
  });

  it('guessed, shortened, changed or foreign tokens: unknown, whatever they hold', async () => {
    await keep();
    const token = await tokenMailed();
    const guesses = [
      '',
      token.slice(0, -1),
      `${token}A`,
      (token.startsWith('A') ? 'B' : 'A') + token.slice(1),
      token.toUpperCase() === token ? token.toLowerCase() : token.toUpperCase(),
      `${token.slice(0, 42)}%`,
      "' or 1=1 --",
      '../../healthz',
      'A'.repeat(10_000),
      desk.hash.of(token, 'first-sign-in-link'),
    ];
    for (const guess of guesses) {
      assert.deepEqual(await firstSignIns.look(guess), { kind: 'unknown' });
      assert.deepEqual(await firstSignIns.reveal(guess), { kind: 'unknown' });
    }
    assert.equal((await firstSignIns.state('F-1042')).kind, 'waiting');
  });

  it('before and after: neither secret nor link can be read in the database or in the log', async () => {
    await keep();
    const before = await desk.wholeDatabase();
    const token = await tokenMailed();
    await firstSignIns.reveal(token);
    const after = await desk.wholeDatabase();
    for (const text of [before, after, desk.logged.join('')]) {
      for (const hidden of [password, userName, token]) assert.ok(!text.includes(hidden), hidden);
    }
    assert.ok(!desk.logged.join('').includes(address));
    const row = await database().db.selectFrom('first_sign_in').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.sealed, null);
  });

  it('not opened in 72 hours: deleted, the seller is told, and the link says so', async () => {
    await keep();
    const token = await tokenMailed();
    const expiresAt = desk.clock.now() + validMs;
    desk.clock.pass(validMs - 1);
    await firstSignIns.tick();
    assert.equal((await firstSignIns.look(token)).kind, 'waiting');
    desk.clock.pass(1);
    // Also before anybody has tidied up.
    assert.equal((await firstSignIns.reveal(token)).kind, 'expired');
    assert.deepEqual(await firstSignIns.state('F-1042'), { kind: 'expired', address, at: expiresAt });
    await Promise.all([firstSignIns.tick(), firstSignIns.tick()]);
    assert.deepEqual(told, [{ orderId: 'F-1042', kind: 'expired', at: expiresAt }]);
    const row = await database().db.selectFrom('first_sign_in').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.sealed, null);
    assert.equal((await firstSignIns.look(token)).kind, 'expired');
    assert.deepEqual(await firstSignIns.state('F-1042'), { kind: 'expired', address, at: expiresAt });
  });

  it('the step runs again: the first secret stays, no second mail', async () => {
    await keep();
    assert.equal(await keep({ password: 'another' }), 'exists');
    const token = await tokenMailed();
    assert.equal(desk.server.taken.length, 1);
    const shown = await firstSignIns.reveal(token);
    assert.equal(shown.kind === 'revealed' && shown.password, password);
    assert.equal(await keep({ password: 'another' }), 'exists', 'also after it was opened');
  });

  it('kept twice at once: one of the two transactions fails as a whole', async () => {
    const kept = await Promise.allSettled([keep(), keep({ password: 'another' })]);
    const rows = await database().db.selectFrom('mail_outbox').select('id').execute();
    assert.ok(kept.some(({ status }) => status === 'fulfilled'));
    assert.equal(rows.length, 1);
  });

  it('the caller’s transaction is rolled back: nothing is kept and nothing is mailed', async () => {
    await assert.rejects(
      database().withTransaction(async (tx) => {
        await firstSignIns.keep(tx, secret());
        throw new Error('changed my mind');
      }),
    );
    await desk.sendWaiting();
    assert.equal(desk.server.taken.length, 0);
    assert.deepEqual(await firstSignIns.state('F-1042'), { kind: 'none' });
  });

  it('sent again: the new link works, the old one is unknown, the time goes on', async () => {
    await keep();
    const old = await tokenMailed();
    const expiresAt = desk.clock.now() + validMs;
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'too-soon');
    desk.clock.pass(minute);
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'sent');
    const fresh = await tokenMailed();
    assert.deepEqual(await firstSignIns.reveal(old), { kind: 'unknown' });
    assert.equal(desk.server.taken.at(-1)?.to, address, 'never to another address');
    const state = await firstSignIns.state('F-1042');
    assert.equal(state.kind === 'waiting' && state.expiresAt, expiresAt);
    assert.equal((await firstSignIns.reveal(fresh)).kind, 'revealed');
    desk.clock.pass(minute);
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'ended');
    assert.equal(await firstSignIns.sendAgain('F-9999'), 'unknown');
  });

  it('sent again and again: five mails, no more', async () => {
    await keep();
    for (let i = 0; i < 4; i += 1) {
      desk.clock.pass(minute);
      assert.equal(await firstSignIns.sendAgain('F-1042'), 'sent');
    }
    desk.clock.pass(minute);
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'too-often');
  });

  it('pressed twice at once: one new mail', async () => {
    await keep();
    desk.clock.pass(minute);
    const answers = await Promise.all([firstSignIns.sendAgain('F-1042'), firstSignIns.sendAgain('F-1042')]);
    assert.deepEqual(answers.toSorted(), ['sent', 'too-soon']);
  });

  it('the mail server refuses the address: the seller is told, the secret waits', async () => {
    desk.server.fail('rejected');
    await keep();
    await desk.sendWaiting();
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['undeliverable'],
    );
    const state = await firstSignIns.state('F-1042');
    assert.equal(state.kind === 'waiting' && state.mail, 'refused');
  });

  it('an older mail is refused after a newer one was sent: no false alarm', async () => {
    await keep();
    desk.clock.pass(minute);
    await firstSignIns.sendAgain('F-1042');
    desk.server.fail('rejected');
    await desk.sendWaiting();
    assert.deepEqual(told, []);
  });

  it('no mail server configured: kept and told; nothing can be sent', async () => {
    open({ mail: false });
    assert.equal(await keep(), 'kept');
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['not-mailed'],
    );
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'not-possible');
    const state = await firstSignIns.state('F-1042');
    assert.deepEqual(state.kind === 'waiting' && [state.mail, state.mails], [undefined, 0]);
  });

  it('mail is configured later: sent at once when asked', async () => {
    open({ mail: false });
    await keep();
    open();
    assert.equal(await firstSignIns.sendAgain('F-1042'), 'sent');
    assert.equal((await firstSignIns.reveal(await tokenMailed())).kind, 'revealed');
  });

  it('the encryption key is another one: an error, and the secret is not thrown away', async () => {
    await keep();
    const token = await tokenMailed();
    open({ otherKey: true });
    await assert.rejects(firstSignIns.reveal(token), /cannot be opened/);
    open();
    assert.equal((await firstSignIns.reveal(token)).kind, 'revealed');
  });

  it('a customer in Germany: a German mail with the provider’s contact', async () => {
    await keep({ country: 'DE' });
    const token = await tokenMailed();
    const [mail] = desk.server.taken;
    assert.equal(mail?.subject, 'Erste Anmeldung bei fabrikam.onmicrosoft.com');
    assert.match(mail.text, /Priya Nair/);
    assert.ok(!mail.text.includes(userName));
    const look = await firstSignIns.look(token);
    assert.equal('language' in look && look.language, 'de');
  });
});
