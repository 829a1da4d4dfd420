import assert from 'node:assert/strict';
import path from 'node:path';
import { seriousFindings } from '../support/accessibility.ts';
import { follow, people, signInAs, useJourney } from './journey.ts';

const { joni, grady, ulrike, priya } = people;
const withAccounts = path.resolve(import.meta.dirname, '../../provider.clouds.sample.json');
const federal = 'Open Door Technology Federal LLC';
const shanghai = 'Open Door Technology (Shanghai) Co., Ltd.';

describe('national clouds, with accounts in two of them', () => {
  const journey = useJourney({ environment: { CONCIERGE_PROVIDER_FILE: withAccounts } });

  it('US Government: eligibility is asked for, the administrator accepts in the Office portal, staff sees codes and partner', async () => {
    const window = await journey().open([joni, priya]);
    const [administrator, agent] = [window.pane(joni), window.pane(priya)];
    await administrator.waitForText('This is a government tenant');
    await administrator.press('Start eligibility');
    await administrator.root.getByLabel('State or local government').check();
    await administrator.fill('Web site of the organisation', 'adatum.example.gov');
    await administrator.fill('Who can be asked, and how', 'Joni Sherman, +1 425 555 0100');
    assert.deepEqual(await seriousFindings(window.page), []);
    await window.screenshot('clouds-us-1-eligibility');
    await administrator.press('Send to our people');
    await administrator.waitForText('Our people have your request to check eligibility');
    await agent.waitForText('Organisation: State or local government');

    await administrator.say('accept');
    await administrator.press('Accept our relationship');
    await administrator.waitForText(federal);
    await administrator.press('Start');
    await administrator.press('Go on without signing in');
    await administrator.press('Yes, that is right');
    await administrator.waitForText(`You are about to let ${federal}`);
    await window.screenshot('clouds-us-2-link');
    const tab = await follow(window, administrator, 'Open Microsoft’s page');
    assert.match(tab.url(), /\/_\/portal\.office\.com\/partner\/partnersignup\.aspx/);
    await signInAs(tab, 'Joni Sherman');
    await tab.getByText('It cannot be left out here.').waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
    await tab.getByRole('checkbox').check();
    await tab.getByRole('button', { name: 'Accept' }).click();
    await tab.getByRole('heading', { name: 'Partner Relationships' }).waitFor();
    await administrator.waitForText(`now allows ${federal} to buy licences`);
    await agent.waitForText(`accepted ${federal}`);
    await window.screenshot('clouds-us-3-accepted');

    await agent.say('cloud adatum.example.gov');
    await agent.waitForText('City of Bellows: GCC-4F21-77 (3 of 5 left)');
    await agent.waitForText(federal);
    await window.screenshot('clouds-us-4-staff');
    await agent.press('What is different there');
    await agent.waitForText('it cannot be left out');
  });

  it('China: the mail is written with its link untouched; accepted at 21Vianet, both sides hear of it', async () => {
    const window = await journey().open([priya]);
    await window.say('cloud wingtip.cn');
    await window.waitForText('This tenant is run by 21Vianet');
    await window.waitForText(shanghai);
    await window.press('What is different there');
    await window.waitForText('removing seats');
    await window.screenshot('clouds-china-1-differs');
    await window.press('Back');
    await window.press('Prepare the mail');
    await window.fill('First paragraph', 'Dear Grady, we spoke yesterday.');
    await window.press('Show the mail');
    await window.waitForText('Dear Grady, we spoke yesterday.');
    await window.screenshot('clouds-china-2-mail');
    assert.deepEqual(await seriousFindings(window.page), []);
    const [link = ''] =
      /https:\/\/portal\.partner\.microsoftonline\.cn\S+/.exec(await window.lastBotText()) ?? [];
    await window.press('I have sent it');
    await window.waitForText(/I-\d+ · Wingtip China/);

    const tab = await window.context.newPage();
    await tab.goto(`${journey().origin}/_/${link.replace('https://', '')}`);
    await signInAs(tab, 'Grady Archie');
    await tab.getByText('delegated administration. It cannot be left out').waitFor();
    await tab.getByRole('checkbox').check();
    await tab.getByRole('button', { name: 'Accept' }).click();
    await window.waitForText(`Wingtip China accepted ${shanghai}`);
    await tab.getByRole('button', { name: 'Remove administration' }).click();
    await tab.getByText('No administration').waitFor();
    await tab.close();
    await window.say('permissions removed');
    await window.press('China (21Vianet)');
    await window.waitForText('The commercial relationship stays');
    await window.screenshot('clouds-china-3-removed');
  });
});

describe('national clouds, without accounts there', () => {
  const journey = useJourney();

  it('China: the desk, for the administrator and for staff; no link anywhere', async () => {
    const window = await journey().open([grady, priya]);
    const [administrator, agent] = [window.pane(grady), window.pane(priya)];
    await administrator.waitForText('This tenant is run by 21Vianet');
    await administrator.press('Talk to our China desk');
    await administrator.waitForText('china@opendoor.example');
    await administrator.press('Send');
    await administrator.waitForText('Our China desk has your request');
    await agent.waitForText(/P-\w+ · China \(21Vianet\): China desk/);
    await agent.say('cloud wingtip.cn');
    await agent.waitForText('none configured');
    await window.screenshot('clouds-china-4-desk');
    assert.doesNotMatch(
      await administrator.root.locator('body').innerText(),
      /portal\.partner|admin\.microsoft/,
    );
  });

  it('Germany: closed, the European account and the move, in German and for staff', async () => {
    const window = await journey().open([ulrike, priya]);
    const [administrator, agent] = [window.pane(ulrike), window.pane(priya)];
    await administrator.waitForText('Diese Cloud nimmt keine neuen Kunden mehr');
    await administrator.press('Europa nutzen');
    await administrator.waitForText('Open Door Technology (Ireland) Limited');
    assert.deepEqual(await seriousFindings(window.page), []);
    await administrator.press('Zurück');
    await administrator.press('Zum Umzug');
    await administrator.waitForText('Umzug von der Microsoft Cloud Deutschland');
    await window.screenshot('clouds-germany-1');
    await agent.say('cloud southridgevideo.de');
    await agent.waitForText('Microsoft Cloud Germany');
    await agent.press('Use Europe');
    await agent.press('Invite the new tenant');
    await agent.waitForText('Which customer?');
    await window.screenshot('clouds-germany-2');
  });
});
