import assert from 'node:assert/strict';
import { noApprovals } from '../../../src/domain/approval-rule.ts';
import type { Chat } from '../../support/conversation.ts';
import { people } from '../../support/sample-world.ts';
import { keyOf, rulesHouse } from './house.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const key = ({ tenantId, userId }: { tenantId: string; userId: string }) => ({ tenantId, userId });
const { oscar: oscarIs, nina: ninaIs, leo: leoIs } = people;

/** Every owner decides, nobody stands in, once. */
async function byAnyOwner(chat: Chat): Promise<void> {
  await chat.press('owners');
  await chat.press('nobody');
  await chat.press('enough');
}

describe('approval rules: adding one', () => {
  it('by buttons: amount, two levels, stand-in; one sentence to confirm, and it stands on the card', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    assert.match(oscar.text(), /no rule of yours yet/);
    await oscar.press('condition');
    await oscar.press('amount');
    assert.match(oscar.text(), /Amount in EUR/);
    await oscar.press('next', { value: '2.000' });
    await oscar.press('all');
    await oscar.press('chosen', { people: keyOf('oscar') });
    await oscar.press('chosen', { people: keyOf('nina') });
    await oscar.press('second');
    await oscar.press('chosen', { people: keyOf('leo') });
    await oscar.press('nobody');
    assert.equal(oscar.heading(), 'Add this rule?');
    assert.match(oscar.text(), /Orders over €2,000 → Oscar Ward, stand-in Nina Roth; then Leo Brandt/);
    await oscar.press('add');
    assert.match(oscar.text(), /The rule has been added[^]*Orders over €2,000 → Oscar Ward/);
    assert.deepEqual(house.approvals.of(oscarIs).rules, [
      {
        number: 1,
        when: { kind: 'amount', over: eur(200_000) },
        scope: {},
        levels: [
          { approvers: [key(oscarIs)], standIns: [key(ninaIs)] },
          { approvers: [key(leoIs)], standIns: [] },
        ],
      },
    ]);
    await oscar.say('back');
    assert.equal(oscar.heading(), 'Add this rule?');
    const { said } = await oscar.press('add');
    assert.match(said.join(), /Rule 1 says the same already; nothing was added/);
    assert.equal(house.approvals.of(oscarIs).rules.length, 1);
  });

  it('typed, in German: percent for one customer; names instead of taps', async () => {
    const house = rulesHouse();
    const leo = house.chat('leo');
    await leo.say('Freigaberegeln');
    await leo.say('Regel hinzufügen');
    await leo.say('Viel mehr Lizenzen');
    await leo.say('20 %');
    await leo.say('für einen kunden');
    await leo.say('adventure-works.com');
    await leo.say('Oscar');
    await leo.say('Niemand');
    await leo.say('Eine reicht');
    assert.match(
      leo.text(),
      /Lizenzen um mehr als 20 % wachsen für adventureworks\.onmicrosoft\.com → Oscar Ward/,
    );
    await leo.say('ja');
    const [rule] = house.approvals.of(leoIs).rules;
    assert.deepEqual(rule?.when, { kind: 'percent', over: 20 });
    assert.deepEqual(rule?.scope.customers, [
      { tenantId: '33333333-3333-4333-8333-000000000011', domain: 'adventureworks.onmicrosoft.com' },
    ]);
  });

  it('one customer by name: one that fits is taken, of several one is chosen, none is said', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('customer');
    await oscar.say('Nobody at all');
    assert.match(oscar.text(), /no customer of yours/);
    await oscar.press('next', { domain: 'adventure works' });
    assert.equal(oscar.heading(), 'Who decides?');
    await byAnyOwner(oscar);
    assert.match(oscar.text(), /Every order for adventureworks\.onmicrosoft\.com → any owner/);
    await oscar.press('add');
    assert.match(oscar.text(), /When several rules fit, everyone they name is asked, one after the other/);

    const leo = house.chat('leo');
    await leo.say('Freigaberegeln');
    await leo.say('Regel hinzufügen');
    await leo.press('every-order');
    await leo.press('customer');
    await leo.say('w');
    assert.equal(leo.heading(), 'Welcher Kunde?');
    assert.match(leo.text(), /Wide World Importers SARL · wideworldimporters\.onmicrosoft\.com/);
    await leo.say('Keiner davon');
    assert.match(leo.text(), /Name oder Domain/);
    await leo.say('w');
    await leo.press('33333333-3333-4333-8333-000000000012');
    assert.match(leo.heading(), /Wer entscheidet/);
  });

  it('products: the preview shows what the words mean; other words, none, and a silent catalogue', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('product');
    await oscar.say('x');
    assert.match(oscar.text(), /two to sixty characters/);
    await oscar.say('copilot');
    assert.match(oscar.text(), /Microsoft 365 Copilot/);
    assert.doesNotMatch(oscar.text(), /Business Premium/);
    await oscar.press('other');
    await oscar.press('next', { value: 'Visio' });
    assert.match(oscar.text(), /No product of today/);
    await oscar.press('other');
    house.breakDown('catalogue.titlesWith');
    await oscar.press('next', { value: 'Copilot' });
    assert.match(oscar.text(), /cannot be asked at the moment/);
    await oscar.press('use');
    await oscar.press('all');
    await byAnyOwner(oscar);
    await oscar.press('add');
    assert.deepEqual(house.approvals.of(oscarIs).rules[0]?.when, { kind: 'product', words: 'Copilot' });
  });

  it('a unit: named sellers; without a name or a seller it is asked again, with what was filled in', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('term');
    await oscar.press('next', { value: '1 year' });
    await oscar.press('unit');
    await oscar.press('next', { name: 'Cork branch', sellers: '' });
    assert.match(oscar.text(), /at least one seller[^]*Cork branch/);
    await oscar.press('next', { name: ' ', sellers: keyOf('nina') });
    assert.match(oscar.text(), /give the unit a name/);
    await oscar.press('next', { name: 'Cork branch', sellers: keyOf('oscar') });
    assert.match(oscar.text(), /at least one seller/);
    await oscar.press('next', { name: 'Cork branch', sellers: keyOf('nina', 'leo') });
    await byAnyOwner(oscar);
    assert.match(
      oscar.text(),
      /Orders for longer than 12 months by Cork branch \(Nina Roth, Leo Brandt\) → any owner/,
    );
    await oscar.press('add');
    assert.deepEqual(house.approvals.of(oscarIs).rules[0]?.scope.unit, {
      name: 'Cork branch',
      sellers: [key(ninaIs), key(leoIs)],
    });
  });

  for (const kind of ['new-customer', 'own-use', 'every-order'] as const) {
    it(`${kind}: has no value to ask for`, async () => {
      const house = rulesHouse();
      const oscar = house.chat('oscar');
      await oscar.say('approval rules');
      await oscar.press('condition');
      await oscar.press(kind);
      assert.equal(oscar.heading(), 'Whose orders?');
      assert.equal(oscar.choices().includes('customer'), kind === 'every-order');
      await oscar.press('all');
      await byAnyOwner(oscar);
      await oscar.press('add');
      assert.deepEqual(house.approvals.of(oscarIs).rules[0]?.when, { kind });
    });
  }

  it('wrong values: a clear sentence each, and the next good one is taken; a lone digit is a value', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('amount');
    for (const wrong of ['', '-5', '0', 'much', '1.2.3', '99999999999']) {
      await oscar.press('next', { value: wrong });
      assert.match(oscar.text(), /Please give an amount in EUR/, wrong);
    }
    await oscar.press('next', { value: '$ 500' });
    assert.match(oscar.text(), /Your orders are in EUR/);
    await oscar.say('back');
    await oscar.press('percent');
    for (const wrong of ['-1', '5.5', '1001', 'ten']) {
      await oscar.say(wrong);
      assert.match(oscar.text(), /whole number from 0 to 1000/, wrong);
    }
    await oscar.say('2');
    assert.equal(oscar.heading(), 'Whose orders?');
    await oscar.press('customer');
    for (const wrong of ['', 'nobody.example', 'contoso.com', 'northwindcsp.com']) {
      await oscar.press('next', { domain: wrong });
      assert.match(oscar.text(), /no customer of yours|give a name or a domain/, wrong);
    }
    await oscar.say('back');
    await oscar.press('all');
    await oscar.press('chosen', { people: '' });
    assert.match(oscar.text(), /at least one colleague/);
    await oscar.press('chosen', { people: keyOf('cora') });
    assert.match(oscar.text(), /at least one colleague/);
    await byAnyOwner(oscar);
    assert.match(oscar.text(), /more than 2 % → any owner/);
    assert.deepEqual(house.approvals.of(oscarIs), noApprovals);
  });

  it('never mind, and starting again: nothing is added', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('cancel');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await byAnyOwner(oscar);
    await oscar.press('change');
    await oscar.press('own-use');
    await oscar.press('all');
    await byAnyOwner(oscar);
    assert.match(oscar.text(), /Orders for our own licences/);
    await oscar.press('cancel');
    assert.match(oscar.text(), /no rule of yours yet/);
    assert.deepEqual(house.approvals.of(oscarIs), noApprovals);
  });

  it('a digression in the middle: set aside, and it goes on where it was', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('percent');
    const { said } = await oscar.say('people');
    assert.match(said.join(' '), /set “the rules for approvals” aside/);
    oscar.memory = JSON.parse(JSON.stringify(oscar.memory));
    await oscar.say('resume');
    assert.equal(oscar.heading(), 'More than how many percent?');
    await oscar.say('15');
    assert.equal(oscar.heading(), 'Whose orders?');
  });

  it('a colleague was quicker: both rules stand, with numbers of their own', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    const leo = house.chat('leo');
    for (const [chat, kind] of [
      [oscar, 'every-order'],
      [leo, 'new-customer'],
    ] as const) {
      await chat.say('approval rules');
      await chat.press('condition');
      await chat.press(kind);
      await chat.press('all');
      await byAnyOwner(chat);
    }
    await oscar.press('add');
    await leo.press('add');
    assert.deepEqual(
      house.approvals.of(oscarIs).rules.map(({ number }) => number),
      [1, 2],
    );
  });

  it('refused by the workflow: said, and the rule is still there to be added', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await byAnyOwner(oscar);
    house.approvals.refuses = 'too-many';
    await oscar.press('add');
    assert.match(oscar.text(), /as many rules as there can be[^]*Every order → any owner/);
    house.approvals.refuses = undefined;
    await oscar.press('add');
    assert.equal(house.approvals.of(oscarIs).rules.length, 1);
  });

  it('no owner any more in the middle: nothing is added', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await byAnyOwner(oscar);
    for (const one of house.resellers.members)
      if (one.name === 'Oscar Ward') Object.assign(one, { roles: ['seller'] });
    await oscar.press('add');
    assert.equal(oscar.last().closed, true);
    assert.deepEqual(house.approvals.of(oscarIs), noApprovals);
  });
});

