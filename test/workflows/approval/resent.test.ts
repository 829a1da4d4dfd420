import assert from 'node:assert/strict';
import { approving, rule } from '../support/approving.ts';
import { nina, oscar } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

describe('an approval that came back and is asked for again', function () {
  const { database, microsoft, desk } = useOrderDesk();

  const { settle, waiting } = approving(desk, database);

  it('names the one before and carries what was said; one that was taken back is no such thing', async () => {
    await settle([rule()]);
    const { id, approval: first } = await waiting();
    await desk().approvals.ask(first.id, 'Why yearly?', oscar);
    await desk().approvals.answer(first.id, 'Cheaper.', nina);
    await desk().approvals.reject(first.id, first.fingerprint, 'Too many.', oscar);
    microsoft().pass(1_000);
    const again = await desk().place(id);
    assert.ok(again.kind === 'awaiting');
    const { resends, words } = again.approval;
    assert.equal(resends, first.id);
    assert.deepEqual(
      words.map(({ text }) => text),
      ['Why yearly?', 'Cheaper.'],
    );
    await desk().workflow.reopen(id, nina);
    microsoft().pass(1_000);
    const third = await desk().place(id);
    assert.ok(third.kind === 'awaiting');
    assert.equal(third.approval.resends, undefined);
  });
});
