import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { stub } from 'sinon';
import { alikeForMs } from '../../../src/domain/order-alike.ts';
import type { OrderDraft } from '../../../src/domain/order-draft.ts';
import type { Resellers } from '../../../src/workflows/reseller/port.ts';
import { approving, level, rule } from '../support/approving.ts';
import { attested, forNewTenant, forTenant, line, minute } from '../support/order-desk.ts';
import { cora, leo, nina, tenants } from '../support/order-people.ts';
import { useOrderDesk } from '../support/use-order-desk.ts';

const adventure = (more: Partial<OrderDraft> = {}) => forTenant(tenants.adventureWorks, more);

describe('an order like one that was placed shortly before', function () {
  const { desk, database } = useOrderDesk();
  const { settle } = approving(desk, database);

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
    // Pressed once more on the card from before, it is still unread; the card that names it is meant as it is.
    assert.equal((await desk().workflow.place(mine.id, fingerprint, nina)).kind, 'changed');
    const told = { alike: theirs.id };
    const read = await desk().workflow.place(mine.id, fingerprint, nina, undefined, told);
    assert.notEqual(read.kind, 'changed');
    assert.notEqual(await desk().stands(mine.id), 'draft');
  });

  it('a colleague has read of it on this draft, the presser has not: nothing is ordered', async () => {
    const mine = await desk().begin(adventure());
    const { fingerprint } = await desk().quote(mine.id);
    const theirs = await desk().placed(adventure(), leo);
    const seen = await desk().workflow.quote(mine.id, leo);
    assert.equal(seen.kind === 'quote' ? seen.alike?.id : '', theirs.id);
    assert.equal((await desk().workflow.place(mine.id, fingerprint, nina)).kind, 'changed');
    assert.equal(await desk().stands(mine.id), 'draft');
  });

  it('placed while Microsoft is asked for the price of an old card once more: nothing is ordered', async () => {
    const mine = await desk().begin(adventure());
    const { fingerprint } = await desk().quote(mine.id);
    const theirs = await desk().begin(adventure(), leo);
    desk().microsoft.pass(11 * minute);
    const other = await desk().quote(theirs.id, leo);
    const { purchasing } = desk().context;
    const real = purchasing.createCart.bind(purchasing);
    let between: string | undefined;
    const stubbed = stub(purchasing, 'createCart').callsFake(async (...asked: Parameters<typeof real>) => {
      between ??= (await desk().workflow.place(theirs.id, other.fingerprint, leo)).kind;
      return real(...asked);
    });
    const answer = await desk()
      .workflow.place(mine.id, fingerprint, nina)
      .finally(() => stubbed.restore());
    assert.deepEqual([between, answer.kind], ['placed', 'changed']);
    assert.equal(await desk().stands(mine.id), 'draft');
  });

  it('closed as failed after Microsoft was asked to sell: named; before that: not', async () => {
    const first = await desk().placed(adventure());
    await desk().run();
    assert.ok((await desk().order(first.id)).progress.checkoutAt);
    const put = (more: object) =>
      database()
        .db.updateTable('order_case')
        .set({ state: 'failed', ...more })
        .where('id', '=', first.id)
        .execute();
    await put({});
    assert.equal(await likeOf(adventure()), first.id);
    await put({ progress: JSON.stringify({ placedAt: first.progress.placedAt }) });
    assert.equal(await likeOf(adventure()), undefined);
  });

  it('many of one reseller press at once, and one of them nobody may approve: all are answered', async () => {
    const resellers = desk().resellers as { withRole: Resellers['withRole'] };
    const { withRole } = resellers;
    // As the real one does: it asks for a connection of its own.
    const stubbed = stub(resellers, 'withRole').callsFake(async (...asked) => {
      await sql`select 1`.execute(database().db);
      return withRole(...asked);
    });
    await settle([rule(undefined, [level([nina])])]);
    const cards = [];
    for (const [quantity, by] of [nina, ...Array.from({ length: 13 }, () => leo)].entries()) {
      const { id } = await desk().begin(adventure({ lines: [line({ quantity: quantity + 1 })] }), by);
      cards.push({ id, by, fingerprint: (await desk().quote(id, by)).fingerprint });
    }
    const pressed = cards.map(({ id, by, fingerprint }) => desk().workflow.place(id, fingerprint, by));
    const answers = await Promise.all(pressed).finally(() => stubbed.restore());
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['nobody-may-approve', ...Array.from({ length: 13 }, () => 'awaiting')],
    );
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
