import assert from 'node:assert/strict';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { textsOf } from '../support/rehearsal.ts';
import { activity, press } from './support/activities.ts';
import { postSigned } from './support/http.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import {
  adventure,
  asked,
  everything,
  expectNoFailures,
  pressed,
  useCrowd,
  useSellingHouse,
  type Who,
} from './support/selling-house.ts';

const kit = kitWords('en');
const { nina, oscar, leo } = person;
const broken = /wrong on our side|schiefgegangen/;
const orderVerbs = [
  'order.check',
  'order.change',
  'order.continue',
  'order.discard',
  'order.tell',
  'order.more',
  'order.sign-in-again',
];

describe('attacks on ordering: pressing often, and without the role', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { crowd, orderOf, readyOf } = useCrowd(house);

  const bought = () =>
    house().simulator.world.state.commerce.orders.filter((one) => one.customerTenantId === adventure).length;

  describe('the same press many times', () => {
    it('fifty at once, the same delivery and others: one order at Microsoft', async function () {
      const { id, stamp, card } = await readyOf('nina');
      const count = bought();
      const data = { choice: 'place', stamp };
      const one = press('answer', data, { ...crowd.nina, replyToId: card.id });
      const all = Array.from({ length: 50 }, (_, index) =>
        postSigned(
          house(),
          index % 2 === 0 ? one : press('answer', data, { ...crowd.nina, replyToId: card.id }),
        ),
      );
      for (const answer of await Promise.all(all)) {
        assert.equal(answer.status, 200);
        assert.doesNotMatch(answer.text, broken);
      }
      const placed = await waited(id);
      assert.equal(placed?.placed_by_user_id, nina);
      assert.equal(bought(), count + 1);
    });

    it('two sellers on the same draft at once: placed once, by one of them', async function () {
      const mine = await readyOf('nina');
      await house().say(leo, mine.id);
      const theirs = await asked(house(), leo, 'place');
      assert.match(textsOf(theirs.card), new RegExp(mine.id));
      const count = bought();
      const on = (who: Who, { stamp, card }: { stamp: string; card: { id: string } }) =>
        pressed(house(), 'answer', { choice: 'place', stamp }, { ...who, replyToId: card.id });
      const seen = await Promise.all([on(crowd.nina, mine), on(crowd.leo, theirs)]);
      for (const { text } of seen) assert.doesNotMatch(text, broken);
      // What was shown to Leo came last: Nina is shown the order once more, and may press then.
      await waited(mine.id);
      assert.equal(bought(), count + 1);
    });

    /** The order when Microsoft has sold it, or stands still. */
    async function waited(id: string) {
      for (let tries = 0; tries < 100; tries += 1) {
        const row = await orderOf(id);
        if (row !== undefined && ['provisioning', 'done', 'needs-answer', 'parked'].includes(row.state))
          return row;
        await house().product?.tick();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return assert.fail(`${id} is ${(await orderOf(id))?.state}`);
    }
  });

  describe('roles that were lost on the way', () => {
    it('a seller who was let go while the card lay open: cannot place, nor anything else', async () => {
      const { id, stamp, card } = await readyOf('leo');
      const { db } = house().database;
      await db
        .updateTable('reseller_person')
        .set({ state: 'left', is_seller: false, mail_sealed: null })
        .where('user_id', '=', leo)
        .execute();
      const before = await everything(house());
      const data = { choice: 'place', stamp };
      await pressed(house(), 'answer', data, { ...crowd.leo, replyToId: card.id });
      for (const verb of orderVerbs) await pressed(house(), verb, { case: id, v: 1 }, crowd.leo);
      for (const words of [`continue ${id}`, 'my drafts', 'status', '5 E3 for adventure-works.com'])
        await house().say(leo, words);
      assert.deepEqual(await everything(house()), before);
      const last = (await botMessages(house(), leo)).slice(-4).map(textsOf).join('\n');
      assert.doesNotMatch(last, /F-\d+|Adventure/);
    });

    it('an owner who is no seller: looks at orders, but neither begins, reopens nor takes one up again', async () => {
      const parked = await readyOf('nina');
      const { db } = house().database;
      await db
        .updateTable('order_case')
        .set({ state: 'parked', standstill: JSON.stringify({ cause: 'agreement-missing' }), due_at: null })
        .where('id', '=', parked.id)
        .execute();
      const before = await everything(house());
      for (const verb of ['order.change', 'order.more', 'order.continue']) {
        const { sentence } = await pressed(house(), verb, { case: parked.id, v: 1 }, crowd.oscar);
        assert.equal(sentence, kit.notAllowed, verb);
      }
      await house().say(oscar, '5 E3 for adventure-works.com');
      assert.deepEqual(await everything(house()), before);
    });

    it('employees, customers and staff who talk like sellers: no order begins', async () => {
      const before = (await everything(house())).orders;
      for (const userId of [person.katrin, person.alex, person.priya, person.jonas])
        for (const words of ['20 business premium yearly for adventure-works.com', 'order', 'my drafts'])
          await house().say(userId, words);
      assert.deepEqual((await everything(house())).orders, before);
    });

    it('presses in the old way (a message with a value): checked the same', async () => {
      const { id, stamp } = await readyOf('nina');
      for (const who of [crowd.cora, crowd.katrin, crowd.oscar])
        await postSigned(
          house(),
          activity({ ...who, text: undefined, value: { verb: 'answer', choice: 'place', stamp } }),
        );
      for (const who of [crowd.cora, crowd.katrin])
        await postSigned(
          house(),
          activity({ ...who, text: undefined, value: { verb: 'order.discard', case: id, v: 1 } }),
        );
      assert.equal((await orderOf(id))?.state, 'draft');
    });
  });
});
