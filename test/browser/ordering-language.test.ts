import assert from 'node:assert/strict';
import { useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina } = sellers;
const customer = 'Adventure Works Limited';

describe('journey of an order in two languages', () => {
  const journey = useJourney();

  it('German asked for in the middle: the open question comes again, the order goes on and its card is German; back to English, the card follows', async () => {
    const window = await journey().open([nina], { viewport: { width: 1000, height: 900 } });
    const look = looker(window, 'order-language');
    await window.say('20 business premium for Adventure Works');
    await window.press('Yes, that one');
    await window.waitForText('which term?');
    await window.say('auf Deutsch bitte');
    await window.waitForText('Ab jetzt spreche ich Deutsch mit Ihnen.');
    await window.waitForText('welche Laufzeit?');
    await look('1-term');
    await window.press('1 Jahr, monatlich');
    await window.waitForText('F-1001 · Bestellen?');
    await look('2-ready');
    await window.press('Bestellen');
    await arrived(journey(), nina, 'Die Lizenzen werden bereitgestellt');
    await journey().control('time', { advanceMs: 60_000 });
    await window.waitForText(`${customer} ist bereit: 20 × Microsoft 365 Business Premium (F-`);
    await look('3-done');
    await window.say('English');
    await window.waitForText('From now on I speak English with you.');
    await arrived(journey(), nina, `${customer} is ready`);
    await look('4-english');
    assert.equal(journey().simulator.world.state.commerce.orders.length, 1);
  });
});
