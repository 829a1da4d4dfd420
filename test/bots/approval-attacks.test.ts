import assert from 'node:assert/strict';
import { words } from '../../src/dialogs/approval/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { botMessages } from './support/journeys.ts';
import { person } from './support/people.ts';
import {
  answered,
  asPerson,
  coho,
  everything,
  expectNoFailures,
  pressed,
  readBy,
  useCrowd,
  useSellingHouse,
  type Who,
} from './support/selling-house.ts';

const kit = kitWords('en');
const t = words('en');
const { nina, oscar, cora } = person;
const deciding = ['approve', 'reject', 'ask', 'comment', 'change', 'give'].map((one) => `approval.${one}`);
const verbs = [...deciding, 'approval.answer', 'approval.look'];

interface Waiting {
  /** `A-1001`. */
  readonly id: string;
  readonly order: string;
  readonly fp: string;
  /** What the card in Oscar's chat sends, with words for every box of it. */
  readonly data: Record<string, unknown>;
  readonly quantity: number;
}

describe('attacks on approvals', function () {
  const house = useSellingHouse();
  expectNoFailures(house);
  const { crowd, orderOf, readyOf } = useCrowd(house);

  /** Everything an attack could change, and what is written down of attacks. */
  const approvals = async () => {
    const { db } = house().database;
    return {
      ...(await everything(house())),
      approvals: await db
        .selectFrom('approval')
        .select(['id', 'version', 'state', 'fingerprint'])
        .orderBy('id')
        .execute(),
      asked: await db
        .selectFrom('approval_asked')
        .selectAll()
        .orderBy('approval_id')
        .orderBy('user_id')
        .execute(),
    };
  };
  const refusals = async (id: string) => {
    const { db } = house().database;
    const rows = db
      .selectFrom('approval_event')
      .select(['user_id', 'facts'])
      .where('approval_id', '=', id)
      .where('name', '=', 'refused');
    const proven = db.selectFrom('audit_entry').select('content').where('approval_id', '=', id);
    return {
      events: (await rows.orderBy('id').execute()).map(({ user_id, facts }) => ({
        user_id,
        facts: facts as object,
      })),
      proven: (await proven.execute()).filter(({ content }) => content.includes('approval.refused')).length,
    };
  };

  /** Nina orders; what she ordered waits for Oscar. */
  async function waiting(by: 'nina' | 'leo' = 'nina'): Promise<Waiting> {
    const { id: order, quantity } = await readyOf(by);
    await answered(house(), person[by], 'place');
    return eventually(async () => {
      const card = (await botMessages(house(), oscar)).findLast((one) => textsOf(one).includes(order));
      const button = card && buttonsOf(card).find(({ verb }) => verb === 'approval.approve');
      if (button?.data === undefined) return undefined;
      const { case: id, fp } = button.data as { case: string; fp: string };
      const words = { because: 'No.', question: 'Why?', comment: 'Hm.', answer: 'So.', 'quantity-0': '1' };
      return { id, order, fp, quantity, data: { ...button.data, ...words } };
    }, `the card of ${order} at Oscar’s`);
  }

  /** Presses, and expects that nothing changes and a sentence or a card answers; resolves with all that was answered. */
  async function inVain(verb: string, data: unknown, who: Who): Promise<string> {
    const before = await approvals();
    const { text } = await pressed(house(), verb, data, who);
    assert.deepEqual(await approvals(), before, verb);
    return text;
  }
  const loggedSince = (from: number, what: RegExp) =>
    house()
      .logged.slice(from)
      .filter((line) => what.test(line) && line.includes('"level":40'));

  before(async function () {
    await house().say(oscar, 'approval rules');
    for (const choice of ['condition', 'every-order', 'all', 'owners', 'nobody', 'enough', 'add', 'done'])
      await answered(house(), oscar, choice);
  });

  describe('of somebody else', () => {
    let there: Waiting;
    before(async () => {
      there = await waiting();
    });

    for (const verb of verbs) {
      it(`${verb} by another reseller, a customer, staff, and Oscar signed in elsewhere: as for one nobody has, and logged`, async () => {
        const from = house().logged.length;
        const elsewhere = await asPerson(house(), oscar, coho);
        for (const who of [crowd.cora, crowd.katrin, crowd.priya, elsewhere]) {
          const theirs = await inVain(verb, there.data, who);
          const nobodys = await inVain(verb, { ...there.data, case: 'A-999999' }, who);
          assert.equal(theirs, nobodys);
          assert.doesNotMatch(theirs, /adventure|northwind|oscar|nina|F-1/i);
        }
        const found = await readBy(house(), cora);
        assert.doesNotMatch(found, /Adventure|Northwind|A-1/i);
        // Whoever only looks changes nothing anyway, and Teams itself asks so as often as it likes.
        const fewest = verb === 'approval.look' ? 1 : 4;
        assert.ok(loggedSince(from, new RegExp(there.id)).length >= fewest, 'every one of them is logged');
      });
    }

    it('typed: its id, “approvals” and “status” of another reseller do not know it', async () => {
      const before = await approvals();
      const heard = async (says: string) => {
        const count = (await botMessages(house(), cora)).length;
        await house().say(cora, says);
        return (await botMessages(house(), cora)).slice(count).map(textsOf).join('\n');
      };
      assert.equal(await heard(`approval ${there.id}`), await heard('approval A-999999'));
      for (const says of ['approvals', 'status', 'approve'])
        assert.doesNotMatch(await heard(says), /Adventure|A-1/);
      assert.deepEqual(await approvals(), before);
    });
  });

  describe('of the own company', () => {
    let there: Waiting;
    before(async () => {
      there = await waiting();
    });

    for (const verb of deciding) {
      it(`${verb} by who asked for it: somebody else has to; logged and proven`, async () => {
        const { events, proven } = await refusals(there.id);
        assert.match(await inVain(verb, there.data, crowd.nina), new RegExp(t.refusals['own-request']()));
        const after = await refusals(there.id);
        assert.equal(after.proven, proven + 1);
        const last = after.events.at(-1);
        assert.deepEqual([after.events.length, last?.user_id], [events.length + 1, nina]);
      });

      it(`${verb} by a seller who is not asked: whose turn it is, and nothing else`, async () => {
        const { proven } = await refusals(there.id);
        assert.match(
          await inVain(verb, there.data, crowd.leo),
          /This waits for Oscar Ward\. Your press changed nothing\./,
        );
        assert.equal((await refusals(there.id)).proven, proven + 1);
      });
    }

    it('a fingerprint of another approval, an older one, or none that ever was: not what is asked', async () => {
      const other = await waiting('leo');
      const from = house().logged.length;
      for (const fp of [other.fp, '0'.repeat(64), 'x', ` ${there.fp}`, there.fp.toUpperCase()])
        for (const verb of ['approval.approve', 'approval.reject', 'approval.change'])
          assert.match(
            await inVain(verb, { ...there.data, fp }, crowd.oscar),
            new RegExp(t.refusals['other-fingerprint']()),
          );
      assert.equal(loggedSince(from, /a press on an approval was refused/).length, 15);
      const known: { why?: string } | undefined = (await refusals(there.id)).events.at(-1)?.facts;
      assert.equal(known?.why, 'other-fingerprint');
    });

    it('without a fingerprint: only asks, on a card of its own', async () => {
      for (const fp of [undefined, '', 7, null, 'y'.repeat(5_000), { $ne: '' }])
        for (const verb of ['approval.approve', 'approval.change'])
          await inVain(verb, { ...there.data, fp }, crowd.oscar);
    });

    it('data beside the press that names another order, reseller, requester, level or version: only what is stored counts', async () => {
      const other = await waiting('leo');
      const forged = {
        ...there.data,
        v: 999,
        order: other.order,
        approval: other.id,
        orderId: other.order,
        resellerId: 'R-9999',
        requestedBy: cora,
        by: oscar,
        person: oscar,
        tenant: coho,
        level: 1,
        fourEyes: false,
      };
      assert.match(await inVain('approval.approve', forged, crowd.nina), /somebody else has to approve/);
    });

    it('words that are none, too long, or not text: nothing is decided', async () => {
      const long = 'x'.repeat(301);
      for (const [verb, field, missing] of [
        ['approval.reject', 'because', t.becauseMissing],
        ['approval.ask', 'question', t.questionMissing],
        ['approval.comment', 'comment', t.commentMissing],
      ] as const)
        for (const said of ['', '   ', '\n\t', long, 'y'.repeat(20_000)])
          assert.ok(
            (await inVain(verb, { ...there.data, [field]: said }, crowd.oscar)).includes(
              JSON.stringify(missing).slice(1, -1),
            ),
            `${verb} ${said.length}`,
          );
    });

    it('NUL, half emojis, Markdown, mentions and directions in a question: text, and nothing breaks', async () => {
      const said = 'a\u0000b \uD83D **bold** <at>Oscar</at> [link](https://example.com) \u202Egnp.exe';
      const { text } = await pressed(house(), 'approval.ask', { ...there.data, question: said }, crowd.oscar);
      assert.doesNotMatch(text, /"text":"[^"]*\*\*bold\*\*/);
      const heard = await eventually(async () => {
        const all = await readBy(house(), nina);
        return all.includes('example.com') ? all : undefined;
      }, 'the question at Nina’s');
      assert.doesNotMatch(heard, /<at>|\u202E|\[link\]\(/);
      assert.ok(!heard.includes('\u0000'));
      const { text: answer } = await pressed(
        house(),
        'approval.answer',
        { ...there.data, answer: 'c\u0000d' },
        crowd.nina,
      );
      assert.ok(!answer.includes('\u0000') && !answer.includes(String.raw`\u0000`));
    });

    it('quantities and terms that nobody offered: no change that can be made', async () => {
      const { id, quantity, fp } = there;
      const base = { case: id, v: 1, fp };
      const number = await lineNumber(there.order);
      for (const many of [
        '-1',
        '0',
        String(quantity + 1),
        '1.5',
        '1e2',
        '9'.repeat(30),
        'NaN',
        '0x1',
        ' 1',
        '١',
      ])
        assert.match(
          await inVain('approval.change', { ...base, [`quantity-${number}`]: many }, crowd.oscar),
          /no change that can be made/,
          many,
        );
      for (const plan of [
        'P3Y/monthly',
        'P9Y/monthly',
        'P1Y/annual',
        'P1Y',
        '__proto__/monthly',
        'P1M/',
        'P1Y/monthly/x',
      ])
        assert.match(
          await inVain('approval.change', { ...base, [`plan-${number}`]: plan }, crowd.oscar),
          /no change that can be made/,
          plan,
        );
      for (const other of ['quantity-99', 'quantity--1', 'quantity-__proto__', 'plan-99'])
        assert.match(
          await inVain('approval.change', { ...base, [other]: '1' }, crowd.oscar),
          /no change that can be made/,
        );
    });

    it('another verb on the card, of this flow or none: nothing', async () => {
      for (const verb of [
        'approval.constructor',
        'approval.__proto__',
        'approval',
        'approval.decide',
        'order.approve',
      ])
        assert.ok((await inVain(verb, there.data, crowd.oscar)).includes(kit.stale));
      for (const verb of ['order.check', 'order.take-back', 'order.answer'])
        await inVain(verb, there.data, crowd.oscar);
    });

    it('the seller’s own ways past it: placing, checking and going on with what waits do not order it', async () => {
      for (const verb of ['order.check', 'order.continue'])
        await inVain(verb, { case: there.order, v: 1 }, crowd.nina);
      assert.equal((await orderOf(there.order))?.state, 'awaiting-approval');
    });
  });

  describe('by somebody who was asked', () => {
    it('removed from the company meanwhile: unknown to them, and nothing is ordered', async () => {
      const there = await waiting();
      const set = (state: 'admitted' | 'left') =>
        house()
          .database.db.updateTable('reseller_person')
          .set({ state, mail_sealed: null })
          .where('user_id', '=', oscar)
          .execute();
      await set('left');
      try {
        for (const verb of verbs) {
          const text = await inVain(verb, there.data, crowd.oscar);
          assert.doesNotMatch(text, /adventure|F-1/i);
        }
      } finally {
        await set('admitted');
      }
      assert.equal((await orderOf(there.order))?.state, 'awaiting-approval');
    });

    it('the same press twenty times at once, and again later: one decision, one order on its way', async () => {
      const there = await waiting();
      const all = await Promise.all(
        Array.from({ length: 20 }, () => pressed(house(), 'approval.approve', there.data, crowd.oscar)),
      );
      assert.equal(all.length, 20);
      const { db } = house().database;
      const decided = db.selectFrom('approval_event').select('id').where('approval_id', '=', there.id);
      assert.equal((await decided.where('name', '=', 'approved').execute()).length, 1);
      // On a busy machine a press is answered before its work is done.
      await eventually(async () => {
        const late = await pressed(house(), 'approval.reject', there.data, crowd.oscar);
        return /Decided: approved by Oscar Ward/.test(late.text) || undefined;
      }, 'the explanation of a late press');
      assert.notEqual((await orderOf(there.order))?.state, 'awaiting-approval');
      assert.notEqual((await orderOf(there.order))?.state, 'draft');
    });

    it('a card of before it was rejected and sent again: decides nothing about the new one', async () => {
      const there = await waiting();
      await pressed(house(), 'approval.reject', there.data, crowd.oscar);
      assert.equal((await orderOf(there.order))?.state, 'draft');
      assert.match(
        await inVain('approval.approve', there.data, crowd.oscar),
        /Decided: rejected by Oscar Ward/,
      );
    });
  });

  async function lineNumber(order: string): Promise<number> {
    return (await orderOf(order))?.draft.lines[0]?.number ?? 0;
  }
});
