import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { createTestDatabase, dropTestDatabase, urlOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { keepFirstSignIn, keptPassword, keptUserName } from '../support/kept-sign-in.ts';
import { startRehearsal, type Rehearsal } from '../support/rehearsal.ts';

describe('first sign-in in a browser', function () {
  let rehearsal: Rehearsal;
  let context: BrowserContext;
  let page: Page;
  let database = '';
  let complaints: string[];

  beforeEach(async () => {
    database = await createTestDatabase();
    rehearsal = await startRehearsal({ databaseUrl: await urlOf(database) });
    complaints = [];
  });
  afterEach(async () => {
    await context?.close();
    await rehearsal?.stop();
    await dropTestDatabase(database);
  });

  async function openBrowser(theme: 'light' | 'dark'): Promise<void> {
    context = await (
      await launchBrowser()
    ).newContext({ colorScheme: theme, baseURL: rehearsal.origin, viewport: { width: 390, height: 800 } });
    page = await context.newPage();
    context.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1')
        complaints.push(`left loopback: ${request.url()}`);
    });
    context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  }

  async function mailed(country: string): Promise<void> {
    const to = 'anna@treyresearch.net';
    const { config, clock, simulator } = rehearsal;
    const pool = openDatabase({ url: await urlOf(database), log: createLog('silent'), maxConnections: 1 });
    await keepFirstSignIn({ config, database: pool, clock, orderId: 'F-1', to, country });
    await pool.close();
    await rehearsal.product?.tick();
    await eventually(() => simulator.world.state.mails[0], 'the mail');
  }

  for (const [theme, country, words] of [
    ['light', 'IE', { show: 'Show it now', title: 'First sign-in to', gone: 'This has been opened already' }],
    ['dark', 'DE', { show: 'Jetzt zeigen', title: 'Erste Anmeldung bei', gone: 'Das wurde schon geöffnet' }],
  ] as const) {
    it(`${theme}, ${country}: mailbox, link, button, password once; by keyboard, accessible, nothing blocked`, async () => {
      // A scanner has followed the link before anybody reads the mail.
      await rehearsal.control('switches', { mailScanner: true });
      await mailed(country);
      await openBrowser(theme);
      const findings: string[] = [];
      await page.goto('/');
      await page.getByRole('link', { name: 'Mail' }).first().click();
      findings.push(...(await seriousFindings(page)));
      await page.getByRole('link', { name: /anna@treyresearch\.net/ }).click();
      await page.getByRole('link', { name: new RegExp(words.title) }).click();
      findings.push(...(await seriousFindings(page)));
      const opening = context.waitForEvent('page');
      await page.getByRole('link', { name: /first-sign-in/ }).click();
      const opened = await opening;
      await opened.getByRole('heading', { name: new RegExp(words.title) }).waitFor();
      findings.push(...(await seriousFindings(opened)));
      assert.equal(await opened.getByText(keptPassword).count(), 0);

      await opened.getByRole('button', { name: words.show }).press('Enter');
      await opened.getByText(keptPassword).waitFor();
      await opened.getByText(keptUserName).waitFor();
      findings.push(...(await seriousFindings(opened)));
      const signIn = opened.getByRole('link');
      assert.equal(await signIn.getAttribute('href'), '/_/admin.microsoft.com/');

      await opened.goto(opened.url()).catch(() => undefined);
      await opened.getByRole('heading', { name: words.gone }).waitFor();
      assert.equal(await opened.getByText(keptPassword).count(), 0);
      assert.deepEqual(findings, []);
      // The browser itself calls a page that says 410 an error.
      assert.deepEqual(
        complaints.filter((text) => !text.includes('410')),
        [],
      );
    });
  }

  it('the HTML part of the mail: its button opens the page', async () => {
    await mailed('IE');
    await openBrowser('light');
    await page.goto(`/mail/${rehearsal.simulator.world.state.mails[0]?.id}`);
    await page.getByText('As its HTML part looks').click();
    const opening = context.waitForEvent('page');
    await page.frameLocator('iframe').getByRole('link', { name: 'Open the first sign-in' }).click();
    const opened = await opening;
    await opened.getByRole('button', { name: 'Show it now' }).click();
    await opened.getByText(keptPassword).waitFor();
    assert.deepEqual(complaints, []);
  });
});
