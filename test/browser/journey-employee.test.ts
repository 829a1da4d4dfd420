import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { acceptOn, follow, people, signInAs, useJourney } from './journey.ts';

const { alex, megan, priya } = people;
const ireland = 'Open Door Technology (Ireland) Limited';
const done = `Contoso Ltd (contoso.onmicrosoft.com) now allows ${ireland} to buy licences`;

describe('journey of an employee who may not accept', () => {
  const journey = useJourney();

  it('told kindly, shown who may, given a text to forward; the administrator opens its link and accepts', async () => {
    const own = await journey().open([alex]);
    await own.press('Start');
    await own.waitForText('You are signed in as Alex Wilber, an ordinary user.');
    await own.press('Who is our admin?');
    await own.waitForText('Who is your administrator?');
    await own.screenshot('employee-1-who-is');
    await own.press('Forward to my admin');
    await own.waitForText('For your Global Administrator');
    await own.screenshot('employee-2-forward');
    const [address] = /https:\/\/teams\.microsoft\.com\/l\/chat\/\S+/.exec(await own.lastBotText()) ?? [];
    const link = new URL(address ?? '');
    assert.match(link.searchParams.get('users') ?? '', /^28:[0-9a-f-]{36}$/);
    const message = link.searchParams.get('message') ?? '';
    assert.match(message, /^accept/);
    await own.press('Done');
    await own.waitForText('whoever does it');
    await own.screenshot('employee-3-done');

    const window = await journey().open([megan, priya], { message });
    const administrator = window.pane(megan);
    const box = administrator.root.getByRole('textbox', { name: 'Type a message' });
    assert.equal(await box.inputValue(), message, 'the message stands in the box');
    await administrator.waitForText('May we buy licences for you?');
    await box.press('Enter');
    await administrator.waitForText('The conversation goes on below.');
    await administrator.press('Start');
    await administrator.press('Yes, that is right');
    const tab = await follow(window, administrator, 'Open Microsoft’s page');
    await signInAs(tab, 'Megan Bowen');
    await acceptOn(tab, ireland);
    await administrator.waitForText(done);
    await window.pane(priya).waitForText(`Contoso Ltd accepted ${ireland}`);

    // The employee who asks again hears that there is nothing left to do.
    await own.say('status');
    await own.waitForText(`your organisation accepted ${ireland}`);
    await own.screenshot('employee-4-status');
  });

  it('an employee opens Microsoft’s page all the same: a shop, and the trouble-shooter explains it', async () => {
    const window = await journey().open([alex]);
    await window.press('Start');
    await window.press('I have another admin account');
    await window.press('Yes, that is right');
    const tab = await follow(window, window, 'Open Microsoft’s page');
    await signInAs(tab, 'Alex Wilber');
    await tab.getByRole('heading', { name: 'Products for your organisation' }).waitFor();
    await window.press('I see something else');
    await window.press('A shop or a home page');
    await window.waitForText('the account you are signed in with may not accept');
    await window.screenshot('employee-5-shop');
  });
});

describe('journey with the keyboard alone', () => {
  const journey = useJourney();

  it('typed words, Tab and Enter lead from hello to the acceptance and back', async () => {
    const window = await journey().open([megan]);
    const { keyboard } = window.page;
    await window.waitForText('May we buy licences for you?');
    await reach(window.page, 'Type a message', 'Shift+Tab');
    await keyboard.type('start');
    await keyboard.press('Enter');
    await window.waitForText('Your region: Europe (EUR)');
    await keyboard.type('yes');
    await keyboard.press('Enter');
    await window.waitForText('Now at Microsoft');
    await reach(window.page, 'Open Microsoft’s page', 'Shift+Tab');
    const [tab] = await Promise.all([window.context.waitForEvent('page'), keyboard.press('Enter')]);
    await tab.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await reach(tab, 'Megan Bowen');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Review the partner relationship' }).waitFor();
    await reach(tab, 'I authorise');
    await tab.keyboard.press('Space');
    await reach(tab, 'Accept');
    await tab.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
    await tab.close();

    await window.waitForText(done);
    await window.page.locator('[aria-live]').filter({ hasText: done }).waitFor({ state: 'attached' });
    await reach(window.page, 'What happens next?', 'Shift+Tab');
    await keyboard.press('Enter');
    await window.waitForText('Nothing you need to do.');
    await window.screenshot('keyboard-end');
  });
});

/** Moves the focus until it is on the element whose name begins so. */
async function reach(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      return (element?.getAttribute('aria-label') ?? (label ?? element)?.textContent ?? '').trim();
    });
    if (focused.startsWith(name)) return;
    passed.push(focused.slice(0, 30));
    await page.keyboard.press(key);
  }
  assert.fail(`"${name}" cannot be reached by ${key}: ${passed.join(' → ')}`);
}
