import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { deciders, type Approval } from '../../../src/domain/approval.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import type { ApprovalAnswer, ChangeAnswer } from '../../../src/workflows/approval/port.ts';
import { useDatabase } from '../../support/database.ts';
import { approving, level, rule } from '../support/approving.ts';
import {
  emptyOrders,
  forTenant,
  hour,
  line,
  minute,
  orderDesk,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { cora, leo, nameOf, nina, oscar, priya, tenants, uma } from '../support/order-people.ts';

const everybody = { oscar, uma, leo, nina, cora, priya };
const presses = ['approve', 'approve', 'approve', 'reject', 'change', 'ask', 'give', 'comment'] as const;
/** What ends an approval, or takes it a level further. */
const decisive = ['approved', 'level-approved', 'rejected', 'changed'];

/** A press on a card somebody has: of any approval of the order so far, with what that card or another one showed. */
const aPress = fc.record({
  name: fc.constantFrom(...presses),
  by: fc.constantFrom('oscar', 'oscar', 'uma', 'leo', 'leo', 'nina', 'cora', 'priya' as const),
  /** Counted from the newest. */
  card: fc.constantFrom(0, 0, 0, 0, 1),
  shown: fc.constantFrom('card', 'card', 'card', 'card', 'other', 'forged'),
  deliveries: fc.constantFrom(1, 1, 2, 3),
});
const anEvent = fc.oneof(
  { weight: 8, arbitrary: aPress },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constant('answer' as const),
      by: fc.constantFrom('nina', 'cora' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('clock' as const), hours: fc.constantFrom(1, 13, 25, 80) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('price' as const), factor: fc.constantFrom(1, 1.1, 1.2) }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('run' as const) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom('place' as const, 'take-back' as const) }) },
);
type Event = typeof anEvent extends fc.Arbitrary<infer Value> ? Value : never;
/** Everything of one group happens at the same moment; one group follows the other. */
const anyOrder = fc.array(fc.array(anEvent, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 });

interface Counted {
  readonly approval: Approval;
  readonly by: PersonKey;
  readonly fingerprint: string;
  readonly happened: string;
}

