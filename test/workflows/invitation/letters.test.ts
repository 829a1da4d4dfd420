import assert from 'node:assert/strict';
import { useDatabase } from '../../support/database.ts';
import type { InviteRequest } from '../../../src/workflows/invitation/port.ts';
import { linkIn } from '../../../src/domain/page-address.ts';
import { longestWords } from '../../../src/dialogs/invite/case-card.ts';
import {
  emptyTables,
  invitationDesk,
  minute,
  newCustomer,
  type InvitationDesk,
} from '../support/invitation-desk.ts';
import { nina } from '../support/northwind.ts';
import { administratorOf, asAccepted, asCustomer, asStaff, priya } from '../support/sample-people.ts';

describe('letters of invitations', () => {
  const database = useDatabase();
  let desk: InvitationDesk;
  let stamps = 0;
  const staff = asStaff(priya);
  const seller = asCustomer(nina);

  beforeEach(async () => {
    await emptyTables(database());
    desk = invitationDesk(database());
    await desk.sweepAll();
  });

  async function invited(more: Partial<InviteRequest> = {}) {
    const customer = { ...newCustomer(), ...more.customer };
    const requestId = `letter ${(stamps += 1)}`;
    const letter = { to: 'anna@contoso.com', toName: 'Anna Bell' };
    const made = await desk.workflow.invite({
      requestId,
      by: staff,
      accountId: 'europe',
      letter,
      ...more,
      customer,
    });
    assert.ok(made.kind === 'opened');
    await desk.forgetNews();
    return { customer, id: made.invitation.id, link: made.link };
  }
  const version = async (id: string) => (await desk.invitation(id)).version;
  const send = async (id: string) => desk.letters.send(id, await version(id), staff);
  const view = async (id: string) => {
    const seen = await desk.letters.view(id, staff);
    assert.ok(seen !== undefined);
    return seen;
  };

  it('the template: who asks, what it allows, both links below the words and none in them', async () => {
    const { id, link } = await invited();
    const seen = await view(id);
    assert.equal(seen.language, 'en');
    assert.match(seen.subject, /^Open Door Technology would like/);
    assert.match(seen.words, /^Dear Anna Bell,\n\nOpen Door Technology would like/);
    assert.match(seen.words, /Open Door Technology \(Ireland\) Limited/);
    assert.equal(linkIn(seen.words), undefined);
    assert.ok(seen.whole.startsWith(seen.words));
    assert.equal(seen.microsoftLink, link);
    assert.match(decodeURIComponent(seen.chatLink), new RegExp(`accept ${id}$`));
    for (const address of [seen.microsoftLink, seen.chatLink])
      assert.equal(seen.whole.split(address).length, 2, address);
    assert.ok(seen.canSend);
  });

  it('for a reseller: signed by it, and both are named', async () => {
    const { id } = await invited({ by: seller });
    const seen = await desk.letters.view(id, seller);
    assert.match(seen?.words ?? '', /both: Northwind IT Ltd and Open Door Technology \(Ireland\) Limited/);
    assert.match(seen?.words ?? '', /Kind regards\nNorthwind IT Ltd$/);
  });

  it('a customer in Austria is written to in German; another language may be chosen', async () => {
    const { id } = await invited({ customer: { ...newCustomer(), country: 'AT' }, letter: {} });
    assert.match((await view(id)).words, /^Guten Tag,\n\nOpen Door Technology möchte/);
    assert.equal(linkIn((await view(id)).words), undefined);
    await desk.letters.change(id, await version(id), { language: 'en' }, staff);
    assert.match((await view(id)).words, /^Hello,/);
  });

  it('edited words: kept and sent as they are, with the links below', async () => {
    const { id, link } = await invited();
    const words =
      'Hi Anna,\r\n\r\n\r\nas promised on the phone.\u0007 \u202eRemember contoso.com?\r\nRegards';
    const changed = await desk.letters.change(id, await version(id), { words }, staff);
    assert.equal(changed.kind, 'done');
    const kept = 'Hi Anna,\n\nas promised on the phone. Remember contoso.com?\nRegards';
    assert.equal((await view(id)).words, kept);
    await send(id);
    await desk.sendMails();
    const [mail] = desk.mailServer.taken;
    assert.ok(mail?.text.startsWith(`${kept}\n\n`));
    assert.ok(mail?.text.includes(`\n${link}\n`));
    assert.ok(mail?.html.includes(link.replaceAll('&', '&amp;')));
  });

  it('the template’s words given back unchanged: still the template, in whatever language it is later', async () => {
    const { id } = await invited();
    const { words } = await view(id);
    await desk.letters.change(id, await version(id), { words: words.replaceAll('\n', '\r\n') }, staff);
    assert.equal((await desk.invitation(id)).letter?.words, undefined);
    await desk.letters.change(id, await version(id), { words: 'mine' }, staff);
    await desk.letters.change(id, await version(id), { words: ' ' }, staff);
    assert.equal((await view(id)).words, words);
  });

  const impossible = [
    [{ to: 'anna at contoso' }, { kind: 'not-an-address' }],
    [{ words: 'x'.repeat(longestWords + 1) }, { kind: 'too-long' }],
    [{ words: 'see https://evil.example/x now' }, { kind: 'link-in-words', found: 'https://evil.example/x' }],
    [
      { toName: 'Anna, sign in at https://evil.example/x' },
      { kind: 'link-in-words', found: 'https://evil.example/x' },
    ],
    [{ reminderDays: [5, 2] }, { kind: 'days-not-possible' }],
    [{ reminderDays: [0] }, { kind: 'days-not-possible' }],
    [{ reminderDays: [91] }, { kind: 'days-not-possible' }],
    [{ reminderDays: [1.5] }, { kind: 'days-not-possible' }],
  ] as const;
  for (const [change, answer] of impossible) {
    it(`${JSON.stringify(change).slice(0, 60)}: ${answer.kind}, nothing is kept`, async () => {
      const { id } = await invited();
      const before = await desk.invitation(id);
      assert.deepEqual(await desk.letters.change(id, before.version, change, staff), answer);
      assert.deepEqual(await desk.invitation(id), before);
    });
  }

  it('a name with a page in it, given with the invitation: left out, the letter greets nobody by name', async () => {
    const { id } = await invited({ letter: { toName: 'Anna, sign in at https://evil.example/x' } });
    const seen = await view(id);
    assert.equal(seen.toName, undefined);
    assert.doesNotMatch(seen.whole, /evil/);
  });

  it('changed on a card that is behind: too late, the other’s words stay', async () => {
    const { id } = await invited();
    const behind = await version(id);
    await desk.letters.change(id, behind, { words: 'the first' }, staff);
    assert.equal((await desk.letters.change(id, behind, { words: 'the second' }, staff)).kind, 'too-late');
    assert.equal((await view(id)).words, 'the first');
  });

  it('sent: one mail, state sent, first reminder on day 2; pressed again or twice at once, it is the same mail', async () => {
    const { id } = await invited();
    const at = await version(id);
    const [one, two] = await Promise.all([
      desk.letters.send(id, at, staff),
      desk.letters.send(id, at, staff),
    ]);
    assert.deepEqual([one.kind, two.kind].toSorted(), ['done', 'just-sent']);
    assert.equal((await send(id)).kind, 'just-sent');
    await desk.sendMails();
    assert.deepEqual(
      desk.mailServer.taken.map(({ to }) => to),
      ['anna@contoso.com'],
    );
    const sent = await desk.invitation(id);
    assert.equal(sent.state, 'sent');
    assert.deepEqual([sent.delivery?.way, sent.delivery?.mail], ['email', 'sent']);
    assert.deepEqual(sent.delivery?.by, priya);
    assert.equal(sent.nudgeAt, desk.clock.now() + 2 * 24 * 60 * minute);
    assert.deepEqual(await desk.history(id), ['create', 'send']);
  });

  it('sent to another address after a slip of the pen: goes out at once', async () => {
    const { id } = await invited();
    await send(id);
    await desk.letters.change(id, await version(id), { to: 'bert@contoso.com' }, staff);
    assert.equal((await send(id)).kind, 'done');
    await desk.sendMails();
    assert.deepEqual(
      desk.mailServer.taken.map(({ to }) => to),
      ['anna@contoso.com', 'bert@contoso.com'],
    );
  });

  it('the mail server refuses the address: who invited is told, and it can be sent again', async () => {
    const { id } = await invited({ by: seller });
    desk.mailServer.fail('rejected');
    await desk.letters.send(id, await version(id), seller);
    await desk.forgetNews();
    await desk.sendMails();
    assert.equal((await desk.invitation(id)).delivery?.mail, 'refused');
    assert.deepEqual(await desk.told(id), ['invite mail-refused card → reseller 11']);
    assert.equal((await desk.letters.send(id, await version(id), seller)).kind, 'done');
    await desk.sendMails();
    assert.equal((await desk.invitation(id)).delivery?.mail, 'sent');
  });

  it('an older mail is refused after a newer one has gone to the right address: nobody is alarmed', async () => {
    const { id } = await invited();
    await send(id);
    await desk.letters.change(id, await version(id), { to: 'bert@contoso.com' }, staff);
    await send(id);
    await desk.forgetNews();
    desk.mailServer.fail('rejected');
    await desk.sendMails();
    assert.equal((await desk.invitation(id)).delivery?.mail, 'sent');
    assert.ok(!(await desk.told(id)).some((line) => line.includes('refused')));
  });

  it('no address: said so, nothing leaves; without a mail server: said so as well', async () => {
    const { id } = await invited({ letter: { to: 'nobody' } });
    assert.deepEqual(await send(id), { kind: 'no-address' });
    const without = invitationDesk(database(), { mail: false });
    await desk.letters.change(id, await version(id), { to: 'a@contoso.com' }, staff);
    assert.deepEqual(await without.letters.send(id, await version(id), staff), { kind: 'no-mail-server' });
    assert.equal((await without.letters.view(id, staff))?.canSend, false);
    assert.equal((await desk.invitation(id)).state, 'created');
  });

  it('sent another way: noted once; by mail before, it stays by mail; after a refused mail the other way counts', async () => {
    const { id } = await invited();
    assert.equal((await desk.letters.noteSent(id, 'copied', staff)).kind, 'done');
    await desk.letters.noteSent(id, 'copied', staff);
    assert.deepEqual(await desk.history(id), ['create', 'send']);
    const noted = await desk.invitation(id);
    assert.equal(noted.delivery?.way, 'copied');
    assert.ok(noted.nudgeAt !== undefined);

    await send(id);
    await desk.letters.noteSent(id, 'qr', staff);
    assert.equal((await desk.invitation(id)).delivery?.way, 'email');
    desk.mailServer.fail('rejected');
    await desk.sendMails();
    await desk.letters.noteSent(id, 'own-mail', staff);
    assert.equal((await desk.invitation(id)).delivery?.way, 'own-mail');
  });

  it('sent, and killed before the commit: no mail, no step, no news; pressed again, all of it', async () => {
    const { id } = await invited();
    const before = await desk.invitation(id);
    const refreshCards = desk.context.news.refreshCards.bind(desk.context.news);
    desk.context.news.refreshCards = () => Promise.reject(new Error('killed'));
    await assert.rejects(desk.letters.send(id, before.version, staff), /killed/);
    const waiting = await database().db.selectFrom('mail_outbox').selectAll().execute();
    assert.deepEqual([waiting.length, await desk.invitation(id)], [0, before]);
    desk.context.news.refreshCards = refreshCards;
    assert.equal((await desk.letters.send(id, before.version, staff)).kind, 'done');
  });

  for (const end of ['accepted', 'withdrawn', 'declined', 'expired'] as const) {
    it(`${end}: the address is forgotten, no reminder comes, nothing can be sent or changed`, async () => {
      const { id, customer } = await invited();
      await send(id);
      if (end === 'withdrawn') await desk.workflow.withdraw(id, staff);
      if (end === 'declined') await desk.letters.decline(id, '', administratorOf(customer));
      if (end === 'expired') {
        await database().db.updateTable('invitation').set({ expires_at: desk.clock.now() }).execute();
        await desk.tick();
      }
      if (end === 'accepted') {
        desk.partnerCenter.accept('europe', asAccepted(customer));
        await desk.announceAcceptance('europe', customer);
      }
      const ended = await desk.invitation(id);
      assert.equal(ended.state, end);
      assert.deepEqual(ended.letter, { language: 'en' });
      assert.equal(ended.nudgeAt, undefined);
      const row = await database().db.selectFrom('invitation').selectAll().where('id', '=', id).execute();
      assert.ok(!JSON.stringify(row).includes('anna'));
      assert.equal((await send(id)).kind, 'too-late');
      assert.equal((await desk.letters.nudge(id, ended.version, staff)).kind, 'too-late');
      const changed = await desk.letters.change(id, ended.version, { to: 'a@b.example' }, staff);
      assert.equal(changed.kind, 'too-late');
    });
  }

  it('the administrator says no: who invited hears it, staff too, with the reason; said again it is too late', async () => {
    const { id, customer } = await invited({ by: seller });
    await desk.opened(customer);
    await desk.forgetNews();
    const no = await desk.letters.decline(id, ' We have\u0000 a partner. ', administratorOf(customer));
    assert.equal(no.kind, 'done');
    assert.equal((await desk.invitation(id)).declinedBecause, 'We have a partner.');
    const told = await desk.told(id);
    assert.ok(told.includes('accept declined update → administrator 1'));
    assert.ok(told.includes('invite declined card → desk'));
    assert.ok(told.includes('invite declined card → reseller 11'));
    assert.equal((await desk.letters.decline(id, 'x', administratorOf(customer))).kind, 'too-late');
    assert.equal((await desk.told(id)).length, told.length);
  });

  it('the administrator says no and then opens it after all: the same invitation, of who invited; a reseller’s link again', async () => {
    const { id, customer } = await invited({ by: seller });
    await desk.letters.decline(id, 'not now', administratorOf(customer));
    const opened = await desk.opened(customer);
    assert.equal(opened.id, id);
    assert.deepEqual([opened.state, opened.declinedBecause], ['opened', undefined]);
    assert.match(opened.link ?? '', /indirectCSPId/);
    desk.clock.pass(90 * 24 * 60 * minute);
    await desk.tick();
    assert.notEqual((await desk.opened(customer)).id, id);
  });

  it('somebody of another tenant says no or mutes: as unknown as any', async () => {
    const { id } = await invited();
    const stranger = administratorOf(newCustomer());
    assert.deepEqual(await desk.letters.decline(id, 'no', stranger), { kind: 'unknown' });
    assert.deepEqual(await desk.letters.mute(id, stranger), { kind: 'unknown' });
    assert.deepEqual(await desk.letters.mute('I-1', stranger), { kind: 'unknown' });
    assert.deepEqual(await desk.workflow.remindAt(id, 0, stranger), { kind: 'unknown' });
    assert.deepEqual(await desk.workflow.keepAccepted(id, 'x', stranger), { kind: 'unknown' });
    await desk.workflow.noteNotAdministrator(id, stranger);
    assert.deepEqual(await desk.history(id), ['create']);
    assert.equal((await desk.invitation(id)).state, 'created');
  });
});
