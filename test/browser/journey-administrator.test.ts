import assert from 'node:assert/strict';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { seriousFindings } from '../support/accessibility.ts';
import type { OpenedTeams } from '../support/browser.ts';
import { acceptOn, follow, people, signInAs, toTheLink, useJourney } from './journey.ts';

const { megan, priya } = people;
const ireland = 'Open Door Technology (Ireland) Limited';
/** The README shows the end of the journey; a picture is written anew only when somebody asks for it. */
const readmePicture = process.env['README_PICTURE'];

describe('journey of a Global Administrator, from hello to the notification', () => {
  const journey = useJourney();

  for (const theme of ['light', 'dark'] as const) {
    it(`${theme}: hello, region, link, acceptance at Microsoft; the card changes by itself and everybody is told`, async () => {
      const window = await journey().open([megan, priya], { theme });
      const [administrator, agent] = [window.pane(megan), window.pane(priya)];
      const look = async (moment: string) => {
        await window.screenshot(`journey-${theme}-${moment}`);
        assert.deepEqual(await seriousFindings(window.page), [], moment);
      };

      await administrator.say('hello');
      await administrator.waitForText('The conversation goes on below.');
      await administrator.waitForText('May we buy licences for you?');
      await look('1-hello');
      await administrator.press('What am I granting?');
      await administrator.waitForText('What this allows');
      await look('2-grants');
      await administrator.press('Go on');
      await administrator.waitForText('Your region: Europe (EUR)');
      await administrator.waitForText(`The partner that will appear on Microsoft’s page: ${ireland}`);
      await look('3-region');
      await administrator.press('Yes, that is right');
      await administrator.waitForText(
        `You are about to let ${ireland} buy licences for Contoso Ltd (contoso.onmicrosoft.com).`,
      );
      await look('4-link');

      const tab = await follow(window, administrator, 'Open Microsoft’s page');
      assert.deepEqual(await seriousFindings(tab), []);
      await signInAs(tab, 'Megan Bowen');
      await tab.getByRole('heading', { name: 'Review the partner relationship' }).waitFor();
      await tab.screenshot({ path: `test-results/journey-${theme}-5-microsoft.png` });
      assert.deepEqual(await seriousFindings(tab), []);
      await acceptOn(tab, ireland);
      await tab.close();

      // Nobody touches Teams any more.
      const done =
        /Contoso Ltd \(contoso\.onmicrosoft\.com\) now allows Open Door Technology \(Ireland\) Limited to buy licences/;
      await administrator.waitForText(done);
      await administrator.root.locator('.card').filter({ hasText: done }).waitFor();
      await administrator.root.locator('.bubble').filter({ hasText: done }).waitFor();
      assert.equal(await administrator.root.getByText('Now at Microsoft').count(), 0);
      await agent.waitForText(`Contoso Ltd accepted ${ireland}`);
      await look('6-accepted');
      await tellsTheDesk(window);
      await look('7-desk');
    });
  }

  it('the picture of the README: both sides after the acceptance, small enough to load', async () => {
    const window = await journey().open([megan, priya], { viewport: { width: 1360, height: 790 } });
    const [administrator, agent] = [window.pane(megan), window.pane(priya)];
    await toTheLink(administrator);
    const tab = await follow(window, administrator, 'Open Microsoft’s page');
    await signInAs(tab, 'Megan Bowen');
    await acceptOn(tab, ireland);
    await tab.close();
    await administrator.root.locator('.bubble').filter({ hasText: 'now allows' }).waitFor();
    await agent.waitForText(`Contoso Ltd accepted ${ireland}`);
    const picture = await window.screenshot('journey');
    assert.ok((await stat(picture)).size < 400_000);
    if (readmePicture === undefined) return;
    await mkdir('docs/images', { recursive: true });
    await copyFile(picture, 'docs/images/journey.png');
  });
});

/** The provider's channel has the news as well; on a narrow pane its agent sees that something is new there. */
async function tellsTheDesk(window: OpenedTeams): Promise<void> {
  const agent = window.pane(priya);
  await agent.root.getByRole('button', { name: 'Back to the chat list, 1 unread' }).click();
  await agent.root.getByRole('button', { name: /Licensing desk/ }).click();
  await agent.waitForText(`Contoso Ltd accepted ${ireland}`);
}
