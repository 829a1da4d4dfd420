import assert from 'node:assert/strict';
import { approving } from '../support/approving.ts';
import { forTenant } from '../support/order-desk.ts';
import { nina, oscar, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('own licences without any rule', function () {
  const { database, desk } = useOrderDesk();

  const { settle, waiting, waitsFor } = approving(desk, database);
  const ours = () => ({ ...forTenant(tenants.northwindOwnUse), use: 'own' as const });
  const placing = async (by: typeof nina) => {
    const { id } = await desk().begin(ours(), by);
    return (await desk().place(id, by)).kind;
  };

  it('ordered by a seller: the owner is asked', async () => {
    const { approval } = await waiting(ours());
    assert.deepEqual([await waitsFor(approval.id), approval.reasons], [['oscar'], [{ kind: 'own-use' }]]);
  });

  it('their own tenant, ordered for as if it were a customer’s: the owner is asked all the same', async () => {
    const { approval } = await waiting({ ...ours(), use: 'customer' });
    assert.deepEqual(approval.reasons, [{ kind: 'own-use' }]);
  });

  it('ordered by the only owner: nobody may approve it; without four eyes it goes', async () => {
    desk().resellers.join(oscar, ['seller', 'owner']);
    assert.equal(await placing(oscar), 'nobody-may-approve');
    await settle([], { fourEyes: false });
    assert.equal(await placing(oscar), 'placed');
    assert.equal(await placing(nina), 'awaiting');
  });
});
