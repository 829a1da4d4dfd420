import assert from 'node:assert/strict';
import type { OpenedTeams } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { people, useJourney } from './journey.ts';

const { priya } = people;
const hour = 3_600_000;

describe('journey of notifications', () => {
  const journey = useJourney();

  const relationship = () =>
    eventually(() => journey().simulator.world.state.gdap[0]?.id, 'the request at Microsoft');
  const bubbles = (window: OpenedTeams, text: string | RegExp) =>
    window.root.locator('.bubble').filter({ hasText: text });
  /** Hours of the day around now, or some hours later, as a clock in Dublin shows them. */
  const quietHours = (from: number, to: number): string =>
    [from, to]
      .map((hours) =>
        new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Europe/Dublin',
          hour: '2-digit',
          minute: '2-digit',
        }).format(journey().simulator.world.now().getTime() + hours * hour),
      )
      .join('-');

  it('muted: something happens, nothing is said, and the card has changed; quiet hours over: it is said', async function () {
    this.timeout(180_000);
    const window = await journey().open([priya]);
    await window.say('admin rights for contoso.com');
    await window.press('Buy licences');
    await window.press('Something else');
    await window.press('Manage licences');
    await window.press('Continue');
    await window.press('Prepare the request');
    await window.waitForText('is ready');

    await window.say('mute Contoso');
    await window.waitForText('✓ Muted.');
    await window.waitForText('What needs your decision is always said');
    await window.screenshot('notifications-1-muted');
    assert.deepEqual(await seriousFindings(window.page), []);
    await window.press('Done');

    const id = await relationship();
    await journey().control('gdap', { id, deed: 'approve' });
    await window.root.locator('.card').filter({ hasText: 'G-1001' }).filter({ hasText: 'Active' }).waitFor();
    assert.equal(await bubbles(window, 'approved the admin rights').count(), 0);

    await window.say('tell me everything');
    await window.waitForText('You are told everything again');
    await window.say(`quiet hours ${quietHours(-1, 2)}`);
    await window.waitForText('Quiet hours are set');
    await window.screenshot('notifications-2-quiet');
    await window.press('Done');
    await journey().control('gdap', { id, deed: 'remove' });
    await window.root.locator('.card').filter({ hasText: 'G-1001' }).filter({ hasText: 'Removed' }).waitFor();
    assert.equal(await bubbles(window, 'removed our admin rights').count(), 0);

    // The card changes first; a moment later the sentence is put off.
    await eventually(async () => {
      await window.say('notifications');
      await window.waitForText('Only what needs you');
      return /Held back now\s+one notice/.test(await window.lastBotText()) || undefined;
    }, 'one notice that is held back');
    await window.screenshot('notifications-3-held');
    await window.press('Done');

    await journey().control('time', { advanceMs: 2 * hour + 60_000 });
    await window.waitForText('removed our admin rights');
    assert.equal(await bubbles(window, 'removed our admin rights').count(), 1);
    // What was muted is not said afterwards either.
    assert.equal(await bubbles(window, 'approved the admin rights').count(), 0);
  });
});
