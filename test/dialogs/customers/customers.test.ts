import assert from 'node:assert/strict';
import { sampleStatus, standing } from '../../../scripts/gallery/customers-samples.ts';
import { sampleOrder, type OrderSituation } from '../../../scripts/gallery/order-samples.ts';
import { wishIn } from '../../../src/dialogs/customers/model.ts';
import { conversations, readable, type Chat } from '../../support/conversation.ts';
import { people, tenants } from '../../support/sample-world.ts';

const adventure = sampleStatus().tenantId;
const contoso = tenants.contoso.tenantId;

/** Northwind with a seller and an owner, Coho with a seller; Adventure Works is Northwind's customer. */
function house(...situations: readonly OrderSituation[]) {
  const world = conversations();
  const at = ({ tenantId, userId, name }: typeof people.nina) => ({ tenantId, userId, name });
  const northwind = world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [
      { ...at(people.nina), roles: ['seller' as const], state: 'admitted' as const },
      { ...at(people.oscar), roles: ['owner' as const], state: 'admitted' as const },
    ],
  });
  world.resellers.confirmed({
    tenantId: tenants.coho.tenantId,
    company: 'Coho IT GmbH',
    people: [{ ...at(people.cora), roles: ['seller' as const], state: 'admitted' as const }],
  });
  world.statuses.put(sampleStatus(), tenants.northwind.tenantId);
  for (const situation of situations)
    world.orders.put({ ...sampleOrder(situation), resellerId: northwind.id });
  return world;
}

const sent = (chat: Chat) => [chat.last().case?.flow, chat.last().case?.caseId];

