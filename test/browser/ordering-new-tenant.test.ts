import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { seriousFindings } from '../support/accessibility.ts';
import type { OpenedTeams } from '../support/browser.ts';
import { useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina } = sellers;
const contact = 'anna@treyresearch.net';
const yesterday = () => new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);

describe('journey of an order for a company without a tenant', () => {
  const journey = useJourney();

  it('address, code and name put right: tenant, licences, and a first sign-in that opens once and never in this chat', async () => {
    const { state } = journey().simulator.world;
    const tenantsBefore = state.tenants.length;
    const window = await journey().open([nina], { viewport: { width: 1000, height: 1000 } });
    const look = looker(window, 'order-new');
    await company(window);
    await window.fill('Postcode', 'D02XX');
    await window.press('Check');
    await window.waitForText('Postcode does not look as it does in that country');
    await look('1-postcode');
    await window.fill('Postcode', 'D02 XH91');
    await window.press('Check');
    await window.waitForText('Is one of these meant?');
    await look('2-address');
    await window.press('Use suggestion 2');
    await window.waitForText(`A code is on its way to ${contact}.`);
    await journey().control('switches', { domainTakenNext: 1 });
    await window.fill('Six digits', await mailedCode());
    await window.press('Check the code');
    await window.waitForText('treyresearch.onmicrosoft.com is taken.');
    await look('3-taken');
    await window.press('Use treyresearchlimited');
    await toReady(window);
    await look('4-ready');

    await window.press('Place order');
    await ready(window);
    await window.waitForText(`The first sign-in waits for ${contact}`);
    await look('5-done');
    assert.equal(state.tenants.length, tenantsBefore + 1, 'one tenant only');
    assert.equal(state.commerce.orders.length, 1);
    const password = await opensOnce();
    await window.waitForText(`The first sign-in sent to ${contact} was opened`);
    await look('6-opened');
    const chat = await window.root.locator('.messages').evaluate((list) => list.innerHTML);
    assert.ok(password.length > 5 && !chat.includes(password), 'the seller never sees the password');
  });

  it('Microsoft makes the tenant and answers with an error: the domain is not burnt twice, the order goes on with that tenant', async () => {
    const { state } = journey().simulator.world;
    const tenantsBefore = state.tenants.length;
    const window = await journey().open([nina], { theme: 'dark', viewport: { width: 1000, height: 1000 } });
    await company(window);
    // What has been filled in stays in the fields.
    await window.say('Can I cancel it later?');
    await window.waitForText('The card above waits as it is.');
    await looker(window, 'order-burnt')('question');
    await window.fill('Street and number', '2 Harbour Road');
    await window.fill('Postcode', 'D02 XH91');
    await window.press('Check');
    await window.waitForText(`A code is on its way to ${contact}.`);
    await window.fill('Six digits', await mailedCode());
    await window.press('Check the code');
    await window.press('Use this name');
    await toReady(window);
    await journey().control('switches', { createFailsLateNext: 1 });
    await window.press('Place order');
    await ready(window);
    await looker(window, 'order-burnt')('done');
    assert.equal(state.switches.createFailsLateNext, 0, 'the fault was met');
    assert.equal(state.tenants.length, tenantsBefore + 1, 'one tenant only');
    assert.equal(state.commerce.orders.length, 1);
  });

  /** From the first words to the company card, filled in but for the postcode; the street has no number. */
  async function company(window: OpenedTeams): Promise<void> {
    await window.say('3 business basic yearly for Trey Research');
    await window.press('No, create a new tenant');
    await window.choose('Country/region', 'Ireland');
    await window.press('Continue');
    await window.fill('Legal company name', 'Trey Research Limited');
    await window.fill('Street and number', 'Harbour Road');
    await window.fill('City', 'Dublin');
    await window.fill('First name', 'Anna');
    await window.fill('Last name', 'Kelly');
    await window.fill('E-mail', contact);
    await window.fill('Phone', '+353 1 910 0133');
  }

  /** Term and agreement, to the card it is bought from. */
  async function toReady(window: OpenedTeams): Promise<void> {
    await window.press('1 year, billed monthly');
    await window.press('They signed with me');
    await window.waitForText('Who has signed');
    await window.fill('First name', 'Anna');
    await window.fill('Last name', 'Kelly');
    await window.fill('E-mail', contact);
    await window.fill('Signed on', yesterday());
    await window.press('Use these details');
    await window.waitForText('F-1001 · Ready to order?');
  }

  async function ready(window: OpenedTeams): Promise<void> {
    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: 60_000 });
    await window.waitForText('Trey Research Limited is ready: 3 × Microsoft 365 Business Basic (F-');
  }

  async function mailedCode(): Promise<string> {
    const mail = await eventually(
      () => journey().simulator.world.state.mails.find(({ to }) => to === contact),
      'the mail with the code',
    );
    const page = (await journey().open([nina])).page;
    await page.goto(`${journey().origin}/mail/${mail.id}`);
    const digits = /\b(\d{3}) (\d{3})\b/.exec(await page.locator('body').innerText());
    return digits?.slice(1).join('') ?? '';
  }

  /** The contact opens the mail and its page, once; resolves with the password that was there. */
  async function opensOnce(): Promise<string> {
    const { page, context } = await journey().open([nina]);
    const mails = () => journey().simulator.world.state.mails;
    const mail = await eventually(
      () => mails().find(({ text }) => text.includes('first-sign-in')),
      'the mail',
    );
    await page.goto(`${journey().origin}/mail/${mail.id}`);
    const opening = context.waitForEvent('page');
    await page.getByRole('link', { name: /first-sign-in/ }).click();
    const opened = await opening;
    await opened.getByRole('button', { name: 'Show it now' }).click();
    await opened.getByText('treyresearchlimited.onmicrosoft.com').first().waitFor();
    assert.deepEqual(await seriousFindings(opened), []);
    await opened.screenshot({ path: 'test-results/order-new-sign-in.png' });
    const shown = await opened.locator('body').innerText();
    await opened.goto(opened.url()).catch(() => undefined);
    await opened.getByRole('heading', { name: 'This has been opened already' }).waitFor();
    return /password\s+(\S+)/i.exec(shown)?.[1] ?? '';
  }
});
