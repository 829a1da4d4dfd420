import assert from 'node:assert/strict';
import type { Outlook } from '../../../src/workflows/approval/port.ts';
import type { Quote } from '../../../src/workflows/order/port.ts';
import { adventure } from '../../support/fake-buying.ts';
import { ordering, sampleQuote } from '../../support/ordering.ts';
import { people } from '../../support/sample-world.ts';

const day = 24 * 60 * 60_000;
const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** Nina's chat at the card an order is placed from. */
async function atReady(quote: Quote = sampleQuote, ahead: Outlook = { kind: 'none' }) {
  const opened = ordering();
  opened.world.orders.quotes(quote);
  opened.world.asked.ahead = ahead;
  await opened.nina.say('20 business premium yearly for adventure-works.com');
  await opened.nina.press('yes');
  await opened.nina.press('P1Y:monthly');
  assert.match(opened.nina.heading(), /Ready to order\?/);
  return opened;
}
const missing = (name: Quote['prerequisites'][number]['name']): Quote => ({
  ...sampleQuote,
  placeable: false,
  prerequisites: [{ name, state: 'missing' }],
});

describe('order: an approval that its placing will ask for', () => {
  const { tenantId, userId } = people.oscar;
  const reasons = [{ kind: 'amount', over: eur(200_000) }] as const;
  const asks = [{ tenantId, userId }];

  it('“Place order” typed where the button asks for approval as well: placed, not another order', async () => {
    const { world, nina } = await atReady(sampleQuote, { kind: 'wanted', asks, reasons, isSure: true });
    await nina.say('Place order');
    assert.deepEqual(
      world.orders.all.map(({ state }) => state === 'draft'),
      [false],
    );
  });

  it('surely: who will be asked and why stands on the card, and the button says so', async () => {
    const { nina } = await atReady(sampleQuote, { kind: 'wanted', asks, reasons, isSure: true });
    assert.match(nina.text(), /☐\nApproval: Oscar Ward will be asked – order of more than €2,000\.00\n/);
    assert.match(nina.text(), /\nPlace order and ask for approval\n/);
    assert.equal((await nina.press('place')).case?.caseId, 'F-1001');
  });

  it('in German', async () => {
    const { world } = await atReady(sampleQuote, { kind: 'wanted', asks, reasons, isSure: true });
    const leo = world.chat('leo');
    await leo.say('weiter mit F-1001');
    assert.match(leo.text(), /Freigabe: Oscar Ward wird gefragt – Bestellung über mehr als 2\.000,00/);
    assert.match(leo.text(), /\nBestellen und um Freigabe bitten\n/);
  });

  it('rejected before: who did it and why stands on the card until it is placed again', async () => {
    const { nina, world } = await atReady();
    const by = { tenantId, userId };
    const returned = { approvalId: 'A-1001', how: 'rejected', by, at: 0, because: 'Too *many*' } as const;
    const draft = world.orders.all.find(({ id }) => id === 'F-1001');
    assert.ok(draft);
    assert.doesNotMatch(nina.text(), /Reason|Begründung/);
    world.orders.put({ ...draft, progress: { ...draft.progress, returned } });
    await nina.say('continue with F-1001');
    assert.match(nina.text(), /✗ Rejected by Oscar Ward[^\n]*“Too \\\*many/);
    const leo = world.chat('leo');
    await leo.say('weiter mit F-1001');
    assert.match(leo.text(), /✗ [^\n]*Oscar Ward[^\n]*„Too/);
  });

  it('perhaps, because something is not known: may need one, and the button is as always', async () => {
    const { nina } = await atReady(sampleQuote, { kind: 'wanted', asks, reasons, isSure: false });
    assert.match(nina.text(), /\?\nApproval: may be needed; then Oscar Ward will be asked – order of more/);
    assert.match(nina.text(), /\nPlace order\n/);
  });

  it('nobody else may give it: said before it is placed, with what can be done (error path 30)', async () => {
    const { nina } = await atReady(sampleQuote, { kind: 'nobody', asks: [], reasons, isSure: true });
    assert.match(nina.text(), /You asked for it, so somebody else has to approve\. Nobody else may approve/);
    assert.ok(!nina.choices().includes('place') && !nina.choices().includes('approver'));
    await nina.press('person');
    assert.doesNotMatch(nina.heading(), /Ready to order/);
  });

  it('nobody else may give it, to an owner: picks who decides', async () => {
    const { world } = await atReady(sampleQuote, { kind: 'nobody', asks: [], reasons, isSure: true });
    const before = world.resellers.members.find((one) => one.userId === userId);
    assert.ok(before !== undefined);
    Object.assign(before, { roles: ['owner', 'seller'] });
    const oscar = world.chat('oscar');
    await oscar.say('continue F-1001');
    assert.match(oscar.text(), /somebody else has to approve\. Pick who decides this time/);
    await oscar.press('approver');
    assert.equal(oscar.heading(), 'Who approves F-1001?');
    assert.match(oscar.text(), /\nPick Nina Roth\n/);
  });

  it('perhaps, and then nobody may give it: it can be tried all the same', async () => {
    const { nina } = await atReady(sampleQuote, { kind: 'nobody', asks: [], reasons, isSure: false });
    assert.match(nina.text(), /may be needed, and nobody else may give it/);
    assert.match(nina.text(), /\nPlace order\n/);
  });

  it('not ready: what it would want is named, and nothing is offered', async () => {
    const { nina } = await atReady(missing('account-status'), {
      kind: 'nobody',
      asks: [],
      reasons,
      isSure: true,
    });
    assert.match(nina.text(), /✗\nApproval – order of more than/);
    assert.ok(!nina.choices().includes('person'));
  });
});

