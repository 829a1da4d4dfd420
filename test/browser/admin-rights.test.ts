import assert from 'node:assert/strict';
import type { OpenedTeams, TeamsPane } from '../support/browser.ts';
import { dayMs, follow, minuteMs, people, signInAs, useJourney, type Journey } from './journey.ts';
import { looker } from './ordering.ts';

const { megan, priya } = people;

describe('journey of admin rights at a customer', () => {
  const journey = useJourney();

  it('asked for, read in plain words, approved, warned of, extended, removed by the customer: both chats hear it', async () => {
    const window = await journey().open([priya, megan], { viewport: { width: 1480, height: 1300 } });
    const look = looker(window, 'admin-rights');
    const [agent, administrator] = [window.pane(priya), window.pane(megan)];

    await agent.say('admin rights for contoso.com');
    await agent.waitForText('What do we need to do at Contoso Ltd?');
    await look('1-purpose');
    await agent.press('Buy licences');
    await agent.waitForText('the reseller relationship and the customer’s agreement are enough');
    await look('2-not-needed');
    await agent.press('Something else');
    await agent.press('Manage licences');
    await agent.fill('Days (1 to 730)', '200');
    await agent.choose('At the end', 'let it end');
    await agent.press('Continue');
    await agent.waitForText('Ask Contoso Ltd for admin rights?');
    await look('3-confirm');
    await agent.press('Prepare the request');
    await agent.waitForText('Waiting for the customer’s approval');
    await agent.press('Text for the customer');
    await agent.waitForText('https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/');
    await look('4-waiting');

    await administrator.say('gdap G-1001');
    await administrator.waitForText('see names of users, groups and licences');
    await look('5-customer');
    await approve(window, administrator);
    await administrator.waitForText('The admin rights for Open Door Technology are active until');
    await bubble(agent, 'Contoso Ltd approved the admin rights; they are active until');
    await look('6-active');
    await agent.press('Give our group access');
    await agent.waitForText('Our group is given these roles');
    await journey().control('time', { advanceMs: 5 * minuteMs });
    await agent.press('Give our group access');
    await agent.waitForText('its members can work there');

    await journey().control('time', { advanceMs: 171 * dayMs });
    await bubble(agent, 'The admin rights at Contoso Ltd end on');
    await look('7-warned');
    await agent.press('Extend');
    await agent.waitForText('then extended by 180 days');
    await look('8-extended');
    await agent.press('Let it end');
    // Its place is the card's own word that it ends; the sentence beside it goes with the next change of the card.
    await agent.press('Extend');
    await agent.waitForText('then extended by 180 days');

    await remove(journey(), window);
    await bubble(agent, 'Contoso Ltd removed our admin rights');
    await administrator.waitForText('Removed by your organisation');
    await look('9-removed');
    for (const pane of [agent, administrator])
      assert.equal(
        await pane.root.locator('.card').filter({ hasText: 'Name at Microsoft' }).count(),
        1,
        'one case, one card',
      );
  });

  it('asked for beside an invitation: one tick, two cards, and the invitation’s follows the request', async () => {
    const window = await journey().open([priya], { viewport: { width: 1000, height: 1500 } });
    const look = looker(window, 'admin-rights-beside');
    await window.say('invite contoso.com');
    await window.waitForText('Invite Contoso Ltd?');
    await window.root.getByRole('checkbox', { name: /GDAP/ }).check();
    await look('1-ticked');
    await window.press('Prepare the invitation');
    const invitation = window.root.locator('.card').filter({ hasText: 'I-1001 · Contoso Ltd' });
    await invitation.filter({ hasText: 'G-1001: waiting for the customer’s approval' }).waitFor();
    await window.waitForText('G-1001 · Admin rights at Contoso Ltd');
    await look('2-cards');

    const [request] = journey().simulator.context.world.state.gdap;
    await journey().control('gdap', { id: request?.id, deed: 'approve' });
    await invitation.filter({ hasText: 'G-1001: active' }).waitFor();
    assert.equal(await invitation.count(), 1, 'one case, one card');
  });
});

/** Waits for a sentence in the chat, outside of the cards. */
const bubble = (pane: TeamsPane, text: string) =>
  pane.root.locator('.bubble').filter({ hasText: text }).last().waitFor();

/** Follows the card's button to Microsoft's page, and approves what it shows there. */
async function approve(window: OpenedTeams, administrator: TeamsPane): Promise<void> {
  const tab = await follow(window, administrator, 'Open Microsoft’s page');
  await signInAs(tab, 'Megan Bowen');
  await tab.getByRole('heading', { name: 'Approve partner roles' }).waitFor();
  assert.equal(
    await tab.locator('dt:text-is("Roles") + dd').innerText(),
    'Directory Readers, License Administrator',
  );
  await tab.getByRole('button', { name: 'Approve' }).click();
  await tab.getByRole('heading', { name: 'Approved' }).waitFor();
  await tab.close();
}

/** Removes the rights on Microsoft's page of partner relationships, without a word to the bot. */
async function remove(journey: Journey, window: OpenedTeams): Promise<void> {
  const tab = await window.context.newPage();
  await tab.goto(`${journey.origin}/_/admin.microsoft.com/AdminPortal/Home#/partners`);
  const button = tab.getByRole('button', { name: 'Remove roles: Open Door Technology G-1001' });
  await button.click();
  // Closed any earlier, the tab takes the press with it.
  await button.waitFor({ state: 'detached' });
  await tab.close();
}
