import assert from 'node:assert/strict';
import { people, useJourney } from './journey.ts';
import { looker, sellers } from './ordering.ts';

const { priya } = people;
const { nina, oscar } = sellers;

describe('journey of an order for the own company', () => {
  const journey = useJourney();

  it('told the rules, the selling tenant refused, the owner approves, no credit: our people see it, try again, and it goes on', async () => {
    const { simulator } = journey();
    await journey().control('switches', { checkoutRefusal: '403/800023' });
    const window = await journey().open([nina, oscar, priya], { theme: 'dark' });
    const [seller, owner, agent] = [window.pane(nina), window.pane(oscar), window.pane(priya)];
    const look = looker(window, 'order-own');
    await agent.say('hello');
    await owner.say('hello');
    await seller.say('5 Copilot for us');
    await seller.waitForText('a partner may not sell Microsoft licences to itself');
    await seller.press('Explain');
    await seller.waitForText('There are three ways to come by licences for your own people:');
    await seller.fill('Domain of another tenant', 'northwindcsp.com');
    await seller.press('Another tenant');
    await seller.waitForText('Licences for own use may not go there; please name another one.');
    await look('1-coach');
    await seller.press('northwindit.onmicrosoft.com');
    await seller.press('1 year, billed yearly');
    await seller.waitForText('There is a promotion');
    await seller.press('Take it');
    await seller.waitForText('Microsoft 365 Copilot needs another product');
    await seller.press('Add Microsoft 365 Business Basic');
    await seller.waitForText('Internal use · Ready to order?');
    await look('2-ready');
    await seller.press('Place order');
    await seller.waitForText('Waits for Oscar Ward');
    await owner.press('Approve …');
    await look('3-waits');
    await owner.press('Approve 2 products');
    await seller.waitForText('Our people have it now; you will hear here.');
    await agent.waitForText('Pay what is due or ask for a higher limit');
    await look('4-no-credit');
    assert.equal(simulator.world.state.commerce.orders.length, 0);

    await journey().control('switches', { checkoutRefusal: 'none' });
    await agent.press('Try again');
    await seller.waitForText('Licences are being prepared');
    await journey().control('time', { advanceMs: 60_000 });
    await seller.waitForText('is ready: 5 × Microsoft 365 Copilot');
    await look('5-done');
    assert.equal(simulator.world.state.commerce.orders.length, 1);
  });
});
