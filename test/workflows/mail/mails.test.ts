import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { stub } from 'sinon';
import type { MailEnd, MailRequest } from '../../../src/workflows/mail/port.ts';
import { useDatabase } from '../../support/database.ts';
import { mailDesk, type MailDesk } from '../support/mail-desk.ts';

const hour = 3_600_000;

describe('mails', function () {
  const database = useDatabase();
  let desk: MailDesk;
  let ends: MailEnd[];
  beforeEach(async () => {
    await sql`truncate mail_outbox`.execute(database().db);
    desk = mailDesk(database());
    ends = [];
    desk.mails.whenEnded('contact-code', (_tx, end) => Promise.resolve(void ends.push(end)));
  });

  const request = (changes: Partial<MailRequest> = {}): MailRequest => ({
    kind: 'contact-code',
    about: 'somebody',
    to: 'anna@fabrikam.de',
    letter: { language: 'en', subject: 'Hello', paragraphs: ['A secret sentence.'] },
    usefulUntil: desk.clock.now() + hour,
    ...changes,
  });
  const post = (changes: Partial<MailRequest> = {}) =>
    database().withTransaction((tx) => desk.mails.post(tx, request(changes)));
  const row = async () => {
    const rows = await database().db.selectFrom('mail_outbox').selectAll().execute();
    assert.equal(rows.length, 1);
    return rows[0]!;
  };

  it('posted: sent once, told once, and its content forgotten', async () => {
    const id = await post();
    await desk.sendWaiting();
    assert.deepEqual(
      desk.server.taken.map(({ id: sent, to, subject }) => [sent, to, subject]),
      [[id, 'anna@fabrikam.de', 'Hello']],
    );
    assert.deepEqual(ends, [{ id, about: 'somebody', state: 'sent' }]);
    assert.equal((await row()).sealed, null);
    await desk.passAndTick(hour);
    assert.equal(desk.server.taken.length, 1);
  });

  it('the transaction is rolled back: no mail', async () => {
    await assert.rejects(
      database().withTransaction(async (tx) => {
        await desk.mails.post(tx, request());
        throw new Error('changed my mind');
      }),
    );
    await desk.sendWaiting();
    assert.equal(desk.server.taken.length, 0);
  });

  it('while it waits: neither address nor content can be read in the database, and never in the log', async () => {
    await post();
    // What is sealed may spell a name by chance.
    const readable = (await desk.wholeDatabase()).replaceAll(/v2\.[\w-]+\.[\w-]+/g, 'sealed');
    assert.match(readable, /sealed/);
    assert.doesNotMatch(readable, /anna|fabrikam|secret sentence/i);
    desk.server.fail('unavailable', 'rejected');
    await desk.sendWaiting();
    await desk.passAndTick(hour / 2);
    assert.doesNotMatch(desk.logged.join(''), /anna|fabrikam|secret sentence/i);
    assert.ok(desk.logged.length > 0);
  });

  it('the server is away: tried again with longer pauses, the same id every time', async () => {
    const id = await post();
    desk.server.fail('unavailable', 'unavailable');
    await desk.sendWaiting();
    await desk.passAndTick(4_000);
    assert.equal((await row()).tries, 1, 'not before its time');
    await desk.passAndTick(2_000);
    assert.equal((await row()).tries, 2);
    await desk.passAndTick(16_000);
    assert.deepEqual(
      desk.server.taken.map((mail) => mail.id),
      [id],
    );
    assert.equal((await row()).state, 'sent');
  });

  it('the answer was lost: sent again under the same id and date, so that the receiver can tell', async () => {
    await post();
    desk.server.fail('outcome-unknown');
    await desk.sendWaiting();
    await desk.passAndTick(10_000);
    const [first, second, ...more] = desk.server.taken;
    assert.deepEqual(second, first);
    assert.deepEqual(more, []);
    assert.equal((await row()).lost_answers, 1);
  });

  it('the address is refused: ended and told, never tried again', async () => {
    const id = await post();
    desk.server.fail('rejected');
    await desk.sendWaiting();
    assert.deepEqual(ends, [{ id, about: 'somebody', state: 'refused' }]);
    await desk.passAndTick(hour / 2);
    assert.equal(desk.server.taken.length, 0);
    assert.equal((await row()).sealed, null);
  });

  it('our sign-in at the mail server is refused: tried again, and an error in the log', async () => {
    await post();
    desk.server.fail('unauthorised');
    await desk.sendWaiting();
    assert.equal((await row()).state, 'waiting');
    assert.ok(
      desk.logged.some((line) => line.includes('"level":50') && line.includes('does not let us send')),
    );
  });

  it('nobody needs it any more: not sent, told, forgotten', async () => {
    const id = await post();
    desk.clock.pass(2 * hour);
    await desk.sendWaiting();
    assert.deepEqual(ends, [{ id, about: 'somebody', state: 'failed' }]);
    assert.equal(desk.server.taken.length, 0);
    assert.equal((await row()).sealed, null);
  });

  it('two instances take the same mail at once: sent once', async () => {
    const id = await post();
    const job = { queue: 'mail', data: { id }, options: {} };
    desk.jobs.waiting.splice(0, 1, job, job);
    await Promise.all([desk.sendWaiting(), desk.mails.tick()]);
    await desk.sendWaiting();
    assert.equal(desk.server.taken.length, 1);
    assert.equal(ends.length, 1);
  });

  it('killed while sending: taken up again after the lease, under the same id', async () => {
    const id = await post();
    await sql`update mail_outbox set state = 'sending', tries = 1, lease_until = ${desk.clock.now() + 60_000}`.execute(
      database().db,
    );
    await desk.passAndTick(30_000);
    assert.equal(desk.server.taken.length, 0, 'the first sender may still be at it');
    await desk.passAndTick(31_000);
    assert.deepEqual(
      desk.server.taken.map((mail) => mail.id),
      [id],
    );
    assert.equal((await row()).lost_answers, 1);
  });

  it('frozen after it was claimed, awake when the lease is nearly over: left to the next one, sent once', async () => {
    await post();
    const claimedAt = desk.clock.now();
    let looks = 0;
    const frozen = stub(desk.clock, 'now').callsFake(() => claimedAt + (looks++ === 0 ? 0 : 50_000));
    await desk.sendWaiting();
    frozen.restore();
    assert.equal(desk.server.taken.length, 0);
    await desk.passAndTick(61_000);
    assert.equal(desk.server.taken.length, 1);
  });

  it('the job was lost: the tick finds the mail', async () => {
    await post();
    await desk.passAndTick(0);
    assert.equal(desk.server.taken.length, 1);
  });

  it('three months later: forgotten; mails on their way are not', async () => {
    await post();
    await desk.sendWaiting();
    await post({ usefulUntil: desk.clock.now() + 200 * 24 * hour });
    desk.clock.pass(91 * 24 * hour);
    await desk.mails.forgetOld();
    assert.equal((await row()).state, 'waiting');
  });

  it('no mail server configured: says so, and posting is a bug', async () => {
    desk = mailDesk(database(), { mail: false });
    assert.equal(desk.mails.possible, false);
    await assert.rejects(post(), /no mail server is configured/);
    await desk.mails.tick();
  });
});
