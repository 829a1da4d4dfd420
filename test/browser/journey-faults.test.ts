import assert from 'node:assert/strict';
import type { OpenedTeams, TeamsPane } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import {
  acceptOn,
  dayMs,
  follow,
  minuteMs,
  people,
  signInAs,
  toTheLink,
  useJourney,
  type Journey,
} from './journey.ts';

const { megan, priya, katrin, diego, joni, grady } = people;
const ireland = 'Open Door Technology (Ireland) Limited';
const nowAllows = (company: string) => `now allows ${company} to buy licences`;

describe('journey when signing in needs something', () => {
  const journey = useJourney();

  it('consent missing, the button: its window asks for consent, and the chat goes on by itself', async () => {
    const window = await journey().open([diego]);
    await window.press('Start');
    await window.waitForText('Sign in with your work account');
    const popup = await follow(window, window, 'Sign in');
    await popup.getByRole('button', { name: 'Diego Siciliani' }).click();
    await window.screenshot('consent-1-button');
    await popup.screenshot({ path: 'test-results/consent-1-window.png' });
    await popup.getByRole('checkbox', { name: /on behalf of your organization/ }).check();
    await popup.getByRole('button', { name: 'Accept' }).click();
    await window.waitForText('Your region: United States (USD)');
    await window.screenshot('consent-2-signed-in');
  });

  it('consent by the person alone, with a code: the roles stay hidden, so the person says who they are', async () => {
    const window = await journey().open([diego]);
    await window.press('Start');
    await window.press('Sign in another way (code)');
    await window.fill('Six-digit code', '000000');
    await window.press('Use this code');
    await window.waitForText('That code is not valid');
    const page = await follow(window, window, 'Open the sign-in page');
    await page.getByRole('button', { name: 'Diego Siciliani' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    const code = await page.locator('.code').innerText();
    await window.say(code);
    await window.waitForText('your organisation does not let me see your roles');
    await window.press('Yes, I am');
    await window.waitForText('Which region is your tenant in?');
  });

  it('without signing in: the region is asked, and the link comes all the same', async () => {
    const window = await journey().open([diego]);
    await window.press('Start');
    await window.press('Go on without signing in');
    await window.waitForText('Which region is your tenant in?');
    await window.screenshot('consent-3-choose');
    await window.press('Take this one');
    await window.waitForText('Please pick one.');
    await window.root.getByRole('radio', { name: /United States/ }).check();
    await window.press('Take this one');
    await window.waitForText('You are about to let Open Door Technology Ltd buy licences for Litware Inc.');
  });
});

describe('journey when Microsoft’s page goes wrong', () => {
  const journey = useJourney();

  it('another region accepted: named on both sides, and put right by its button', async () => {
    await journey().control('switches', { ignoreRegion: true });
    const window = await journey().open([megan, priya]);
    const administrator = window.pane(megan);
    await toTheLink(administrator);
    await journey().control('accept', { userId: megan, accountId: 'canada' });
    await administrator.waitForText(
      /Contoso Ltd accepted Canada \(CAD\); this request is for Europe \(EUR\)\. Nothing was bought\./,
    );
    await window.pane(priya).waitForText('Contoso Ltd accepted Canada (CAD)');
    await window.screenshot('wrong-1-both');
    const tab = await follow(window, administrator, 'Open the page for Europe (EUR)');
    await signInAs(tab, 'Megan Bowen');
    await acceptOn(tab, ireland);
    await administrator.waitForText(nowAllows(ireland));
    await window.pane(priya).waitForText(`Contoso Ltd accepted ${ireland}`);
    await window.screenshot('wrong-2-right');
  });

  it('a blank page: advice step by step, then a person, whose answer arrives in the chat', async () => {
    await journey().control('switches', { adminCenter: 'blank' });
    const window = await journey().open([megan, priya]);
    const [administrator, agent] = [window.pane(megan), window.pane(priya)];
    await toTheLink(administrator);
    const tab = await follow(window, administrator, 'Open Microsoft’s page');
    await signInAs(tab, 'Megan Bowen');
    await tab.waitForFunction(() => document.title !== '' && document.body.innerText === '');
    await administrator.press('I see something else');
    await administrator.press('A blank page');
    await administrator.waitForText('A blank page is nearly always an old sign-in.');
    await administrator.press('Still the same');
    await administrator.waitForText('Then it is the browser');
    await window.screenshot('blank-1-advice');
    await administrator.press('Talk to a person');
    await administrator.waitForText(/Our people have it/);
    await agent.waitForText('asks for help');
    await agent.fill('Answer into their chat', 'Please try Edge *in private*; <b>call me</b> otherwise.');
    await window.screenshot('blank-2-answering');
    await agent.press('Send answer');
    await administrator.waitForText('Please try Edge *in private*; ‹b›call me‹/b› otherwise.');
    await window.screenshot('blank-3-answered');
  });

  for (const [userId, name, title, tenantId] of [
    [joni, 'US Government', 'This is a government tenant', '33333333-3333-4333-8333-000000000007'],
    [grady, 'China', 'This tenant is run by 21Vianet', '33333333-3333-4333-8333-000000000008'],
  ] as const) {
    it(`${name}: no link is shown anywhere, and our people are told`, async () => {
      const window = await journey().open([userId, priya]);
      const administrator = window.pane(userId);
      await administrator.waitForText(title);
      await administrator.waitForText('Our people have been told.');
      await window.pane(priya).waitForText(tenantId);
      await window.screenshot(`cloud-${name.toLowerCase().replace(' ', '-')}`);
      await administrator.say('accept');
      await administrator.waitForText('The conversation goes on below.');
      assert.doesNotMatch(await everything(administrator), /admin\.microsoft\.com|Microsoft’s page/);
    });
  }

  it('removed in the admin center: both sides are told after the next comparison', async () => {
    const window = await journey().open([megan, priya]);
    const administrator = window.pane(megan);
    await acceptedByMegan(window, administrator);
    const tab = await follow(window, administrator, 'Show in admin center');
    await tab.getByRole('heading', { name: 'Partner relationships' }).waitFor();
    await tab.getByText('Remove', { exact: true }).click();
    await tab.getByRole('button', { name: `Remove this partner: ${ireland}` }).click();
    await tab.getByText('Your organisation has no partners.').waitFor();
    await journey().control('time', { advanceMs: 11 * minuteMs });
    await administrator.waitForText('Contoso Ltd has removed the relationship');
    await window.pane(priya).waitForText(`Contoso Ltd no longer has a relationship with ${ireland}`);
    await window.screenshot('removed');
  });
});

describe('journey when news gets lost', () => {
  const journey = useJourney();

  it('webhooks dropped: the next comparison finds it, and everybody is told', async () => {
    await journey().control('switches', { webhooks: 'dropped' });
    const window = await journey().open([megan, priya]);
    const administrator = window.pane(megan);
    await toTheLink(administrator);
    await journey().control('accept', { userId: megan, accountId: 'europe' });
    await journey().control('time', { advanceMs: 11 * minuteMs });
    await administrator.waitForText(nowAllows(ireland));
    // Not Microsoft's event: what staff reads names how it was noticed.
    await window.pane(priya).waitForText('the regular comparison');
  });

  it('time is over: the card says so, and our agent makes a new invitation', async () => {
    const window = await journey().open([megan, priya]);
    const [administrator, agent] = [window.pane(megan), window.pane(priya)];
    await toTheLink(administrator);
    await journey().control('time', { advanceMs: 91 * dayMs });
    await administrator.waitForText('This request has ended');
    await agent.waitForText('Ended without an answer');
    await agent.press('New invitation');
    await agent.waitForText('I-1002 · Contoso Ltd');
    await window.screenshot('expired-renewed');
    await administrator.press('Start again');
    await administrator.waitForText('May we buy licences for you?');
    await administrator.press('Start');
    await administrator.press('Yes, that is right');
    await administrator.waitForText('Now at Microsoft');
    await agent.waitForText('Link shown, not accepted yet');
  });

  it('the app is uninstalled: our people are told that the administrator was not reached', async () => {
    const window = await journey().open([megan, priya]);
    const administrator = window.pane(megan);
    await toTheLink(administrator);
    await administrator.root.getByRole('button', { name: 'More options' }).click();
    await administrator.root.getByRole('menuitem', { name: 'Uninstall the app' }).click();
    await journey().control('accept', { userId: megan, accountId: 'europe' });
    await window.pane(priya).waitForText('The administrator of Contoso Ltd could not be reached in Teams');
    await window.screenshot('unreached');
  });
});

describe('journey when the bot is killed', () => {
  const journey = useJourney({ bot: 'process' });

  it('kill -9 between the acceptance and the message: told after it has started again', async () => {
    const window = await journey().open([megan, priya]);
    const administrator = window.pane(megan);
    await toTheLink(administrator);
    await journey().control('switches', { connectorFailNext: 1000, connectorStatus: 503 });
    await journey().control('accept', { userId: megan, accountId: 'europe' });
    await refusedMessage(journey());
    const before = journey().botOrigin();
    assert.equal(journey().kill(), true);
    await journey().control('switches', { connectorFailNext: 0 });
    await eventually(() => (['', before].includes(journey().botOrigin()) ? undefined : true), 'a new bot');
    await administrator.root
      .locator('.bubble')
      .filter({ hasText: nowAllows(ireland) })
      .waitFor();
    await window.pane(priya).waitForText(`Contoso Ltd accepted ${ireland}`);
    assert.equal(await administrator.root.locator('.bubble').filter({ hasText: 'now allows' }).count(), 1);
  });
});

describe('journey in German', () => {
  const journey = useJourney();

  it('a German client: German from the greeting to the end', async () => {
    const window = await journey().open([katrin]);
    await window.waitForText('Dürfen wir Lizenzen für Sie kaufen?');
    await window.press('Beginnen');
    await window.waitForText('Sind Sie globaler Administrator?');
    await window.press('Ja, bin ich');
    await window.waitForText('Ihre Region: Europa (EUR)');
    await window.screenshot('german-1-region');
    await window.say('Ja, das stimmt');
    await window.waitForText('Sie erlauben gleich');
    await window.screenshot('german-2-link');
    await journey().control('accept', { userId: katrin, accountId: 'europe' });
    await window.root.locator('.bubble').filter({ hasText: 'Fabrikam GmbH' }).waitFor();
    await window.screenshot('german-3-accepted');
    assert.doesNotMatch(await everything(window), /\b(accepted|licences|Europe|Done)\b/);
  });
});

async function acceptedByMegan(window: OpenedTeams, pane: TeamsPane): Promise<void> {
  await toTheLink(pane);
  const tab = await follow(window, pane, 'Open Microsoft’s page');
  await signInAs(tab, 'Megan Bowen');
  await acceptOn(tab, ireland);
  await tab.close();
  await pane.waitForText(nowAllows(ireland));
}

/** All text in a chat, and the addresses its buttons lead to. */
async function everything(pane: TeamsPane): Promise<string> {
  const messages = pane.root.locator('.messages');
  return `${await messages.innerText()} ${await messages.evaluate((list) => list.innerHTML)}`;
}

/** Waits until Teams has refused a message, so that the bot stands between an acceptance and its news. */
async function refusedMessage(journey: Journey): Promise<void> {
  const refusals = () => journey.simulator.world.journal.since(0, 'connector-refused');
  await eventually(() => refusals()[0], 'a refused message');
}