describe('order: the card it is placed from', () => {
  it('price changed since: nothing is ordered, old and new price, and a new press orders', async () => {
    const { world, nina } = await atReady();
    const [line] = sampleQuote.lines;
    world.orders.quotes({ ...sampleQuote, fingerprint: 'f2', lines: [{ ...line!, unitPrice: eur(2200) }] });
    const shown = await nina.press('place');
    assert.equal(shown.case, undefined);
    assert.match(nina.text(), /Nothing was ordered[^]*Premium: €22\.00 instead of €20\.60/);
    assert.equal(world.orders.all[0]?.state, 'draft');
    const placed = await nina.press('place');
    assert.equal(placed.case?.caseId, 'F-1001');
  });

  it('the agreement: its day, with no time, and the same day wherever the reader is', async () => {
    const { nina } = await atReady({
      ...sampleQuote,
      prerequisites: [{ name: 'agreement', state: 'ok', at: Date.UTC(2026, 2, 4) }],
    });
    assert.match(nina.text(), /Microsoft Customer Agreement \(Wed,? 4 Mar 2026\)/);
  });

  it('priced from the list for a tenant without a relationship: that is what is said to be missing', async () => {
    const { nina } = await atReady({
      ...sampleQuote,
      pricedBy: 'sheet',
      total: undefined,
      prerequisites: [{ name: 'provider-relationship', state: 'missing' }],
    });
    assert.match(nina.text(), /no relationship with us yet/);
    assert.doesNotMatch(nina.text(), /There is no tenant/);
  });

  for (const said of ['make it 25', '25 statt 20', 'lieber 25']) {
    it(`“${said}” at the ready card: the quantity is changed, nothing is ordered`, async () => {
      const { world, nina } = await atReady();
      await nina.say(said);
      assert.match(nina.heading(), /Ready to order/);
      assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 25);
      assert.equal(world.orders.all[0]?.state, 'draft');
    });
  }

  for (const said of ['make it 0', 'make it -5', '1.5 statt 20']) {
    it(`“${said}” at the ready card: refused in words, nothing changes`, async () => {
      const { world, nina } = await atReady();
      await nina.say(said);
      assert.match(nina.text(), /is no number of licences I can order/);
      assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 20);
    });
  }

  for (const [said, term, billing] of [
    ['billed yearly please', 'P1Y', 'annual'],
    ['doch monatlich abgerechnet', 'P1Y', 'monthly'],
  ] as const) {
    it(`“${said}” at the ready card: the plan is changed, nothing is ordered`, async () => {
      const { world, nina } = await atReady();
      await nina.say(said);
      assert.match(nina.heading(), /Ready to order/);
      const [line, other] = world.orders.all[0]?.draft.lines ?? [];
      assert.deepEqual([line?.term, line?.billing, line?.quantity], [term, billing, 20]);
      assert.equal(other, undefined);
      assert.equal(world.orders.all[0]?.state, 'draft');
    });
  }

  it('a plan the product is not sold in, at the ready card: said, and all there are are shown', async () => {
    const { world, nina } = await atReady();
    const { said } = await nina.say('for three years, billed yearly');
    assert.match(said.join(), /three years, billed yearly.*1 year/);
    assert.match(nina.heading(), /which term/);
    assert.equal(world.orders.all[0]?.draft.lines[0]?.term, 'P1Y');
  });

  it('“wrong product”, “make it …” at the ready card: another takes its place, as many as before', async () => {
    const { world, nina } = await atReady();
    await nina.say('wrong product');
    assert.match(nina.heading(), /What do they need/);
    await nina.say('Microsoft 365 E3');
    assert.match(nina.heading(), /Ready to order/);
    await nina.say('make it Business Premium');
    assert.match(nina.heading(), /Ready to order/);
    const lines = world.orders.all[0]?.draft.lines ?? [];
    assert.deepEqual(
      lines.map(({ title, quantity }) => [title, quantity]),
      [['Microsoft 365 Business Premium', 20]],
    );
  });

  it('“add 5 …” at the ready card: another line of this order, not another order', async () => {
    const { world, nina } = await atReady();
    await nina.say('add 5 Microsoft 365 E3, yearly, billed annually');
    assert.equal(world.orders.all.length, 1);
    assert.match(nina.heading(), /Ready to order/);
    const lines = world.orders.all[0]?.draft.lines ?? [];
    assert.deepEqual(
      lines.map(({ quantity }) => quantity),
      [20, 5],
    );
    await nina.say('remove the E3');
    assert.match(nina.heading(), /Ready to order/);
    assert.deepEqual(
      world.orders.all[0]?.draft.lines.map(({ title }) => title),
      ['Microsoft 365 Business Premium'],
    );
    await nina.say('remove Business Premium');
    assert.match(nina.heading(), /What should be different/, 'the last one is not removed by words');
    await nina.press('nothing');
    await nina.say('add 5 Microsoft 365 E3, yearly, billed annually');
    await nina.say('actually 30');
    assert.match(nina.heading(), /What should be different/, 'of two lines it is asked which');
    await nina.say('add 5 E3 for datacorp.com');
    assert.equal(world.orders.all.length, 2, 'for somebody else it is an order of its own');
  });

  it('other words at the ready card: not understood, nothing changes', async () => {
    const { world, nina } = await atReady();
    await nina.say('25 apples for the teacher');
    assert.match(nina.text(), /did not understand/);
    assert.equal(world.orders.all[0]?.draft.lines[0]?.quantity, 20);
  });

  it('a list of drafts: what is only wished for is named', async () => {
    const { nina } = ordering();
    await nina.say('20 business premium and 15 E3 for adventure-works.com');
    await nina.say('my drafts');
    assert.match(nina.text(), /F-1001[^]*20 × business premium · 15 × E3/i);
    assert.doesNotMatch(nina.text(), /begun by/);
  });

  it('something else changed since: said so', async () => {
    const { world, nina } = await atReady();
    world.orders.quotes({ ...sampleQuote, fingerprint: 'f2' });
    await nina.press('place');
    assert.match(nina.text(), /something has changed/);
  });

  it('not ready any more: what is missing, by name', async () => {
    const { world, nina } = await atReady();
    world.orders.quotes(missing('reseller-papers'));
    await nina.press('place');
    assert.match(nina.text(), /Nothing was ordered yet\. Missing: Your partner agreement with Microsoft\./);
    assert.ok(!nina.choices().includes('place'));
  });

  for (const [name, heading] of [
    ['agreement', /Microsoft Customer Agreement/],
    ['company-name', /Whom are the licences for/],
  ] as const) {
    it(`${name} missing: its button asks for that alone`, async () => {
      const { world, nina } = await atReady(missing(name));
      if (name === 'agreement') world.buyers.says({ agreement: { kind: 'missing' } });
      await nina.press(`mend:${name}`);
      assert.match(nina.heading(), heading);
    });
  }

  it('priced from the list: what the price pays is said, and no bill is promised', async () => {
    const { nina } = await atReady({ ...sampleQuote, pricedBy: 'sheet', total: undefined });
    assert.match(nina.text(), /€20\.60 per month, from the price list/);
    assert.match(nina.text(), /First bill\nMicrosoft works it out with the order/);
    assert.match(nina.text(), /List price\n20 × €20\.60 = €412\.00 per month, without tax/);
  });

  it('billed in parts: the first bill is Microsoft’s price of one, never multiplied; its numbers line by line', async () => {
    const [line] = sampleQuote.lines;
    const priced = { ...line!, listPrice: eur(2200), discountedPrice: eur(2060), proratedPrice: eur(1030) };
    const { nina } = await atReady({ ...sampleQuote, lines: [priced] });
    assert.match(nina.text(), /First bill\n20 × €20\.60 per billing period and licence/);
    assert.match(nina.text(), /Whole\u00a0term\n€4,944\.00/);
    assert.match(
      nina.text(),
      /List price of one\n€22\.00[^]*With the promotion\n€20\.60[^]*not full\n€10\.30[^]*All 20, 1 year\n€4,944\.00/,
    );
  });

  it('billed at once: Microsoft’s sum of the term is the bill', async () => {
    const { nina, world } = ordering();
    world.orders.quotes(sampleQuote);
    await nina.say('20 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:annual');
    assert.match(nina.text(), /First bill\n€4,944\.00, without tax/);
  });

  it('a full refund for a day and a part for seven: both ends, as Microsoft’s policy has them', async () => {
    const { nina, world } = ordering();
    world.offers.returns('PREMIUM', day, 7 * day);
    await nina.say('20 business premium for adventure-works.com');
    await nina.press('yes');
    assert.match(nina.text(), /Return: full refund for 1 day, in part for 7 days/);
    await nina.press('P1Y:monthly');
    assert.match(nina.text(), /Full refund\nuntil Tue, 15 Sept[^]*Part refund\nuntil Mon, 21 Sept/);
    world.offers.returns('PREMIUM', day / 2, undefined);
    const leo = world.chat('leo');
    await leo.say('20 Business Premium für adventure-works.com');
    await leo.press('yes');
    assert.match(leo.text(), /Rückgabe: 12 Stunden volle Erstattung/);
  });

  it('a product for schools: offered to a school only; on a line for somebody else, said so', async () => {
    const { nina, world } = ordering();
    world.buyers.says({ segments: ['education'] });
    await nina.say('5 A3 for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.equal(world.orders.all[0]?.draft.lines[0]?.segment, 'education');
    assert.doesNotMatch(nina.text(), /special group/);
    world.buyers.says({ segments: [] });
    await nina.say('F-1001');
    assert.match(nina.text(), /Microsoft 365 A3 is for a special group of customers/);
    await nina.press('add');
    const { said } = await nina.say('A3');
    assert.match(said.join(' '), /find nothing for sale there that is called “A3”/);
  });

  it('the list names only the price of the whole term: it is shown as that', async () => {
    const line = { ...sampleQuote.lines[0]!, unitPrice: undefined, termPrice: eur(24720), total: undefined };
    const { nina } = await atReady({ ...sampleQuote, pricedBy: 'sheet', lines: [line], total: undefined });
    assert.match(nina.text(), /€247\.20[^\n]*from the price list/);
  });

  it('waits for somebody else: may be placed, and says that it will wait', async () => {
    const prerequisites = [{ name: 'provider-relationship', state: 'missing' }] as const;
    const { nina } = await atReady({ ...sampleQuote, prerequisites });
    assert.match(nina.text(), /It waits for what is missing below/);
    assert.equal((await nina.press('place')).case?.caseId, 'F-1001');
  });

  it('a colleague has placed it meanwhile: the case card instead of a second order', async () => {
    const { world, nina } = await atReady();
    const leo = world.chat('leo');
    await leo.say('weiter mit F-1001');
    await leo.press('place');
    const shown = await nina.press('place');
    assert.equal(shown.case?.caseId, 'F-1001');
    assert.equal(world.orders.all.length, 1);
  });

  it('pressed twice: the second press is spent', async () => {
    const { nina } = await atReady();
    const stamp = nina.stamp();
    await nina.press('place');
    const { note } = await nina.pressAt(stamp, 'place');
    assert.match(note ?? '', /answered already: “Place order”/);
  });

  it('quantity changed: only that is asked, and the price is read again', async () => {
    const { world, nina } = await atReady();
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('quantity');
    await nina.say('25');
    assert.match(nina.heading(), /Ready to order\?/);
    const [line] = world.orders.all[0]!.draft.lines;
    assert.deepEqual([line?.number, line?.quantity, line?.term], [0, 25, 'P1Y']);
  });

  it('term, product, reference and another line: each changes only its part', async () => {
    const { world, nina } = await atReady();
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('term');
    await nina.press('P1M:monthly');
    assert.equal(world.orders.all[0]!.draft.lines[0]?.term, 'P1M');
    await nina.press('change');
    await nina.press('reference');
    await nina.say('PO 118');
    assert.equal(world.orders.all[0]!.draft.reference, 'PO 118');
    await nina.press('add');
    await nina.say('Office 365 E3');
    await nina.say('3');
    assert.deepEqual(
      world.orders.all[0]!.draft.lines.map((one) => [one.number, one.productId]),
      [
        [0, 'PREMIUM'],
        [1, 'OE3'],
      ],
    );
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('product');
    await nina.say('Microsoft 365 E3');
    await nina.say('4');
    await nina.press('P1Y:monthly');
    assert.deepEqual(
      world.orders.all[0]!.draft.lines.map((one) => [one.number, one.productId, one.quantity]),
      [
        [0, 'E3', 4],
        [1, 'OE3', 3],
      ],
    );
    await nina.press('change');
    await nina.press('line:0');
    await nina.press('remove');
    assert.deepEqual(
      world.orders.all[0]!.draft.lines.map((one) => one.productId),
      ['OE3'],
    );
  });

  it('another customer: one order has one, and the agreement is asked anew', async () => {
    const { world, nina } = await atReady();
    world.buyers.says({ agreement: { kind: 'missing' } });
    await nina.press('change');
    await nina.press('buyer');
    await nina.press('customer');
    await nina.say('Wide World');
    await nina.press('yes');
    assert.match(nina.heading(), /Agreement of Wide World Importers/);
    const { buyer } = world.orders.all[0]!.draft;
    assert.equal(buyer?.kind === 'tenant' && buyer.statedName, 'Wide World Importers SARL');
  });

  it('discard: asked once more; kept, or gone', async () => {
    const { world, nina } = await atReady();
    await nina.press('discard');
    await nina.press('keep');
    assert.match(nina.heading(), /Ready/);
    await nina.press('discard');
    const { closed } = await nina.press('yes');
    assert.ok(closed);
    assert.equal(world.orders.all[0]?.state, 'discarded');
  });

  it('Microsoft does not answer: said so, the card stays, and pressing again is the second try', async () => {
    const { world, nina } = await atReady();
    world.breakDown('orders.place');
    const { said } = await nina.press('place');
    assert.match(said.join(' '), /cannot be reached/);
    world.mend();
    assert.equal((await nina.press('place')).case?.caseId, 'F-1001');
  });
});

