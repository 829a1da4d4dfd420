import assert from 'node:assert/strict';
import { attested, forTenant, minute } from '../support/order-desk.ts';
import { account, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an order of a customer who accepts the provider, and not the reseller', function () {
  const { database, microsoft, desk } = useOrderDesk();

  const accept = (resellerTenantId: string | null) => microsoft().accept(tenants.fabrikam, resellerTenantId);
  const woken = () =>
    database().withTransaction((tx) =>
      desk().workflow.wake(tx, { accountId: account.id, tenantId: tenants.fabrikam }),
    );

  it('still waits, and the seller is told once what is missing now; goes on when that is accepted', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    accept(null);
    await woken();
    await desk().run();
    assert.equal(await desk().stands(id), 'parked reseller-relationship-missing');
    await desk().pass(15 * minute, 5 * minute);
    assert.deepEqual(await desk().told(id), ['parked → nina', 'not-invited → desk', 'parked → nina']);
    accept(tenants.northwind);
    await woken();
    await desk().run();
    assert.equal(await desk().stands(id), 'provisioning');
  });

  it('accepted through another reseller: nothing else is said than before', async () => {
    const { id } = await desk().placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk().run();
    accept(tenants.coho);
    await woken();
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(await desk().told(id), ['parked → nina', 'not-invited → desk']);
  });
});
