import assert from 'node:assert/strict';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import { agreementEvidenceOf } from '../../../src/services/store/agreement-evidence.ts';
import { seenCustomer } from '../../../src/services/store/seen-customers.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import {
  attested,
  forNewTenant,
  forTenant,
  hour,
  line,
  minute,
  prefixOf,
  second,
} from '../support/order-desk.ts';
import { account, leo, nameOf, nina, oscar, priya, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an order that goes its way', function () {
  const { database, microsoft, desk } = useOrderDesk();

  /** Fabrikam's administrator accepts the provider and Northwind. */
  const accept = () => microsoft().accept(tenants.fabrikam, tenants.northwind);

  it('existing customer: priced by the cart, bought once, licences, the seller hears of the end', async () => {
    const { id } = await desk().begin(forTenant(tenants.adventureWorks));
    const quote = await desk().quote(id);
    assert.equal(quote.pricedBy, 'cart');
    assert.equal(quote.placeable, true);
    assert.notEqual(quote.total, undefined);
    assert.equal((await desk().workflow.place(id, quote.fingerprint, nina)).kind, 'placed');
    await desk().run();
    assert.equal(await desk().stands(id), 'provisioning');
    await desk().pass(5 * minute, 10 * second);
    const order = await desk().order(id);
    assert.equal(order.state, 'done');
    assert.equal(order.progress.fullRefundFor, 24 * hour);
    const [subscription] = order.progress.subscriptions ?? [];
    assert.partialDeepStrictEqual(subscription, { quantity: 20, status: 'active' });
    assert.notEqual(subscription?.returnUntil, undefined);
    assert.equal(desk().bought(tenants.adventureWorks).length, 1);
    assert.deepEqual(await desk().told(id), ['done → nina']);
  });

  it('new tenant: made for the reseller, first sign-in sealed, agreement recorded with evidence, licences', async () => {
    const draft = forNewTenant();
    const { id } = await desk().begin(draft);
    const quote = await desk().quote(id);
    assert.equal(quote.pricedBy, 'sheet');
    assert.equal((await desk().workflow.place(id, quote.fingerprint, nina)).kind, 'placed');
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    const { progress, state } = await desk().order(id);
    assert.equal(state, 'done');
    const [tenant, ...others] = desk().made(prefixOf(draft));
    assert.deepEqual(others, []);
    assert.equal(progress.tenant?.tenantId, tenant?.id);
    assert.equal(desk().bought(tenant!.id).length, 1);
    const sealed = await desk().context.firstSignIns.state(id);
    assert.partialDeepStrictEqual(sealed, { kind: 'waiting', address: 'eva@fourthcoffee.de' });
    const [evidence, ...more] = await agreementEvidenceOf(database().db, tenant!.id);
    assert.deepEqual(more, []);
    assert.partialDeepStrictEqual(evidence, {
      order_id: id,
      email: 'eva@fourthcoffee.de',
      answer: 'recorded',
      recorded_by_user_id: nina.userId,
    });
    const relationship = microsoft().simulator.world.state.relationships.find(
      ({ customerTenantId }) => customerTenantId === tenant!.id,
    );
    assert.equal(relationship?.resellerTenantId, tenants.northwind);
  });

  it('new tenant: on record as our customer, so that no sweep takes it for an uninvited acceptance', async () => {
    const { id } = await desk().placed(forNewTenant());
    await desk().run();
    const { tenant } = (await desk().order(id)).progress;
    const seen = await seenCustomer(database().db, account.id, tenant!.tenantId);
    assert.deepEqual(seen, {
      tenantId: tenant!.tenantId,
      name: 'Fourth Coffee GmbH',
      domain: tenant!.domain,
    });
  });

  it('own use: bought for the own-use tenant; the selling tenant is never bought for', async () => {
    const own = await desk().placed({ ...forTenant(tenants.northwindOwnUse), use: 'own' });
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    assert.equal(await desk().stands(own.id), 'done');
    const { id } = await desk().placed({
      ...forTenant(tenants.northwind, { agreement: attested }),
      use: 'own',
    });
    await desk().run();
    assert.notEqual(await desk().stands(id), 'provisioning');
    assert.equal(desk().bought(tenants.northwind).length, 0);
  });

  it('own use without a tenant: the one made for it is the company’s own from then on, and bought for', async () => {
    const { id } = await desk().placed(forNewTenant({ use: 'own' }));
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    const { state, progress, resellerId } = await desk().order(id);
    assert.equal(state, 'done');
    const reseller = await desk().resellers.find(resellerId, { ...nina, staff: false });
    const { tenantId, domain } = progress.tenant!;
    assert.deepEqual(reseller?.tenants.at(-1), { tenantId, domain, use: 'own-use' });
    assert.equal(desk().bought(tenantId).length, 1);
  });

  it('a tenant called one’s own that is not: priced from the list, no cart is filled there', async () => {
    const { id } = await desk().begin({ ...forTenant(tenants.adventureWorks), use: 'own' });
    assert.equal((await desk().quote(id)).pricedBy, 'sheet');
    const { carts } = microsoft().simulator.world.state.commerce;
    assert.deepEqual(
      carts.filter((one) => one.customerTenantId === tenants.adventureWorks),
      [],
    );
  });

  it('somebody else’s customer: waits for the relationship instead of buying', async () => {
    microsoft().simulator.world.change(({ relationships }) => {
      relationships.find(
        ({ customerTenantId }) => customerTenantId === tenants.adventureWorks,
      )!.resellerTenantId = tenants.coho;
    });
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.equal(desk().bought(tenants.adventureWorks).length, 0);
  });

  it('agreement attested: recorded for an existing customer; already recorded: goes on with a note', async () => {
    microsoft().switch({ agreementRefused: true });
    await desk().placed(forTenant(tenants.wideWorld, { agreement: attested }));
    await desk().run();
    const [evidence] = await agreementEvidenceOf(database().db, tenants.wideWorld);
    assert.equal(evidence?.answer, 'already');
  });

  it('agreement online: parked, told once however often looked at, goes on by itself once signed', async () => {
    const { id } = await desk().placed(forTenant(tenants.wideWorld, { agreement: { kind: 'online' } }));
    await desk().run();
    assert.equal(await desk().stands(id), 'parked agreement-missing');
    await desk().pass(hour, 5 * minute);
    assert.deepEqual(await desk().told(id), ['parked → nina']);
    microsoft().simulator.world.change((state) => {
      const at = new Date(microsoft().clock.now()).toISOString();
      state.customers.find(({ tenantId }) => tenantId === tenants.wideWorld)!.directSignedAt = at;
    });
    await desk().pass(10 * minute, 30 * second);
    assert.equal(await desk().stands(id), 'done');
    assert.equal(desk().bought(tenants.wideWorld).length, 1);
    assert.deepEqual(await desk().told(id), ['parked → nina', 'accepted → nina', 'done → nina']);
  });

  it('not a customer yet: parked, goes on by itself after the acceptance, waiting counts as nobody’s slowness', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    const since = microsoft().clock.now();
    await desk().pass(3 * 24 * hour, hour);
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.equal((await desk().order(id)).progress.parkedSince, since);
    accept();
    await desk().pass(5 * minute);
    assert.equal(await desk().stands(id), 'provisioning');
    await desk().pass(5 * minute, 10 * second);
    assert.equal(await desk().stands(id), 'done');
    const { parkedSince, orderedAt = 0, doneAt = 0 } = (await desk().order(id)).progress;
    assert.equal(parkedSince, undefined);
    assert.ok(doneAt - orderedAt < hour);
    // Staff is told once, so that somebody invites the customer.
    assert.deepEqual(await desk().told(id), [
      'parked → nina',
      'not-invited → desk',
      'accepted → nina',
      'done → nina',
    ]);
  });

  it('thrown away: who did it is kept', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    assert.equal((await desk().workflow.discard(id, leo)).kind, 'done');
    assert.deepEqual((await desk().order(id)).progress.discardedBy, leo);
  });

  it('made a draft again, or told to somebody else too: the cards of the others change', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    await desk().workflow.show(id, { ...leo, staff: false });
    const changed = async (event: string) =>
      (await noticesOfCase(database().db, id))
        .filter((notice) => notice.event === event && notice.kind === 'update' && notice.flow === 'order')
        .map(({ target }) => nameOf(target));
    await desk().workflow.tellAlso(id, oscar, nina);
    assert.deepEqual(await changed('listener'), ['nina', 'leo']);
    await desk().workflow.reopen(id, leo);
    assert.deepEqual(await changed('reopened'), ['nina', 'leo']);
  });

  it('acceptance noticed: orders that wait for it go on at once, nobody else’s', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    const other = await desk().placed(forTenant(tenants.wideWorld, { agreement: { kind: 'online' } }));
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    const wake = (accountId: string, tenantId: string = tenants.fabrikam) =>
      database().withTransaction((tx) => desk().workflow.wake(tx, { accountId, tenantId }));
    accept();
    await wake('canada');
    await wake(account.id, tenants.wideWorld);
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    await wake(account.id);
    await desk().run();
    assert.equal(await desk().stands(id), 'provisioning');
    assert.equal(await desk().stands(other.id), 'parked agreement-missing');
  });

  it('acceptance noticed while the order is looked at: what the look saw before does not count', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    const { partnerCenter } = desk().context;
    const answer = partnerCenter.customer.bind(partnerCenter);
    let isFirst = true;
    Object.assign(partnerCenter, {
      customer: async (...asked: Parameters<typeof answer>) => {
        const seen = await answer(...asked);
        if (!isFirst) return seen;
        isFirst = false;
        accept();
        await database().withTransaction((tx) =>
          desk().workflow.wake(tx, { accountId: account.id, tenantId: tenants.fabrikam }),
        );
        return seen;
      },
    });
    await desk().pass(5 * minute);
    await desk().pass(second);
    assert.equal(await desk().stands(id), 'provisioning');
  });

  it('a colleague continues the draft and places it; the colleague hears the end, and whoever was added', async () => {
    const { id } = await desk().begin(forTenant(tenants.adventureWorks));
    assert.deepEqual(
      (await desk().workflow.drafts(leo, 5)).map((order) => order.id),
      [id],
    );
    await desk().place(id, leo);
    assert.equal((await desk().workflow.tellAlso(id, oscar, leo)).kind, 'done');
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    assert.deepEqual((await desk().told(id)).toSorted(), ['done → leo', 'done → oscar']);
  });

  it('the seller has left: the owners hear, and nobody who has left', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().workflow.tellAlso(id, leo, nina);
    desk().resellers.leave(nina);
    desk().resellers.leave(leo);
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    assert.deepEqual(await desk().told(id), ['done → oscar']);
  });

  it('several lines with different billing: one order of ours, two of Microsoft’s, all licences', async () => {
    const lines = [line(), line({ number: 1, billing: 'annual', quantity: 3 })];
    const { id } = await desk().placed(forTenant(tenants.adventureWorks, { lines }));
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    const { progress, state } = await desk().order(id);
    assert.equal(state, 'done');
    assert.deepEqual(progress.subscriptions?.map(({ quantity }) => quantity).toSorted(), [20, 3]);
    assert.equal(desk().bought(tenants.adventureWorks).length, 2);
  });

  it('slow: the seller hears once; after a day a person and the owner do, and late licences still arrive', async () => {
    microsoft().switch({ orderOutcome: 'stuck' });
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    await desk().pass(6 * hour, 5 * minute);
    assert.deepEqual(await desk().told(id), ['slow → nina']);
    await desk().pass(24 * hour, 30 * minute);
    assert.equal(await desk().stands(id), 'needs-person provisioning-stuck');
    const told = ['slow → nina', 'trouble → nina', 'trouble → oscar', 'trouble → desk'];
    assert.deepEqual(await desk().told(id), told);
    microsoft().switch({ orderOutcome: 'completed' });
    await desk().pass(24 * hour, hour);
    assert.equal(await desk().stands(id), 'done');
    assert.deepEqual(await desk().told(id), [...told, 'done → nina']);
  });

  it('calls while provisioning takes a whole day: few, whatever the number of ticks', async () => {
    microsoft().switch({ provisioningSeconds: 24 * 3600 });
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    const seq = microsoft().simulator.world.journal.since(0).at(-1)?.seq ?? 0;
    await desk().pass(23 * hour, minute);
    const calls = microsoft().simulator.world.journal.since(seq, 'api-call');
    const { looks = 0 } = (await desk().order(id)).progress;
    assert.ok(looks >= 15 && looks <= 40, `${looks} looks`);
    assert.ok(calls.length <= 2 * looks, `${calls.length} calls`);
  });

  it('licences after a quarter of an hour: at most four looks and five calls', async () => {
    microsoft().switch({ provisioningSeconds: 900, provisioningRefreshSeconds: 900 });
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    await desk().pass(20 * minute, 15 * second);
    const { state, progress } = await desk().order(id);
    assert.equal(state, 'done');
    assert.ok((progress.looks ?? 0) <= 4, `${progress.looks} looks`);
    const calls = Object.values(microsoft().simulator.context.orderCalls.of(progress.orders?.[0]?.id ?? ''));
    assert.deepEqual(calls, [progress.looks]);
  });

  it('one of them cannot be reached: the others who wait and the owners hear, not whoever it is about', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    await desk().workflow.tellAlso(id, leo, nina);
    const item = { caseId: id, event: 'unreached', facts: { why: 'blocked' } };
    await database().withTransaction((tx) => desk().workflow.tellOthers(tx, item, nina));
    assert.deepEqual(await desk().told(id), ['unreached → leo', 'unreached → oscar']);
    await database().withTransaction((tx) =>
      desk().workflow.tellOthers(tx, { ...item, caseId: 'F-1' }, nina),
    );
    assert.equal((await desk().told(id)).length, 2);
  });

  it('another reseller: its ids answer like unknown ones in every call', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    const cora = { tenantId: tenants.coho, userId: '77777777-7777-4777-8777-000000000031' };
    const { workflow } = desk();
    const draft: OrderDraft = { lines: [] };
    const answers = [
      await workflow.find(id, { ...cora, staff: false }),
      await workflow.drafts(cora, 5),
      await workflow.latest({ ...cora, staff: false }, 5),
      (await workflow.change(id, 1, draft, cora)).kind,
      (await workflow.quote(id, cora)).kind,
      (await workflow.place(id, 'x', cora)).kind,
      (await workflow.reopen(id, cora)).kind,
      (await workflow.goOn(id, 3, { ...cora, staff: false })).kind,
      (await workflow.close(id, 'no', { ...cora, staff: false })).kind,
      (await workflow.discard(id, cora)).kind,
      (await workflow.tellAlso(id, cora, cora)).kind,
      (await workflow.tellAlso(id, nina, cora)).kind,
    ];
    assert.deepEqual(answers.slice(0, 3), [undefined, [], []]);
    assert.deepEqual(
      answers.slice(3),
      Array.from({ length: 9 }, () => 'unknown'),
    );
    assert.equal(await workflow.show(id, { ...cora, staff: false }), 'unknown');
    assert.deepEqual(await desk().told(id), []);
    assert.notEqual(await workflow.find(id, priya), undefined);
  });
});