describe('approval rules: what can never be decided', () => {
  it('the only owner also sells, and nobody stands in: warned, before and on the card', async () => {
    const house = rulesHouse(['oscar', 'owner', 'seller'], ['nina', 'seller']);
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await byAnyOwner(oscar);
    assert.match(oscar.text(), /nobody could decide about orders that \*\*Oscar Ward\*\* places/);
    await oscar.press('add');
    assert.match(oscar.text(), /⚠ Rule 1: nobody could decide about orders that Oscar Ward places/);
    await oscar.press('numbers');
    await oscar.press('save', { fourEyes: 'off', without: '', answer: '24', expiry: '7' });
    assert.doesNotMatch(oscar.text(), /⚠/);
  });

  it('a stand-in: no warning', async () => {
    const house = rulesHouse(['oscar', 'owner', 'seller'], ['nina', 'seller']);
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await oscar.press('owners');
    await oscar.press('chosen', { people: keyOf('nina') });
    await oscar.press('enough');
    assert.doesNotMatch(oscar.text(), /nobody/);
  });

  it('the same person twice: warned', async () => {
    const house = rulesHouse();
    const oscar = house.chat('oscar');
    await oscar.say('approval rules');
    await oscar.press('condition');
    await oscar.press('every-order');
    await oscar.press('all');
    await oscar.press('chosen', { people: keyOf('oscar') });
    await oscar.press('nobody');
    await oscar.press('second');
    await oscar.press('chosen', { people: keyOf('oscar') });
    await oscar.press('nobody');
    assert.match(oscar.text(), /both times only \*\*Oscar Ward\*\* is asked/);
  });
});
