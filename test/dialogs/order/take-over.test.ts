import assert from 'node:assert/strict';
import { ordering } from '../../support/ordering.ts';

/** Nina at the card an order is placed from; Leo may go on with it. */
async function begun() {
  const opened = ordering();
  const { nina, world } = opened;
  await nina.say('20 business premium yearly for adventure-works.com');
  await nina.press('yes');
  await nina.press('P1Y:monthly');
  assert.match(nina.heading(), /^F-1001 · Ready to order\?/);
  const leo = world.chat('leo');
  const changes = async (reference = 'from Leo') => {
    world.clock.pass(60_000);
    await leo.say('weiter mit F-1001');
    await leo.press('change');
    await leo.press('reference');
    await leo.say(reference);
  };
  return { ...opened, leo, changes };
}

describe('order: a colleague goes on with a draft', () => {
  it('pressing the old card: who changed it and when, and how it stands now', async () => {
    const { nina, changes, world } = await begun();
    await changes();
    const { said } = await nina.press('place');
    assert.equal(
      said.join(' '),
      'Leo Brandt changed F-1001 at 11:43; this is how it stands now. Your last answer was not written.',
    );
    assert.match(nina.heading(), /^F-1001 · Ready to order\?/);
    assert.match(nina.text(), /Your reference\nfrom Leo/);
    assert.equal(world.orders.all[0]?.state, 'draft', 'nothing is bought that nobody saw');
    assert.deepEqual((await nina.press('place')).said, [], 'said once');
    assert.notEqual(world.orders.all[0]?.state, 'draft');
  });

  it('its number is typed when it is on its way: its card comes, below what was typed', async () => {
    const { nina, world } = await begun();
    await nina.press('place');
    assert.deepEqual(world.orders.shownTo, []);
    for (const words of ['F-1001', 'continue F-1001']) {
      assert.equal((await nina.say(words)).case?.caseId, 'F-1001');
      assert.equal(world.orders.shownTo.at(-1), `F-1001 ${nina.person.userId}`);
    }
    assert.equal(world.orders.shownTo.length, 2);
  });

  it('typing to the old card: the same, and nothing of it is written over the other', async () => {
    const { nina, changes, world } = await begun();
    await nina.press('change');
    await nina.press('reference');
    await changes();
    const { said } = await nina.say('from Nina');
    assert.match(said.join(' '), /^Leo Brandt changed F-1001 at 11:43;.*not written/);
    assert.equal(world.orders.all[0]?.draft.reference, 'from Leo');
    assert.match(nina.text(), /from Leo/);
  });

  it('asking what is open: told too, without an answer that was not given', async () => {
    const { nina, changes } = await begun();
    await changes();
    const { said } = await nina.say('help');
    assert.match(said.join(' '), /Leo Brandt changed F-1001 at 11:43; this is how it stands now\.$/m);
    assert.doesNotMatch(said.join(' '), /not written/);
  });

  it('the day after: with the day', async () => {
    const { nina, changes, world } = await begun();
    await changes();
    world.clock.pass(86_400_000);
    assert.match(
      (await nina.press('change')).said.join(' '),
      /^Leo Brandt changed F-1001 on Mon, 14 Sept, 11:43 IST;/,
    );
  });

  it('in German, and of somebody who has left since', async () => {
    const { nina, leo, world, northwind } = await begun();
    await leo.say('weiter mit F-1001');
    world.clock.pass(60_000);
    await nina.press('change');
    await nina.press('reference');
    await nina.say('PO 1');
    const told = await leo.press('change');
    assert.match(
      told.said.join(' '),
      /^Nina Roth hat F-1001 um 11:43 Uhr geändert; so steht der Entwurf jetzt\./,
    );
    world.clock.pass(60_000);
    await nina.press('change');
    await nina.press('reference');
    await nina.say('PO 2');
    await world.resellers.remove(northwind.id, nina.person, world.chat('oscar').person);
    assert.match((await leo.press('change')).said.join(' '), /^Jemand aus Ihrem Haus hat F-1001/);
  });

  it('a look of the colleague, or an own answer in another chat: no change, and nothing is said', async () => {
    const { nina, leo, world, changes } = await begun();
    await changes();
    await nina.press('place');
    world.clock.pass(60_000);
    await leo.say('weiter mit F-1001');
    assert.deepEqual((await nina.press('change')).said, []);
    const elsewhere = world.chat('nina');
    await elsewhere.say('continue F-1001');
    await elsewhere.press('change');
    await elsewhere.press('reference');
    await elsewhere.say('from Nina');
    assert.deepEqual((await nina.press('reference')).said, []);
  });

  it('the colleague has placed it: by whom and when is on the card that comes instead', async () => {
    const { nina, leo } = await begun();
    await leo.say('weiter mit F-1001');
    await leo.press('place');
    const shown = await nina.press('change');
    assert.match(shown.case?.sentence ?? '', /^Leo Brandt placed this order Mon, 14 Sept, 11:42 IST/);
    assert.equal(shown.case?.takesOver, true);
  });

  it('the colleague has thrown it away: said so by name', async () => {
    const { nina, leo } = await begun();
    await leo.say('weiter mit F-1001');
    await leo.press('discard');
    await leo.press('yes');
    assert.match((await nina.press('place')).case?.sentence ?? '', /^Leo Brandt discarded this order/);
  });
});
