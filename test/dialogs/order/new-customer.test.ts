import assert from 'node:assert/strict';
import { textOf } from '../../support/card-nodes.ts';
import { ordering } from '../../support/ordering.ts';

const company = {
  name: 'Fabrikam GmbH',
  line1: 'Musterstraße 1',
  line2: '',
  postalCode: '28195',
  city: 'Bremen',
  firstName: 'Katrin',
  lastName: 'Vogel',
  email: 'katrin@fabrikam.de',
  phone: '0421 123456',
};

/** As far as the company card, for Germany. */
async function atCompany() {
  const opened = ordering();
  const { nina } = opened;
  await nina.say('20 business premium yearly for Fabrikam');
  assert.equal(nina.heading(), 'Does Fabrikam use Microsoft 365 already?');
  await nina.press('no');
  await nina.say('Germany');
  assert.equal(nina.heading(), 'New customer – company and contact');
  return opened;
}

/** As far as the name of the tenant. */
async function atPrefix() {
  const opened = await atCompany();
  await opened.nina.press('check', company);
  await opened.nina.say('246810');
  assert.equal(opened.nina.heading(), 'Name of the new tenant');
  return opened;
}

const buyerOf = (world: Awaited<ReturnType<typeof atCompany>>['world']) => {
  const buyer = world.orders.all[0]?.draft.buyer;
  assert.ok(buyer?.kind === 'new');
  return buyer;
};

