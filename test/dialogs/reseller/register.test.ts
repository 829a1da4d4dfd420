import assert from 'node:assert/strict';
import { conversations, readable } from '../../support/conversation.ts';
import { tenants } from '../../support/sample-world.ts';

const filled = {
  company: 'Northwind IT Ltd',
  country: 'Ireland',
  partnerId: '4711982',
  domain: 'northwindcsp.com',
  ownDomain: 'northwindit.com',
};

/** Nina's chat after "register". */
async function begun() {
  const world = conversations();
  const nina = world.chat('nina');
  await nina.say('register');
  return { world, nina };
}

/** Northwind, registered by Nina; staff has not decided. */
async function registered() {
  const { world, nina } = await begun();
  await nina.press('check', filled);
  await nina.press('register');
  return { world, nina, priya: world.chat('priya') };
}

describe('reseller: registering a company', () => {
  it('one card, what Microsoft says, then the case card in its place', async () => {
    const { world, nina } = await begun();
    assert.equal(nina.heading(), 'Register your company');
    await nina.press('check', filled);
    assert.equal(nina.heading(), 'Register Northwind IT Ltd?');
    assert.match(
      nina.text(),
      /4711982 is \*\*Northwind IT Ltd\*\* at Microsoft[^]*Agreement signed[^]*is active/,
    );
    assert.match(nina.text(), /Open Door Technology \(Ireland\) Limited[^]*northwindit\.com/);
    assert.equal(world.resellers.all.length, 0);
    const { case: shown } = await nina.press('register');
    assert.deepEqual(shown, { flow: 'reseller', caseId: 'R-1001', sentence: undefined, takesOver: true });
    const [made] = world.resellers.all;
    assert.deepEqual([made?.state, made?.country, made?.tenants.length], ['requested', 'IE', 1]);
    assert.deepEqual(made?.asked, [
      {
        tenantId: tenants.northwindOwn.tenantId,
        domain: 'northwindit.com',
        said: 'northwindit.com',
        use: 'own-use',
      },
    ]);
    assert.match(readable((await nina.caseCard('reseller', 'R-1001'))!), /◷ Waits for Open Door Technology/);
  });

  it('a wrong field: the same card with the reason, the others stay filled in', async () => {
    const { nina } = await begun();
    for (const [field, value, reason] of [
      ['country', 'Atlantis', /do not know that country/],
      ['partnerId', 'PLA 47', /number of 4 to 10 digits/],
      ['company', ' ', /give the company’s name/],
      ['domain', '', /domain of the tenant you sell from/],
    ] as const) {
      await nina.press('check', { ...filled, [field]: value });
      assert.equal(nina.heading(), 'Register your company', field);
      assert.match(nina.text(), reason);
      assert.match(nina.text(), /northwindit\.com/);
    }
  });

  it('what only Microsoft knows: back on the form, which can be corrected', async () => {
    const { nina } = await begun();
    for (const [changed, reason] of [
      [{ domain: 'nobody.example' }, /knows no tenant/],
      [{ domain: 'cohoit.de' }, /signed in at another tenant/],
      [{ partnerId: '9999' }, /does not know that partner ID/],
      [{ country: 'Japan' }, /None of our accounts/],
    ] as const) {
      await nina.press('check', { ...filled, ...changed });
      assert.equal(nina.heading(), 'Register your company');
      assert.match(nina.text(), reason);
    }
    await nina.press('check', filled);
    assert.equal(nina.heading(), 'Register Northwind IT Ltd?');
  });

  it('correction on the second card: the form as it was filled in; Microsoft’s spelling in one tap', async () => {
    const { world, nina } = await begun();
    await nina.press('check', { ...filled, company: 'Northwind IT' });
    assert.match(nina.text(), /Use “Northwind IT Ltd”/);
    await nina.press('spelling');
    assert.equal(nina.heading(), 'Register Northwind IT Ltd?');
    await nina.press('change');
    assert.match(nina.text(), /Northwind IT Ltd[^]*Ireland[^]*4711982/);
    await nina.press('check', { ...filled, ownDomain: '' });
    await nina.press('register');
    assert.equal(world.resellers.all[0]?.tenants.length, 1);
  });

  it('another name at Microsoft: said on the card, for staff too, and no spelling offered', async () => {
    const { world, nina } = await begun();
    world.resellers.says({ nameAtMicrosoft: 'Relecloud Services Ltd' });
    await nina.press('check', filled);
    assert.match(
      nina.text(),
      /⚠\n[^]*\*\*Relecloud Services Ltd\*\* at Microsoft; stated here: \*\*Northwind IT Ltd\*\*/,
    );
    assert.deepEqual(nina.choices(), ['register', 'change']);
    await nina.press('register');
    assert.match(readable((await world.chat('priya').caseCard('reseller-desk', 'R-1001'))!), /⚠/);
  });

  it('register pressed twice: one registration', async () => {
    const { world, nina } = await begun();
    await nina.press('check', filled);
    const stamp = nina.stamp();
    await nina.press('register');
    assert.match((await nina.pressAt(stamp, 'register')).note ?? '', /answered already/);
    assert.equal(world.resellers.all.length, 1);
  });

  it('Microsoft away: nothing is lost, pressing again is the second try', async () => {
    const { world, nina } = await begun();
    world.breakDown('resellers.look');
    assert.match((await nina.press('check', filled)).said[0] ?? '', /cannot be reached/);
    world.mend();
    await nina.press('check', filled);
    world.breakDown('resellers.register');
    await nina.press('register');
    world.mend();
    assert.equal((await nina.press('register')).case?.caseId, 'R-1001');
    assert.equal(world.resellers.all.length, 1);
  });

  it('never mind, cancel, help on the way: nothing is sent, the question stays where it was', async () => {
    const { world, nina } = await begun();
    await nina.press('check', filled);
    await nina.say('help');
    assert.equal(nina.heading(), 'Register Northwind IT Ltd?');
    await nina.say('back');
    assert.equal(nina.heading(), 'Register your company');
    const { closed } = await nina.press('never');
    assert.equal(closed, true);
    await nina.say('register');
    await nina.say('cancel');
    assert.equal(world.resellers.all.length, 0);
  });

  it('an older version of the flow: asked anew, with what was filled in', async () => {
    const { nina } = await begun();
    await nina.press('check', filled);
    const memory = nina.memory;
    memory.dialogs.dialogStack[0]!.id = 'reseller@0';
    nina.memory = memory;
    await nina.press('register');
    assert.match(nina.text(), /I have been updated[^]*4711982/);
  });

  it('in German: the same way', async () => {
    const world = conversations();
    const cora = world.chat('cora');
    world.resellers.says({ nameAtMicrosoft: 'Coho IT GmbH', agreement: 'unsigned' });
    await cora.say('als Reseller registrieren');
    await cora.press('check', {
      ...filled,
      company: 'Coho IT GmbH',
      country: 'Deutschland',
      domain: 'cohoit.de',
      ownDomain: '',
    });
    assert.equal(cora.heading(), 'Coho IT GmbH registrieren?');
    await cora.say('Registrieren');
    const card = readable((await cora.caseCard('reseller', 'R-1001'))!);
    assert.match(
      card,
      /hat den Partnervertrag von Microsoft noch nicht angenommen[^]*Text für unseren Administrator/,
    );
  });

  it('staff: do not register; customers of another company who know the number: nothing', async () => {
    const { world, nina } = await registered();
    assert.equal((await nina.caseCard('reseller', 'R-1001')) === undefined, false);
    const cora = world.chat('cora');
    assert.equal(await cora.caseCard('reseller', 'R-1001'), undefined);
    assert.match(
      (await cora.pressCase('reseller.check', 'R-1001')).note ?? '',
      /Diesen Vorgang kenne ich nicht/,
    );
    assert.match(
      (await cora.pressCase('reseller.again', 'R-1001')).note ?? '',
      /Diesen Vorgang kenne ich nicht/,
    );
    const priya = world.chat('priya');
    await priya.say('register');
    assert.equal(priya.heading(), 'What I can do for you');
  });
});