describe('customers', () => {
  describe('what is asked for', () => {
    for (const [text, wish] of [
      ['customers', { kind: 'customers', words: undefined }],
      ['Meine Kunden', { kind: 'customers', words: undefined }],
      ['find customer Contoso', { kind: 'customers', words: 'contoso' }],
      ['What about Contoso?', { kind: 'customers', words: 'contoso' }],
      ['how is contoso.com doing', { kind: 'customers', words: 'contoso.com' }],
      ['Wie steht es um Adventure Works?', { kind: 'customers', words: 'adventure works' }],
      ['where is my order?', { kind: 'orders' }],
      ['Wo bleibt meine Bestellung?', { kind: 'orders' }],
      ['where is my order for Contoso', { kind: 'customers', words: 'contoso' }],
      ['status of f-1042', { kind: 'order', id: 'F-1042' }],
      ['cancel F-1042', { kind: 'order', id: 'F-1042', isToStop: true }],
      ['I want to return order f-1042', { kind: 'order', id: 'F-1042', isToStop: true }],
      ['Bestellung F-1042 stornieren', { kind: 'order', id: 'F-1042', isToStop: true }],
      ['cancel F-1042 please', { kind: 'order', id: 'F-1042', isToStop: true }],
      ['cancel', undefined],
      ['cancel I-1042', undefined],
      ['status', undefined],
      ['how are you?', undefined],
      ['what about the invitation', undefined],
      ['status of I-1042', undefined],
      ['20 business premium for contoso', undefined],
      ['customer Contoso', undefined],
    ] as const) {
      it(`“${text}”: ${wish === undefined ? 'something else' : JSON.stringify(wish)}`, () => {
        assert.deepEqual(wishIn(text), wish);
      });
    }
  });

  describe('one customer', () => {
    it('asked about in the middle of an order: its card comes below, and the question waits as it was', async () => {
      const world = house();
      const nina = world.chat('nina');
      await nina.say('order');
      const stamp = nina.stamp();
      await nina.say('what about Adventure Works?');
      assert.deepEqual(world.statuses.shown, [{ tenantId: adventure, reader: people.nina.userId }]);
      assert.deepEqual(sent(nina), ['customers', adventure]);
      assert.deepEqual([nina.last().card, nina.last().said, nina.memory.parked], [undefined, [], []]);
      assert.equal(nina.stamp(), stamp);
    });

    it('another reseller’s: answered like one that does not exist, however it is asked', async () => {
      const world = house();
      const cora = world.chat('cora');
      await cora.say('in English');
      for (const name of ['Adventure Works', 'Nobody Ltd']) {
        await cora.say(`what about ${name}?`);
        assert.match(cora.text(), /I know no customer of yours that fits/);
      }
      for (const verb of ['check', 'look', 'order', 'invite']) {
        const real = (await cora.pressCase(`customers.${verb}`, adventure)).note;
        const unreal = (await cora.pressCase(`customers.${verb}`, contoso)).note;
        assert.deepEqual([real, unreal], [real, real], verb);
        assert.match(real ?? '', /I do not know this case/, verb);
      }
      assert.equal(await cora.caseCard('customers', adventure), undefined);
      assert.deepEqual(world.statuses.shown, []);
    });

    it('the card: what is there, licences used and free; order for them, check again', async () => {
      const nina = house().chat('nina');
      const text = readable((await nina.caseCard('customers', adventure))!);
      assert.match(text, /Adventure Works Limited[^]*last checked/);
      assert.match(text, /✓[^]*Open Door Technology \(Ireland\) Limited[^]*with you \(partner id 4711982\)/);
      assert.match(text, /Ada Byrne[^]*not needed for buying[^]*all 6 services are well/);
      assert.match(text, /40 × Microsoft 365 E3 · 31 used, 9 free · renews after Sun,? 31 Jan 2027/);
      assert.match(text, /12 × EXCHANGESTANDARD · 4 used, 8 free · 12 bought elsewhere/);
      assert.match(text, /Order for them[^]*Check again[^]*What does this mean\?/);
      assert.doesNotMatch(text, /Invite/);
    });

    it('an owner reads the same and is not offered to order; pressing it all the same is refused', async () => {
      const world = house();
      world.statuses.put(sampleStatus({ seenBy: 'owner' }), tenants.northwind.tenantId);
      const oscar = world.chat('oscar');
      assert.doesNotMatch(readable((await oscar.caseCard('customers', adventure))!), /Order for them/);
      const pressed = await oscar.pressCase('customers.order', adventure);
      assert.match(pressed.note ?? '', /role here does not include/);
    });

    it('a seller orders for them: the order begins with their domain', async () => {
      const world = house();
      const nina = world.chat('nina');
      await nina.pressCase('customers.order', adventure);
      assert.equal(world.orders.all[0]?.draft.wish?.customer, 'adventureworks.onmicrosoft.com');
    });

    it('checked again: Microsoft is asked anew, and the card is the answer', async () => {
      const world = house();
      const nina = world.chat('nina');
      await nina.pressCase('customers.check', adventure);
      assert.deepEqual(world.statuses.looks.at(-1), { tenantId: adventure, again: true });
      assert.deepEqual(sent(nina), ['customers', adventure]);
    });

    it('an open order of theirs: a button shows it below', async () => {
      const order = sampleOrder({ state: 'parked' });
      const world = house({ state: 'parked' });
      const open = { order, reseller: undefined, approval: undefined };
      world.statuses.put(sampleStatus({ orders: [open] }), tenants.northwind.tenantId);
      const nina = world.chat('nina');
      const text = readable((await nina.caseCard('customers', adventure))!);
      assert.match(
        text,
        /F-1042 · 20 × Microsoft 365 Business Premium[^]*: waits for somebody outside[^]*Open F-1042/,
      );
      const shown = await nina.pressCase('customers.open', adventure, { order: 'F-1042' });
      assert.match(shown.case?.sentence ?? '', /F-1042 is below/);
      const unknown = await nina.pressCase('customers.open', adventure, { order: 'F-9999' });
      assert.match(unknown.note ?? '', /I do not know this case/);
    });

    it('no relationship: invite, which begins with the domain; an invitation that waits is said instead', async () => {
      const world = house();
      const missing = {
        accounts: [
          standing({
            provider: { kind: 'known', value: 'missing' },
            resellers: { kind: 'known', value: [] },
          }),
        ],
      } as const;
      world.statuses.put(sampleStatus(missing), tenants.northwind.tenantId);
      const priya = world.chat('priya');
      assert.match(readable((await priya.caseCard('customers', adventure))!), /✗\nNo relationship[^]*Invite/);
      const invitation = { id: 'I-1001', state: 'opened', at: world.clock.now() } as const;
      world.statuses.put(sampleStatus({ ...missing, invitation }), tenants.northwind.tenantId);
      const text = readable((await priya.caseCard('customers', adventure))!);
      assert.match(text, /Invitation I-1001: opened, not accepted/);
      assert.doesNotMatch(text, /Invite$/m);
    });

    it('news of a relationship or the end of an order: read again; other news: as it was read', async () => {
      const world = house();
      const flow = world.flows.find(({ id }) => id === 'customers');
      const nina = world.chat('nina').person;
      for (const event of [
        'order-work',
        'approval-asked',
        'order-finish',
        'invitation-accept',
        'relationship',
      ])
        await flow?.announce?.({ event, caseId: adventure, facts: {}, possibleRepeat: false }, nina);
      assert.deepEqual(
        world.statuses.looks.map(({ again }) => again),
        [false, false, true, true, true],
      );
    });

    it('Microsoft does not tell whose customer it is: the card stays as it was', async () => {
      const world = house();
      world.breakDown('statuses.of');
      assert.equal(await world.chat('nina').caseCard('customers', adventure), undefined);
    });

    it('in German: every sentence of it', async () => {
      const nina = house().chat('nina');
      await nina.say('auf Deutsch');
      await nina.say('Was ist mit Nirgendwo?');
      assert.match(nina.text(), /Ich kenne keinen Kunden von Ihnen, auf den „nirgendwo“ passt/);
    });
  });

  describe('the list', () => {
    /** Twelve customers besides Adventure Works. */
    function many() {
      const world = house();
      for (let n = 1; n <= 12; n += 1) {
        const tenantId = `33333333-3333-4333-8333-0000000001${String(n).padStart(2, '0')}`;
        const name = `Customer ${n}`;
        world.statuses.put(
          sampleStatus({ tenantId, name, domain: `c${n}.example` }),
          tenants.northwind.tenantId,
        );
      }
      return { world, nina: world.chat('nina') };
    }

    it('ten a page: more, back, and one of them opened', async () => {
      const { world, nina } = many();
      await nina.say('customers');
      assert.match(nina.text(), /Customers \(13\)\nPage 1 of 2/);
      assert.deepEqual(nina.choices(), ['open', 'find', 'more']);
      await nina.press('more');
      assert.match(nina.text(), /Page 2 of 2[^]*Customer 12 · c12\.example/);
      assert.deepEqual(nina.choices(), ['open', 'find', 'earlier']);
      await nina.press('open', { customer: '33333333-3333-4333-8333-000000000112' });
      assert.deepEqual(sent(nina), ['customers', '33333333-3333-4333-8333-000000000112']);
      assert.equal(nina.last().case?.takesOver, true);
      assert.equal(world.statuses.shown.length, 1);
    });

    it('searched: by the box or by typing; one that fits is opened at once, and all of them again', async () => {
      const { nina } = many();
      await nina.say('customers');
      await nina.press('find', { words: 'customer 1' });
      assert.match(nina.text(), /Customers with “customer 1”[^]*Customer 1 ·[^]*Customer 12 ·/);
      await nina.press('all');
      assert.match(nina.text(), /Customers \(13\)/);
      await nina.say('adventure');
      assert.deepEqual(sent(nina), ['customers', adventure]);
    });

    it('nobody fits: said, and a search for another', async () => {
      const { nina } = many();
      await nina.say('customers');
      await nina.say('Fabrikam');
      assert.match(nina.text(), /I know no customer of yours that fits “Fabrikam”/);
      await nina.press('find', { words: '' });
      assert.match(nina.text(), /Customers \(13\)/);
    });

    it('a forged pick of another reseller’s customer: unknown', async () => {
      const { world, nina } = many();
      world.statuses.put(sampleStatus({ tenantId: contoso, name: 'Contoso' }), tenants.coho.tenantId);
      await nina.say('customers');
      await nina.press('open', { customer: contoso });
      assert.match(nina.text(), /I do not know this customer/);
      assert.deepEqual(world.statuses.shown, []);
    });

    it('in the middle of an order: set aside, and gone on with afterwards', async () => {
      const { nina } = many();
      await nina.say('order');
      await nina.press('customer');
      await nina.say('customers');
      assert.match(nina.heading(), /Customers/);
      assert.deepEqual(
        nina.memory.parked.map(({ flow }) => flow),
        ['order'],
      );
      await nina.press('open', { customer: adventure });
      assert.deepEqual(sent(nina), ['customers', adventure]);
      // The question of the order is asked again, below the customer's card.
      assert.notEqual(nina.last().card, undefined);
      assert.deepEqual(nina.memory.parked, []);
    });

    it('a customer’s administrator: not for them', async () => {
      const megan = house().chat('megan');
      await megan.say('customers');
      assert.doesNotMatch(JSON.stringify(megan.last()), /Adventure Works/);
      assert.match(
        (await megan.pressCase('customers.look', adventure)).note ?? '',
        /role here does not include/,
      );
    });

    it('kept from before a restart: the page is asked anew', async () => {
      const { nina } = many();
      await nina.say('customers');
      await nina.press('more');
      await nina.say('status');
      assert.match(nina.text(), /Page 2 of 2/);
    });
  });

  describe('where is my order', () => {
    it('one under way: its card, whatever is going on', async () => {
      const nina = house({ state: 'provisioning', done: 3 }, { id: 'F-1043', state: 'done', done: 4 }).chat(
        'nina',
      );
      await nina.say('where is my order?');
      assert.deepEqual(sent(nina), ['order', 'F-1042']);
      assert.equal(nina.last().card, undefined);
    });

    it('several: a list with the newest first; a press or the number shows one', async () => {
      const world = house(
        { id: 'F-1042', state: 'provisioning', done: 3, updatedAt: 1 },
        { id: 'F-1043', state: 'parked', customer: 'Contoso', updatedAt: 2 },
      );
      const nina = world.chat('nina');
      await nina.say('where is my order?');
      assert.match(nina.text(), /F-1043 · Contoso: waits for somebody outside/);
      assert.deepEqual(nina.choices().toSorted(), ['F-1042', 'F-1043']);
      await nina.press('F-1043');
      assert.deepEqual(sent(nina), ['order', 'F-1043']);
      await nina.say('where is my order?');
      await nina.say('F-9999');
      assert.doesNotMatch(JSON.stringify(sent(nina)), /F-9999/);
    });

    it('one that is to be stopped or given back: its card, and what can be done', async () => {
      for (const [situation, sentence] of [
        [{ state: 'parked' }, /^Nothing of F-1042 has been bought yet/],
        [
          { state: 'needs-person', done: 0, progress: { checkoutAt: 1 } },
          /^Microsoft has been asked to sell F-1042; whether/,
        ],
        [{ state: 'discarded' }, /^$/],
        [{ state: 'done', done: 4 }, /^Microsoft has taken F-1042\. .* type “talk to a person”/],
      ] as const) {
        const nina = house(situation).chat('nina');
        await nina.say('cancel F-1042');
        assert.deepEqual(sent(nina), ['order', 'F-1042']);
        assert.match(nina.last().case?.sentence ?? '', sentence);
      }
    });

    it('none under way: the last one, and that it was the last', async () => {
      const nina = house({ state: 'done', done: 4 }).chat('nina');
      await nina.say('wo ist meine Bestellung?');
      assert.match(nina.last().said.join(' '), /No order is under way/);
      assert.deepEqual(sent(nina), ['order', 'F-1042']);
    });

    it('nothing ever ordered: said', async () => {
      const nina = house().chat('nina');
      await nina.say('where is my order?');
      assert.match(nina.text(), /There is no order yet/);
    });

    it('staff names a number: the staff’s card of it', async () => {
      const priya = house({ state: 'parked' }).chat('priya');
      await priya.say('status of F-1042');
      assert.deepEqual(sent(priya), ['order-desk', 'F-1042']);
    });
  });
});