describe('an approval that many people press at once', function () {
  this.timeout(180_000);
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  before(async () => {
    microsoft = await startOrderMicrosoft();
  });
  after(() => microsoft.stop());
  const { settle, history } = approving(() => desk, database);
  // Microsoft sells no more than 300 of these to one customer.
  const small = forTenant(tenants.adventureWorks, { lines: [line({ quantity: 2 })] });

  async function approvalsOf(orderId: string): Promise<Approval[]> {
    const { db } = database();
    const rows = db.selectFrom('approval').select('id').where('order_id', '=', orderId).orderBy('id');
    const found = (await rows.execute()).map(({ id }) => desk.approvals.find(id, nina));
    return (await Promise.all(found)).filter((one): one is Approval => one !== undefined);
  }

  async function press(
    event: Extract<Event, { card: number }>,
    all: readonly Approval[],
    counted: Counted[],
  ): Promise<void> {
    const { approvals } = desk;
    const on = all.at(-1 - event.card);
    if (on === undefined) return;
    const by = everybody[event.by];
    const other = all.find(({ id }) => id !== on.id) ?? on;
    const fingerprint =
      { card: on.fingerprint, other: other.fingerprint, forged: 'f'.repeat(64) }[event.shown] ?? '';
    const once = (): Promise<ApprovalAnswer | ChangeAnswer> => {
      switch (event.name) {
        case 'approve':
          return approvals.approve(on.id, fingerprint, by);
        case 'reject':
          return approvals.reject(on.id, fingerprint, 'No.', by);
        case 'change':
          return approvals.change(on.id, fingerprint, [{ number: 0, quantity: 1 }], by);
        case 'ask':
          return approvals.ask(on.id, 'Why?', by);
        case 'give':
          return approvals.give(on.id, by);
        case 'comment':
          return approvals.comment(on.id, 'Hm.', by);
      }
    };
    const answers = await Promise.all(Array.from({ length: event.deliveries }, once));
    for (const answer of answers)
      if (answer.kind === 'done' && decisive.includes(answer.happened))
        counted.push({ approval: answer.approval, by, fingerprint, happened: answer.happened });
  }

  async function happen(
    id: string,
    event: Event,
    all: readonly Approval[],
    counted: Counted[],
  ): Promise<void> {
    switch (event.name) {
      case 'answer':
        await desk.approvals.answer(all.at(-1)?.id ?? '', 'So.', everybody[event.by]);
        return;
      case 'clock':
        microsoft.pass(event.hours * hour);
        return;
      case 'price':
        return desk.makeDearer(event.factor);
      case 'run':
        return desk.run();
      case 'place': {
        const quoted = await desk.workflow.quote(id, nina);
        if (quoted.kind !== 'quote') return;
        const { quote, order } = quoted;
        const returned = order.progress.returned?.approvalId;
        await desk.workflow.place(id, quote.fingerprint, nina, undefined, {
          returned,
          alike: quoted.alike?.id,
        });
        return;
      }
      case 'take-back':
        await desk.workflow.reopen(id, nina);
        return;
      case 'approve':
      case 'reject':
      case 'change':
      case 'ask':
      case 'give':
      case 'comment':
        return press(event, all, counted);
    }
  }

  it('any interleaving: one decision, by somebody entitled, for the fingerprint that was shown; the order goes on only then', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.boolean(), async (groups, two) => {
        await emptyOrders(database());
        desk = orderDesk(database(), microsoft);
        desk.resellers.join(uma, ['owner']);
        await settle([rule(undefined, [level([oscar, uma], [leo]), ...(two ? [level([leo, oscar])] : [])])]);
        const before = desk.bought(tenants.adventureWorks).length;
        const { id } = await desk.begin(small);
        await desk.place(id);
        const counted: Counted[] = [];
        for (const group of groups) {
          const all = await approvalsOf(id);
          await Promise.all(group.map((event) => happen(id, event, all, counted)));
        }
        desk.makeDearer(1);
        const settled = await approvalsOf(id);
        const released = (await desk.order(id)).progress.approved;

        for (const { approval, by, fingerprint, happened } of counted) {
          assert.equal(fingerprint, approval.fingerprint, 'for what was shown');
          assert.ok(!['nina', 'cora', 'priya'].includes(nameOf(by)), `${happened} by ${nameOf(by)}`);
          const at = happened === 'level-approved' ? approval.level - 1 : approval.level;
          // As it was in that moment: open, and before this word counted.
          const moment = {
            ...approval,
            state: 'open' as const,
            level: at,
            stoodIn: true,
            approvedBy: approval.approvedBy.filter((one) => one.level < at),
          };
          assert.ok(
            deciders(moment).some(({ userId }) => userId === by.userId),
            'by somebody entitled',
          );
        }
        for (const approval of settled) {
          const ends = (await history(approval.id)).filter((one) =>
            /^(approved|rejected|changed|expired|withdrawn|superseded)( |$)/.test(one),
          );
          assert.equal(ends.length, approval.state === 'open' ? 0 : 1, ends.join(', '));
          const decided = counted.filter(
            (one) => one.approval.id === approval.id && one.happened !== 'level-approved',
          );
          const isByPerson = ['approved', 'rejected', 'changed'].includes(approval.state);
          assert.equal(decided.length, isByPerson ? 1 : 0, 'one press counted');
          assert.equal(decided[0]?.happened, isByPerson ? approval.state : undefined);
        }
        assert.ok(settled.filter(({ state }) => state === 'open').length <= 1);

        await desk.pass(20 * minute, 30 * second);
        const order = await desk.order(id);
        const sold = desk.bought(tenants.adventureWorks).slice(before);
        assert.ok(sold.length <= 1);
        if (sold.length === 0) return;
        const approved = (await approvalsOf(id)).findLast(({ state }) => state === 'approved');
        assert.notEqual(released, undefined);
        assert.equal(approved?.fingerprint, order.shown?.fingerprint, 'bought is what was approved');
        assert.deepEqual(
          sold[0]?.lines.map(({ quantity }) => quantity),
          approved?.subject.lines.map(({ quantity }) => quantity),
        );
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
