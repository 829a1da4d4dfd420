import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { verifyProof } from '../../src/workflows/audit/verify.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { follow, minuteMs, useJourney } from './journey.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina, oscar } = sellers;

describe('proof in the browser', function () {
  const journey = useJourney();

  it('an order comes to its end; its owner asks for the proof, downloads it, and it holds', async () => {
    const seller = await journey().open([nina]);
    await seller.say('15 business premium yearly for Adventure Works');
    await seller.press('Yes, that one');
    await seller.press('1 year, billed monthly');
    await seller.press('Place order');
    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: minuteMs });
    await arrived(journey(), nina, 'is ready: 15 ×');
    await seller.close();

    const window = await journey().open([oscar]);
    const look = looker(window, 'proof');
    // In the middle of something else, which comes back below the link.
    await window.say('approval rules');
    await window.press('Add a rule');
    await window.waitForText('Which orders need approval?');
    await window.say('proof F-1001');
    await window.waitForText('Proof of F-1001');
    await window.waitForText('Back to “the rules for approvals”.');
    await look('1-link');
    const page = await follow(window, window, 'Download');
    await page.getByRole('heading', { name: 'Proof of F-1001' }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the file' }).press('Enter'),
    ]);
    assert.match(download.suggestedFilename(), /^proof-F-1001-.+\.json$/);
    const verdict = verifyProof(await readFile(await download.path(), 'utf8'));
    assert.equal(verdict.kind, 'proven', JSON.stringify(verdict));
    assert.match(JSON.stringify(verdict), /Order F-1001: Microsoft took it as .+ with 15 licences/);

    await eventually(async () => {
      await page.reload();
      return (await page.getByRole('heading', { name: 'This link has been used' }).count()) || undefined;
    }, 'the page that says it was used');
    assert.deepEqual(await seriousFindings(page), []);
  });
});
