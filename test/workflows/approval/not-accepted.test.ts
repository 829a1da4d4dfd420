import assert from 'node:assert/strict';
import { approving, rule } from '../support/approving.ts';
import { attested, forTenant, hour } from '../support/order-desk.ts';
import { oscar, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an approval for a customer who has not accepted yet', function () {
  const { database, microsoft, desk } = useOrderDesk();

  const { settle, waiting, approval } = approving(desk, database);
  const fabrikam = () => forTenant(tenants.fabrikam, { agreement: attested });
  const accept = () => microsoft().accept(tenants.fabrikam, tenants.northwind);

  it('asked for: it says that the customer comes next, and that the prices are the list’s', async () => {
    await settle([rule()]);
    const strange = await waiting(fabrikam());
    assert.partialDeepStrictEqual(strange.approval.subject, { isListPrice: true, awaitsAcceptance: true });
    const own = await waiting();
    assert.partialDeepStrictEqual(own.approval.subject, { isListPrice: false, awaitsAcceptance: false });
  });

  it('approved: the seller hears once that it waits for the customer, our people are asked to invite', async () => {
    await settle([rule()]);
    const { id, approval: asked } = await waiting(fabrikam());
    await desk().approvals.approve(asked.id, asked.fingerprint, oscar);
    await desk().run();
    assert.equal(await desk().stands(id), 'parked relationship-missing');
    assert.deepEqual(
      (await desk().told(id)).filter((line) => line.endsWith('nina')),
      ['approval-requested → nina', 'approval-approved → nina'],
    );
    const toStaff = await database()
      .db.selectFrom('notice')
      .select('event')
      .where('case_id', '=', id)
      .where('event', '=', 'not-invited')
      .execute();
    assert.ok(toStaff.length > 0);
  });

  it('accepted while it waits, at the same price: the same approval, which says so no longer', async () => {
    await settle([rule()]);
    const { id, approval: asked } = await waiting(fabrikam());
    accept();
    await desk().pass(2 * hour, hour);
    const now = await approval(id);
    assert.equal(now.id, asked.id);
    assert.partialDeepStrictEqual(now.subject, { isListPrice: false, awaitsAcceptance: false });
  });
});
