import assert from 'node:assert/strict';
import { setCaseCard } from '../../../src/services/store/case-cards.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { forTenant, minute, second } from '../support/order-desk.ts';
import { approving, rule } from '../support/approving.ts';
import { nina, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('cards of customers', function () {
  const { database, desk } = useOrderDesk();
  const { settle } = approving(desk, database);

  /** Nina has a live card of this customer. */
  const follow = (tenantId: string) =>
    setCaseCard(
      database().db,
      {
        flow: 'customers',
        caseId: tenantId,
        target: nina,
        conversationId: 'a:nina',
        activityId: '1',
      },
      1,
    );
  const told = async (tenantId: string) =>
    (await noticesOfCase(database().db, tenantId)).map(({ flow, kind, event }) => `${flow} ${kind} ${event}`);

  it('an order goes its way: the card changes in place with every step, without a word', async () => {
    await follow(tenants.adventureWorks);
    await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    await desk().pass(5 * minute, 10 * second);
    const events = await told(tenants.adventureWorks);
    assert.ok(events.includes('customers update order-work'), events.join());
    assert.equal(events.at(-1), 'customers update order-finish');
    assert.deepEqual(
      events.filter((one) => !one.startsWith('customers update ')),
      [],
    );
  });

  it('an owner is asked and decides: the card changes too', async () => {
    await follow(tenants.adventureWorks);
    await settle([rule()]);
    await desk().placed(forTenant(tenants.adventureWorks));
    const events = await told(tenants.adventureWorks);
    assert.ok(events.includes('customers update order-seek-approval'), events.join());
    assert.ok(events.includes('customers update approval-approved'), events.join());
  });

  it('nobody has a card of the customer: nothing is written', async () => {
    await desk().placed(forTenant(tenants.adventureWorks));
    await desk().run();
    assert.deepEqual(await told(tenants.adventureWorks), []);
  });
});
