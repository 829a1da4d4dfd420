import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { invitedBy } from '../../support/inviting.ts';
import { tenants } from '../../support/sample-world.ts';

/** Contoso is invited; Priya's card of I-1001. */
async function house(letter: { to?: string; toName?: string } = { to: 'admin@contoso.com' }) {
  const world = conversations();
  const priya = world.chat('priya');
  await invitedBy(world, priya.person, tenants.contoso, { letter });
  const card = async () => readable((await priya.caseCard('invite', 'I-1001'))!);
  const press = async (verb: string, fields = {}, version?: number) =>
    (await priya.pressCase(verb, 'I-1001', fields, version)).case;
  return { world, priya, card, press };
}

const invitation = ({ world }: Awaited<ReturnType<typeof house>>) => world.invitations.all[0]!;

describe('invite: what goes to the customer', () => {
  it('by e-mail: on its way, noted with the reminders; once for a card', async () => {
    const at = await house();
    assert.match((await at.press('invite.send'))?.sentence ?? '', /mail to admin@contoso\.com is on its way/);
    assert.deepEqual(at.world.letters.mailed, ['I-1001 admin@contoso.com']);
    assert.match(
      await at.card(),
      /Sent, not opened yet[^]*by e-mail – on its way[^]*after 2, 5, 10 days; next:/,
    );
    assert.match((await at.press('invite.send', {}, 1))?.sentence ?? '', /a moment ago/);
    assert.equal(at.world.letters.mailed.length, 1);
  });

  it('edited and sent without saving: goes out as it was edited', async () => {
    const at = await house({});
    const fields = {
      to: 'megan@contoso.com',
      toName: 'Megan Bowen',
      language: 'de',
      words: 'Guten Tag',
      days: '3; 7',
    };
    await at.press('invite.send', fields);
    assert.deepEqual(at.world.letters.mailed, ['I-1001 megan@contoso.com']);
    const { letter, schedule } = invitation(at);
    assert.deepEqual(letter, {
      to: 'megan@contoso.com',
      toName: 'Megan Bowen',
      language: 'de',
      words: 'Guten Tag',
    });
    assert.deepEqual(schedule?.days, [3, 7]);
  });

  it('an address that does not look like the customer’s: said, with what it may lead to', async () => {
    for (const to of [
      'admin@fabrikam.de',
      'contoso@gmail.com',
      'admin@notcontoso.com',
      'admin@contoso.evil.example',
    ]) {
      const text = await (await house({ to })).card();
      assert.ok(text.includes(`${to} does not look like an address of Contoso`), text);
      assert.match(text, /accepts for the company they are signed in to/);
    }
    for (const to of [
      'admin@contoso.com',
      'it@mail.contoso.com',
      'it@berlin.contoso.co.uk',
      'eva@contoso.de',
      undefined,
    ]) {
      const at = await house(to === undefined ? {} : { to });
      assert.doesNotMatch(await at.card(), /does not look like/, to ?? 'none');
    }
  });

  it('what is to be done first stands out: the address, then sending', async () => {
    const standsOut = async ({ priya }: Awaited<ReturnType<typeof house>>) => {
      const text = JSON.stringify(await priya.caseCard('invite', 'I-1001'));
      return [...text.matchAll(/"title":"([^"]+)","style":"positive"/g)].map(([, title]) => title);
    };
    assert.deepEqual(await standsOut(await house({})), ['Recipient and text', 'Save']);
    assert.deepEqual(await standsOut(await house()), ['Send by e-mail', 'Save']);
  });

  it('no address: asked for where it belongs; no mail server: other ways', async () => {
    const at = await house({});
    assert.deepEqual(await at.press('invite.send'), {
      flow: 'invite',
      caseId: 'I-1001',
      sentence: 'There is no address yet. Please fill it in under “Recipient and text”.',
      fold: 'letter',
      takesOver: false,
    });
    at.world.letters.canSend = false;
    assert.doesNotMatch(await at.card(), /Send by e-mail/);
    assert.match(await at.card(), /Open in my mail program\nmailto:/);
    assert.match(
      (await at.press('invite.send', { to: 'a@contoso.com' }))?.sentence ?? '',
      /cannot send mail here/,
    );
  });

  for (const [what, fields, sentence] of [
    ['no address', { to: 'nobody' }, /no e-mail address/],
    [
      'a link in the words',
      { words: 'See https://evil.example/x' },
      /must not contain a link \(“https: \/\//,
    ],
    ['days that fall', { days: '5, 2' }, /numbers that rise/],
    ['days that are words', { days: 'soon' }, /numbers that rise/],
  ] as const)
    it(`saved with ${what}: said beside the fields, and nothing has changed`, async () => {
      const at = await house();
      const answer = await at.press('invite.save', fields);
      assert.match(answer?.sentence ?? '', sentence);
      assert.equal(answer?.fold, 'letter');
      assert.equal(invitation(at).version, 1);
    });

  it('saved: kept; nothing changed is said; an old card overwrites nothing', async () => {
    const at = await house();
    assert.match((await at.press('invite.save', { toName: 'Megan' }))?.sentence ?? '', /Saved/);
    assert.match((await at.press('invite.save', { toName: 'Megan' }))?.sentence ?? '', /Nothing was changed/);
    assert.match(
      (await at.press('invite.save', { toName: 'Alex' }, 1))?.sentence ?? '',
      /moved on meanwhile/,
    );
    assert.equal(invitation(at).letter?.toName, 'Megan');
  });

  it('the words emptied: the template comes back; the links stand below whatever was written', async () => {
    const at = await house();
    await at.press('invite.save', { words: 'My own words' });
    assert.match(await at.card(), /My own words\n\nhttps:\/\/teams\.microsoft\.com[^\n]*\nhttps:\/\/admin/);
    await at.press('invite.save', { words: '' });
    assert.match(await at.card(), /please agree/);
  });

  for (const [way, said] of [
    ['copied', /as a copied text/],
    ['own-mail', /from your own mail program/],
    ['qr', /as a QR code/],
    ['email', /by a way of your own/],
    ['nonsense', /by a way of your own/],
  ] as const)
    it(`said to have gone out, ${way}: noted so`, async () => {
      const at = await house();
      assert.match((await at.press('invite.sent', { way }))?.sentence ?? '', /Reminders go out/);
      assert.match(await at.card(), said);
    });

  it("posted as a card: one of its own in the customer's language, with nothing but links to press", async () => {
    const at = await house();
    await at.press('invite.save', { language: 'de' });
    const { posted } = await at.priya.pressCase('invite.post', 'I-1001');
    const [card] = posted;
    assert.equal(posted.length, 1);
    assert.match(readable(card!), /Open Door Technology bittet um Ihre Zustimmung[^]*kein Zugang zu E-Mails/);
    assert.match(JSON.stringify(card), /accept%20I-1001/);
    assert.doesNotMatch(JSON.stringify(card), /Action\.Execute|Action\.Submit/);
    assert.match(await at.card(), /as a card in Teams/);
  });

  it('nudged: at most once in an hour, and not after the end', async () => {
    const at = await house();
    await at.press('invite.sent', {});
    assert.match((await at.press('invite.nudge'))?.sentence ?? '', /reminded now/);
    assert.match((await at.press('invite.nudge'))?.sentence ?? '', /Once in an hour/);
    at.world.clock.pass(3_600_000);
    at.world.invitations.put('I-1001', { state: 'declined' });
    assert.match((await at.press('invite.nudge'))?.sentence ?? '', /moved on meanwhile/);
  });

  it('the mail was refused: said on the card with the way out, and told', async () => {
    const at = await house();
    await at.press('invite.send');
    at.world.invitations.put('I-1001', {
      delivery: { ...invitation(at).delivery!, mail: 'refused' },
    });
    assert.match(await at.card(), /mail to admin@contoso\.com was refused\. Please correct the address/);
    const flow = at.world.flows.find(({ id }) => id === 'invite');
    const news = { event: 'mail-refused', caseId: 'I-1001', facts: {}, possibleRepeat: false };
    assert.match(
      (await flow?.announce?.(news, at.priya.person))?.message ?? '',
      /\*\*Contoso Ltd\*\* to admin/,
    );
  });
});

describe('invite: buttons of the case card as words', () => {
  it('by their titles and the number, in any language', async () => {
    const at = await house();
    const sentence = async (said: string) => (await at.priya.say(said)).case?.sentence ?? '';
    assert.match(await sentence('I-1001 to megan@contoso.com'), /Saved/);
    assert.match(await sentence('I-1001 in German'), /Saved/);
    assert.match(await sentence('I-1001 remind after 3, 6 days'), /Saved/);
    assert.match(await sentence('I-1001 text: Please accept.'), /Saved/);
    assert.deepEqual(invitation(at).letter, {
      to: 'megan@contoso.com',
      toName: undefined,
      language: 'de',
      words: 'Please accept.',
    });
    assert.deepEqual(invitation(at).schedule?.days, [3, 6]);
    assert.match(await sentence('Send by e-mail I-1001'), /on its way/);
    assert.match(await sentence('I-1001 erinnern'), /Once in an hour/);
    assert.match(await sentence('Jetzt prüfen I-1001'), /may not order for Contoso Ltd yet/);
  });

  it('without the number: only where one open case has such a button', async () => {
    const at = await house();
    assert.match((await at.priya.say('I have sent it')).case?.sentence ?? '', /Noted/);
    await invitedBy(at.world, at.priya.person, tenants.fabrikam);
    at.world.invitations.put('I-1002', { state: 'sent' });
    assert.equal((await at.priya.say('nudge')).case, undefined);
  });

  it('withdrawing: asked once more before it is done', async () => {
    const at = await house();
    const asked = (await at.priya.say('withdraw I-1001')).case;
    assert.equal(asked?.fold, 'withdraw');
    assert.match(asked?.sentence ?? '', /Nothing is withdrawn yet/);
    assert.equal(invitation(at).state, 'created');
    assert.match((await at.priya.say('Yes, withdraw it I-1001')).case?.sentence ?? '', /Withdrawn/);
    assert.equal(invitation(at).state, 'withdrawn');
  });

  it('a number nobody knows: said', async () => {
    const at = await house();
    assert.match((await at.priya.say('nudge I-4711')).note ?? '', /I do not know this case/);
  });
});
