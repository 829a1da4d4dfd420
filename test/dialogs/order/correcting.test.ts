import assert from 'node:assert/strict';
import { ordering } from '../../support/ordering.ts';

type Opened = ReturnType<typeof ordering>;

/** Nina's chat at the card that twenty Business Premium, a year, billed monthly, are ordered from. */
async function atReady(billing: 'monthly' | 'annual' = 'monthly'): Promise<Opened> {
  const opened = ordering();
  await opened.nina.say('20 business premium yearly for adventure-works.com');
  await opened.nina.press('yes');
  await opened.nina.press(`P1Y:${billing}`);
  assert.match(opened.nina.heading(), /Ready to order/);
  return opened;
}

const linesOf = ({ world }: Opened, at = 0) =>
  world.orders.all[at]?.draft.lines.map(
    ({ number, quantity, title, term, billing }) =>
      `#${number} ${quantity} × ${title.replace('Microsoft 365 ', '')} ${term}:${billing}`,
  );
const premium = '#0 20 × Business Premium P1Y:monthly';
const add = 'add 5 Microsoft 365 E3 yearly, billed annually';
const added = '#1 5 × E3 P1Y:annual';

describe('order: corrections in typed words', () => {
  for (const [what, before] of [
    ['“wrong product” and back', (n: Opened['nina']) => sayAll(n, 'wrong product', 'back')],
    [
      'a line looked at and left',
      async (n: Opened['nina']) => {
        await n.press('change');
        await n.press('line:0');
        await sayAll(n, 'back');
        await n.press('nothing');
      },
    ],
    [
      'a product begun by its button and left',
      async (n: Opened['nina']) => {
        await n.press('add');
        await sayAll(n, 'Office 365 E3', 'back', 'back');
      },
    ],
  ] as const)
    it(`something added after ${what}: beside what is there`, async () => {
      const opened = await atReady();
      await before(opened.nina);
      await opened.nina.say(add);
      assert.deepEqual(linesOf(opened), [premium, added]);
    });

  for (const [said, lines] of [
    ['no 25', ['#0 25 × Business Premium P1Y:monthly']],
    ['set it to 25', ['#0 25 × Business Premium P1Y:monthly']],
    ['no, 25 business premium', ['#0 25 × Business Premium P1Y:monthly']],
    ['make it Microsoft 365 E3 yearly, billed annually', ['#0 20 × E3 P1Y:annual']],
    ['no, 25 Microsoft 365 E3', ['#0 25 × E3 P1Y:monthly']],
  ] as const)
    it(`“${said}” at the card it is placed from: ${lines.join()}, in the same order`, async () => {
      const opened = await atReady();
      await opened.nina.say(said);
      assert.deepEqual(linesOf(opened), lines);
      assert.equal(opened.world.orders.all.length, 1);
    });

  it('“no, 30 business premium” of an order with other products: only that line', async () => {
    const opened = await atReady();
    await sayAll(opened.nina, add, 'no, 30 business premium');
    assert.deepEqual(linesOf(opened), ['#0 30 × Business Premium P1Y:monthly', added]);
  });

  it('another customer asked for by its button, then another number: the customer is still asked for', async () => {
    const { nina, world } = await atReady();
    await nina.press('change');
    await nina.press('buyer');
    const asked = nina.heading();
    await nina.say('actually 25');
    assert.equal(nina.heading(), asked);
    assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 25);
    await nina.say('and 5 Office 365 E3 yearly');
    assert.equal(nina.heading(), asked);
    assert.equal(world.orders.all[0]?.draft.wish?.more?.length, 1);
  });

  it('a number corrected where the domain is asked: the domain still is, beside the new number', async () => {
    const { nina } = ordering();
    await nina.say('20 business premium yearly for Nowhere Known Ltd');
    assert.match(nina.heading(), /use Microsoft 365 already/);
    await nina.press('yes');
    assert.match(nina.heading(), /Which domain/);
    assert.match(nina.text(), /F-1001 · 20 × business premium/);
    await nina.say('set it to 30');
    assert.match(nina.heading(), /Which domain/);
    assert.match(nina.text(), /F-1001 · 30 × business premium/);
  });

  it('something added where the country of a new customer is asked: the country still is', async () => {
    const opened = ordering();
    const { nina } = opened;
    await nina.say('20 business premium yearly for a new company');
    await nina.press('no');
    assert.match(nina.heading(), /country/i);
    const asked = nina.heading();
    await nina.say('add 5 Office 365 E3 yearly');
    assert.equal(nina.heading(), asked);
  });

  it('a number after a product that was begun and left: of what the card shows', async () => {
    const opened = await atReady();
    await opened.nina.press('add');
    await sayAll(opened.nina, 'Microsoft 365 E3', 'back', 'back', 'actually 30');
    assert.deepEqual(linesOf(opened), ['#0 30 × Business Premium P1Y:monthly']);
  });

  it('“wrong product” left, then another one by its button: asked how many, and how long', async () => {
    const opened = await atReady();
    await sayAll(opened.nina, 'wrong product', 'back');
    await opened.nina.press('add');
    await opened.nina.say('Microsoft 365 E3');
    assert.match(opened.nina.heading(), /How many Microsoft 365 E3/);
  });

  for (const [what, between] of [
    ['typed again after its turn broke off', async () => undefined],
    ['left and taken up again', (n: Opened['nina']) => sayAll(n, 'start over', 'continue F-1001')],
    [
      'continued after another order',
      (n: Opened['nina']) => sayAll(n, '5 Office 365 E3 for contoso.com', 'continue F-1001'),
    ],
  ] as const)
    it(`another product, ${what}: in the place of the one before`, async () => {
      const opened = await atReady();
      const { world, nina } = opened;
      world.breakDown('offers.search');
      await nina.say('make it E3');
      world.mend();
      await between(nina);
      if (what.startsWith('typed')) await nina.say('make it E3');
      await nina.press('E3:0001');
      assert.deepEqual(linesOf(opened), ['#0 20 × E3 P1Y:monthly']);
    });

  it('another product, gone on with by a colleague: in the place of the one before', async () => {
    const opened = await atReady();
    await opened.nina.say('make it E3');
    assert.match(opened.nina.text(), /F-1001 · 20 × E3 · Adventure/, 'not beside what it replaces');
    const leo = opened.world.chat('leo');
    await leo.say('weiter mit F-1001');
    await leo.press('E3:0001');
    assert.deepEqual(linesOf(opened), ['#0 20 × E3 P1Y:monthly']);
  });

  it('another product whose search failed, then another number: of what is there', async () => {
    const opened = await atReady();
    opened.world.breakDown('offers.search');
    await opened.nina.say('make it Microsoft 365 E3');
    opened.world.mend();
    await sayAll(opened.nina, 'hello', 'actually 25');
    assert.deepEqual(linesOf(opened), ['#0 25 × Business Premium P1Y:monthly']);
  });

  it('something added, typed again because its turn broke off: added once', async () => {
    const opened = await atReady();
    opened.world.breakDown('offers.search');
    await opened.nina.say(add);
    opened.world.mend();
    await opened.nina.say(add);
    assert.deepEqual(linesOf(opened), [premium, added]);
  });

  it('something added, its turn played again: added once', async () => {
    const opened = await atReady();
    const { nina } = opened;
    const { memory } = nina;
    await nina.say('add 5 Microsoft 365 E3');
    nina.memory = memory;
    await nina.say('add 5 Microsoft 365 E3');
    await nina.press('P1Y:annual');
    assert.deepEqual(linesOf(opened), [premium, added]);
  });

  for (const [said, lines, billing] of [
    ['make it month to month', ['#0 20 × Business Premium P1M:monthly'], 'annual'],
    ['for one month please', ['#0 20 × Business Premium P1M:monthly'], 'annual'],
    ['monthly', ['#0 20 × Business Premium P1Y:monthly'], 'annual'],
    ['change monthly to yearly', ['#0 20 × Business Premium P1Y:annual'], 'monthly'],
    ['make it 25, billed yearly', ['#0 25 × Business Premium P1Y:annual'], 'monthly'],
    ['25 Microsoft 365 E3 instead', ['#0 25 × E3 P1Y:monthly'], 'monthly'],
    ['no one', [premium], 'monthly'],
    ['no yearly billing please', [premium], 'monthly'],
    ['is it billed yearly', [premium], 'monthly'],
    ['in a month', [premium], 'monthly'],
    ['another product', [premium], 'monthly'],
  ] as const)
    it(`“${said}” at the ready card: ${lines.join(', ')}`, async () => {
      const opened = await atReady(billing);
      await opened.nina.say(said);
      assert.match(opened.nina.heading(), /Ready to order/);
      assert.deepEqual(linesOf(opened), lines);
      assert.equal(opened.world.orders.all.length, 1);
    });

  it('a length it is not sold for: said, not taken for how it is billed', async () => {
    const opened = await atReady();
    const { said } = await opened.nina.say('for three years');
    assert.match(said.join(), /I see no term in “for three years”/);
    assert.deepEqual(linesOf(opened), [premium]);
  });

  for (const said of ['add 5 licences', 'add a user'])
    it(`“${said}”: asked how many in all, not guessed, and no other order`, async () => {
      const opened = await atReady();
      await opened.nina.say(said);
      assert.match(opened.nina.text(), /How many shall it be in all/);
      assert.deepEqual(linesOf(opened), [premium]);
      assert.equal(opened.world.orders.all.length, 1);
    });

  for (const said of ['two', 'take one', 'Take one', 'Nimm zwei', '12', '36 please'])
    it(`“${said}” where buttons are numbered: no number of licences`, async () => {
      const opened = ordering();
      await opened.nina.say('20 E3 for adventure-works.com');
      await opened.nina.press('yes');
      await opened.nina.say(said);
      assert.equal(opened.world.orders.all[0]?.draft.wish?.quantity, 20);
      await opened.nina.press('E3:0001');
      assert.match(opened.nina.heading(), /which term/);
      await opened.nina.say(said);
      assert.equal(opened.world.orders.all[0]?.draft.wish?.quantity, 20);
    });

  it('a plan said at the choice of the product: what was said before stays', async () => {
    const { world, nina } = ordering();
    await nina.say('20 E3 for 3 years for adventure-works.com');
    await nina.press('yes');
    await nina.say('billed yearly');
    const { term, billing, quantity } = world.orders.all[0]?.draft.wish ?? {};
    assert.deepEqual([term, billing, quantity], ['P3Y', 'annual', 20]);
  });

  it('a number corrected at the term: kept in the draft, for whoever goes on with it', async () => {
    const opened = ordering();
    await sayAll(opened.nina, '30 business premium for adventure-works.com');
    await opened.nina.press('yes');
    await sayAll(opened.nina, 'actually 35', 'start over');
    const leo = opened.world.chat('leo');
    await leo.say('weiter mit F-1001');
    await leo.press('P1Y:monthly');
    assert.deepEqual(linesOf(opened), ['#0 35 × Business Premium P1Y:monthly']);
  });

  it('something added where the number, the customer or the product is asked: beside what is in hand', async () => {
    const opened = ordering();
    const { nina, world } = opened;
    await nina.say('order business premium');
    assert.match(nina.heading(), /Whom are the licences for/);
    await nina.say('add 5 Microsoft 365 E3, yearly, billed annually');
    await nina.press('customer');
    await nina.say('adventure-works.com');
    await nina.press('yes');
    assert.match(nina.heading(), /How many Microsoft 365 Business Premium/);
    await nina.say('and 3 Office 365 E3');
    assert.match(nina.heading(), /How many Microsoft 365 Business Premium/);
    await nina.say('20');
    await nina.press('P1Y:monthly');
    assert.deepEqual(linesOf(opened), [premium, added, '#2 3 × Office 365 E3 P1Y:monthly']);
    assert.equal(world.orders.all.length, 1);
  });

  it('“and 7 …” after “wrong product”: seven of it', async () => {
    const opened = await atReady();
    await sayAll(opened.nina, 'wrong product', 'and 7 Microsoft 365 E3');
    assert.deepEqual(linesOf(opened), ['#0 7 × E3 P1Y:monthly']);
  });

  it('the number corrected where the customer is asked: no company of that name', async () => {
    const { world, nina } = ordering();
    await sayAll(nina, 'order 20 business premium');
    await nina.press('customer');
    for (const said of [
      'actually 25',
      'make it Microsoft 365 E3',
      'wrong customer',
      'what is the price?',
      '123456',
    ])
      await nina.say(said);
    const { customer, quantity, product } = world.orders.all[0]?.draft.wish ?? {};
    assert.deepEqual([customer, quantity, product], [undefined, 25, 'Microsoft 365 E3']);
  });

  it('corrected, and the first sentence said again: an order of its own', async () => {
    const opened = await atReady();
    await sayAll(
      opened.nina,
      'make it 5',
      'start over',
      '20 business premium yearly for adventure-works.com',
    );
    assert.equal(opened.world.orders.all.length, 2);
  });

  it('“wrong customer” at the ready card: asked whom it is for', async () => {
    const { nina } = await atReady();
    await nina.say('wrong customer');
    assert.match(nina.heading(), /Whom are the licences for/);
  });

  for (const said of ['actually 25', 'billed yearly', 'and 5 Office 365 E3'])
    it(`“wrong customer”, then “${said}”: nothing to place before it is said whom it is for`, async () => {
      const opened = await atReady();
      await sayAll(opened.nina, 'wrong customer', said);
      assert.match(opened.nina.heading(), /Whom are the licences for/);
      await opened.nina.press('customer');
      await opened.nina.say('adventure-works.com');
      await opened.nina.press('yes');
      const quantity = said === 'actually 25' ? 25 : 20;
      assert.equal(linesOf(opened)?.[0], `#0 ${quantity} × Business Premium P1Y:monthly`);
    });

  it('what was begun and left does not flow into what takes a place later', async () => {
    const opened = await atReady();
    const { nina } = opened;
    await sayAll(nina, 'add 5 Microsoft 365 E3', 'wrong product', 'back', 'back');
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('product');
    await nina.say('Office 365 E3');
    assert.match(nina.heading(), /How many Office 365 E3/);
  });

  it('added while a line is looked at: beside it, also when it has to be chosen first', async () => {
    const opened = await atReady();
    const { nina } = opened;
    await nina.press('change');
    await nina.press('line:0');
    await nina.say('add 5 E3');
    await nina.press('another');
    await nina.say('5 Microsoft 365 E3');
    await nina.press('P1Y:annual');
    assert.deepEqual(linesOf(opened), [premium, added]);
  });

  it('taken out while it is in hand: it does not come back', async () => {
    const opened = await atReady();
    const { nina } = opened;
    await nina.say(add);
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('term');
    await nina.say('remove business premium');
    assert.match(nina.heading(), /Ready to order/);
    assert.deepEqual(linesOf(opened), [added]);
  });

  it('left, then “nothing” on the card of changes: the order as it is', async () => {
    const opened = await atReady();
    await sayAll(opened.nina, 'make it E3', 'back');
    await opened.nina.press('change');
    await opened.nina.press('nothing');
    assert.match(opened.nina.heading(), /Ready to order/);
    assert.deepEqual(linesOf(opened), [premium]);
  });

  it('taken out where something else is in hand and it is not there: asked again, nothing is dropped', async () => {
    const opened = await atReady();
    await sayAll(opened.nina, 'add 5 Microsoft 365 E3', 'remove the copilot');
    assert.match(opened.nina.heading(), /E3 for .*which term/);
  });

  for (const said of ['I need 25 licences', 'ich brauche 25 Lizenzen', '25 licences please'])
    it(`“${said}” at the ready card: of this order`, async () => {
      const opened = await atReady();
      await opened.nina.say(said);
      assert.equal(opened.world.orders.all.length, 1);
      assert.deepEqual(linesOf(opened), ['#0 25 × Business Premium P1Y:monthly']);
    });

  for (const said of ['I need 5 more licences', 'a'])
    it(`“${said}” at the ready card: no number is taken from it`, async () => {
      const opened = await atReady();
      await opened.nina.say(said);
      assert.equal(opened.world.orders.all.length, 1);
      assert.deepEqual(linesOf(opened), [premium]);
    });

  for (const name of ['20 People', 'Monthly', 'Three Years', 'Take Two'])
    it(`a customer called “${name}”: a name`, async () => {
      const { world, nina } = ordering();
      await nina.say('order 7 business premium');
      await nina.press('customer');
      await nina.say(name);
      const { customer, quantity, term } = world.orders.all[0]?.draft.wish ?? {};
      assert.deepEqual([customer, quantity, term], [name, 7, undefined]);
    });

  it('not sold any more, found out by a correction: what is chosen instead takes its place', async () => {
    const opened = await atReady();
    opened.world.offers.withdraw('PREMIUM');
    await sayAll(opened.nina, 'actually 25', '7 Microsoft 365 E3');
    await opened.nina.press('P1Y:annual');
    assert.deepEqual(linesOf(opened), ['#0 7 × E3 P1Y:annual']);
  });

  it('a correction at the agreement: the agreement is asked about again', async () => {
    const { world, nina } = ordering();
    world.buyers.says({ agreement: { kind: 'missing' } });
    await nina.say('20 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    const asked = nina.heading();
    await nina.say('actually 25');
    assert.equal(nina.heading(), asked);
    assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 25);
  });
});

async function sayAll(nina: Opened['nina'], ...words: readonly string[]): Promise<void> {
  for (const said of words) await nina.say(said);
}
