import assert from 'node:assert/strict';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import { agreementEvidenceOf } from '../../../src/services/store/agreement-evidence.ts';
import { orderQueue } from '../../../src/workflows/order/context.ts';
import { advance } from '../../../src/workflows/order/steps/advance.ts';
import {
  attested,
  dyingAt,
  forNewTenant,
  forTenant,
  Killed,
  line,
  minute,
  prefixOf,
  second,
} from '../support/order-desk.ts';
import { leo, nina, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an order of which an answer or a process is lost', function () {
  const { database, microsoft, desk } = useOrderDesk();

  /** One tenant with its first sign-in on the way, one agreement with its evidence, one order, one end. */
  async function isWhole(id: string, draft: OrderDraft): Promise<void> {
    assert.equal(await desk().stands(id), 'done');
    const made = desk().made(prefixOf(draft));
    assert.equal(made.length, 1);
    const tenantId = made[0]?.id ?? '';
    assert.equal(desk().bought(tenantId).length, 1);
    const customer = microsoft().simulator.world.state.customers.find((one) => one.tenantId === tenantId);
    assert.equal(customer?.agreements.length, 1);
    assert.equal((await agreementEvidenceOf(database().db, tenantId)).length, 1);
    assert.equal((await desk().context.firstSignIns.state(id)).kind, 'waiting');
    assert.deepEqual(await desk().told(id), ['done → nina']);
  }
  async function toTheEnd(): Promise<void> {
    await desk().run();
    await desk().pass(6 * minute, 10 * second);
  }

  const writes = ['POST customer', 'POST agreement of customer', 'POST cart', 'POST checkout'];
  for (const operation of writes) {
    for (const when of ['before', 'after'] as const) {
      it(`${operation} lost ${when} it was done: nothing doubled, nothing lost`, async () => {
        const draft = forNewTenant();
        const { id } = await desk().placed(draft);
        desk().lose(operation, when);
        await toTheEnd();
        await isWhole(id, draft);
      });
    }
  }

  it('every answer to every call that changes something lost twice: nothing doubled, nothing lost', async () => {
    const draft = forNewTenant();
    const { id } = await desk().placed(draft);
    for (const operation of [...writes, ...writes]) desk().lose(operation, 'after');
    await toTheEnd();
    await isWhole(id, draft);
  });

  it('tenant made, answer lost, and Microsoft shows the first sign-in only once: goes on with the tenant', async () => {
    const draft = forNewTenant();
    const { id } = await desk().placed(draft);
    microsoft().switch({ signInShownOnce: true });
    desk().lose('POST customer', 'after');
    await toTheEnd();
    assert.equal(await desk().stands(id), 'done');
    assert.equal(desk().made(prefixOf(draft)).length, 1);
    assert.equal((await desk().context.firstSignIns.state(id)).kind, 'none');
    assert.deepEqual(await desk().told(id), ['sign-in-lost → desk', 'done → nina']);
  });

  for (const checkoutAgain of ['same-answer', 'refused'] as const) {
    it(`checkout done, answer lost, a second one gets ${checkoutAgain}: found, bought once`, async () => {
      microsoft().switch({ checkoutAgain, loseCheckoutNext: 1 });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      await desk().run();
      assert.equal((await desk().workflow.reopen(id, nina)).kind, 'too-late');
      assert.equal((await desk().workflow.discard(id, nina)).kind, 'too-late');
      await desk().pass(20 * minute, 30 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    });

    it(`"in progress" although it was ordered, then ${checkoutAgain}: bought once`, async () => {
      microsoft().switch({ checkoutAgain, orderInProgressNext: 1 });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      await desk().run();
      await desk().pass(20 * minute, 30 * second);
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    });
  }

  it('two equal orders for one customer, both answers lost: each finds its own', async () => {
    microsoft().switch({ checkoutAgain: 'refused', loseCheckoutNext: 2 });
    const first = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    const second_ = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    await desk().pass(40 * minute, 30 * second);
    const ids = [];
    for (const { id } of [first, second_]) {
      const { progress, state } = await desk().order(id);
      assert.equal(state, 'done');
      ids.push(...(progress.orders ?? []).map((one) => one.id));
    }
    assert.equal(new Set(ids).size, 2);
    assert.equal(desk().bought(tenants.adventureWorks).length, 2);
  });

  it('ordered already, but never in the list: a person after a quarter of an hour, never a second order', async () => {
    microsoft().switch({ checkoutAgain: 'refused', loseCheckoutNext: 1, orderListDelaySeconds: 100_000 });
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    await desk().pass(30 * minute, 30 * second);
    assert.equal(await desk().stands(id), 'needs-person in-progress');
    assert.equal(desk().bought(tenants.adventureWorks).length, 1);
  });

  it('killed at every single deed, before and after each call: nothing doubled, nothing lost', async function () {
    this.timeout(600_000);
    let deaths = 0;
    for (let deed = 1; ; deed += 1) {
      const draft = forNewTenant();
      const { id } = await desk().placed(draft);
      const life = dyingAt(deed);
      desk().restart(life);
      try {
        await toTheEnd();
      } catch (error) {
        if (!(error instanceof Killed) && !life.died) throw error;
      }
      const { died } = life;
      desk().restart();
      if (!died) {
        await isWhole(id, draft);
        break;
      }
      deaths += 1;
      await desk().pass(10 * minute, 30 * second);
      await isWhole(id, draft);
    }
    assert.ok(deaths > 40, `${deaths} deaths`);
  });

  it('two workers at once, and a third after the lease has ended: bought once', async () => {
    const draft = forNewTenant();
    const { id } = await desk().placed(draft);
    const handler = desk().jobs.handlers.get(orderQueue)!;
    const run = () => handler({ id }, { id: '1', attempt: 0, signal: new AbortController().signal });
    await Promise.all([run(), run(), run()]);
    await toTheEnd();
    await isWhole(id, draft);

    const slow = forNewTenant();
    const other = await desk().placed(slow);
    microsoft().switch({ slowMs: 50 });
    const overtaken = handler(
      { id: other.id },
      { id: '2', attempt: 0, signal: new AbortController().signal },
    );
    microsoft().pass(3 * minute);
    desk().jobs.waiting.splice(0);
    await desk().run();
    await overtaken;
    microsoft().switch({ slowMs: 0 });
    await toTheEnd();
    await isWhole(other.id, slow);
  });

  it('stopped between two stages: whoever looks next goes on at once', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    const { context } = desk();
    const stop = new AbortController();
    const fillsLast = {
      ...context.purchasing,
      createCart: (...given: Parameters<typeof context.purchasing.createCart>) => {
        stop.abort();
        return context.purchasing.createCart(...given);
      },
    };
    await advance({ ...context, purchasing: fillsLast }, id, stop.signal);
    assert.equal((await desk().order(id)).state, 'checking-out');
    desk().jobs.waiting.splice(0);
    await desk().workflow.tick();
    await desk().run();
    assert.equal(desk().bought(tenants.adventureWorks).length, 1);
  });

  it('frozen just before it buys, and awake when another has bought with a new cart: buys nothing', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    const { context } = desk();
    const frozen = Promise.withResolvers<void>();
    const awake = Promise.withResolvers<void>();
    const sleeping = advance(
      {
        ...context,
        purchasing: {
          ...context.purchasing,
          checkout: async (...given) => {
            frozen.resolve();
            await awake.promise;
            return context.purchasing.checkout(...given);
          },
        },
      },
      id,
      new AbortController().signal,
    );
    await frozen.promise;
    microsoft().pass(3 * minute);
    // The cart is refused once, and stays good for whoever asks with it later.
    microsoft().switch({ staleAtCheckoutNext: 1 });
    await toTheEnd();
    assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    awake.resolve();
    await sleeping;
    await toTheEnd();
    assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    assert.equal(await desk().stands(id), 'done');
  });

  describe('pressing', () => {
    it('twice at the same moment, by two people: placed once, bought once', async () => {
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      const { fingerprint } = await desk().quote(id);
      const answers = await Promise.all([
        desk().workflow.place(id, fingerprint, nina),
        desk().workflow.place(id, fingerprint, nina),
        desk().workflow.place(id, fingerprint, nina),
      ]);
      assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['already', 'already', 'placed']);
      await toTheEnd();
      assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    });

    it('a colleague’s card with the same content: not what the colleague was shown', async () => {
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      const { fingerprint } = await desk().quote(id);
      assert.equal((await desk().workflow.place(id, fingerprint, leo)).kind, 'changed');
      assert.equal((await desk().order(id)).state, 'draft');
    });

    it('an old card after the quantity was changed: the new price is shown, nothing placed', async () => {
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      const { fingerprint } = await desk().quote(id);
      const { version } = await desk().order(id);
      const draft = forTenant(tenants.adventureWorks, { lines: [line({ quantity: 200 })] });
      assert.equal((await desk().workflow.change(id, version, draft, nina)).kind, 'done');
      const answer = await desk().workflow.place(id, fingerprint, nina);
      assert.equal(answer.kind, 'changed');
      assert.equal((await desk().order(id)).state, 'draft');
    });

    it('the card lies for an hour, nothing has changed: placed after all', async () => {
      const { id } = await desk().begin(forTenant(tenants.adventureWorks));
      const { fingerprint } = await desk().quote(id);
      microsoft().pass(60 * minute);
      assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'placed');
    });

    it('the price changes between card and cart: the seller is asked, nothing bought; the new price buys', async () => {
      const draft = forNewTenant();
      const { id } = await desk().begin(draft);
      const { fingerprint } = await desk().quote(id);
      await database()
        .db.updateTable('order_case')
        .set((e) => ({
          shown: e.fn('jsonb_set', ['shown', e.val('{unitPrices,0,minor}'), e.val('1')]) as never,
        }))
        .where('id', '=', id)
        .execute();
      assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'placed');
      await toTheEnd();
      assert.equal(await desk().stands(id), 'needs-answer price-changed');
      const tenantId = (await desk().order(id)).progress.tenant!.tenantId;
      assert.equal(desk().bought(tenantId).length, 0);
      await desk().workflow.reopen(id, nina);
      const quote = await desk().quote(id);
      assert.equal(quote.pricedBy, 'cart');
      await desk().workflow.place(id, quote.fingerprint, nina);
      await toTheEnd();
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().bought(tenantId).length, 1);
      assert.equal(desk().made(prefixOf(draft)).length, 1);
    });

    it('a tenant was made, then the order is reopened for another company: stays the first company’s', async () => {
      const draft = forNewTenant({ agreement: { kind: 'online' } });
      const { id } = await desk().placed(draft);
      await desk().run();
      assert.equal(await desk().stands(id), 'parked agreement-missing');
      const reopened = await desk().workflow.reopen(id, nina);
      assert.ok(reopened.kind === 'done');
      const other = forTenant(tenants.adventureWorks, { agreement: attested });
      const changed = await desk().workflow.change(id, reopened.order.version, other, nina);
      assert.ok(changed.kind === 'done');
      assert.deepEqual(changed.order.draft.buyer, draft.buyer);
      await desk().place(id);
      await toTheEnd();
      assert.equal(await desk().stands(id), 'done');
      assert.equal(desk().bought(tenants.adventureWorks).length, 0);
      assert.equal(desk().made(prefixOf(draft)).length, 1);
    });

    it('reopened for another customer: that customer’s own agreement is looked for', async () => {
      microsoft().switch({ checkoutRefusal: '403/800067' });
      const { id } = await desk().placed(forTenant(tenants.adventureWorks));
      await desk().run();
      microsoft().switch({ checkoutRefusal: 'none' });
      const reopened = await desk().workflow.reopen(id, nina);
      assert.ok(reopened.kind === 'done');
      const other = forTenant(tenants.wideWorld, { agreement: { kind: 'online' } });
      await desk().workflow.change(id, reopened.order.version, other, nina);
      await desk().place(id);
      await desk().run();
      assert.equal(await desk().stands(id), 'parked agreement-missing');
    });
  });
});
