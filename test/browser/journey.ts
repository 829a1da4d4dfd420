import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { createTestDatabase, dropTestDatabase, urlOf } from '../support/database.ts';
import { openTeams, type OpenedTeams, type TeamsOptions, type TeamsPane } from '../support/browser.ts';
import { patienceMs } from '../support/eventually.ts';
import { startRehearsal, type Rehearsal, type RehearsalOptions } from '../support/rehearsal.ts';

const user = (last: string) => `55555555-5555-4555-8555-0000000000${last}`;

/** Who is who in the rehearsal. */
export const people = {
  /** Employee and Global Administrator of Contoso (Ireland). */
  alex: user('11'),
  megan: user('12'),
  /** Global Administrator of Fabrikam (Germany). */
  katrin: user('22'),
  /** Global Administrator of Litware (United States), where signing in needs a consent first. */
  diego: user('42'),
  /** Global Administrators where the usual link does not lead. */
  joni: user('72'),
  grady: user('82'),
  ulrike: user('92'),
  /** Admin agent of the provider. */
  priya: '22222222-2222-4222-8222-000000000001',
};

export const licensingDesk = '19:licensing-desk@thread.tacv2';
export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

export interface Journey extends Rehearsal {
  /** Opens Teams for these people; closed after the test, which fails when a page asked anybody else or broke. */
  open(users: readonly string[], options?: Partial<TeamsOptions>): Promise<OpenedTeams>;
}

/**
 * A rehearsal of its own for every test: the simulated Microsoft, the real bot on an empty database, and a browser.
 * Call it at the top of a `describe`.
 */
export function useJourney(options: RehearsalOptions = {}): () => Journey {
  let journey: Journey | undefined;
  let windows: OpenedTeams[] = [];
  let database = '';

  beforeEach(async function () {
    // A bot of its own process brings its own database, as `npm start` does; the others share a server to be quick.
    database = options.bot === 'process' ? '' : await createTestDatabase();
    const databaseUrl = database === '' ? {} : { databaseUrl: await urlOf(database) };
    const rehearsal = await startRehearsal({ ...options, ...databaseUrl });
    const open: Journey['open'] = async (users, more = {}) => {
      const window = await openTeams({
        origin: rehearsal.origin,
        users,
        viewport: { width: users.length > 1 ? 1480 : 1280, height: 900 },
        ...more,
      });
      windows.push(window);
      return window;
    };
    journey = { ...rehearsal, open };
  });

  afterEach(async function () {
    const seen = windows;
    windows = [];
    for (const [n, window] of seen.entries()) {
      if (this.currentTest?.state === 'failed' && !window.page.isClosed())
        await window.screenshot(`failed-${n}-${fileName(this.currentTest.title)}`);
      await window.close();
    }
    await journey?.stop();
    await dropTestDatabase(database);
    assert.deepEqual(
      seen.flatMap(({ strayRequests }) => strayRequests),
      [],
      'the page asks nobody but the rehearsal',
    );
    assert.deepEqual(
      seen.flatMap(({ errors }) => errors),
      [],
      'the page reports no errors',
    );
  });

  return () => {
    if (journey === undefined) throw new Error('useJourney() is ready inside of tests only');
    return journey;
  };
}

const fileName = (title: string) => title.replaceAll(/\W+/g, '-').slice(0, 60);

/** Presses a button that leads away and resolves with the new tab. */
export async function follow(window: OpenedTeams, pane: TeamsPane, title: string): Promise<Page> {
  const [tab] = await Promise.all([
    window.context.waitForEvent('page', { timeout: patienceMs }),
    pane.press(title),
  ]);
  tab.setDefaultTimeout(patienceMs);
  return tab;
}

/** Picks an account on the sign-in page of the admin center. */
export const signInAs = (tab: Page, name: string): Promise<void> => tab.getByRole('button', { name }).click();

/** On Microsoft's page: ticks the box and presses Accept. Checks first that it names this partner. */
export async function acceptOn(tab: Page, partner: string): Promise<void> {
  await tab.getByRole('heading', { name: 'Review the partner relationship' }).waitFor();
  assert.equal(await tab.locator('dt:text-is("Partner") + dd').innerText(), partner);
  await tab.getByRole('checkbox').check();
  await tab.getByRole('button', { name: 'Accept' }).click();
  await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
}

/** From the bot's greeting to the card with the link, for somebody who can be signed in silently. */
export async function toTheLink(pane: TeamsPane): Promise<void> {
  await pane.press('Start');
  await pane.press('Yes, that is right');
  await pane.waitForText('Now at Microsoft');
}
