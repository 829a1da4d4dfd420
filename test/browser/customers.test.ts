import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { minuteMs, people, useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina } = sellers;
const customer = 'Adventure Works Limited';

describe('journey of a customer’s card', () => {
  const journey = useJourney();

  it('asked about, an incident, an order: one card that changes by itself; where is my order, in the middle of another', async () => {
    const window = await journey().open([nina], { viewport: { width: 1000, height: 1100 } });
    const look = looker(window, 'customer');
    const card = window.root
      .locator('.card')
      .filter({ hasText: customer })
      .filter({ hasText: 'last checked' });

    await window.say('What about Adventure Works?');
    await window.waitForText('40 × Microsoft 365 E3 · 31 used, 9 free');
    await window.waitForText('12 bought elsewhere');
    await window.waitForText('Microsoft 365: all 6 services are well');
    await look('1-asked');

    await journey().control('switches', { serviceIncident: 'both' });
    await window.press('Check again');
    await window.waitForText('Exchange Online does not work as it should');
    await window.waitForText('Microsoft Teams is down');
    await look('2-incident');

    await window.say('20 business premium yearly for Adventure Works');
    await window.press('Yes, that one');
    await window.press('1 year, billed monthly');
    await window.waitForText('F-1001 · Ready to order?');
    await window.press('Place order');
    await card.filter({ hasText: 'F-1001 · 20 × Microsoft 365 Business Premium: on its way' }).waitFor();

    // Another order is begun; the question waits while the first one is asked about.
    await window.say('5 visio for Wide World');
    await window.say('where is my order?');
    await window.waitForText(`${customer} – working`);

    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: minuteMs });
    await arrived(journey(), nina, `${customer} is ready: 20 ×`);
    await card.filter({ hasText: '20 × Microsoft 365 Business Premium · 0 used, 20 free' }).waitFor();
    await card.filter({ hasText: 'F-1001' }).waitFor({ state: 'hidden' });
    assert.equal(await card.count(), 1, 'one customer, one card');
    await look('3-ordered');
  });

  it('staff: a list of all, one picked, what is not visible and why', async () => {
    const window = await journey().open([people.priya], { viewport: { width: 1000, height: 1100 } });
    const look = looker(window, 'customers-staff');
    const cards = window.root.locator('.card');
    // Known is who was seen by the first look through all accounts, a few seconds after the start.
    await eventually(async () => {
      const before = await cards.count();
      await window.say('customers');
      await eventually(async () => (await cards.count()) > before || undefined, 'the list');
      const listed = window.root.getByText('Wide World Importers SARL · wideworldimporters.onmicrosoft.com');
      return (await listed.count()) > 0 || undefined;
    }, 'the customers on record');
    await look('1-list');
    await window.fill('Name or domain', 'wide');
    await window.press('Search');
    await window.waitForText('No Microsoft Customer Agreement yet');
    await window.waitForText('Buys through Northwind IT Ltd (4711982)');
    await window.waitForText('not visible to us, because the customer has not let our application in');
    await look('2-card');
  });
});
