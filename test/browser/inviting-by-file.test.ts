import assert from 'node:assert/strict';
import { seriousFindings } from '../support/accessibility.ts';
import { people, useJourney } from './journey.ts';

const { priya } = people;

describe('a list of customers as a file', () => {
  const journey = useJourney();

  it('three customers in a CSV: attached, looked up, shown on one card before anybody is invited', async () => {
    const window = await journey().open([priya]);
    await window.say('hello');
    await window.waitForText('What I can do for you');
    const list =
      'Domain;E-Mail;Name\r\nfabrikam.de;katrin@fabrikam.de;Katrin Vogel\r\ncontoso.com\r\nlitware.com\r\n';
    await window.root
      .getByLabel('File to attach')
      .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await window.root.locator('.bubble.file').filter({ hasText: 'customers.csv' }).waitFor();
    await window.waitForText('3 customers read');
    await window.press('Look them up');
    for (const found of ['B-1001 · 3 customers', 'Fabrikam GmbH', 'Contoso Ltd', 'litware.com'])
      await window.waitForText(found);
    await window.screenshot('invite-file-1-found');
    assert.deepEqual(await seriousFindings(window.page), []);
    assert.equal(journey().simulator.world.state.mails.length, 0);
  });

  it('a workbook instead: a sentence that says how to save it', async () => {
    const window = await journey().open([priya]);
    await window.say('hello');
    await window.waitForText('What I can do for you');
    await window.root
      .getByLabel('File to attach')
      .setInputFiles({ name: 'customers.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await window.waitForText('I read lists as CSV or plain text');
  });
});
