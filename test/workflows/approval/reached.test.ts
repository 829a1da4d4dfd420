import assert from 'node:assert/strict';
import { approving, level, rule } from '../support/approving.ts';
import { leo, oscar, uma } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an approver whom no message reached', function () {
  const { database, desk } = useOrderDesk({ sharesMicrosoft: true });
  const { settle, waiting, approval, history } = approving(desk, database);

  it('is heard of again: no card says so any more, once; nobody else’s word changes it', async () => {
    await settle([rule(undefined, [level([oscar, leo])])]);
    const { id, approval: asked } = await waiting();
    await database().withTransaction((tx) => desk().approvals.unreached(tx, asked.id, oscar, 'blocked'));
    for (const other of [leo, uma]) await desk().approvals.heard(other);
    assert.equal((await approval(id)).unreached.length, 1);
    await desk().approvals.heard(oscar);
    await desk().approvals.heard(oscar);
    assert.deepEqual((await approval(id)).unreached, []);
    assert.deepEqual(
      (await history(asked.id)).filter((one) => one.startsWith('reached')),
      ['reached oscar'],
    );
  });
});
