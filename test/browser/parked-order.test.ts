import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { acceptOn, follow, people, signInAs, useJourney, type Journey } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { megan } = people;
const { nina } = sellers;
const ireland = 'Open Door Technology (Ireland) Limited';
const northwind = '66666666-6666-4666-8666-000000000001';
const address = 'admin@contoso.onmicrosoft.com';

/** From a typed order for somebody who is nobody's customer to an order that waits, its invitation mailed. */
async function parkedWithInvitation(
  journey: Journey,
  look?: (window: Awaited<ReturnType<Journey['open']>>, moment: string) => Promise<void>,
) {
  const window = await journey.open([nina], { viewport: { width: 1000, height: 900 } });
  const see = async (moment: string) => look?.(window, moment);
  await window.say('20 Microsoft 365 Business Premium yearly for contoso.com');
  await window.waitForText('has not accepted our relationship yet');
  await see('1-tenant');
  await window.press('Send the administrator the invitation');
  await window.waitForText('Who is the administrator of');
  await window.fill('E-mail address', address);
  await window.fill('Name', 'Megan Bowen');
  await see('2-administrator');
  await window.press('Send the invitation');
  await window.waitForText(`the mail to ${address} is on its way`);
  await window.press('1 year, billed monthly');
  await window.waitForText('F-1001 · Ready to order?');
  await window.waitForText('Invitation I-1001 to a•••@contoso.onmicrosoft.com');
  await see('3-ready');
  return { window, see };
}

/** The link into the chat, as it stands in the mail that has arrived. */
async function messageInMail(journey: Journey): Promise<string> {
  const mail = await eventually(
    () => journey.simulator.world.state.mails.find(({ to }) => JSON.stringify(to).includes(address)),
    'the mail with the invitation',
  );
  const [link = ''] = /https:\/\/teams\.microsoft\.com\/l\/chat\/[^\s"<\\]+/.exec(JSON.stringify(mail)) ?? [];
  return new URL(link).searchParams.get('message') ?? '';
}

describe('journey of an order that waits for an acceptance', () => {
  const journey = useJourney();

  it('invited by mail on the way, accepted from the mail: it goes on by itself, and the seller hears of it once', async function () {
    this.timeout(120_000);
    const { window, see } = await parkedWithInvitation(journey(), (opened, moment) =>
      looker(opened, 'parked-order')(moment),
    );
    await window.press('Place it and let it wait');
    await window.waitForText('Contoso Ltd – waiting');
    await see('4-waiting');

    const message = await messageInMail(journey());
    assert.equal(message, 'accept I-1001');
    const customer = await journey().open([megan], { message });
    await customer.waitForText('May we buy licences for you?');
    await customer.root.getByRole('textbox', { name: 'Type a message' }).press('Enter');
    await customer.waitForText('The conversation goes on below.');
    await customer.press('Start');
    await customer.press('Yes, that is right');
    await customer.waitForText('Now at Microsoft');
    await window.waitForText('not accepted yet');
    const tab = await follow(customer, customer, 'Open Microsoft’s page');
    await signInAs(tab, 'Megan Bowen');
    await acceptOn(tab, ireland);
    await arrived(journey(), nina, 'so I placed F-1001: 20 × Microsoft 365 Business Premium');
    await journey().control('time', { advanceMs: 60_000 });
    await window.waitForText('Contoso Ltd is ready');
    await see('5-done');
    assert.equal(journey().simulator.world.state.commerce.orders.length, 1);
  });

  it('dearer when it is accepted: nothing is bought, and both prices are told', async function () {
    this.timeout(120_000);
    const { window } = await parkedWithInvitation(journey());
    await window.press('Place it and let it wait');
    await window.waitForText('Contoso Ltd – waiting');
    await journey().control('switches', { dearerPercent: 10 });
    await journey().control('accept', { userId: megan, accountId: 'europe', resellerTenantId: northwind });
    await window.waitForText('Microsoft’s price has changed since you saw it.');
    await looker(window, 'parked-order')('6-dearer');
    await arrived(journey(), nina, 'instead of');
    assert.equal(journey().simulator.world.state.commerce.orders.length, 0);
    await window.press('See the new price');
    await window.waitForText('F-1001 · Ready to order?');
    await window.press('Place order');
    await arrived(journey(), nina, 'Licences are being prepared');
    assert.equal(journey().simulator.world.state.commerce.orders.length, 1);
  });
});
