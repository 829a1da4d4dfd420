import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Approval } from '../../../src/domain/approval.ts';
import { isProblem } from '../../../src/errors.ts';
import { approving, level, rule } from '../support/approving.ts';
import {
  dyingAt,
  emptyOrders,
  forTenant,
  hour,
  Killed,
  line,
  minute,
  second,
} from '../support/order-desk.ts';
import { leo, nina, oscar, tenants, uma } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

/** What can happen while an order waits, in any order and any number. */
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name: fc.constant('place' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constantFrom('approve' as const, 'reject' as const, 'change' as const),
      by: fc.constantFrom(oscar, leo, uma, nina),
      on: fc.constantFrom('newest' as const, 'first' as const, 'crossed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('both' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constantFrom('ask' as const, 'answer' as const, 'give' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constant('dearer' as const), by: fc.integer({ min: 2, max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ name: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constantFrom('reopen' as const, 'discard' as const, 'leave' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constant('kill' as const), deed: fc.integer({ min: 1, max: 60 }) }),
  },
);
type Happening = typeof anyEvent extends fc.Arbitrary<infer Value> ? Value : never;

describe('an approval of which a process is lost', function () {
  this.timeout(180_000);
  const { database, microsoft, desk } = useOrderDesk();
  // Many orders for one customer: Microsoft sells no more than 300 of these to one.
  const small = forTenant(tenants.adventureWorks, { lines: [line({ quantity: 2 })] });
  const { settle, waiting, history } = approving(desk, database);

  async function approvalsOf(orderId: string): Promise<readonly Approval[]> {
    const rows = await database()
      .db.selectFrom('approval')
      .select('id')
      .where('order_id', '=', orderId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const found = await Promise.all(rows.map(({ id }) => desk().approvals.find(id, nina)));
    return found.filter((one): one is Approval => one !== undefined);
  }

  /** Runs the work in a process that dies at its nth deed; true when it came to its end before. */
  async function dies(deed: number, work: () => Promise<unknown>): Promise<boolean> {
    const life = dyingAt(deed);
    desk().restart(life);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Killed) && !life.died) throw error;
    }
    const { died } = life;
    desk().restart();
    return !died;
  }

  it('killed at every deed of placing: waits with one approval and one card each, or is still a draft', async () => {
    await settle([rule(undefined, [level([oscar]), level([leo])])]);
    for (let deed = 1; ; deed += 1) {
      const { id } = await desk().begin(small);
      const { fingerprint } = await desk().quote(id);
      const wasWhole = await dies(deed, () => desk().workflow.place(id, fingerprint, nina));
      const state = await desk().stands(id);
      const all = await approvalsOf(id);
      assert.equal(all.length, state === 'draft' ? 0 : 1);
      const [approval] = all;
      if (approval !== undefined) {
        assert.deepEqual(await history(approval.id), ['requested nina']);
        assert.deepEqual(await desk().told(approval.id), ['requested → oscar']);
      }
      if (wasWhole) {
        assert.equal(state, 'awaiting-approval');
        assert.ok(deed > 10, `${deed} deeds`);
        return;
      }
    }
  });

  it('killed at every deed of approving: approved and on its way, or nothing; bought once in the end', async () => {
    await settle([rule()]);
    for (let deed = 1; ; deed += 1) {
      const before = desk().bought(tenants.adventureWorks).length;
      const { id, approval } = await waiting(small);
      const press = () => desk().approvals.approve(approval.id, approval.fingerprint, oscar);
      const wasWhole = await dies(deed, press);
      const isApproved = (await desk().order(id)).state !== 'awaiting-approval';
      assert.deepEqual(
        await history(approval.id),
        isApproved ? ['requested nina', 'approved oscar'] : ['requested nina'],
      );
      const again = await press();
      assert.equal(again.kind, isApproved ? 'refused' : 'done');
      await desk().pass(6 * minute, 20 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().bought(tenants.adventureWorks).length, before + 1);
      if (wasWhole) {
        assert.ok(deed > 10, `${deed} deeds`);
        return;
      }
    }
  });

  for (const [what, hours, expected] of [
    ['the reminder', 13, ['requested nina', 'reminded']],
    ['the deadline', 25, ['requested nina', 'escalated']],
    ['the end', 8 * 24, ['requested nina', 'expired']],
  ] as const)
    it(`killed at every deed of ${what}: it happens once`, async () => {
      await settle([rule(undefined, [level([oscar], [leo])])]);
      for (let deed = 1; ; deed += 1) {
        const { id, approval } = await waiting(small);
        microsoft().pass(hours * hour);
        const wasWhole = await dies(deed, () => desk().run());
        await desk().run();
        await desk().pass(5 * minute, minute);
        assert.deepEqual(await history(approval.id), expected);
        assert.equal(await desk().stands(id), what === 'the end' ? 'expired' : 'awaiting-approval');
        await desk().workflow.discard(id, nina);
        if (wasWhole) return;
      }
    });

  it('killed at every deed of another price: one approval follows, never two', async () => {
    await settle([rule()]);
    for (let deed = 1; ; deed += 1) {
      const { id, approval } = await waiting(small);
      desk().makeDearer(1.1);
      microsoft().pass(61 * minute);
      const wasWhole = await dies(deed, () => desk().run());
      await desk().run();
      await desk().pass(5 * minute, minute);
      const [first, next, more] = await approvalsOf(id);
      assert.equal(more, undefined);
      assert.equal(first?.id, approval.id);
      assert.equal(first.state, 'superseded');
      assert.equal(next?.state, 'open');
      assert.equal(next.fingerprint, (await desk().order(id)).shown?.fingerprint);
      desk().makeDearer(1);
      await desk().workflow.discard(id, nina);
      if (wasWhole) return;
    }
  });

  async function happen(id: string, event: Happening): Promise<void> {
    const { approvals, workflow } = desk();
    const all = await approvalsOf(id);
    const newest = all.at(-1);
    const [first] = all;
    switch (event.name) {
      case 'place':
        await desk()
          .place(id)
          .catch((error: unknown) => {
            if (!isProblem(error) && !String(error).includes('no quote')) throw error;
          });
        return;
      case 'approve':
      case 'reject':
      case 'change': {
        if (newest === undefined || first === undefined) return;
        const on = event.on === 'first' ? first : newest;
        const fingerprint = event.on === 'crossed' ? first.fingerprint : on.fingerprint;
        const press = () => {
          if (event.name === 'approve') return approvals.approve(on.id, fingerprint, event.by);
          if (event.name === 'reject') return approvals.reject(on.id, fingerprint, 'no', event.by);
          return approvals.change(on.id, fingerprint, [{ number: 0, quantity: 1 }], event.by);
        };
        // Delivered twice.
        await Promise.all([press(), press()]);
        return;
      }
      case 'both':
        if (newest === undefined) return;
        await Promise.all([
          approvals.approve(newest.id, newest.fingerprint, oscar),
          approvals.reject(newest.id, newest.fingerprint, 'no', uma),
          workflow.discard(id, nina),
          approvals.approve(newest.id, newest.fingerprint, leo),
        ]);
        return;
      case 'ask':
      case 'answer':
      case 'give':
        if (newest === undefined) return;
        if (event.name === 'ask') await approvals.ask(newest.id, 'Why?', oscar);
        if (event.name === 'answer') await approvals.answer(newest.id, 'So.', nina);
        if (event.name === 'give') await approvals.give(newest.id, oscar);
        return;
      case 'dearer':
        return desk().makeDearer(event.by / 2);
      case 'pass':
        return desk().pass(event.hours * hour, 6 * hour);
      case 'reopen':
        await workflow.reopen(id, leo);
        return;
      case 'discard':
        await workflow.discard(id, nina);
        return;
      case 'leave':
        return desk().resellers.leave(uma);
      case 'kill':
        await dies(event.deed, async () => {
          await desk().run();
          if (newest !== undefined) await desk().approvals.approve(newest.id, newest.fingerprint, oscar);
          await desk().run();
        });
    }
  }

  it('anything in any order: one decision each, by somebody entitled, on what was shown; nothing bought without', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 3, maxLength: 12 }),
        fc.boolean(),
        async (events, two) => {
          await emptyOrders(database());
          desk().restart();
          desk().makeDearer(1);
          desk().resellers.join(uma, ['owner']);
          await settle([
            rule(undefined, two ? [level([oscar, uma], [leo]), level([leo])] : [level([oscar, uma], [leo])]),
          ]);
          const before = desk().bought(tenants.adventureWorks).length;
          const { id } = await desk().begin(small);
          for (const event of [{ name: 'place' } as const, ...events]) await happen(id, event);
          desk().makeDearer(1);
          await desk().pass(20 * minute, 30 * second);

          const all = await approvalsOf(id);
          const sold = desk().bought(tenants.adventureWorks).length - before;
          assert.ok(sold <= 1);
          assert.ok(all.filter(({ state }) => state === 'open').length <= 1);
          const { state } = await desk().order(id);
          assert.equal(
            all.some((one) => one.state === 'open'),
            state === 'awaiting-approval',
          );
          for (const approval of all) {
            const { approvedBy, ended, levels, requestedBy } = approval;
            const told = await history(approval.id);
            const ends = told.filter((one) =>
              /^(approved|rejected|changed|expired|withdrawn|superseded)/.test(one),
            );
            assert.equal(ends.length, approval.state === 'open' ? 0 : 1, told.join(', '));
            if (approval.state === 'approved') assert.equal(approvedBy.length, levels.length);
            for (const { by, level: index } of approvedBy) {
              assert.notDeepEqual(by, requestedBy);
              const { approvers, standIns } = levels[index]!;
              assert.ok([...approvers, ...standIns].some((one) => one.userId === by.userId));
            }
            if (['approved', 'rejected', 'changed'].includes(approval.state))
              assert.notDeepEqual(ended?.by, nina);
          }
          // Nothing is sold that nobody approved.
          if (sold > 0) assert.ok(all.some((one) => one.state === 'approved'));
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
