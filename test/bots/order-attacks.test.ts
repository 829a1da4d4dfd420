import assert from 'node:assert/strict';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import {
  answered,
  asked,
  asPerson,
  coho,
  everything,
  expectNoFailures,
  pressed,
  readBy,
  useCrowd,
  useSellingHouse,
} from './support/selling-house.ts';

const kit = kitWords('en');
const { nina, cora } = person;
const orderVerbs = [
  'order.check',
  'order.change',
  'order.continue',
  'order.discard',
  'order.tell',
  'order.more',
  'order.sign-in-again',
];
const deskVerbs = ['order-desk.again', 'order-desk.close'];
const inAChatOf = (name: string) => ({
  conversation: { id: `a:chat-at-${name}`, conversationType: 'personal', tenantId: coho },
});

describe('attacks on ordering', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { crowd, orderOf, readyOf } = useCrowd(house);

  describe('somebody else’s order', () => {
    let id: string;
    before(async () => {
      ({ id } = await readyOf('nina'));
    });

    for (const verb of [...orderVerbs, ...deskVerbs]) {
      it(`${verb} by another reseller, a customer, staff, and Nina signed in elsewhere: as for an order nobody has`, async () => {
        const before = await everything(house());
        const elsewhere = { ...(await asPerson(house(), nina, coho)), ...inAChatOf('Coho') };
        for (const who of [crowd.cora, crowd.katrin, crowd.priya, elsewhere]) {
          if (who === crowd.priya && deskVerbs.includes(verb)) continue;
          const forged = { v: 1, tenant: coho, person: cora, reason: 'mine' };
          const theirs = await pressed(house(), verb, { case: id, ...forged }, who);
          const nobodys = await pressed(house(), verb, { case: 'F-999999', ...forged }, who);
          assert.equal(theirs.text, nobodys.text);
          assert.doesNotMatch(theirs.text, /adventure/i);
          assert.ok(theirs.sentence !== undefined);
        }
        assert.deepEqual(await everything(house()), before);
      });
    }

    for (const say of ['continue', 'open', 'draft', '']) {
      it(`"${say} <its number>" by another reseller: as for a number nobody has`, async () => {
        const before = await everything(house());
        const heard = async (number: string) => {
          const count = (await botMessages(house(), cora)).length;
          await house().say(cora, `${say} ${number}`.trim());
          return (await botMessages(house(), cora)).slice(count).map(textsOf).join('\n');
        };
        assert.equal(await heard(id), await heard('F-999999'));
        assert.deepEqual(await everything(house()), before);
      });
    }

    it('status and drafts of another reseller: do not name it', async () => {
      for (const word of ['status', 'my drafts']) await house().say(cora, word);
      const read = await readBy(house(), cora);
      assert.doesNotMatch(read, /Adventure|Northwind/i);
    });

    it('a conversation’s memory that was made to name it: answers like an unknown order', async () => {
      await house().say(cora, '3 E3 für adventure-works.com');
      const { db } = house().database;
      const rows = await db.selectFrom('bot_state').selectAll().where('key', 'like', `%${cora}%`).execute();
      const mine = /"order":\s*"(F-\d+)"/;
      const row = rows.find((one) => mine.test(JSON.stringify(one.value)));
      assert.ok(row !== undefined, 'her conversation remembers an order');
      const value = JSON.stringify(row.value).replace(mine, `"order":"${id}"`);
      await db.updateTable('bot_state').set({ value }).where('key', '=', row.key).execute();
      const before = await everything(house());
      await answered(house(), cora, 'yes');
      // A press is answered before what it says is sent.
      await eventually(async () => {
        const [last] = (await botMessages(house(), cora)).slice(-1).map(textsOf);
        return last?.includes(kitWords('de').notYours) === true ? last : undefined;
      }, 'that the order is not hers');
      assert.deepEqual(await everything(house()), before);
    });
  });

  describe('forged answers on the card an order is placed from', () => {
    for (const choice of [
      'placed',
      'Place order',
      'mend:constructor',
      'mend:agreement',
      'line:0',
      'offer',
      'signer',
      'begin',
      'constructor',
      '__proto__',
      'vouch',
      'attest',
    ]) {
      it(`a choice that is not on it ("${choice}"): does nothing`, async () => {
        const { stamp, card } = await asked(house(), nina, 'place');
        const before = await everything(house());
        const data = { choice, stamp };
        const { sentence } = await pressed(house(), 'answer', data, { ...crowd.nina, replyToId: card.id });
        assert.equal(sentence, kit.stale);
        assert.deepEqual(await everything(house()), before);
      });
    }

    it('other orders, versions, prices and quantities put beside the press: only what is stored counts', async () => {
      const { id, stamp, card, quantity: shown } = await readyOf('nina');
      const other = await readyOf('leo');
      const forged = {
        choice: 'discard',
        stamp,
        case: other.id,
        order: other.id,
        v: 999,
        fingerprint: '0'.repeat(64),
        quantity: '1',
        unitPrice: '0',
        tenantId: tenant.fabrikam,
        accountId: 'united-states',
      };
      const { text } = await pressed(house(), 'answer', forged, { ...crowd.nina, replyToId: card.id });
      assert.match(text, new RegExp(id));
      assert.equal((await orderOf(other.id))?.state, 'draft');
      assert.equal((await orderOf(id))?.draft.lines[0]?.quantity, shown);
    });

    it('the stamp of Nina’s card pressed by everybody else: nobody places it', async () => {
      const { id, stamp, card } = await readyOf('nina');
      for (const who of [crowd.oscar, crowd.leo, crowd.cora, crowd.katrin, crowd.priya])
        await pressed(house(), 'answer', { choice: 'place', stamp }, { ...who, replyToId: card.id });
      assert.equal((await orderOf(id))?.state, 'draft');
    });

    it('a card from before the quantity was changed: does not place the new order', async () => {
      const { id, stamp, card } = await readyOf('nina');
      await answered(house(), nina, 'change');
      await answered(house(), nina, 'line:0');
      await answered(house(), nina, 'quantity');
      await house().say(nina, '299');
      await pressed(house(), 'answer', { choice: 'place', stamp }, { ...crowd.nina, replyToId: card.id });
      assert.equal((await orderOf(id))?.state, 'draft');
    });
  });
});
