import assert from 'node:assert/strict';
import type { TeamsPane } from '../support/browser.ts';
import { people, useJourney } from './journey.ts';
import { looker, sellers } from './ordering.ts';

const { priya } = people;
const { nina, luca } = sellers;

describe('journey of two resellers who must not see each other', () => {
  const journey = useJourney();

  it('the other reseller asks for a customer and an order that are not his: both unknown', async () => {
    const window = await journey().open([luca, priya, nina], { viewport: { width: 1900, height: 900 } });
    const [other, agent, seller] = [window.pane(luca), window.pane(priya), window.pane(nina)];
    await agent.say('hello');
    await registered(other, agent);
    await seller.say('20 business premium yearly for Adventure Works');
    await seller.press('Yes, that one');
    await seller.waitForText('F-1001');

    for (const said of ['continue F-1001', 'continue F-4711']) {
      await other.say(said);
      await other.waitForText('I do not know this case.');
      assert.match(await other.lastBotText(), /I do not know this case/);
    }
    for (const said of ['What about Adventure Works?', 'What about Nobody Ltd?']) {
      await other.say(said);
      await other.waitForText('I know no customer of yours that fits');
    }
    await other.say('5 E3 for Adventure Works');
    await other.waitForText('Does Adventure Works use Microsoft 365 already?');
    await other.press('Yes');
    await other.say('adventure-works.com');
    await other.waitForText(/Microsoft lets you sell only to customers of your own region/);
    await looker(window, 'order-isolation')('unknown');
    const seen = await other.root.locator('.messages').innerText();
    assert.doesNotMatch(seen, /F-1001 ·|Nina|Northwind|Ada Byrne|E3, yearly/);
  });
});

/** Lucerne IT becomes a reseller of ours; Luca has misspelt its partner id at first. */
async function registered(registrant: TeamsPane, agent: TeamsPane): Promise<void> {
  await registrant.say('register');
  await registrant.fill('Company name', 'Lucerne IT Inc.');
  await registrant.fill('Country', 'United States');
  await registrant.fill('Partner ID', '47119x4');
  await registrant.fill('Domain of the tenant you sell from', 'lucerneit.com');
  await registrant.press('Check with Microsoft');
  await registrant.waitForText('A partner ID is a number of 4 to 10 digits.');
  await registrant.fill('Partner ID', '4711984');
  await registrant.press('Check with Microsoft');
  await registrant.waitForText('Register Lucerne IT Inc.?');
  await registrant.press('Register');
  await agent.waitForText('Wants to sell through us');
  await agent.press('Confirm');
  await registrant.waitForText('Lucerne IT Inc. is confirmed.');
}
