import assert from 'node:assert/strict';
import { orderAskedFor } from '../../../src/dialogs/order/model.ts';
import { adventure } from '../../support/fake-buying.ts';
import { ordering } from '../../support/ordering.ts';

/** What the customer has already. */
const e3 = {
  subscriptionId: 's',
  productId: 'E3',
  skuId: '0001',
  title: 'Microsoft 365 E3',
  quantity: 40,
  status: 'active',
  endsOn: undefined,
};

describe('order: for a customer that exists', () => {
  it('a whole order in one sentence: confirmed, term chosen, and ready with price, bill, return and fingerprint', async () => {
    const { nina, world } = ordering();
    await nina.say('20 business premium yearly for Adventure');
    assert.equal(nina.heading(), 'Is it Adventure Works Limited?');
    await nina.say('yes');
    assert.match(nina.heading(), /Microsoft 365 Business Premium for Adventure Works Limited: which term\?/);
    assert.match(nina.text(), /1 year, billed monthly[^]*€20\.60 per month/);
    assert.ok(!nina.choices().includes('P1M:monthly'), 'a month was not asked for');
    const shown = await nina.press('P1Y:monthly');
    assert.match(shown.said.join(' '), /already has the agreement: Ada Byrne/);
    assert.match(nina.heading(), /^F-1001 · Ready to order\?/);
    assert.match(nina.text(), /7F3-K2/);
    assert.match(nina.text(), /€20\.60 per month[^]*20 × €20\.60 per billing[^]*€4,944\.00/);
    assert.match(
      nina.text(),
      /Full refund\nuntil Mon, 21 Sept, 11:42 IST \(Mon, 21 Sept, 10:42 UTC\), if placed now/,
    );
    const placed = await nina.press('place');
    assert.deepEqual(placed.case, { flow: 'order', caseId: 'F-1001', sentence: undefined, takesOver: true });
    const [order] = world.orders.all;
    assert.deepEqual(
      order?.draft.lines.map(({ title, quantity, term, billing }) => [title, quantity, term, billing]),
      [['Microsoft 365 Business Premium', 20, 'P1Y', 'monthly']],
    );
    assert.deepEqual(order?.draft.buyer, {
      kind: 'tenant',
      tenantId: adventure.tenantId,
      domain: adventure.domain,
      statedName: adventure.name,
      nameSettled: 'same',
    });
  });

  it('nothing but "order": asked step by step, each answer kept', async () => {
    const { nina, world } = ordering();
    await nina.say('order');
    assert.equal(nina.heading(), 'Whom are the licences for?');
    await nina.press('customer');
    await nina.press('look', { customer: 'adventure-works.com' });
    assert.equal(nina.heading(), 'Is this the right tenant?');
    await nina.press('yes');
    assert.equal(nina.heading(), 'What do they need?');
    await nina.say('E3');
    assert.equal(nina.heading(), 'Which one do you mean?');
    await nina.press('E3:0001');
    await nina.say('15');
    await nina.press('P1Y:annual');
    assert.match(nina.heading(), /Ready to order\?/);
    assert.equal(world.orders.all.length, 1);
    assert.deepEqual(world.orders.all[0]?.draft.lines[0]?.quantity, 15);
  });

  it('two products in one sentence: both are seen from the start, and each has its own term', async () => {
    const { nina, world } = ordering();
    await nina.say('20 business premium and 15 E3 for adventure-works.com');
    assert.match(nina.text(), /F-1001 · 20 × business premium · 15 × E3/i);
    await nina.press('yes');
    assert.match(nina.heading(), /Business Premium[^]*which term/);
    assert.match(nina.text(), /15 × E3/);
    await nina.press('P1Y:monthly');
    assert.equal(nina.heading(), 'Which one do you mean?');
    await nina.press('E3:0001');
    assert.match(nina.heading(), /E3[^]*which term/, 'a term that was chosen holds for its own product only');
    await nina.press('P1Y:annual');
    assert.deepEqual(
      world.orders.all[0]?.draft.lines.map(({ quantity, billing }) => [quantity, billing]),
      [
        [20, 'monthly'],
        [15, 'annual'],
      ],
    );
  });

  for (const [said, kept] of [
    ['monthly', ['P1M', 'monthly']],
    ['1 Jahr, jährlich', ['P1Y', 'annual']],
  ] as const) {
    it(`“${said}” typed at the terms: taken as the button would be`, async () => {
      const { nina, world } = ordering();
      await nina.say('20 business premium for adventure-works.com');
      await nina.press('yes');
      await nina.say(said);
      assert.match(nina.heading(), /Ready/);
      const [line] = world.orders.all[0]!.draft.lines;
      assert.deepEqual([line?.term, line?.billing], kept);
    });
  }

  it('“monthly” after a year was chosen: how it is billed', async () => {
    const { nina, world } = ordering();
    await nina.say('20 business premium for adventure-works.com');
    await nina.press('yes');
    await nina.say('jährlich');
    assert.match(nina.heading(), /which term/);
    assert.ok(!nina.choices().includes('P1M:monthly'));
    await nina.say('monatlich');
    const [line] = world.orders.all[0]!.draft.lines;
    assert.deepEqual([line?.term, line?.billing], ['P1Y', 'monthly']);
  });

  it('a term that is not offered: which ones are', async () => {
    const { nina } = ordering();
    await nina.say('20 business premium for adventure-works.com');
    await nina.press('yes');
    await nina.say('zwei Jahre');
    assert.match(nina.text(), /no term in “zwei Jahre”[^]*There are: 1 month, billed monthly/);
  });

  for (const words of ['3 E3 for a new customer', '3 E3 für einen neuen Kunden']) {
    it(`“${words}”: somebody new, whose name nobody said`, async () => {
      const { nina, world } = ordering();
      await nina.say(words);
      assert.equal(nina.heading(), 'Do they use Microsoft 365 already?');
      await nina.press('no');
      assert.match(nina.heading(), /In which country/);
      assert.equal(world.orders.all[0]?.draft.wish?.customer, undefined);
    });
  }

  it('“new customer” typed as the customer: never a name', async () => {
    for (const said of ['new customer', 'neuer Kunde']) {
      const { nina } = ordering();
      await nina.say('3 E3');
      await nina.say(said);
      assert.equal(nina.heading(), 'Do they use Microsoft 365 already?');
    }
  });

  it('wrong answers: said what is wrong, and asked again', async () => {
    const { nina } = ordering();
    await nina.say('business premium for adventure-works.com');
    await nina.press('yes');
    await nina.press('take', { quantity: '0' });
    assert.match(nina.text(), /whole numbers from 1 to 300/);
    await nina.say('a lot');
    assert.match(nina.text(), /whole numbers from 1 to 300/);
    await nina.say('20');
    assert.match(nina.heading(), /which term\?/);
  });

  for (const number of ['-5', '0', '1.5', '5-10']) {
    it(`“${number}” licences in the first sentence: refused in words, and only the quantity is asked`, async () => {
      const { nina, world } = ordering();
      const { said } = await nina.say(`${number} business premium yearly for adventure-works.com`);
      assert.equal(
        said[0],
        `“${number}” is no number of licences I can order: please give one whole number, 1 or more.`,
      );
      assert.equal(world.orders.all[0]?.draft.wish?.quantity, undefined);
      await nina.press('yes');
      assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
    });
  }

  it('a quantity that is none, in German: refused in German', async () => {
    const { world } = ordering();
    const { said } = await world.chat('leo').say('-5 E3');
    assert.match(said.join(' '), /„-5“ ist keine Anzahl/);
  });

  it('a second product in no such quantity: refused in words, and asked for', async () => {
    const { nina } = ordering();
    const { said } = await nina.say('20 business premium and 0 E3 yearly for adventure-works.com');
    assert.match(said.join(' '), /“0” is no number of licences/);
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    await nina.press('E3:0001');
    assert.equal(nina.heading(), 'How many Microsoft 365 E3?');
  });

  it('too many in the first sentence: said so, and only the quantity is asked', async () => {
    const { nina } = ordering();
    await nina.say('900 business premium for adventure-works.com');
    const { said } = await nina.press('yes');
    assert.match(said.join(' '), /from 1 to 300/);
    assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
  });

  it('an unknown product: said so, and other words are taken', async () => {
    const { nina } = ordering();
    await nina.say('20 visio plan 2 for adventure-works.com');
    const { said } = await nina.press('yes');
    assert.match(said.join(' '), /called “visio plan 2”/i);
    await nina.say('premium');
    assert.match(nina.heading(), /which term\?/);
  });

  for (const [domain, heading] of [
    ['adatum.gov', 'This is a government tenant'],
    ['wingtip.cn', 'This tenant is run by 21Vianet'],
    ['lucerne.de', 'That cloud is closed to new customers'],
    ['litware.com', 'Another region'],
  ]) {
    it(`${domain}: nothing can be ordered, and why`, async () => {
      const { nina, world } = ordering();
      await nina.say(`5 E3 for ${domain}`);
      assert.equal(nina.heading(), heading);
      await nina.press('another');
      assert.equal(nina.heading(), 'Which customer?');
      assert.equal(world.orders.all[0]?.draft.buyer, undefined);
    });
  }

  it('a domain nobody has: said so, and another one asked', async () => {
    const { nina } = ordering();
    const { said } = await nina.say('5 E3 for contosso.com');
    assert.match(said.join(' '), /no tenant with the domain contosso\.com/);
    await nina.say('contoso.com');
    assert.equal(nina.heading(), 'Is this the right tenant?');
  });

  it('no relationship yet: the text for the customer, and the order goes on', async () => {
    const { nina, world } = ordering();
    await nina.say('5 E3 for contoso.com');
    assert.match(nina.text(), /has not accepted our relationship yet/);
    await nina.press('yes');
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'tenant');
  });

  it('another spelling than Microsoft’s: letters marked by brackets, taken in one tap', async () => {
    const { nina, world } = ordering();
    await nina.say('5 E3 for Contoso Ltd');
    await nina.press('yes');
    world.buyers.behind.set('contoso.com', {
      kind: 'found',
      tenantId: '33333333-3333-4333-8333-000000000001',
      name: 'Contoso Limited',
      domain: 'contoso.onmicrosoft.com',
      accountId: 'europe',
      isCustomer: true,
    });
    await nina.say('contoso.com');
    assert.match(nina.text(), /Contoso L\*\*\[[^\]]+\]\*\*/);
    assert.match(nina.text(), /The names differ/);
    assert.match(
      nina.text(),
      /We have your company as “Contoso Ltd”; Microsoft has “Contoso Limited” for the tenant contoso\.onmicrosoft\.com/,
    );
    await nina.press('yes');
    const buyer = world.orders.all[0]?.draft.buyer;
    assert.deepEqual(buyer?.kind === 'tenant' && [buyer.statedName, buyer.nameSettled], [
      'Contoso Limited',
      'microsoft',
    ]);
  });

  it('a name with signs of Markdown: escaped in text, as it is on a button, and the button may be typed', async () => {
    const { nina, world } = ordering();
    await nina.say('5 E3 for Contoso');
    await nina.press('yes');
    const found = { tenantId: adventure.tenantId, domain: adventure.domain, accountId: 'europe' };
    world.buyers.behind.set('contoso.com', {
      kind: 'found',
      ...found,
      name: 'Contoso_[*West*] Ltd',
      isCustomer: true,
    });
    const { card } = await nina.say('contoso.com');
    const shown = JSON.stringify(card);
    assert.ok(shown.includes('"title":"Use “Contoso_[*West*] Ltd”"'));
    assert.match(nina.text(), /Microsoft has “Contoso\\_\\\[\\\*West/);
    await nina.say('use “Contoso_[*West*] Ltd”');
    const buyer = world.orders.all[0]?.draft.buyer;
    assert.equal(buyer?.kind === 'tenant' && buyer.statedName, 'Contoso_[*West*] Ltd');
  });

  it('own licences: the rules, the selling tenant refused, the own one taken', async () => {
    const { nina, world } = ordering();
    await nina.say('5 E3 for us');
    assert.match(nina.text(), /may not sell Microsoft licences to itself/);
    const { said } = await nina.say('northwindcsp.com');
    assert.match(said.join(' '), /a tenant you sell from/);
    await nina.say('northwindit.onmicrosoft.com');
    await nina.press('E3:0001');
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /Internal use/);
    assert.equal(world.orders.all[0]?.draft.use, 'own');
  });
});