describe('order: for a company without a tenant', () => {
  it('everything right: proven by a code, name free, signed, ready', async () => {
    const { world, nina } = await atPrefix();
    assert.match(nina.text(), /fabrikam\.onmicrosoft\.com is free/);
    assert.match(nina.text(), /cannot be changed later/);
    assert.match(nina.text(), /Use this name/);
    assert.doesNotMatch(nina.text(), /Use fabrikam/, 'another name may be typed over it');
    await nina.press('use', { prefix: 'fabrikam' });
    assert.match(nina.heading(), /which term/);
    await nina.press('P1Y:monthly');
    assert.equal(nina.heading(), 'The Microsoft Customer Agreement of Fabrikam GmbH');
    await nina.press('signed');
    const signer = { firstName: 'Katrin', lastName: 'Vogel', email: 'katrin@fabrikam.de', phone: '' };
    await nina.press('record', { ...signer, signedOn: '2026-09-15' });
    assert.match(nina.text(), /must be a day that has been/);
    await nina.press('record', { ...signer, signedOn: '1999-12-31' });
    assert.match(nina.text(), /in the year 2000 or later/);
    const herself = { ...signer, firstName: 'nina', lastName: 'Roth ' };
    await nina.press('record', { ...herself, signedOn: '2026-09-14' });
    assert.match(nina.text(), /nina Roth is of your company.*who accepted for Fabrikam/);
    await nina.press('record', { ...signer, firstName: 'Oscar', lastName: 'Ward', signedOn: '2026-09-14' });
    assert.match(nina.text(), /Oscar Ward is of your company/);
    await nina.press('record', { ...signer, signedOn: '2026-09-14' });
    assert.match(nina.heading(), /Ready to order\?/);
    const { draft } = world.orders.all[0]!;
    assert.deepEqual(draft.agreement, {
      kind: 'attested',
      ...signer,
      phone: undefined,
      signedOn: '2026-09-14',
    });
    const buyer = buyerOf(world);
    assert.deepEqual(buyer.proofs, { address: 'verified', email: 'code', duplicate: undefined });
    assert.equal(buyer.prefix, 'fabrikam');
    assert.equal(buyer.company.contact?.phone, '+49421123456');
    assert.deepEqual(world.contactChecks.sentTo, ['katrin@fabrikam.de']);
  });

  it('corrected to another company, from the ready card: its own agreement is asked for', async () => {
    const { world, nina } = await atPrefix();
    await nina.press('use', { prefix: 'fabrikam' });
    await nina.press('P1Y:monthly');
    await nina.press('signed');
    const signer = { firstName: 'Katrin', lastName: 'Vogel', email: 'katrin@fabrikam.de', phone: '' };
    await nina.press('record', { ...signer, signedOn: '2026-09-14' });
    assert.match(nina.heading(), /Ready to order\?/);
    await nina.press('change');
    await nina.press('buyer');
    await nina.press('customer');
    await nina.say('Fabrikam Nord');
    await nina.press('no');
    await nina.say('Germany');
    await nina.press('check', { ...company, name: 'Fabrikam Nord GmbH' });
    await nina.press('use', { prefix: 'fabrikamnord' });
    assert.equal(nina.heading(), 'The Microsoft Customer Agreement of Fabrikam Nord GmbH');
    assert.equal(world.orders.all[0]?.draft.agreement, undefined);
  });

  it('the agreement is read: its text in the customer’s language, for its country, by a link said to be short-lived', async () => {
    const { world, nina } = await atPrefix();
    await nina.press('use', { prefix: 'fabrikam' });
    await nina.press('P1Y:monthly');
    assert.match(nina.text(), /Read it \(German, for Germany\)/);
    assert.match(nina.text(), /once the tenant is there and its administrator has signed in/);
    const url = 'https://wopihost.l2o.microsoft.com/v1/officehost/agreement/files/sample';
    world.buyers.answers.agreement = { kind: 'document', url, until: Date.UTC(2026, 8, 14, 10, 47) };
    const { card } = await nina.press('read');
    assert.match(nina.text(), /works until Mon, 14 Sept,? [^]*11:47/);
    assert.match(JSON.stringify(card), /Action\.OpenUrl[^}]*wopihost/);
    assert.doesNotMatch(JSON.stringify(nina.memory), /wopihost/, 'an address that dies is not remembered');
    await nina.say('help');
    assert.doesNotMatch(
      JSON.stringify(nina.last().card),
      /wopihost/,
      'shown again later, it has to be asked for',
    );
    await nina.press('read');
    await nina.press('signed');
    assert.match(nina.heading(), /Who has signed/);
  });

  it('Microsoft does not hand out the text: its page instead', async () => {
    const { nina } = await atPrefix();
    await nina.press('use', { prefix: 'fabrikam' });
    await nina.press('P1Y:monthly');
    const { card } = await nina.say('read it');
    assert.match(nina.text(), /does not hand out the text/);
    assert.match(JSON.stringify(card), /aka\.ms\/customeragreement/);
  });

  it('Microsoft’s own rules of the country: its fields are asked, and judged', async () => {
    const { world, nina } = ordering();
    world.buyers.answers.rules = {
      defaultCulture: 'de-DE',
      cultures: ['de-DE'],
      isStateRequired: true,
      states: ['Bremen', 'Hamburg'],
      isPostalCodeRequired: true,
      postalCodePattern: String.raw`^\d{5}$`,
      isCityRequired: true,
      isPhoneRequired: true,
      isRegistrationNumberRequired: true,
      registrationNumberPattern: String.raw`^DE\d{9}$`,
      registrationNumberSample: 'DE123456789',
    };
    await nina.say('20 business premium yearly for Fabrikam');
    await nina.press('no');
    await nina.say('Germany');
    const typed = { ...company, state: 'Bremen', registrationNumber: '12' };
    await nina.press('check', typed);
    assert.match(nina.text(), /DE123456789/);
    await nina.press('check', { ...typed, registrationNumber: 'DE123456789' });
    const { state, registrationNumber } = buyerOf(world).company;
    assert.deepEqual([state, registrationNumber], ['Bremen', 'DE123456789']);
  });

  it('agreement online: kept, and on to the ready card', async () => {
    const { world, nina } = await atPrefix();
    await nina.press('use');
    await nina.press('P1Y:monthly');
    await nina.press('online');
    assert.deepEqual(world.orders.all[0]?.draft.agreement, { kind: 'online' });
    assert.match(nina.heading(), /Ready/);
  });

  for (const [field, value, sentence] of [
    ['name', 'test', /looks like a name for testing/],
    ['postalCode', '281', /Postcode does not look as it does/],
    ['email', 'client@example.u', /No mail is delivered to an address that ends like “client@example\.u”/],
    ['email', 'client at example', /not a whole e-mail address/],
    ['phone', '12', /phone number is none there/],
    ['lastName', ' ', /Last name is missing/],
    ['lastName', '1', /first and last name/],
    ['email', '', /E-mail is missing/],
    ['phone', '', /Phone is missing/],
    ['line1', '', /Street and number is missing/],
  ] as const) {
    it(`${field} wrong: said what is wrong, the rest stays filled in, nothing is checked`, async () => {
      const { world, nina } = await atCompany();
      await nina.press('check', { ...company, [field]: value });
      assert.match(nina.text(), sentence);
      assert.match(nina.text(), /Bremen/);
      assert.equal(buyerOf(world).company.line1, undefined);
      assert.deepEqual(world.contactChecks.sentTo, []);
    });
  }

  it('several fields wrong: all are named at once, and a colleague sees what was typed', async () => {
    const { world, nina } = await atCompany();
    await nina.press('check', { ...company, postalCode: '281', email: 'katrin', phone: '12' });
    assert.match(
      nina.text(),
      /Postcode does not look[^]*not a whole e-mail address[^]*phone number is none there/,
    );
    const leo = world.chat('leo');
    await leo.say('weiter mit F-1001');
    assert.match(leo.text(), /Musterstraße 1[^]*281[^]*Bremen[^]*Katrin[^]*Vogel/);
    await leo.press('check', company);
    assert.equal(world.orders.all[0]?.draft.typed, undefined, 'what is accepted is not kept twice');
    assert.equal(buyerOf(world).company.postalCode, '28195');
  });

  it('faults: each stands under its own field as well as above, also when it is drawn anew, until it is right', async () => {
    const { nina } = await atCompany();
    await nina.press('check', { ...company, postalCode: '281', phone: '12' });
    for (const shown of [nina.last(), await nina.say('show card')]) {
      const body = shown.card?.body ?? [];
      const under = (id: string) => textOf(body[body.findIndex((one) => one['id'] === id) + 1]?.['text']);
      assert.match(under('postalCode') ?? '', /^⚠ Postcode does not look/);
      assert.match(under('phone') ?? '', /^⚠ The phone number is none there/);
      assert.equal(under('name'), undefined);
    }
    await nina.press('check', { ...company, phone: '12' });
    assert.doesNotMatch(nina.text(), /Postcode does not look/);
    assert.match(nina.text(), /⚠ The phone number/);
  });

  it('faults of the contact alone: under its fields too', async () => {
    const { nina } = await atCompany();
    await nina.press('check', company);
    await nina.press('edit');
    await nina.press('check', {
      firstName: 'Katrin',
      lastName: 'Vogel',
      email: 'katrin',
      phone: '0421 123456',
    });
    assert.equal(nina.heading(), 'Contact at the customer');
    assert.match(nina.text(), /E-mail\nkatrin\n⚠ “katrin” is not a whole e-mail address/);
  });

  it('save for later: nothing holds it up, what was typed is there on continuing, and nothing of it is judged yet', async () => {
    const { world, nina } = await atCompany();
    const inputs = nina.last().card?.body.filter(({ type }) => type.startsWith('Input.')) ?? [];
    assert.ok(inputs.length >= 9 && inputs.every((one) => one['isRequired'] !== true));
    const { closed } = await nina.press('save', {
      name: 'Fabrikam GmbH',
      line1: 'Musterstraße 1',
      email: 'katrin',
    });
    assert.ok(closed);
    assert.deepEqual(world.contactChecks.sentTo, []);
    for (const name of ['nina', 'leo'] as const) {
      const chat = world.chat(name);
      await chat.say('continue F-1001');
      assert.match(chat.text(), /Fabrikam GmbH[^]*Musterstraße 1[^]*\nkatrin/);
      assert.doesNotMatch(chat.text(), /⚠/);
    }
    assert.equal(buyerOf(world).company.line1, undefined);
  });

  it('“save for later” typed, and another country: what the form holds is not lost either', async () => {
    const { nina } = await atCompany();
    await nina.press('back', { name: 'Fabrikam GmbH', city: 'Bremen' });
    await nina.press('take', { country: 'AT' });
    assert.match(nina.text(), /Austria[^]*Fabrikam GmbH[^]*Bremen/);
    await nina.say('save for later');
    await nina.say('continue F-1001');
    assert.match(nina.text(), /Austria[^]*Fabrikam GmbH[^]*Bremen/);
  });

  it('a field that may stay empty: its label says so', async () => {
    const { nina } = await atCompany();
    assert.match(nina.text(), /Second line of the address \(may be left out\)/);
    assert.doesNotMatch(nina.text(), /(?:Postcode|City) \(may be left out\)/);
  });

  it('a contact with a name for testing: refused like such a company', async () => {
    const { nina } = await atCompany();
    await nina.press('check', { ...company, firstName: 'Test', lastName: 'Test' });
    assert.match(nina.text(), /looks like one for testing/);
  });

  it('the country: nothing is chosen beforehand', async () => {
    const { nina } = ordering();
    await nina.say('20 business premium yearly for Fabrikam');
    const { card } = await nina.press('no');
    const [input] =
      JSON.stringify(card).match(/"id":"country".*?"choices":\[.*?\](,"value":"[A-Z]{2}")?/) ?? [];
    assert.ok(input !== undefined && !input.includes('],"value"'));
    await nina.press('take', {});
    assert.match(nina.text(), /choose one of the countries/);
  });

  it('the registration number: asked for in Poland, and not in Germany', async () => {
    const { nina } = await atCompany();
    assert.doesNotMatch(nina.text(), /Registration number/);
    await nina.press('back');
    await nina.press('take', { country: 'PL' });
    assert.match(nina.text(), /Registration number/);
    await nina.press('check', { ...company, postalCode: '00-001', registrationNumber: '12345' });
    assert.match(nina.text(), /Registration number does not look/);
  });

  it('a country nobody sells in from here: asked again', async () => {
    const { nina } = ordering();
    await nina.say('20 business premium for Fabrikam');
    await nina.press('no');
    await nina.say('Japan');
    assert.match(nina.text(), /only there may we sell/);
  });

  it('address not known: a suggestion in one tap, or the seller’s word', async () => {
    for (const [choice, proof, line1] of [
      ['take:0', 'suggested', 'Musterstr. 1'],
      ['attest', 'attested', 'Musterstraße 1'],
    ] as const) {
      const { world, nina } = await atCompany();
      const { line1: _, ...rest } = { ...company };
      world.buyers.answers.address = {
        kind: 'suggestions',
        suggestions: [{ line1: 'Musterstr. 1', postalCode: rest.postalCode, city: 'Bremen', country: 'DE' }],
      };
      await nina.press('check', company);
      assert.match(nina.text(), /Microsoft does not know/);
      await nina.press(choice);
      assert.equal(nina.heading(), 'Code from the contact');
      assert.equal(buyerOf(world).proofs.address, proof);
      assert.equal(buyerOf(world).company.line1, line1);
    }
  });

  it('the address service does not answer properly: said so, and it goes on with a word', async () => {
    const { world, nina } = await atCompany();
    world.buyers.answers.address = { kind: 'unreadable' };
    await nina.press('check', company);
    assert.match(nina.text(), /not answering properly/);
    await nina.press('attest');
    assert.equal(nina.heading(), 'Code from the contact');
  });

  it('the name of a tenant, which is for good: a typed word is looked at and never taken; “perfect” takes what stands there', async () => {
    const { world, nina } = await atCompany();
    await nina.press('check', company);
    await nina.say('alpine.onmicrosoft.com');
    assert.match(nina.text(), /The code has six digits; nothing has been tried/);
    await nina.say('246810');
    assert.match(nina.text(), /fabrikam\.onmicrosoft\.com is free/);
    await nina.say('splendid');
    assert.equal(buyerOf(world).prefix, undefined);
    assert.match(nina.text(), /splendid\.onmicrosoft\.com is free/);
    await nina.press('use', { prefix: 'fabrikam' });
    assert.equal(buyerOf(world).prefix, 'fabrikam');
    await nina.say('back');
    await nina.press('use', { prefix: 'fabrikamnord' });
    await nina.say('back');
    for (const words of ['no thanks not that', 'what is this?', '2']) await nina.say(words);
    assert.equal(buyerOf(world).prefix, 'fabrikamnord');
    const second = await atCompany();
    await second.nina.press('check', company);
    await second.nina.say('246810');
    await second.nina.say('perfect!');
    assert.equal(buyerOf(second.world).prefix, 'fabrikam');
    await second.nina.say('back');
    await second.nina.press('use', { prefix: 'fabrikamwest' });
    await second.nina.say('back');
    assert.match(second.nina.text(), /fabrikamwest\.onmicrosoft\.com is free/);
    await second.nina.say('yes');
    assert.equal(buyerOf(second.world).prefix, 'fabrikamwest', 'what the card shows');
  });

  it('a contact of the seller’s own company: said with the code that goes there', async () => {
    const { nina } = await atCompany();
    await nina.press('check', { ...company, email: 'nina@01.example' });
    assert.match(nina.text(), /A code is on its way to nina@01\.example.*address of your own company/s);
    const other = await atCompany();
    await other.nina.press('check', company);
    assert.doesNotMatch(other.nina.text(), /your own company/);
  });

  it('wrong code: tries are told, another address begins anew and keeps the company', async () => {
    const { world, nina } = await atCompany();
    await nina.press('check', company);
    await nina.press('check', { code: '111111' });
    assert.match(nina.text(), /not the code\. 4 tries are left/);
    await nina.press('edit');
    const { firstName, lastName, phone } = company;
    await nina.press('check', { firstName, lastName, phone, email: 'office@fabrikam.de' });
    assert.deepEqual(world.contactChecks.sentTo, ['katrin@fabrikam.de', 'office@fabrikam.de']);
    assert.equal(buyerOf(world).proofs.address, 'verified');
    await nina.press('check', { code: '246810' });
    assert.equal(buyerOf(world).proofs.email, 'code');
  });

  it('an address that takes no mail: stopped before the name can burn', async () => {
    const { world, nina } = await atCompany();
    world.contactChecks.instead = { kind: 'cannot-receive', address: 'x', domain: 'fabrikam.de' };
    const { said } = await nina.press('check', company);
    assert.match(said.join(' '), /cannot receive mail[^]*block the tenant’s name for good/);
    assert.equal(nina.heading(), 'Contact at the customer');
  });

  it('no mail can be sent here: the seller vouches, and that is what is kept', async () => {
    const { world, nina } = await atCompany();
    world.contactChecks.instead = { kind: 'not-possible', address: 'x', domain: 'yes' };
    await nina.press('check', company);
    await nina.press('vouch');
    assert.equal(buyerOf(world).proofs.email, 'attested');
  });

  it('the tenant is made already: no question about the company comes back, not even for a customer of that name', async () => {
    const { world, nina } = await atPrefix();
    await nina.press('use', { prefix: 'fabrikam' });
    await nina.press('P1Y:monthly');
    await nina.press('online');
    const [order] = world.orders.all;
    const tenantId = '33333333-3333-4333-8333-000000000099';
    world.orders.put({
      ...order!,
      progress: { tenant: { tenantId, domain: 'fabrikam.onmicrosoft.com', createdAt: 1 } },
      draft: { ...order!.draft, wish: {} },
    });
    world.buyers.answers.duplicates = [
      { tenantId, name: 'Fabrikam GmbH', domain: 'fabrikam.onmicrosoft.com' },
    ];
    await nina.say('continue F-1001');
    assert.match(nina.heading(), /Ready to order/);
    await nina.press('change');
    assert.deepEqual(nina.choices(), ['line:0', 'agreement', 'reference', 'nothing']);
    await nina.press('line:0');
    await nina.press('quantity');
    await nina.say('25');
    assert.match(nina.heading(), /Ready to order/);
    assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 25);
    await nina.say('wrong customer');
    assert.match(nina.text(), /has been made for this order, so it stays theirs/);
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'new');
  });

  it('a code in a sentence, with a space in it: read', async () => {
    const { world, nina } = await atCompany();
    await nina.press('check', company);
    await nina.say('the code is 246 810');
    assert.equal(buyerOf(world).proofs.email, 'code');
  });

  it('a similar customer: told apart once, or taken instead', async () => {
    const { world, nina } = await atCompany();
    const tenantId = '33333333-3333-4333-8333-000000000012';
    world.buyers.answers.duplicates = [
      { tenantId, name: 'Fabrikam AG', domain: 'fabrikamag.onmicrosoft.com' },
    ];
    await nina.press('check', company);
    await nina.say('246810');
    assert.equal(nina.heading(), 'Do you have this customer already?');
    await nina.press('apart');
    assert.equal(nina.heading(), 'Name of the new tenant');
    await nina.say('back');
    await nina.press(tenantId);
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'tenant');
  });

  it('the name is taken: free ones are offered, a wrong one is mended, a free one is taken', async () => {
    const { world, nina } = await atCompany();
    world.buyers.answers.taken.add('fabrikam');
    await nina.press('check', company);
    await nina.say('246810');
    assert.match(nina.text(), /fabrikam\.onmicrosoft\.com is taken/);
    await nina.say('fabrikam-de');
    assert.match(nina.text(), /Only letters from a to z and digits/);
    assert.match(nina.text(), /fabrikamde\.onmicrosoft\.com is free/);
    await nina.press('use', { prefix: 'fabrikam' });
    await nina.press('free:fabrikam1');
    assert.equal(buyerOf(world).prefix, 'fabrikam1');
  });

  it('the taken name is theirs: the existing tenant is looked at', async () => {
    const { world, nina } = await atCompany();
    world.buyers.answers.taken.add('fabrikam');
    world.buyers.behind.set('fabrikam.onmicrosoft.com', {
      kind: 'found',
      tenantId: '33333333-3333-4333-8333-000000000002',
      name: 'Fabrikam GmbH',
      domain: 'fabrikam.onmicrosoft.com',
      accountId: 'europe',
      isCustomer: false,
    });
    await nina.press('check', company);
    await nina.say('246810');
    await nina.press('theirs');
    assert.equal(nina.heading(), 'Is this the right tenant?');
    await nina.press('yes');
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'tenant');
  });
});
