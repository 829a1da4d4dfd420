import assert from 'node:assert/strict';
import { useDatabase } from '../../support/database.ts';
import {
  attested,
  emptyOrders,
  forTenant,
  minute,
  orderDesk,
  type OrderDesk,
} from '../support/order-desk.ts';
import { startOrderMicrosoft, type OrderMicrosoft } from '../support/order-microsoft.ts';
import { account, tenants } from '../support/order-people.ts';

describe('an order of a customer who accepts the provider, and not the reseller', function () {
  this.timeout(20_000);
  const database = useDatabase();
  let microsoft: OrderMicrosoft;
  let desk: OrderDesk;
  beforeEach(async () => {
    await emptyOrders(database());
    microsoft = await startOrderMicrosoft();
    desk = orderDesk(database(), microsoft);
  });
  afterEach(() => microsoft.stop());

  const accept = (resellerTenantId: string | null) =>
    microsoft.simulator.world.change(({ relationships, accounts }) => {
      const others = relationships.filter((one) => one.customerTenantId !== tenants.fabrikam);
      relationships.splice(0, relationships.length, ...others, {
        customerTenantId: tenants.fabrikam,
        partnerTenantId: accounts.find((one) => one.id === account.id)!.tenantId,
        resellerTenantId,
        acceptedAt: new Date(microsoft.clock.now()).toISOString(),
      });
    });
  const woken = () =>
    database().withTransaction((tx) =>
      desk.workflow.wake(tx, { accountId: account.id, tenantId: tenants.fabrikam }),
    );

  it('still waits, and the seller is told once what is missing now; goes on when that is accepted', async () => {
    const { id } = await desk.placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk.run();
    assert.equal(await desk.stands(id), 'parked relationship-missing');
    accept(null);
    await woken();
    await desk.run();
    assert.equal(await desk.stands(id), 'parked reseller-relationship-missing');
    await desk.pass(15 * minute, 5 * minute);
    assert.deepEqual(await desk.told(id), ['parked → nina', 'not-invited → desk', 'parked → nina']);
    accept(tenants.northwind);
    await woken();
    await desk.run();
    assert.equal(await desk.stands(id), 'provisioning');
  });

  it('accepted through another reseller: nothing else is said than before', async () => {
    const { id } = await desk.placed(forTenant(tenants.fabrikam, { agreement: attested }));
    await desk.run();
    accept(tenants.coho);
    await woken();
    await desk.run();
    assert.equal(await desk.stands(id), 'parked relationship-missing');
    assert.deepEqual(await desk.told(id), ['parked → nina', 'not-invited → desk']);
  });
});
