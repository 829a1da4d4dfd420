import assert from 'node:assert/strict';
import { seriousFindings } from '../support/accessibility.ts';
import { acceptOn, follow, people, signInAs, useJourney } from './journey.ts';

const { katrin, priya } = people;
const ireland = 'Open Door Technology (Ireland) Limited';

describe('journey of a named invitation', () => {
  const journey = useJourney();

  it('invited by our agent, opened by the link in the text, accepted: one card follows it all', async () => {
    const window = await journey().open([priya]);
    await window.say('invite fabrikam.de');
    await window.waitForText('Invite Fabrikam GmbH?');
    await window.waitForText(ireland);
    await window.screenshot('invite-1-facts');
    await window.press('Prepare the invitation');
    await window.waitForText('I-1001 · Fabrikam GmbH');
    await window.waitForText('Prepared, not sent yet');
    await window.press('Text for the customer');
    // Fabrikam's country is not visible yet; its domain says in which language it is written to.
    await window.waitForText('Damit dürfen wir Lizenzen bestellen, verwalten und betreuen');
    await window.screenshot('invite-2-text');
    assert.deepEqual(await seriousFindings(window.page), []);
    const [address] = /https:\/\/teams\.microsoft\.com\/l\/chat\/\S+/.exec(await window.lastBotText()) ?? [];
    await window.press('I have sent it');
    await window.waitForText('Sent, not opened yet');

    const message = new URL(address ?? '').searchParams.get('message') ?? '';
    assert.equal(message, 'accept I-1001');
    const customer = await journey().open([katrin], { message });
    await customer.waitForText('Dürfen wir Lizenzen für Sie kaufen?');
    await customer.root.getByRole('textbox', { name: 'Type a message' }).press('Enter');
    await customer.waitForText('Das Gespräch geht unten weiter.');
    await customer.press('Beginnen');
    await customer.press('Ja, bin ich');
    await customer.press('Ja, das stimmt');
    await customer.waitForText('Sie erlauben gleich');
    await window.waitForText('Link shown, not accepted yet');

    const tab = await follow(customer, customer, 'Seite von Microsoft öffnen');
    await signInAs(tab, 'Katrin Vogel');
    await acceptOn(tab, ireland);
    await customer.waitForText('Lizenzen zu kaufen');
    await window.root
      .locator('.card')
      .filter({ hasText: `Fabrikam GmbH accepted ${ireland}` })
      .waitFor();
    await window.root
      .locator('.bubble')
      .filter({ hasText: `Fabrikam GmbH accepted ${ireland}` })
      .waitFor();
    assert.equal(
      await window.root.locator('.card').filter({ hasText: 'I-1001' }).count(),
      1,
      'one case, one card',
    );
    await window.screenshot('invite-3-accepted');

    await window.say('invite fabrikam.de');
    await window.waitForText('already has a relationship');
    await window.say('invite contoso');
    await window.waitForText('is not a domain name');
    await window.screenshot('invite-4-again');
  });
});
