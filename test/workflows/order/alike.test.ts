import assert from 'node:assert/strict';
import { alikeForMs } from '../../../src/domain/order-alike.ts';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import { attested, forNewTenant, forTenant, line, minute } from '../support/order-desk.ts';
import { cora, leo, nina, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

const adventure = (more: Partial<OrderDraft> = {}) => forTenant(tenants.adventureWorks, more);

describe('an order like one that was placed shortly before', function () {
  const { desk } = useOrderDesk();

  /** The number of the order it is said to be like, when it is shown to be placed. */
  async function likeOf(draft: OrderDraft, by = nina): Promise<string | undefined> {
    const { id } = await desk().begin(draft, by);
    const quoted = await desk().workflow.quote(id, by);
    assert.equal(quoted.kind, 'quote');
    return quoted.kind === 'quote' ? quoted.alike?.id : undefined;
  }

  it('as much of the same products for the same company: named, whoever of the reseller placed it', async () => {
    const { id } = await desk().placed(adventure());
    assert.equal(await likeOf(adventure()), id);
    assert.equal(await likeOf(adventure({ lines: [line({ number: 3, term: 'P1M' })] }), leo), id);
    await desk().run();
    assert.equal(await likeOf(adventure()), id);
  });

  it('another number, another product beside it, another company, another reseller: not named', async () => {
    await desk().placed(adventure());
    assert.equal(await likeOf(adventure({ lines: [line({ quantity: 5 })] })), undefined);
    const exchange = line({ number: 1, productId: 'CFQ7TTC0LH16', skuId: '0001' });
    assert.equal(await likeOf(adventure({ lines: [line(), exchange] })), undefined);
    assert.equal(await likeOf(forTenant(tenants.wideWorld)), undefined);
    assert.equal(await likeOf(adventure(), cora), undefined);
  });

  it('a draft, one thrown away, one of eight days ago: not named', async () => {
    const { id } = await desk().begin(adventure());
    await desk().quote(id);
    assert.equal(await likeOf(adventure()), undefined);
    const fabrikam = forTenant(tenants.fabrikam, { agreement: attested });
    const parked = await desk().placed(fabrikam);
    await desk().run();
    assert.equal(await likeOf(fabrikam), parked.id);
    await desk().workflow.discard(parked.id, nina);
    assert.equal(await likeOf(fabrikam), undefined);
    await desk().placed(adventure());
    desk().microsoft.pass(alikeForMs + minute);
    assert.equal(await likeOf(adventure()), undefined);
  });

  it('a new company of the same name, before and after it has its tenant: named', async () => {
    const first = await desk().placed(forNewTenant());
    assert.equal(await likeOf(forNewTenant({}, { name: 'Fourth Coffee' })), first.id);
    assert.equal(await likeOf(forNewTenant({}, { name: 'Third Coffee GmbH' })), undefined);
    await desk().run();
    const { tenant } = (await desk().order(first.id)).progress;
    assert.ok(tenant);
    assert.equal(await likeOf(forTenant(tenant.tenantId)), first.id);
    assert.equal(await likeOf(forNewTenant()), first.id);
  });

  it('placed by a colleague after the card was shown: nothing is ordered before it is shown so; then it is', async () => {
    const mine = await desk().begin(adventure());
    const { fingerprint } = await desk().quote(mine.id);
    const theirs = await desk().placed(adventure(), leo);
    const answer = await desk().workflow.place(mine.id, fingerprint, nina);
    assert.equal(answer.kind, 'changed');
    assert.equal(await desk().stands(mine.id), 'draft');
    assert.equal((await desk().order(mine.id)).shown?.alike, theirs.id);
    assert.notEqual((await desk().workflow.place(mine.id, fingerprint, nina)).kind, 'changed');
    assert.notEqual(await desk().stands(mine.id), 'draft');
  });

  it('two colleagues press in the same moment: one is placed, the other one reads of it first', async () => {
    const [mine, theirs] = [await desk().begin(adventure()), await desk().begin(adventure(), leo)];
    const [first, second] = [await desk().quote(mine.id), await desk().quote(theirs.id, leo)];
    const answers = await Promise.all([
      desk().workflow.place(mine.id, first.fingerprint, nina),
      desk().workflow.place(theirs.id, second.fingerprint, leo),
    ]);
    assert.equal(answers.filter(({ kind }) => kind === 'changed').length, 1);
    const states = [await desk().stands(mine.id), await desk().stands(theirs.id)];
    assert.equal(states.filter((state) => state === 'draft').length, 1);
  });
});
