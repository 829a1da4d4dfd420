import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { everyFinding } from '../support/accessibility.ts';
import { eventually, patienceMs } from '../support/eventually.ts';
import { people, toTheLink, useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { priya, megan } = people;
const { nina } = sellers;
const sam = '22222222-2222-4222-8222-000000000002';
const pages = ['Overview', 'Accounts', 'People', 'Failures', 'Rules', 'Letters'] as const;

/** The frame of the tab in somebody's Teams. */
const tabIn = (root: Page | FrameLocator) => root.frameLocator('iframe.app-tab');

/** Waits until the tab shows that page. */
const shows = (tab: FrameLocator, page: string) =>
  tab.locator(`#panel[data-shows="${page.toLowerCase()}"]`).waitFor({ timeout: patienceMs });

describe('the staff’s tab in Teams', () => {
  const journey = useJourney();

  for (const theme of ['light', 'dark'] as const)
    it(`${theme}: every page, with an order that failed and an open invitation; tried again from here`, async () => {
      await journey().control('switches', { checkoutRefusal: '403/800023' });
      const seller = await journey().open([nina]);
      await seller.say('20 business premium yearly for Adventure Works');
      await seller.press('Yes, that one');
      await seller.press('1 year, billed monthly');
      await seller.press('Place order');
      await seller.waitForText('Our people have it now');
      await seller.close();
      const customer = await journey().open([megan]);
      await toTheLink(customer);
      await customer.close();

      const window = await journey().open([priya], { theme, viewport: { width: 1280, height: 1000 } });
      const look = looker(window, `operations-${theme}`);
      await window.root.getByRole('button', { name: 'Operations' }).click();
      const tab = tabIn(window.root);
      for (const page of pages) {
        await tab.getByRole('tab', { name: page }).click();
        await shows(tab, page);
        await look(page.toLowerCase());
        assert.deepEqual(await everyFinding(window.page, '/tab/'), [], page);
      }
      assert.equal(await tab.locator('html').getAttribute('data-theme'), theme);

      await tab.getByRole('tab', { name: 'Failures' }).click();
      await tab.getByText('our credit does not cover it').waitFor();
      await journey().control('switches', { checkoutRefusal: 'none' });
      await tab.getByRole('button', { name: 'Try again: F-1001' }).click();
      await tab.locator('#note').getByText('F-1001 goes on now').waitFor();
      await arrived(journey(), nina, 'Licences are being prepared');
    });

  it('keyboard only: a rule is previewed, saved, in force in the chat, and put back; the theme follows Teams', async () => {
    const window = await journey().open([priya], { theme: 'dark', viewport: { width: 1000, height: 1000 } });
    const { page } = window;
    const look = looker(window, 'operations-keyboard');
    const press = (key: string) => page.keyboard.press(key);
    const tab = tabIn(window.root);
    const isFocused = async (name: RegExp) => {
      const focused = tab.locator(':focus');
      if ((await focused.count()) === 0) return false;
      return name.test((await focused.getAttribute('aria-label')) ?? (await focused.innerText()));
    };
    /** Moves on until something of that name has the focus. */
    const tabTo = async (name: RegExp) => {
      for (let n = 0; n < 60; n += 1) {
        if (await isFocused(name)) return;
        await press('Tab');
      }
      assert.fail(`${String(name)} cannot be reached by the keyboard`);
    };

    await window.root.getByRole('button', { name: 'Operations' }).focus();
    await press('Enter');
    await shows(tab, 'Overview');
    await tabTo(/^Overview$/);
    for (const next of ['Accounts', 'People', 'Failures', 'Rules']) {
      await press('ArrowRight');
      await shows(tab, next);
    }
    await tabTo(/^Change: Days of reminders$/);
    await press('Enter');
    await press('Control+a');
    await page.keyboard.type('7,3');
    await press('Enter');
    await tab.getByText('Write rising days').waitFor();
    await press('Control+a');
    await page.keyboard.type('3,7');
    await press('Enter');
    await tab.getByRole('heading', { name: 'What this would do' }).waitFor();
    await eventually(async () => (await isFocused(/^Save$/)) || undefined, 'the focus on Save');
    await tab.getByText('In force now: 2,5,10').waitFor();
    await tab.getByText('Then: 3,7').waitFor();
    await look('1-preview');
    await press('Enter');
    await tab.locator('#note').getByText('Saved. Days of reminders is in force.').waitFor();
    await shows(tab, 'Rules');
    await tab.getByRole('row', { name: /Days of reminders.*Priya Nair.*3,7/ }).waitFor();
    await look('2-saved');

    await tabTo(/^Change: Days of reminders$/);
    await press('Enter');
    await tabTo(/^As in the service’s settings$/);
    await press('Enter');
    await eventually(async () => (await isFocused(/^Save$/)) || undefined, 'the focus on Save');
    await press('Enter');
    await tab.getByRole('row', { name: /Days of reminders.*3,7.*As in the service’s settings/ }).waitFor();

    await window.root.getByRole('button', { name: 'Switch to light theme' }).click();
    await eventually(
      async () => (await tab.locator('html').getAttribute('data-theme')) === 'light' || undefined,
      'the light theme in the tab',
    );
  });

  it('a fixed link: the preview names the open invitation, saved it is on the customer’s card; a foreign one is refused', async () => {
    const { provider } = journey().config;
    const account = provider.accounts.find(({ id }) => id === 'europe')?.tenantId ?? '';
    const link = (tenantId: string) =>
      `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${tenantId}&msppId=0&DAP=false#/partners/invitation`;
    const customer = await journey().open([megan]);
    await toTheLink(customer);

    const window = await journey().open([priya], { viewport: { width: 1280, height: 1000 } });
    const look = looker(window, 'operations-link');
    await window.root.getByRole('button', { name: 'Operations' }).click();
    const tab = tabIn(window.root);
    await tab.getByRole('tab', { name: 'Accounts' }).click();
    await tab.getByRole('button', { name: 'Change: Europe' }).click();
    const field = tab.getByLabel('“fetch”, or the link');
    await field.fill(link('99999999-9999-4999-8999-999999999999'));
    await tab.getByRole('button', { name: 'Preview' }).click();
    await tab.getByText('That link belongs to another partner.').waitFor();
    await field.fill(link(account));
    await tab.getByRole('button', { name: 'Preview' }).click();
    await tab.getByText(/^I-\d+ · Contoso/).waitFor();
    await look('1-preview');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.locator('#note').getByText('Saved. Europe is in force.').waitFor();
    await eventually(async () => {
      const links = customer.root.locator('a[href*="#/partners/invitation"]');
      const shown = JSON.stringify(await journey().messages(megan)).includes('#/partners/invitation');
      return shown || (await links.count()) > 0 || undefined;
    }, 'the new link on the customer’s card');
  });

  it('a letter: the preview is the letter; two people at once: the second is told, and sees what is in force', async () => {
    const window = await journey().open([priya, sam], { viewport: { width: 1480, height: 1000 } });
    const look = looker(window, 'operations-two');
    const tabs = [];
    for (const userId of [priya, sam]) {
      const { root } = window.pane(userId);
      await root.getByRole('button', { name: 'Operations' }).click();
      const tab = tabIn(root);
      await tab.getByRole('tab', { name: /^(Letters|Briefe)$/ }).click();
      await shows(tab, 'Letters');
      await tab
        .getByRole('button', {
          name: /^(Change: Invitation letter, English|Ändern: Einladungsbrief, Englisch)$/,
        })
        .click();
      tabs.push(tab);
    }
    const [first, second] = tabs;
    assert.ok(first !== undefined && second !== undefined);
    for (const [tab, words] of [
      [first, 'Please accept {account} <b>soon</b>.'],
      [second, 'Kindly accept {account}.'],
    ] as const) {
      await tab.getByLabel(/^(Words|Worte) /).fill(words);
      await tab.getByRole('button', { name: /^(Preview|Vorschau)$/ }).click();
      await tab.locator('.letter').first().waitFor();
    }
    await first.getByText('Please accept Open Door Technology Ltd <b>soon</b>.').first().waitFor();
    await look('1-preview');
    await first.getByRole('button', { name: 'Save' }).click();
    await first.locator('#note').getByText('Saved.').waitFor();
    await second.getByRole('button', { name: /^(Save|Speichern)$/ }).click();
    await second.locator('#note').getByText('Priya Nair').waitFor();
    await second.getByText('<b>soon</b>').waitFor();
    assert.equal(await second.locator('b').count(), 0, 'what was typed stays text');
    await look('2-too-late');
  });

  it('a customer: no such tab in Teams; the page opened outside of Teams shows nothing', async () => {
    const window = await journey().open([megan]);
    await window.root.locator('.composer').waitFor();
    assert.equal(await window.root.getByRole('button', { name: 'Operations' }).count(), 0);
    const page = await window.context.newPage();
    await page.goto(`${journey().origin}/tab/operations`);
    await page.getByText('Open this page in Microsoft Teams').waitFor({ timeout: patienceMs });
    assert.equal(await page.locator('table').count(), 0);
  });
});
