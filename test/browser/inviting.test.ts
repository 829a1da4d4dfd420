import assert from 'node:assert/strict';
import { seriousFindings } from '../support/accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { dayMs, people, useJourney, type Journey } from './journey.ts';

const { megan, katrin, priya } = people;
const ireland = 'Open Door Technology (Ireland) Limited';

/** Eight more customers of Europe, besides Contoso and Fabrikam: ten lines of a list. */
async function tenCustomers(journey: Journey): Promise<string> {
  const made = await journey.control('populate', { customers: 8, accountId: 'europe', accepted: false });
  const ids = made['tenantIds'] as string[];
  const { tenants } = journey.simulator.world.state;
  const domains = tenants.filter(({ id }) => ids.includes(id)).map(({ domains: [, own = ''] }) => own);
  return ['contoso.com', 'fabrikam.de', ...domains]
    .map((domain) => `${domain}; licences@${domain}; The administrator`)
    .join('\n');
}

/** Subjects of the mails to a domain, in their order. */
const mailsTo = (journey: Journey, domain: string): string[] =>
  journey.simulator.world.state.mails
    .filter(({ to }) => JSON.stringify(to).includes(`@${domain}`))
    .map(({ subject }) => subject);

const arrived = (journey: Journey, domain: string, count: number): Promise<true> =>
  eventually(
    () => (mailsTo(journey, domain).length >= count ? true : undefined),
    `mail ${count} to ${domain}`,
  );

describe('journey of ten invitations', () => {
  const journey = useJourney();

  it('a pasted list: one accepts right, one wrong and is put right, the others never; everything is told by itself', async function () {
    this.timeout(180_000);
    const list = await tenCustomers(journey());
    const window = await journey().open([priya]);
    await window.say('invite many');
    await window.fill('Customers, 200 at most', list);
    await window.screenshot('inviting-1-list');
    await window.press('Look them up');
    await window.waitForText('10 of 10 can be invited. Nothing has been sent yet.');
    await window.waitForText('Europe (EUR): 10');
    assert.deepEqual(await seriousFindings(window.page), []);
    await window.screenshot('inviting-2-preview');
    assert.deepEqual(journey().simulator.world.state.mails, []);
    await window.press('Prepare and send 10 e-mails');
    await window.waitForText('Done: 10 invited, 10 of them by e-mail; 0 not.');
    await window.screenshot('inviting-3-done');
    await arrived(journey(), 'contoso.com', 1);

    await window.press('Show the invitations');
    await window.waitForText('10 open');
    await window.waitForText('Page 1 of 2');
    assert.deepEqual(await seriousFindings(window.page), []);
    await window.screenshot('inviting-4-list');

    await journey().control('accept', { userId: megan, accountId: 'europe' });
    await window.waitForText(`Contoso Ltd accepted ${ireland}`);
    await journey().control('switches', { ignoreRegion: true });
    await journey().control('accept', { userId: katrin, accountId: 'canada' });
    const wrong = 'Fabrikam GmbH accepted Canada (CAD); the case is for Europe (EUR). Nothing was bought.';
    await window.waitForText(wrong);
    await window.say('invitations fabrikam');
    await window.waitForText('accepted – but Canada (CAD) instead of Europe (EUR)');
    await window.press('Repair');
    await window.waitForText(wrong);
    await window.screenshot('inviting-5-wrong');
    const before = mailsTo(journey(), 'fabrikam.de').length;
    await window.press('Send the right link');
    await arrived(journey(), 'fabrikam.de', before + 1);
    await window.waitForText('The right link has gone to the customer by e-mail.');
    await journey().control('accept', { userId: katrin, accountId: 'europe' });
    await window.waitForText(`Fabrikam GmbH accepted ${ireland}`);

    const [silent = ''] = list.split('\n')[5]?.split(';') ?? [];
    for (const [days, mails] of [
      [2, 2],
      [3, 3],
      [5, 4],
    ] as const) {
      await journey().control('time', { advanceMs: days * dayMs });
      await arrived(journey(), silent, mails);
    }
    assert.match(mailsTo(journey(), silent).at(-1) ?? '', /^Reminder/);
    await journey().control('time', { advanceMs: dayMs });
    await window.waitForText('has not answered after 3 reminders');
    assert.equal(mailsTo(journey(), 'contoso.com').length, 1, 'whoever has accepted is not reminded');
    await journey().control('time', { advanceMs: 80 * dayMs });
    await window.waitForText('ended without an answer');
    await window.say('ended invitations');
    await window.waitForText('0 open');
    await window.screenshot('inviting-6-over');
    assert.equal(mailsTo(journey(), silent).length, 4, 'the last reminder was the last mail');
  });
});
