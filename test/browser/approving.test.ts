import assert from 'node:assert/strict';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { minuteMs, useJourney } from './journey.ts';
import { admitLeo, cardReads, cardWith, customer, holdPresses, settleRule, toReady } from './approving.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina, oscar, leo } = sellers;
const viewport = { width: 1000, height: 1000 };
/** The README shows a moment of it; a picture is written anew only when somebody asks for it. */
const readmePicture = process.env['README_PICTURE'];

describe('journey of an order that somebody approves', () => {
  const journey = useJourney();
  const ordered = () => journey().simulator.world.state.commerce.orders;

  it('three people: a rule, a request, a question and its answer, the stand-in asked too and too late, approved, done on all three cards', async () => {
    await admitLeo(journey());
    const [seller, owner, standIn] = [
      await journey().open([nina], { viewport }),
      await journey().open([oscar], { viewport }),
      await journey().open([leo], { viewport, theme: 'dark' }),
    ];
    const looks = {
      nina: looker(seller, 'approving-nina'),
      oscar: looker(owner, 'approving-oscar'),
      leo: looker(standIn, 'approving-leo'),
    };

    await settleRule(owner, { over: '2,000', approvers: ['Oscar Ward'], standIns: ['Leo Brandt'] });
    await looks.oscar('1-rule');
    await owner.press('Add');
    await owner.waitForText('The rule has been added.');
    await looks.oscar('2-rules');
    await owner.press('Done');

    await toReady(seller, '15 business premium yearly for Adventure Works');
    await looks.nina('1-ready');
    await seller.press('Place order');
    await seller.waitForText('Waits for Oscar Ward');
    await looks.nina('2-waits');
    await owner.waitForText(`Please decide: ${customer}`);
    await looks.oscar('3-asked');
    assert.equal(ordered().length, 0);

    await owner.press('Ask the seller');
    await owner.fill('Your question to the seller', 'Why for a whole year?');
    await looks.oscar('4-asking');
    await owner.press('Ask');
    await owner.waitForText('The seller is being asked');
    await seller.waitForText('Why for a whole year?');
    await looks.nina('3-question');
    await seller.fill('Your answer', 'They want the lower price.');
    await seller.press('Send the answer');
    await owner.waitForText('They want the lower price.');
    await looks.nina('4-answered');

    await owner.press('Give to the stand-in');
    await owner.press('Ask Leo Brandt too');
    await standIn.waitForText(`Bitte entscheiden: ${customer}`);
    await standIn.waitForText('They want the lower price.');
    await looks.leo('1-asked');
    await standIn.press('Freigeben …');
    const letGo = await holdPresses(standIn);
    await standIn.press('15 ×');
    await owner.press('Approve …');
    await looks.oscar('5-before');
    await owner.press('Approve 15 ×');
    await owner.waitForText(`${customer} – working`);
    await owner.waitForText('Approved by Oscar Ward');
    await looks.oscar('6-approved');
    await seller.waitForText(`${customer} – working`);
    letGo();
    await standIn.waitForText('Nichts geschieht zweimal');
    await looks.leo('2-too-late');
    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: minuteMs });
    for (const person of [nina, oscar]) await cardReads(journey(), person, [`${customer} is ready`]);
    await cardReads(journey(), leo, [`${customer} ist bereit`]);
    await Promise.all([looks.nina('5-done'), looks.oscar('7-done'), looks.leo('3-done')]);
    assert.equal(ordered().length, 1);
    assert.equal(await cardWith(owner, 'Please decide').count(), 0, 'nothing is left to decide');
  });

  it('rejected with a reason, changed and sent again, dearer meanwhile: the dead card says what is different, the new one is approved', async () => {
    const seller = await journey().open([nina], { viewport });
    const owner = await journey().open([oscar], { viewport, theme: 'dark' });
    const looks = { nina: looker(seller, 'rejecting-nina'), oscar: looker(owner, 'rejecting-oscar') };
    await settleRule(owner, {});
    await owner.press('Add');
    await owner.press('Done');

    await toReady(seller, '12 visio plan 1 yearly for Adventure Works', ['1 year, billed yearly', 'Take it']);
    await seller.press('Place order');
    await owner.waitForText(`Please decide: ${customer}`);
    await owner.press('Reject …');
    await owner.fill('Reason, for the seller', 'Ten are enough.');
    await looks.oscar('1-reason');
    await owner.press('Reject it');
    await owner.waitForText(`${customer} – rejected`);
    await seller.waitForText('Ten are enough.');
    await looks.nina('1-rejected');

    await seller.press('Change and resend');
    await seller.press('Change …');
    await seller.press('Change Visio');
    await seller.press('Quantity');
    await seller.waitForText('How many Visio Plan 1?');
    await seller.say('10');
    await seller.press('Take it');
    await seller.waitForText('10 ×');
    await seller.press('Place order');
    await cardReads(journey(), oscar, ['Please decide', '10 × Visio']);
    assert.equal(ordered().length, 0);

    await journey().control('switches', { promotionsEnded: true });
    await journey().control('time', { advanceMs: 61 * minuteMs });
    await owner.waitForText('Changed since');
    await owner.waitForText('It takes the place of');
    await looks.oscar('2-dearer');
    await seller.waitForText('has changed since approval was asked for');
    await cardWith(seller, 'Waits for Oscar Ward').filter({ hasText: '€46.08' }).waitFor();
    await looks.nina('2-dearer');
    await owner.press('Approve …');
    await owner.press('Approve 10 ×');
    await arrived(journey(), nina, 'Licences are being prepared');
    await journey().control('time', { advanceMs: minuteMs });
    await seller.waitForText(`${customer} is ready: 10 ×`);
    await looks.nina('3-done');
    await looks.oscar('3-done');
    assert.deepEqual(
      ordered().map(({ lines }) => lines.map(({ quantity, promotionId }) => [quantity, promotionId])),
      [[[10, null]]],
    );
    assert.equal(
      await owner.root.getByRole('button', { name: /^Approve/ }).count(),
      0,
      'nothing is left to decide',
    );
  });

  it('the picture of the README: what is decided at the owner’s, who is waited for at the seller’s, small enough to load', async () => {
    const window = await journey().open([nina, oscar], { viewport: { width: 1480, height: 900 } });
    const [seller, owner] = [window.pane(nina), window.pane(oscar)];
    await settleRule(owner, { over: '2,000' });
    await owner.press('Add');
    await owner.press('Done');
    await toReady(seller, '15 business premium yearly for Adventure Works');
    await seller.press('Place order');
    await seller.waitForText('Waits for Oscar Ward');
    await owner.press('Approve …');
    await owner.waitForText('You approve exactly this');
    await looker(window, 'approval')('readme');
    const picture = await window.screenshot('approval');
    assert.ok((await stat(picture)).size < 400_000);
    if (readmePicture === undefined) return;
    await mkdir('docs/images', { recursive: true });
    await copyFile(picture, 'docs/images/approval.png');
  });
});
