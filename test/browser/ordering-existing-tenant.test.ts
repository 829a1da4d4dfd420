import assert from 'node:assert/strict';
import { useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina } = sellers;
const customer = 'Wide World Importers SARL';
const customerTenant = '33333333-3333-4333-8333-000000000012';
/** What a date input takes, for yesterday and for tomorrow. */
const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

describe('journey of an order for a tenant that exists', () => {
  const journey = useJourney();

  it('found by its domain, spelled otherwise, agreement attested, availability ids out of date: ordered all the same', async () => {
    const { simulator } = journey();
    const ordered = () => simulator.world.state.commerce.orders;
    const window = await journey().open([nina], { viewport: { width: 1000, height: 900 } });
    const look = looker(window, 'order-tenant');
    await window.say('10 Microsoft 365 E3 yearly for Wide World Importer Sarl');
    await window.press('A new customer');
    await window.press('Not sure');
    await window.waitForText('Which domain do they use?');
    await window.say('wideworldimporter.fr');
    await window.waitForText('Microsoft knows no tenant with the domain wideworldimporter.fr.');
    await window.say('wideworldimporters.fr');
    await window.waitForText('Is this the right tenant?');
    await window.waitForText('The names differ');
    await look('1-name');
    await window.press(`Use “${customer}”`);
    await window.press('1 year, billed monthly');
    await window.waitForText(`The Microsoft Customer Agreement of ${customer}`);
    await look('2-agreement');
    await window.press('They signed with me');
    await window.fill('First name', 'Camille');
    await window.fill('Last name', 'Martin');
    await window.fill('E-mail', 'camille@wideworldimporters.fr');
    await window.fill('Signed on', day(3));
    await window.press('Use these details');
    await window.waitForText('must be a day that has been');
    await look('3-not-yet');
    await window.fill('Signed on', day(-1));
    await window.press('Use these details');
    await window.waitForText('F-1001 · Ready to order?');

    await journey().control('switches', { staleAtCheckoutNext: 1 });
    await window.press('Place order');
    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: 60_000 });
    await window.waitForText(`${customer} is ready: 10 × Microsoft 365 E3 (F-`);
    await look('4-done');
    assert.equal(ordered().length, 1);
    assert.equal(simulator.world.state.switches.staleAtCheckoutNext, 0, 'the fault was met');
    const record = simulator.world.state.customers.find(({ tenantId }) => tenantId === customerTenant);
    assert.deepEqual(
      record?.agreements.map(({ primaryContact }) => primaryContact.email),
      ['camille@wideworldimporters.fr'],
    );
  });
});
