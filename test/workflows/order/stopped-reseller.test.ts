import assert from 'node:assert/strict';
import { forTenant, minute, second } from '../support/order-desk.ts';
import { nina, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('orders of a reseller whose new orders are stopped', function () {
  const { desk } = useOrderDesk();

  it('on its way already: goes on to its end, is seen, and the seller hears of it', async () => {
    const { id } = await desk().placed(forTenant(tenants.adventureWorks));
    desk().resellers.stop(nina, true);
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    assert.equal(await desk().stands(id), 'done');
    assert.deepEqual(await desk().told(id), ['done → nina']);
    assert.equal((await desk().workflow.find(id, { ...nina, staff: false }))?.id, id);
  });

  it('a draft: can be looked at and priced, not placed; placed once they may again', async () => {
    const { id } = await desk().begin(forTenant(tenants.adventureWorks));
    desk().resellers.stop(nina, true);
    const { fingerprint } = await desk().quote(id);
    assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'suspended');
    await desk().run();
    assert.equal(await desk().stands(id), 'draft');
    assert.equal(desk().bought(tenants.adventureWorks).length, 0);
    desk().resellers.stop(nina, false);
    assert.equal((await desk().workflow.place(id, fingerprint, nina)).kind, 'placed');
  });
});
