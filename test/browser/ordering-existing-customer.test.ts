import assert from 'node:assert/strict';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { eventually } from '../support/eventually.ts';
import { minuteMs, useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina } = sellers;
const customer = 'Adventure Works Limited';
/** The README shows the end of the journey; a picture is written anew only when somebody asks for it. */
const readmePicture = process.env['README_PICTURE'];

describe('journey of an order for an existing customer', () => {
  const journey = useJourney();

  for (const theme of ['light', 'dark'] as const) {
    it(`${theme}: typed, corrected, placed, Microsoft’s answer lost, Teams closed: one order, and the end is there when Teams opens`, async () => {
      const { simulator } = journey();
      const ordered = () => simulator.world.state.commerce.orders;
      const window = await journey().open([nina], { theme, viewport: { width: 1000, height: 1000 } });
      const look = looker(window, `order-existing-${theme}`);

      await window.say('20 business premium yearly for Adventure Works');
      await window.waitForText(`Is it ${customer}?`);
      await look('1-is-it');
      await window.press('Yes, that one');
      await window.waitForText('which term?');
      await look('2-term');
      await window.press('1 year, billed monthly');
      await window.waitForText('F-1001 · Ready to order?');
      await window.waitForText('Microsoft already has the agreement: Ada Byrne');
      await look('3-ready');
      await window.press('Change …');
      await window.press('Change Microsoft 365 Business Premium');
      await window.press('Quantity');
      await window.fill('Number of licences', '15');
      await window.press('Continue');
      await window.waitForText('15 × €20.60');
      assert.equal(ordered().length, 0, 'nothing is bought by looking');

      await journey().control('switches', { loseCheckoutNext: 1 });
      await window.press('Place order');
      await window.waitForText(`${customer} – working`);
      await eventually(
        () => simulator.world.state.switches.loseCheckoutNext === 0 || undefined,
        'the lost answer',
      );
      await look('4-working');
      await window.close();

      await arrived(journey(), nina, 'Licences are being prepared');
      await journey().control('time', { advanceMs: minuteMs });
      await arrived(journey(), nina, `${customer} is ready: 15 ×`);
      const again = await journey().open([nina], { theme, viewport: { width: 1000, height: 900 } });
      const bubbles = again.root.locator('.bubble').filter({ hasText: `${customer} is ready: 15 ×` });
      await bubbles.waitFor();
      const card = again.root.locator('.card').filter({ hasText: 'F-1001' });
      await card
        .filter({ hasText: `${customer} is ready` })
        .filter({ hasText: 'Licences ready' })
        .waitFor();
      assert.equal(await bubbles.count(), 1, 'told once');
      assert.equal(await card.filter({ hasText: 'Licences ready' }).count(), 1, 'one case, one card');
      assert.equal(await again.root.getByText(`${customer} – working`).count(), 0);
      await looker(again, `order-existing-${theme}`)('5-opened-again');
      assert.deepEqual(
        ordered().map((order) => order.lines.map(({ quantity }) => quantity)),
        [[15]],
        'one order only',
      );

      await again.say('my drafts');
      await again.waitForText('There is no open draft.');

      // Typed once more, by mistake or not: what was ordered is named before anything is bought.
      await again.say('15 business premium yearly billed monthly for adventure-works.com');
      await again.press('Yes, that is right');
      await again.waitForText('The same has been ordered for this company: F-1001, by Nina Roth on');
      await looker(again, `order-existing-${theme}`)('6-the-same-again');
      await again.say('1');
      await again.waitForText('1 × €20.60');
      assert.doesNotMatch(await again.lastBotText(), /The same has been ordered/);
      await again.press('Discard');
      await again.press('Yes, throw it away');
      assert.equal(ordered().length, 1, 'looked at, and not bought');
    });
  }

  it('corrected by typing at the card it is placed from: plan, product, something added and taken out; nothing is bought', async () => {
    const { simulator } = journey();
    const window = await journey().open([nina], { viewport: { width: 1000, height: 1040 } });
    const look = looker(window, 'order-corrected');
    await window.say('20 business premium yearly for Adventure Works');
    await window.press('Yes, that one');
    await window.waitForText('which term?');
    await window.say('actually 25');
    await window.waitForText('25 × Microsoft 365 Business Premium');
    await window.press('1 year, billed monthly');
    await window.waitForText('F-1001 · Ready to order?');
    await window.say('billed yearly please');
    await window.waitForText('1 year, billed yearly');
    await window.say('add 5 Visio Plan 2, yearly, billed monthly');
    await window.waitForText('5 × Visio Plan 2');
    await look('1-added');
    await window.say('remove the Visio');
    await window.say('make it Microsoft 365 Business Standard');
    await window.waitForText('25 × Microsoft 365 Business Standard');
    await look('2-corrected');
    await window.say('my drafts');
    await window.waitForText('25 × Microsoft 365 Business Standard');
    assert.equal(simulator.world.state.commerce.orders.length, 0);
    assert.equal(await window.root.getByText('F-1002').count(), 0, 'no other draft was begun');
  });

  it('the picture of the README: a card to buy from, small enough to load', async () => {
    const window = await journey().open([nina], { viewport: { width: 1000, height: 1040 } });
    await window.say('20 business premium yearly for Adventure Works');
    await window.press('Yes, that one');
    await window.press('1 year, billed monthly');
    await window.waitForText('F-1001 · Ready to order?');
    const picture = await window.screenshot('order');
    assert.ok((await stat(picture)).size < 400_000);
    if (readmePicture === undefined) return;
    await mkdir('docs/images', { recursive: true });
    await copyFile(picture, 'docs/images/order.png');
  });
});