describe('reseller: papers missing (error path 16)', () => {
  it('its own sentence, what the administrator has to do, and checking again until it is there', async () => {
    const { world, nina } = await begun();
    world.resellers.says({ agreement: 'unsigned' });
    await nina.press('check', filled);
    assert.match(nina.text(), /✗\n[^]*not signed yet[^]*it can be confirmed when/);
    await nina.press('register');
    const card = async () => readable((await nina.caseCard('reseller', 'R-1001'))!);
    assert.match(
      await card(),
      /has not accepted Microsoft’s partner agreement[^]*https:\/\/partner\.microsoft\.com/,
    );
    const priya = world.chat('priya');
    const desk = readable((await priya.caseCard('reseller-desk', 'R-1001'))!);
    assert.doesNotMatch(desk, /Confirm\n/);
    // Pressed all the same, on a card from before.
    const early = await priya.pressCase('reseller-desk.confirm', 'R-1001');
    assert.match(early.case?.sentence ?? '', /Not confirmed/);
    // What came of it is on the card, with its time: a sentence of this press would go with the next change of the card.
    const again = await nina.pressCase('reseller.check', 'R-1001');
    assert.deepEqual([again.case?.caseId, again.case?.sentence], ['R-1001', undefined]);
    assert.match(await card(), /Asked Microsoft [^\n]*\d\d:\d\d[^\n]*: not everything has a tick/);
    assert.match(
      readable((await priya.caseCard('reseller-desk', 'R-1001'))!),
      /Asked Microsoft .*: not everything/,
    );
    world.resellers.says({ agreement: 'signed' });
    await nina.pressCase('reseller.check', 'R-1001');
    assert.match(await card(), /Asked Microsoft .*: everything has a tick/);
    assert.doesNotMatch(await card(), /has not accepted/);
    const pressed = await priya.pressCase('reseller-desk.check', 'R-1001');
    assert.deepEqual([pressed.case?.caseId, pressed.case?.sentence], ['R-1001', undefined]);
  });
});

