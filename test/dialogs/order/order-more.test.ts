import assert from 'node:assert/strict';
import { ordering } from '../../support/ordering.ts';

/** Nina at the product question of a second order for the same customer. */
async function orderingMore() {
  const opened = ordering();
  const { nina, world } = opened;
  await nina.say('20 business premium yearly for adventure-works.com');
  await nina.press('yes');
  await nina.press('P1Y:monthly');
  await nina.press('place');
  world.orders.put({ ...world.orders.all[0]!, state: 'done' });
  await nina.pressCase('order.more', 'F-1001');
  assert.equal(nina.heading(), 'What do they need?');
  return opened;
}

const lineOf = ({ world }: Awaited<ReturnType<typeof orderingMore>>, id = 'F-1002') => {
  const [line] = world.orders.all.find((one) => one.id === id)?.draft.lines ?? [];
  return [line?.title, line?.quantity, line?.term, line?.billing];
};

describe('order: more of it for the same customer', () => {
  it('the product of the earlier order is a button; its term is taken and said, only the number is asked', async () => {
    const opened = await orderingMore();
    const { nina } = opened;
    const { said } = await nina.press('again:0');
    assert.match(said.join(' '), /As in F-1001: 1 year, billed monthly\./);
    assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
    await nina.say('5');
    assert.match(nina.heading(), /^F-1002 · Ready to order\?/);
    assert.deepEqual(lineOf(opened), ['Microsoft 365 Business Premium', 5, 'P1Y', 'monthly']);
  });

  it('typed with its number: an answer to the open question, no other order; nothing of it is asked again', async () => {
    const opened = await orderingMore();
    const { nina, world } = opened;
    await nina.say('5 business premium');
    assert.match(nina.heading(), /^F-1002 · Ready to order\?/);
    assert.deepEqual(lineOf(opened), ['Microsoft 365 Business Premium', 5, 'P1Y', 'monthly']);
    assert.equal(world.orders.all.length, 2);
  });

  it('typed with another term: that one', async () => {
    const opened = await orderingMore();
    const { said } = await opened.nina.say('5 business premium monthly');
    assert.doesNotMatch(said.join(' '), /As in/);
    assert.deepEqual(lineOf(opened), ['Microsoft 365 Business Premium', 5, 'P1M', 'monthly']);
  });

  it('filled in as well as typed: number and product are both read', async () => {
    const opened = await orderingMore();
    await opened.nina.press('look', { product: '7 business premium' });
    assert.deepEqual(lineOf(opened), ['Microsoft 365 Business Premium', 7, 'P1Y', 'monthly']);
  });

  it('another product: its term is asked, nobody has chosen one for it', async () => {
    const { nina } = await orderingMore();
    await nina.say('5 Microsoft 365 E3');
    assert.match(nina.heading(), /Microsoft 365 E3 for Adventure Works Limited: which term\?/);
  });

  it('a plan that is no longer sold: asked', async () => {
    const { nina, world } = await orderingMore();
    const line = world.orders.all[0]!.draft.lines[0]!;
    world.orders.put({ ...world.orders.all[0]!, draft: { lines: [{ ...line, term: 'P3Y' }] } });
    const { said } = await nina.say('5 business premium');
    assert.doesNotMatch(said.join(' '), /As in/);
    assert.match(nina.heading(), /which term\?/);
  });

  it('an order for somebody named is still a new order; a number that is none is refused', async () => {
    const { nina, world } = await orderingMore();
    const { said } = await nina.say('0 business premium');
    assert.match(said.join(' '), /“0” is no number of licences/);
    assert.equal(nina.heading(), 'How many Microsoft 365 Business Premium?');
    await nina.say('20 E3 for contoso.com');
    assert.equal(world.orders.all.length, 3);
  });

  it('another reseller’s order as the one to be like: nothing of it is shown', async () => {
    const { nina, world } = await orderingMore();
    const foreign = world.orders.put({ ...world.orders.all[0]!, id: 'F-2001', resellerId: 'R-9999' });
    const second = world.orders.all.find(({ id }) => id === 'F-1002')!;
    world.orders.put({ ...second, draft: { ...second.draft, like: foreign.id } });
    await nina.say('continue F-1002');
    assert.deepEqual(nina.choices(), ['look']);
  });
});