describe('order: drafts', () => {
  it('saved: a colleague goes on with it in another language, at what is missing', async () => {
    const { world, nina } = ordering();
    await nina.say('business premium for adventure-works.com');
    await nina.press('yes');
    const leo = world.chat('leo');
    await leo.say('Entwürfe');
    assert.match(leo.text(), /F-1001[^]*Microsoft 365 Business Premium[^]*begonnen von Nina Roth/);
    await leo.press('F-1001');
    assert.equal(leo.heading(), 'Wie viele Microsoft 365 Business Premium?');
  });

  it('saved on the card: how to go on is said, and "continue" comes back to it', async () => {
    const { nina } = await atReady();
    const { closed } = await nina.press('save');
    assert.ok(closed);
    assert.match(nina.text(), /continue F-1001/);
    await nina.say('continue F-1001');
    assert.match(nina.heading(), /F-1001 · Ready to order\?/);
  });

  it('nothing said yet: the empty draft is used again instead of a second one, and not listed', async () => {
    const { world, nina } = ordering();
    await nina.say('order');
    await nina.say('start over');
    await nina.say('order');
    assert.equal(world.orders.all.length, 1);
    await nina.say('my drafts');
    assert.match(nina.text(), /no open draft/);
  });

  it('the chat forgot everything: the draft is all there', async () => {
    const { nina } = await atReady();
    nina.memory = { dialogs: { dialogStack: [] }, spent: [], parked: [] };
    await nina.say('F-1001');
    assert.match(nina.heading(), /F-1001 · Ready to order\?/);
  });

  it('another subject in between: set aside, said so, and back with resume', async () => {
    const { nina } = await atReady();
    await nina.press('change');
    const { said } = await nina.say('people');
    assert.match(said.join(' '), /set “an order” aside/);
    await nina.say('resume');
    assert.equal(nina.heading(), 'F-1001 · What should be different?');
  });

  it('another order typed in the middle of one: the first stays as a draft, and that is said', async () => {
    const { world, nina } = await atReady();
    const { said } = await nina.say('3 Office 365 E3 for adventure-works.com');
    assert.match(said.join(' '), /F-1001 stays as a draft/);
    assert.match(nina.text(), /F-1002/);
    assert.deepEqual(
      world.orders.all.map((one) => one.state),
      ['draft', 'draft'],
    );
  });

  for (const said of ['1', '1 please', 'bitte 1', '1, bitte'])
    it(`“${said}” in front of the card of twenty: one is meant, and nothing is ordered`, async () => {
      const { world, nina } = await atReady();
      await nina.say(said);
      assert.deepEqual(
        world.orders.all.map(({ state, draft }) => [state, draft.lines[0]?.quantity]),
        [['draft', 1]],
      );
    });

  it('a customer’s domain typed for one draft is not offered for the next one', async () => {
    const { world, nina } = await atReady();
    await nina.say('15 E3 yearly for contoso.com');
    const contoso = nina.heading();
    await nina.say('20 business premium yearly for Fabrikam');
    await nina.say('my drafts');
    await nina.press('F-1003');
    await nina.press('yes');
    await nina.say('adventure-works.com');
    for (let steps = 0; !nina.choices().includes('F-1002') && steps < 5; steps += 1) await nina.say('back');
    await nina.press('F-1002');
    assert.equal(nina.heading(), contoso);
    assert.doesNotMatch(nina.text(), /Adventure/);
    assert.equal(world.orders.all[1]?.draft.buyer, undefined);
  });

  it('the same order typed again after it was placed: what was placed is named, and it can be placed as well', async () => {
    const { world, nina } = await atReady();
    await nina.press('place');
    await nina.say('20 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.match(nina.text(), /The same has been ordered for this company: F-1001, by Nina Roth on /);
    await nina.press('place');
    assert.deepEqual(
      world.orders.all.map(({ state }) => state === 'draft'),
      [false, false],
    );
    await nina.say('5 business premium yearly for adventure-works.com');
    await nina.press('yes');
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /Ready/);
    assert.doesNotMatch(nina.text(), /The same has been ordered/);
  });

  it('another draft chosen while a product was to be added to one: its own lines all stay', async () => {
    const { world, nina } = await atReady();
    await nina.say('1 business premium yearly billed monthly for adventure-works.com');
    await nina.press('yes');
    await nina.press('add');
    await nina.say('2 Microsoft 365 E3 yearly billed monthly');
    await nina.press('add');
    await nina.say('3 E3 monthly');
    await nina.say('my drafts');
    await nina.press('F-1001');
    await nina.press('add');
    await nina.say('back');
    await nina.say('back');
    assert.equal(nina.heading(), 'Drafts');
    await nina.press('F-1002');
    assert.equal(nina.heading(), 'Which one do you mean?');
    await nina.press('E3:0001');
    assert.deepEqual(
      world.orders.all.map(({ draft }) => draft.lines.map(({ quantity, term }) => `${quantity} ${term}`)),
      [['20 P1Y'], ['1 P1Y', '2 P1Y', '3 P1M']],
    );
  });

  it('the same order typed again in the middle of it: goes on with the draft, and says so', async () => {
    const { world, nina } = ordering();
    await nina.say('20 E3 for adventure-works.com');
    await nina.press('yes');
    assert.equal(nina.heading(), 'Which one do you mean?');
    const { said } = await nina.say('20 E3 FOR adventure-works.com');
    assert.deepEqual(said, ['That is F-1001, which you began a moment ago; I go on with it.']);
    assert.equal(nina.heading(), 'Which one do you mean?');
    await nina.press('E3:0001');
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /^F-1001 · Ready/);
    assert.equal(world.orders.all.length, 1);
  });

  it('the same words after the customer was changed: a new order, the other one is named', async () => {
    const { world, nina } = ordering();
    await nina.say('20 E3 for Adventure');
    await nina.press('another');
    await nina.say('Wide World');
    const { said } = await nina.say('20 E3 for Adventure');
    assert.match(said.join(' '), /F-1001 stays as a draft/);
    assert.equal(world.orders.all.length, 2);
  });

  it('a turn that broke off after its answer was written: answering again goes on, nobody is blamed', async () => {
    const { world, nina } = ordering();
    await nina.say('20 E3 for adventure-works.com');
    world.breakDown('offers.search');
    const { said } = await nina.press('yes');
    assert.match(said.join(' '), /cannot be reached/);
    assert.equal(world.orders.all[0]?.draft.buyer?.kind, 'tenant', 'the answer was written before it broke');
    world.mend();
    const again = await nina.press('yes');
    assert.deepEqual(again.said, []);
    assert.equal(nina.heading(), 'Which one do you mean?');
  });

  it('a turn that broke off after a line was kept: choosing again keeps one line', async () => {
    const { world, nina } = ordering();
    await nina.say('20 Microsoft 365 E3 for adventure-works.com');
    await nina.press('yes');
    world.breakDown('orders.quote');
    await nina.press('P1Y:monthly');
    assert.equal(world.orders.all[0]?.draft.lines.length, 1);
    world.mend();
    await nina.press('P1Y:monthly');
    assert.match(nina.heading(), /^F-1001 · Ready/);
    assert.equal(world.orders.all[0]?.draft.lines.length, 1);
  });

  it('back: to the question before', async () => {
    const { nina } = ordering();
    await nina.say('business premium for Adventure');
    await nina.press('yes');
    await nina.say('20');
    await nina.say('back');
    assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
  });

  it('a trouble card’s button: only that field, then straight back to the card', async () => {
    const { world, nina } = await atReady();
    const order = world.orders.all[0]!;
    world.orders.put({
      ...order,
      state: 'needs-answer',
      standstill: { cause: 'quantity', field: 'quantity' },
    });
    await nina.pressCase('order.change', 'F-1001');
    assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
    await nina.say('10');
    assert.match(nina.heading(), /Ready to order\?/);
    assert.equal(world.orders.all[0]!.draft.lines[0]?.quantity, 10);
  });
});

