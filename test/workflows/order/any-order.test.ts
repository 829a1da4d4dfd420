import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { endStates, workingStates, type Order } from '../../../src/domain/order.ts';
import { isProblem } from '../../../src/errors.ts';
import { useDatabase } from '../../support/database.ts';
import {
  dyingAt,
  emptyOrders,
  forNewTenant,
  forTenant,
  Killed,
  line,
  minute,
  orderDesk,
  prefixOf,
  second,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { leo, nina, priya, tenants } from '../support/order-people.ts';

const writes = ['POST customer', 'POST agreement of customer', 'POST cart', 'POST checkout'];

/** What can happen to an order, in any order and any number. */
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ name: 'place' } as const) },
  { weight: 4, arbitrary: fc.constant({ name: 'run' } as const) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 20 }).map((n) => ({ name: 'pass', minutes: n }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((n) => ({ name: 'change', quantity: n }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ name: 'discard' } as const) },
  { weight: 2, arbitrary: fc.constant({ name: 'reopen' } as const) },
  { weight: 1, arbitrary: fc.constant({ name: 'go-on' } as const) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        operation: fc.constantFrom(...writes),
        when: fc.constantFrom('before' as const, 'after' as const),
      })
      .map((loss) => ({ name: 'lose', ...loss }) as const),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((n) => ({ name: 'kill', deed: n }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('none' as const, '403/800067' as const, '403/13605' as const, '409/800060' as const)
      .map((checkoutRefusal) => ({ name: 'refuse', checkoutRefusal }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('same-answer' as const, 'refused' as const)
      .map((checkoutAgain) => ({ name: 'again', checkoutAgain }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ name: 'in-progress' } as const) },
  { weight: 1, arbitrary: fc.constant({ name: 'stale' } as const) },
);
type Happening = typeof anyEvent extends fc.Arbitrary<infer Value> ? Value : never;

describe('an order to which anything happens', function () {
  this.timeout(180_000);
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  before(async () => {
    microsoft = await startOrderMicrosoft();
    desk = orderDesk(database(), microsoft);
  });
  after(() => microsoft.stop());

  async function happen(id: string, event: Happening): Promise<void> {
    const { workflow } = desk;
    const order = await desk.order(id);
    switch (event.name) {
      case 'place': {
        try {
          const quoted = await workflow.quote(id, nina);
          if (quoted.kind !== 'quote') return;
          const press = () => workflow.place(id, quoted.quote.fingerprint, nina);
          await Promise.all([press(), press()]);
        } catch (error) {
          // No price to be had just now: the dialog says so.
          if (!isProblem(error)) throw error;
        }
        return;
      }
      case 'run':
        return desk.run();
      case 'pass':
        return desk.pass(event.minutes * minute, minute);
      case 'change': {
        const lines = order.draft.lines.map((one) => ({ ...one, quantity: event.quantity }));
        await workflow.change(id, order.version, { ...order.draft, lines }, leo);
        return;
      }
      case 'discard':
        await workflow.discard(id, nina);
        return;
      case 'reopen':
        await workflow.reopen(id, leo);
        return;
      case 'go-on':
        await workflow.goOn(id, order.version, priya);
        return;
      case 'lose':
        return desk.lose(event.operation, event.when);
      case 'kill':
        desk.restart(dyingAt(event.deed));
        try {
          await desk.run();
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        return desk.restart();
      case 'refuse':
        return microsoft.switch({ checkoutRefusal: event.checkoutRefusal });
      case 'again':
        return microsoft.switch({ checkoutAgain: event.checkoutAgain });
      case 'in-progress':
        return microsoft.switch({ orderInProgressNext: 1 });
      case 'stale':
        return microsoft.switch({ staleAtCheckoutNext: 1 });
    }
  }

  /** Every subscription at Microsoft for a line of ours, by product, since this order began. */
  function soldFor(order: Order, tenantId: string | undefined, before: number): number {
    if (tenantId === undefined) return 0;
    const lines = desk
      .bought(tenantId)
      .slice(before)
      .flatMap((one) => one.lines);
    for (const { productId, skuId } of order.draft.lines) {
      const same = lines.filter(({ catalogItemId }) => catalogItemId.startsWith(`${productId}:${skuId}:`));
      assert.ok(same.length <= 1, `${same.length} orders for one line`);
    }
    return lines.length;
  }

  for (const kind of ['a new tenant', 'an existing customer'] as const) {
    it(`${kind}: at most one order per line, none after discarding, nothing left half done`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyEvent, { minLength: 4, maxLength: 14 }), async (events) => {
          await emptyOrders(database());
          desk.restart();
          desk.forgetLosses();
          microsoft.switch({
            checkoutRefusal: 'none',
            checkoutAgain: 'same-answer',
            orderInProgressNext: 0,
            staleAtCheckoutNext: 0,
          });
          const lines = [line({ quantity: 1 })];
          const draft =
            kind === 'a new tenant' ? forNewTenant({ lines }) : forTenant(tenants.adventureWorks, { lines });
          const prefix = prefixOf(draft);
          const before = prefix === '' ? desk.bought(tenants.adventureWorks).length : 0;
          const tenant = () => (prefix === '' ? tenants.adventureWorks : desk.made(prefix)[0]?.id);
          const { id } = await desk.begin(draft);
          let soldWhenDiscarded: number | undefined;
          for (const event of [...events, { name: 'pass', minutes: 10 } as const]) {
            await happen(id, event);
            const order = await desk.order(id);
            const sold = soldFor(order, tenant(), before);
            if (order.state === 'discarded') soldWhenDiscarded ??= sold;
          }
          desk.forgetLosses();
          microsoft.switch({ checkoutRefusal: 'none', orderInProgressNext: 0 });
          await desk.pass(40 * minute, 20 * second);
          const order = await desk.order(id);
          const sold = soldFor(order, tenant(), before);
          if (prefix !== '') assert.ok(desk.made(prefix).length <= 1);
          if (soldWhenDiscarded !== undefined) assert.equal(soldWhenDiscarded + sold, 0);
          assert.equal(sold > 0, order.progress.orders !== undefined, `${sold} sold, ${order.state}`);
          assert.ok(!(workingStates as readonly string[]).includes(order.state), order.state);
          if (order.state === 'done') assert.equal(sold, 1);
          if (endStates.includes(order.state) && order.state !== 'done') assert.equal(sold, 0);
        }),
        { numRuns: 25, endOnFailure: true },
      );
    });
  }
});
