import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { ReceivesMail } from '../../../src/services/mail-domains/port.ts';
import { createContactChecks } from '../../../src/workflows/contact-check/index.ts';
import type { ContactCheckRequest } from '../../../src/workflows/contact-check/port.ts';
import { useDatabase } from '../../support/database.ts';
import { mailDesk, type MailDesk } from '../support/mail-desk.ts';

const tenantId = '66666666-6666-4666-8666-000000000001';
const nina = { tenantId, userId: '77777777-7777-4777-8777-000000000011' };
const oscar = { tenantId, userId: '77777777-7777-4777-8777-000000000012' };
const cora = {
  tenantId: '66666666-6666-4666-8666-000000000003',
  userId: '77777777-7777-4777-8777-000000000031',
};
const anna = 'anna@fabrikam.de';
const minute = 60_000;
const day = 24 * 60 * minute;

describe('contact check', function () {
  const database = useDatabase();
  let desk: MailDesk;
  let checks: ReturnType<typeof createContactChecks>;
  let receives: ReceivesMail;
  let asked: string[];

  function open(options: { mail?: boolean } = {}): void {
    desk = mailDesk(database(), options);
    receives = 'yes';
    asked = [];
    checks = createContactChecks({
      database: database(),
      mails: desk.mails,
      domains: {
        receives: (domain) => {
          asked.push(domain);
          return Promise.resolve(receives);
        },
      },
      hash: desk.hash,
      provider: 'Open Door Technology',
      clock: desk.clock,
    });
  }
  beforeEach(async () => {
    await sql`truncate contact_check, mail_outbox`.execute(database().db);
    open();
  });

  const begin = (changes: Partial<ContactCheckRequest> = {}) =>
    checks.begin({ by: nina, address: anna, company: 'Northwind IT Ltd', language: 'en', ...changes });
  /** The code in the newest mail, as a person would read it. */
  async function codeMailed(): Promise<string> {
    await desk.sendWaiting();
    return (
      /^\d{3} \d{3}$/m.exec(desk.server.taken.at(-1)?.text ?? '')?.[0] ?? assert.fail('no code was mailed')
    );
  }
  const wrongFor = (code: string) => (code.replace(/\D/g, '') === '111111' ? '222222' : '111111');

  it('the code from the mail, typed with its space: proven; the mail says who asks and on whose behalf', async () => {
    const begun = await begin({ address: ' Anna@Fabrikam.de ' });
    assert.deepEqual(begun, { kind: 'sent', address: anna, expiresAt: desk.clock.now() + 30 * minute });
    const code = await codeMailed();
    const [mail] = desk.server.taken;
    assert.equal(mail?.to, anna);
    assert.match(mail.text, /Northwind IT Ltd/);
    assert.match(mail.text, /Open Door Technology/);
    assert.doesNotMatch(mail.subject, /\d/, 'subjects end up in logs of mail servers');
    const at = desk.clock.now();
    assert.deepEqual(await checks.verify(nina, anna, code), { kind: 'proven', address: anna, at });
    assert.deepEqual(await checks.standing(nina, anna), { kind: 'proven', at });
  });

  it('in German: for a customer who reads German', async () => {
    await begin({ language: 'de' });
    await desk.sendWaiting();
    assert.match(desk.server.taken[0]?.text ?? '', /Bestellung von Microsoft-Lizenzen/);
  });

  for (const address of ['anna', 'anna@fabrikam.de, x@y.de', 'Anna <anna@fabrikam.de>', '']) {
    it(`${JSON.stringify(address)}: no address, nobody is asked`, async () => {
      assert.deepEqual(await begin({ address }), { kind: 'not-an-address' });
      assert.deepEqual(asked, []);
    });
  }

  it('the domain takes no mail: stops there, no mail is sent', async () => {
    receives = 'no';
    const domain = 'nobody-has-this.de';
    const address = `client@${domain}`;
    assert.deepEqual(await begin({ address }), { kind: 'cannot-receive', address, domain });
    assert.deepEqual(asked, [domain]);
    assert.equal(desk.jobs.waiting.length, 0);
  });

  it('an ending that does not exist: stops there, nobody is asked', async () => {
    const address = 'client@example.u';
    assert.deepEqual(await begin({ address }), { kind: 'cannot-receive', address, domain: 'example.u' });
    assert.deepEqual(asked, []);
  });

  it('name servers do not answer: the code itself is the proof', async () => {
    receives = 'unknown';
    assert.equal((await begin()).kind, 'sent');
  });

  it('no mail server configured: the seller has to vouch; an impossible domain still stops it', async () => {
    open({ mail: false });
    assert.deepEqual(await begin(), { kind: 'not-possible', address: anna, domain: 'yes' });
    receives = 'no';
    assert.equal((await begin()).kind, 'cannot-receive');
  });

  it('five wrong codes: the right one does not help any more; a new one does', async () => {
    await begin();
    const code = await codeMailed();
    const left: unknown[] = [];
    for (let i = 0; i < 5; i += 1) left.push(await checks.verify(nina, anna, wrongFor(code)));
    assert.deepEqual(left, [
      { kind: 'wrong', triesLeft: 4 },
      { kind: 'wrong', triesLeft: 3 },
      { kind: 'wrong', triesLeft: 2 },
      { kind: 'wrong', triesLeft: 1 },
      { kind: 'too-many' },
    ]);
    assert.deepEqual(await checks.verify(nina, anna, code), { kind: 'too-many' });
    desk.clock.pass(2 * minute);
    assert.equal((await begin()).kind, 'sent');
    assert.equal((await checks.verify(nina, anna, await codeMailed())).kind, 'proven');
  });

  it('a hundred guesses at the same moment: five count', async () => {
    await begin();
    const code = await codeMailed();
    const guesses = Array.from({ length: 100 }, (_, n) => String(n).padStart(6, '0')).filter(
      (guess) => guess !== code.replace(' ', ''),
    );
    const answers = await Promise.all(guesses.map((guess) => checks.verify(nina, anna, guess)));
    assert.equal(answers.filter(({ kind }) => kind === 'wrong').length, 4);
    assert.equal(answers.filter(({ kind }) => kind === 'too-many').length, guesses.length - 4);
    assert.deepEqual(await checks.verify(nina, anna, code), { kind: 'too-many' });
  });

  it('something that is no code: does not cost a try', async () => {
    await begin();
    const code = await codeMailed();
    for (const slip of ['', '12345', 'hello', code + '7'])
      assert.deepEqual(await checks.verify(nina, anna, slip), { kind: 'wrong', triesLeft: 5 });
    assert.equal((await checks.verify(nina, anna, code)).kind, 'proven');
  });

  it('after half an hour: expired', async () => {
    await begin();
    const code = await codeMailed();
    desk.clock.pass(30 * minute);
    assert.deepEqual(await checks.verify(nina, anna, code), { kind: 'expired' });
    assert.deepEqual(await checks.standing(nina, anna), { kind: 'expired' });
  });

  it('the code of one person or address: worth nothing for another', async () => {
    await begin();
    const code = await codeMailed();
    assert.deepEqual(await checks.verify(oscar, anna, code), { kind: 'none' });
    assert.deepEqual(await checks.verify(nina, 'bert@fabrikam.de', code), { kind: 'none' });
    await begin({ address: 'bert@fabrikam.de' });
    assert.equal((await checks.verify(nina, 'bert@fabrikam.de', code)).kind, 'wrong');
    assert.deepEqual(await checks.verify(nina, 'not an address', code), { kind: 'none' });
  });

  it('a new code: the old one is dead', async () => {
    await begin();
    const old = await codeMailed();
    desk.clock.pass(minute);
    await begin();
    const fresh = await codeMailed();
    assert.notEqual(fresh, old, 'one in a million runs may fail here');
    assert.equal((await checks.verify(nina, anna, old)).kind, 'wrong');
    assert.equal((await checks.verify(nina, anna, fresh)).kind, 'proven');
  });

  it('a used code: proven once, then there is none', async () => {
    await begin();
    const code = await codeMailed();
    await checks.verify(nina, anna, code);
    assert.equal((await checks.verify(nina, anna, wrongFor(code))).kind, 'proven', 'it stays proven');
    desk.clock.pass(31 * day);
    assert.deepEqual(await checks.verify(nina, anna, code), { kind: 'none' });
  });

  it('proven by a colleague: no second mail for thirty days; another company starts anew', async () => {
    await begin();
    await checks.verify(nina, anna, await codeMailed());
    const at = desk.clock.now();
    assert.deepEqual(await begin({ by: oscar }), { kind: 'proven', address: anna, at });
    assert.deepEqual(await checks.standing(oscar, anna), { kind: 'proven', at });
    assert.equal((await begin({ by: cora, company: 'Coho IT GmbH' })).kind, 'sent');
    desk.clock.pass(31 * day);
    assert.equal((await begin({ by: oscar })).kind, 'sent');
  });

  it('asked again at once: the next mail a minute later', async () => {
    await begin();
    const sentAt = desk.clock.now();
    desk.clock.pass(10_000);
    assert.deepEqual(await begin(), { kind: 'wait', address: anna, until: sentAt + minute });
    desk.clock.pass(50_000);
    assert.equal((await begin()).kind, 'sent');
  });

  it('pressed ten times at the same moment: one mail', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => begin()));
    assert.equal(begun.filter(({ kind }) => kind === 'sent').length, 1);
    assert.equal(desk.jobs.waiting.length, 1);
  });

  it('six times a day: the sixth waits until a day after the first', async () => {
    const first = desk.clock.now();
    for (let i = 0; i < 5; i += 1) {
      assert.equal((await begin()).kind, 'sent');
      desk.clock.pass(10 * minute);
    }
    assert.deepEqual(await begin(), { kind: 'wait', address: anna, until: first + day });
    desk.clock.pass(day);
    assert.equal((await begin()).kind, 'sent');
  });

  it('several companies mail one address: ten mails a day, then nobody', async () => {
    const companies = ['a', 'b', 'c'].map((letter) => ({ ...cora, tenantId: letter.repeat(36) }));
    const kinds: string[] = [];
    for (const by of companies)
      for (let i = 0; i < 5; i += 1) {
        kinds.push((await begin({ by })).kind);
        desk.clock.pass(2 * minute);
      }
    assert.equal(kinds.filter((kind) => kind === 'sent').length, 10);
    assert.equal(kinds.at(-1), 'wait');
  });

  it('one company mails many addresses: a hundred mails a day', async () => {
    const now = desk.clock.now();
    await sql`insert into contact_check (tenant_id, user_id, address, tries, sends, day_began_at, sent_at, expires_at)
      select ${tenantId}, ${oscar.userId}, 'a' || n || '@fabrikam.de', 0, 1, ${now}::bigint, ${now}::bigint, ${now}::bigint
      from generate_series(1, 99) as n`.execute(database().db);
    assert.equal((await begin()).kind, 'sent');
    assert.equal((await begin({ address: 'bert@fabrikam.de' })).kind, 'wait');
    assert.equal((await begin({ by: cora })).kind, 'sent', 'others are not held up by that');
    desk.clock.pass(day);
    assert.equal((await begin({ address: 'bert@fabrikam.de' })).kind, 'sent');
  });

  it('the mail server refuses the address: said with the next code and in the standing, no try is lost', async () => {
    desk.server.fail('rejected');
    await begin();
    await desk.sendWaiting();
    assert.deepEqual(await checks.standing(nina, anna), { kind: 'undeliverable' });
    assert.deepEqual(await checks.verify(nina, anna, '123456'), { kind: 'undeliverable', address: anna });
  });

  it('on its way: the standing says whether the mail server has it', async () => {
    const begun = await begin();
    const expiresAt = begun.kind === 'sent' ? begun.expiresAt : 0;
    assert.deepEqual(await checks.standing(nina, anna), { kind: 'waiting', mailed: false, expiresAt });
    await desk.sendWaiting();
    assert.deepEqual(await checks.standing(nina, anna), { kind: 'waiting', mailed: true, expiresAt });
    assert.deepEqual(await checks.standing(oscar, anna), { kind: 'none' });
  });

  it('the code: never readable in the database, never in the log', async () => {
    await begin();
    const inDatabase = await desk.wholeDatabase();
    const code = (await codeMailed()).replace(' ', '');
    // Moments in milliseconds may hold any six digits.
    const withoutMoments = inDatabase.replace(/\b\d{13}\b/g, '');
    assert.ok(!withoutMoments.includes(code));
    const row = await database().db.selectFrom('contact_check').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.code_hash?.length, 73);
    assert.ok(!desk.logged.join('').includes(`${code.slice(0, 3)} ${code.slice(3)}`));
    assert.ok(!desk.logged.join('').includes(anna));
  });

  it('what nobody needs any more: forgotten after a month, younger proofs stay', async () => {
    await begin();
    await checks.verify(nina, anna, await codeMailed());
    desk.clock.pass(20 * day);
    await begin({ address: 'bert@fabrikam.de' });
    desk.clock.pass(12 * day);
    await checks.forgetOld();
    const rows = await database().db.selectFrom('contact_check').select('address').execute();
    assert.deepEqual(rows, [{ address: 'bert@fabrikam.de' }]);
  });
});