describe('order: whose it is', () => {
  it('another reseller’s number: unknown, nothing of it is shown', async () => {
    const { world, coho } = await atReady();
    assert.ok(coho.id !== world.orders.all[0]?.resellerId);
    const cora = world.chat('cora');
    const { said } = await cora.say('weiter mit F-1001');
    assert.match(said.join(' '), /Diesen Vorgang kenne ich nicht/);
    const { case: shown } = cora.last();
    assert.equal(shown, undefined);
  });

  it('another reseller’s draft in the memory of a chat: every step answers as for an unknown one', async () => {
    const { world, nina } = await atReady();
    const cora = world.chat('cora');
    cora.memory = nina.memory;
    const before = world.orders.all[0]!;
    const { said } = await cora.pressAt(nina.stamp(), 'place');
    assert.match(said.join(' '), /Diesen Vorgang kenne ich nicht/);
    assert.deepEqual(world.orders.all[0], before);
  });

  it('somebody who may not order: a customer is not understood, an owner is told', async () => {
    const { world } = ordering();
    const megan = world.chat('megan');
    await megan.say('20 business premium yearly for Adventure');
    assert.equal(world.orders.all.length, 0);
    const oscar = world.chat('oscar');
    const { said } = await oscar.say('20 business premium yearly for Adventure');
    assert.match(said.join(' '), /Only sellers order/);
    assert.equal(world.orders.all.length, 0);
  });

  it('staff: an order is no request for a conversation of sellers', async () => {
    const { world } = ordering();
    const priya = world.chat('priya');
    await priya.say('20 business premium yearly for Adventure');
    assert.equal(world.orders.all.length, 0);
  });

  it('a customer of another reseller: never named', async () => {
    const { world, nina } = ordering();
    world.buyers.customers.length = 0;
    await nina.say('5 E3 for Adventure');
    assert.equal(nina.heading(), 'Does Adventure use Microsoft 365 already?');
    assert.doesNotMatch(nina.text(), new RegExp(adventure.name));
  });
});