describe('reseller desk: staff decides', () => {
  it('an order typed before: kept on a card of its own, and gone on with once it is confirmed', async () => {
    const { world, nina, priya } = await registered();
    await nina.say('20 business premium for adventure-works.com');
    assert.match(nina.text(), /Your order waits\n“20 business premium for adventure-works.com”/);
    await nina.press('order');
    assert.match(nina.text(), /You may not order yet/);
    await priya.pressCase('reseller-desk.confirm', 'R-1001');
    await nina.press('order');
    const [draft] = await world.orders.drafts(nina.person, 5);
    assert.equal(draft?.draft.said, '20 business premium for adventure-works.com');
  });

  it('confirmed: the registrant may order from the next word on', async () => {
    const { world, nina, priya } = await registered();
    await priya.pressCase('reseller-desk.confirm', 'R-1001');
    assert.equal(world.resellers.all[0]?.state, 'confirmed');
    assert.match(readable((await nina.caseCard('reseller', 'R-1001'))!), /✓ Confirmed: you may order/);
    assert.match(
      (await priya.pressCase('reseller-desk.confirm', 'R-1001')).case?.sentence ?? '',
      /decided meanwhile/,
    );
    await nina.say('hello');
    assert.equal(nina.heading(), 'What I can do for you');
    assert.ok(nina.choices().includes('reseller'));
  });

  it('refused: only with a reason, which the registrant reads; then registered again', async () => {
    const { world, nina, priya } = await registered();
    const without = await priya.pressCase('reseller-desk.refuse', 'R-1001', { reason: ' ' });
    assert.match(without.case?.sentence ?? '', /say why/);
    assert.equal(world.resellers.all[0]?.state, 'requested');
    await priya.pressCase('reseller-desk.refuse', 'R-1001', { reason: 'We do not know you' });
    assert.match(
      readable((await nina.caseCard('reseller', 'R-1001'))!),
      /did not take it: “We do not know you”/,
    );
    await nina.pressCase('reseller.again', 'R-1001');
    assert.equal(nina.heading(), 'Register your company');
  });

  it('signed in at another tenant than the one they sell from: confirmed only after staff has said that it is theirs', async () => {
    const world = conversations();
    const cora = world.chat('cora');
    await cora.say('registrieren');
    await cora.press('check', { ...filled, ownDomain: 'cohoit.de' });
    assert.match(cora.text(), /Vertrag und Beziehung: Unsere Leute sehen nach/);
    assert.doesNotMatch(cora.text(), /Reseller-Beziehung mit|ist unterschrieben/);
    await cora.press('register');
    assert.doesNotMatch(readable((await cora.caseCard('reseller', 'R-1001'))!), /Reseller-Beziehung mit/);
    const priya = world.chat('priya');
    const card = async () => readable((await priya.caseCard('reseller-desk', 'R-1001'))!);
    assert.match(await card(), /\*\*Cora Beck\*\* is signed in at cohoit\.de, not at \*\*northwindcsp\.com/);
    assert.match(await card(), /✓\n[^]*relationship with .* is active/);
    assert.doesNotMatch(await card(), /^Confirm$/m);
    assert.match(
      (await priya.pressCase('reseller-desk.confirm', 'R-1001')).case?.sentence ?? '',
      /Not confirmed/,
    );
    await priya.pressCase('reseller-desk.tenant', 'R-1001', { tenant: tenants.northwind.tenantId });
    assert.doesNotMatch(await card(), /is signed in at/);
    await priya.pressCase('reseller-desk.confirm', 'R-1001');
    assert.equal(world.resellers.all[0]?.state, 'confirmed');
  });

  it('a partner id somebody else has: named to staff, not to who registered it', async () => {
    const { world, nina, priya } = await registered();
    const cora = world.chat('cora');
    await cora.say('registrieren');
    await cora.press('check', { ...filled, company: 'Coho IT GmbH', domain: 'cohoit.de', ownDomain: '' });
    const looked = cora.text();
    await cora.press('register');
    const seen = [looked, readable((await cora.caseCard('reseller', 'R-1002'))!)].join('\n');
    assert.doesNotMatch(seen, /R-1001|dieselbe/);
    assert.doesNotMatch(readable((await nina.caseCard('reseller', 'R-1001'))!), /R-1002|same partner/);
    assert.match(
      readable((await priya.caseCard('reseller-desk', 'R-1002'))!),
      /⚠ \*\*R-1001 Northwind IT Ltd\*\* .* has given the same partner ID/,
    );
  });

  it('orders stopped and let go on: only with a reason; nothing is begun meanwhile, in words that say so', async () => {
    const { world, nina, priya } = await registered();
    await priya.pressCase('reseller-desk.confirm', 'R-1001');
    assert.match(
      (await priya.pressCase('reseller-desk.suspend', 'R-1001', { reason: ' ' })).case?.sentence ?? '',
      /say why/,
    );
    await priya.pressCase('reseller-desk.suspend', 'R-1001', { reason: 'An open invoice' });
    assert.equal(world.resellers.all[0]?.state, 'suspended');
    assert.match(
      readable((await nina.caseCard('reseller', 'R-1001'))!),
      /⚠ .*takes no new orders from you .*“An open invoice” What is on its way goes on/,
    );
    const desk = async () => readable((await priya.caseCard('reseller-desk', 'R-1001'))!);
    assert.match(await desk(), /⚠ Orders stopped[^]*“An open invoice”[^]*Let them order again/);
    const { said } = await nina.say('5 business premium for contoso.com');
    assert.match(said.join(' '), /takes no new orders from your company .*“my company” shows why/);
    assert.deepEqual(world.orders.all, []);
    await priya.pressCase('reseller-desk.resume', 'R-1001');
    assert.match(await desk(), /✓ Confirmed[^]*Stop new orders/);
    await nina.say('5 business premium for contoso.com');
    assert.equal(world.orders.all.length, 1);
  });

  it('typed: the list of what waits, one by its number, and an unknown number', async () => {
    const { world, priya } = await registered();
    await priya.say('resellers');
    assert.match(priya.text(), /R-1001 · Northwind IT Ltd/);
    await priya.say('R-7');
    assert.match(priya.text(), /do not know that number/);
    assert.equal((await priya.say('r-1001')).case?.caseId, 'R-1001');
    const sam = world.chat('sam');
    assert.equal((await sam.say('Reseller R-1001')).case?.flow, 'reseller-desk');
    const status = await sam.say('status');
    assert.match(status.said.join('\n'), /R-1001 · Northwind IT Ltd/);
  });

  it('people of resellers and customers: neither the buttons nor the list', async () => {
    const { world, nina } = await registered();
    for (const chat of [nina, world.chat('cora'), world.chat('megan')]) {
      for (const verb of ['confirm', 'refuse', 'check', 'suspend', 'resume'])
        assert.match(
          (await chat.pressCase(`reseller-desk.${verb}`, 'R-1001')).note ?? '',
          /Your role|Ihre Rolle/,
        );
      assert.equal(await chat.caseCard('reseller-desk', 'R-1001'), undefined);
    }
    assert.equal(world.resellers.all[0]?.state, 'requested');
  });
});