describe('order: lines', () => {
  it('an add-on without its base: the base goes along', async () => {
    const { nina, world } = ordering();
    await nina.say('5 copilot yearly for adventure-works.com');
    await nina.press('yes');
    assert.equal(nina.heading(), 'Microsoft 365 Copilot needs another product');
    // The term of the sentence holds for the base as well.
    await nina.press('PREMIUM:0001');
    assert.deepEqual(
      world.orders.all[0]?.draft.lines.map((one) => [one.number, one.title, one.quantity]),
      [
        [0, 'Microsoft 365 Copilot', 5],
        [1, 'Microsoft 365 Business Premium', 5],
      ],
    );
    assert.match(nina.heading(), /Ready to order\?/);
  });

  it('an add-on with its base there: which one is said, nothing asked', async () => {
    const { nina, world } = ordering();
    world.buyers.says({ owned: [{ ...e3, endsOn: Date.UTC(2027, 1, 1) }] });
    await nina.say('5 copilot yearly for adventure-works.com');
    const { said } = await nina.press('yes');
    assert.match(said.join(' '), /goes with Microsoft 365 E3/);
    assert.match(nina.heading(), /Ready to order\?/);
  });

  it('the same product is there: ends on the same day when wanted', async () => {
    const { nina, world } = ordering();
    world.buyers.says({ owned: [{ ...e3, endsOn: Date.UTC(2027, 1, 1) }] });
    await nina.say('15 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.match(nina.text(), /40 × Microsoft 365 E3, running until Mon,? 1 Feb 2027/);
    await nina.press('same');
    assert.equal(world.orders.all[0]?.draft.lines[0]?.endsOn, '2027-02-01');
    assert.match(nina.text(), /ends on Mon,? 1 Feb 2027/);
    // Neither the first charge nor the end is that of a whole term.
    assert.match(nina.text(), /by itself on Mon,? 1 Feb 2027 for 1 year/);
    assert.doesNotMatch(nina.text(), /after 1 year/);
    assert.match(nina.text(), /Until Mon,? 1 Feb 2027/);
    // Beside a product with a term of its own the sum is not until that day, and each renews at its own time.
    await nina.press('add');
    await nina.say('5 business premium yearly');
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /Ready to order/);
    assert.doesNotMatch(nina.text(), /Until Mon,? 1 Feb 2027/);
    assert.match(
      nina.text(),
      /by itself on Mon,? 1 Feb 2027 for 1 year \(Microsoft 365 E3\), after 1 year \(Microsoft 365 Business Premium\)/,
    );
  });

  it('several of them end then: all are counted', async () => {
    const { nina, world } = ordering();
    const endsOn = Date.UTC(2027, 1, 1);
    const later = Date.UTC(2027, 3, 1);
    world.buyers.says({
      owned: [
        { ...e3, endsOn },
        { ...e3, subscriptionId: 'two', quantity: 2, endsOn },
        { ...e3, subscriptionId: 'three', quantity: 700, endsOn: later },
      ],
    });
    await nina.say('15 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.match(nina.text(), /42 × Microsoft 365 E3, running until Mon,? 1 Feb 2027/);
  });

  it('how many, asked: the product may be named again, with more or another; the customer stays', async () => {
    const { nina, world } = ordering();
    await nina.say('business premium for adventure-works.com');
    await nina.press('yes');
    await nina.say('15 business premium yearly');
    assert.match(nina.heading(), /which term/);
    await nina.press('P1Y:monthly');
    assert.deepEqual(
      world.orders.all.map(({ draft }) => draft.lines.map(({ quantity }) => quantity)),
      [[15]],
    );
    for (const [said, bought] of [
      ['15 Microsoft 365 E3 yearly', ['15 × Microsoft 365 E3']],
      [
        '15 business premium and 5 copilot',
        ['15 × Microsoft 365 Business Premium', '5 × Microsoft 365 Copilot'],
      ],
    ] as const) {
      const other = ordering();
      await other.nina.say('business premium for adventure-works.com');
      await other.nina.press('yes');
      await other.nina.say(said);
      for (let n = 0; n < 4 && /which term/.test(other.nina.heading()); n += 1)
        await other.nina.press('P1Y:monthly');
      const [order, second] = other.world.orders.all;
      assert.equal(second, undefined, said);
      assert.equal(order?.draft.buyer?.kind, 'tenant');
      assert.deepEqual(
        order?.draft.lines.map(({ quantity, title }) => `${quantity} × ${title}`),
        bought,
      );
    }
  });

  it('no agreement, and they have bought before: accepting online is not offered, and why', async () => {
    const { nina, world } = ordering();
    world.buyers.says({ agreement: { kind: 'missing' }, owned: [e3] });
    await nina.say('5 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /Microsoft Customer Agreement/);
    assert.deepEqual(nina.choices(), ['signed', 'read']);
    assert.match(nina.text(), /bought through a partner before/);
    await nina.say('online');
    assert.equal(world.orders.all[0]?.draft.agreement, undefined);
    world.buyers.says({ owned: [], ownedUnknown: true });
    await nina.say('help');
    assert.deepEqual(nina.choices(), ['signed', 'online', 'read'], 'nothing is concluded from silence');
  });

  it('words that name several products: the one the customer owns is meant', async () => {
    const { nina, world } = ordering();
    world.buyers.says({ owned: [e3] });
    await nina.say('15 E3 for adventure-works.com');
    await nina.press('yes');
    assert.equal(nina.heading(), 'Microsoft 365 E3 for Adventure Works Limited: which term?');
    // What has ended is no hint.
    world.buyers.says({ owned: [{ ...e3, status: 'deleted' }] });
    await nina.say('16 E3 for adventure-works.com');
    await nina.press('yes');
    assert.equal(nina.heading(), 'Which one do you mean?');
  });

  it('a promotion the customer may have: offered; taken, it is on the line', async () => {
    const { nina, world } = ordering();
    const promotion = { id: 'PROMO', name: 'Spring offer', description: '15 % off', endsAt: undefined };
    world.offers.promotes({ kind: 'eligible', promotion });
    await nina.say('5 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.equal(nina.heading(), 'There is a promotion');
    await nina.press('take');
    assert.equal(world.orders.all[0]?.draft.lines[0]?.promotionId, 'PROMO');
    assert.match(nina.text(), /5 × Microsoft 365 E3[^]*with the promotion/);
  });

  it('a promotion whose description is its name: said once', async () => {
    const { nina, world } = ordering();
    const promotion = { id: 'PROMO', name: 'Spring offer', description: 'Spring Offer ', endsAt: undefined };
    world.offers.promotes({ kind: 'eligible', promotion });
    await nina.say('5 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.equal(nina.text().match(/Spring offer/gi)?.length, 1);
    world.offers.promotes({ kind: 'eligible', promotion: { ...promotion, description: '15 % off' } });
    await nina.say('help');
    assert.match(nina.text(), /\*\*Spring offer\*\* – 15 % off/);
  });

  it('a promotion the customer may not have: the reason, and no question', async () => {
    const { nina, world } = ordering();
    const promotion = { id: 'PROMO', name: 'Spring offer', description: '', endsAt: undefined };
    world.offers.promotes({ kind: 'not-eligible', promotion, reason: 'bought-before' });
    await nina.say('5 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    const { said } = await nina.press('P1Y:monthly');
    assert.match(said.join(' '), /“Spring offer” does not apply: it is for new customers/);
    assert.match(nina.heading(), /Ready/);
  });

  it('several products in one sentence: one after the other', async () => {
    const { nina, world } = ordering();
    await nina.say('20 Microsoft 365 E3 and 5 business premium for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    await nina.press('P1Y:monthly');
    assert.deepEqual(
      world.orders.all[0]?.draft.lines.map((one) => [one.productId, one.quantity]),
      [
        ['E3', 20],
        ['PREMIUM', 5],
      ],
    );
  });
});

describe('order: what is typed', () => {
  it('orders, drafts and numbers are understood; questions are not', () => {
    assert.deepEqual(orderAskedFor('my drafts'), { list: true });
    assert.deepEqual(orderAskedFor('Entwürfe'), { list: true });
    assert.deepEqual(orderAskedFor('continue f-1042'), { order: 'F-1042' });
    assert.deepEqual(orderAskedFor('weiter mit F-1042'), { order: 'F-1042' });
    assert.deepEqual(orderAskedFor('5 E3'), { words: '5 E3' });
    assert.equal(orderAskedFor('continue'), undefined);
    assert.equal(orderAskedFor('what is E3?'), undefined);
  });
});
