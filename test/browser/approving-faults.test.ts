import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { admitLeo, cardWith, customer, settleRule, toReady } from './approving.ts';
import { useJourney } from './journey.ts';
import { buttonsOf, type CardButton } from '../support/rehearsal.ts';
import { arrived, looker, sellers } from './ordering.ts';

const { nina, oscar, leo } = sellers;
const viewport = { width: 1000, height: 1000 };

describe('journey of an approval on which something goes wrong', () => {
  const journey = useJourney();
  const ordered = () => journey().simulator.world.state.commerce.orders;

  it('the owner orders and is the only one who could approve: picks a colleague, who does (error path 30)', async () => {
    await admitLeo(journey());
    const owner = await journey().open([oscar], { viewport });
    const look = looker(owner, 'approving-alone');
    await owner.say('people');
    await owner.waitForText('People of Northwind IT Ltd');
    await owner.say('Oscar Ward');
    await owner.press('Seller and owner');
    await owner.waitForText('Oscar Ward – seller');
    await settleRule(owner, {});
    await owner.press('Add');
    await owner.press('Done');
    await toReady(owner, '3 business premium yearly for Adventure Works');
    await owner.waitForText('You asked for it, so somebody else has to approve.');
    await look('1-nobody');
    await owner.press('Pick approver');
    await owner.press('Pick Leo Brandt');
    await owner.waitForText('Waits for Leo Brandt');
    await look('2-picked');
    const picked = await journey().open([leo], { viewport, theme: 'dark' });
    await picked.waitForText(`Bitte entscheiden: ${customer}`);
    await picked.press('Freigeben …');
    await picked.press('3 ×');
    await arrived(journey(), oscar, 'Licences are being prepared');
    assert.equal(ordered().length, 1);
  });

  it('the approver has blocked the bot: the seller sees who has not been reached, and the stand-in is asked (error path 31)', async () => {
    await admitLeo(journey());
    const owner = await journey().open([oscar], { viewport });
    await settleRule(owner, { approvers: ['Oscar Ward'], standIns: ['Leo Brandt'] });
    await owner.press('Add');
    await owner.press('Done');
    await journey().teams(oscar, 'block', { blocked: true });
    const seller = await journey().open([nina], { viewport });
    await toReady(seller, '4 business premium yearly for Adventure Works');
    await seller.press('Place order');
    await seller.waitForText('Oscar Ward has not been reached');
    await seller.waitForText('Leo Brandt');
    await looker(seller, 'approving-blocked')('1-seller');
    const standIn = await journey().open([leo], { viewport });
    await standIn.waitForText(`Bitte entscheiden: ${customer}`);
    await looker(standIn, 'approving-blocked')('2-stand-in');
    await standIn.press('Freigeben …');
    await standIn.press('4 ×');
    await seller.waitForText(`${customer} – working`);
    assert.equal(await cardWith(seller, 'has not been reached').count(), 0);
  });

  it('two owners press in the same moment: one decision, and the other reads whose it was (error path 32)', async () => {
    await admitLeo(journey(), 'owner');
    const [one, other] = [
      await journey().open([oscar], { viewport }),
      await journey().open([leo], { viewport }),
    ];
    await settleRule(one, {});
    await one.press('Add');
    await one.press('Done');
    const seller = await journey().open([nina], { viewport });
    await toReady(seller, '5 business premium yearly for Adventure Works');
    await seller.press('Place order');
    await one.waitForText(`Please decide: ${customer}`);
    await other.waitForText(`Bitte entscheiden: ${customer}`);
    await one.press('Approve …');
    await other.press('Ablehnen …');
    await other.fill('Begründung, für den Verkauf', 'Lieber nicht.');
    const bodies: string[] = [];
    for (const window of [one, other])
      window.page.on('response', (answer) => {
        if (answer.url().endsWith('/actions')) void answer.text().then((text) => bodies.push(text));
      });
    await Promise.all([one.press('Approve 5 ×'), other.press('Jetzt ablehnen')]);
    await one.waitForText(/Approved by Oscar Ward|Rejected by Leo Brandt/);
    await other.waitForText(/Freigegeben von Oscar Ward|Abgelehnt von Leo Brandt/);
    await looker(one, 'approving-two')('1-one');
    await looker(other, 'approving-two')('2-other');
    const late = bodies.filter((body) => /Decided: rejected by|Entschieden: freigegeben von/.test(body));
    assert.equal(late.length, 1, 'one of them was late');
    if (/Decided: rejected/.test(late[0] ?? '')) assert.equal(ordered().length, 0);
    else await arrived(journey(), nina, 'Licences are being prepared');
  });

  it('the answer to a press gets lost: Teams cannot reach the app, the card says all the same what was decided, pressing again too (error path 20)', async () => {
    const owner = await journey().open([oscar], { viewport });
    await settleRule(owner, {});
    await owner.press('Add');
    await owner.press('Done');
    const seller = await journey().open([nina], { viewport });
    await toReady(seller, '6 business premium yearly for Adventure Works');
    await seller.press('Place order');
    await owner.waitForText(`Please decide: ${customer}`);
    await owner.press('Approve …');
    const pressed = await approveButton();
    const losing = await loseAnswers(journey().botOrigin());
    journey().simulator.setBotOrigin(losing.origin);
    const answer = owner.page.waitForResponse((one) => one.url().endsWith('/actions'));
    await owner.press('Approve 6 ×');
    assert.match(await (await answer).text(), /Unable to reach app/);
    journey().simulator.setBotOrigin(losing.behind);
    await losing.close();
    // What was done stands on the card all the same, without another press.
    await owner.waitForText(`${customer} – working`);
    await looker(owner, 'approving-lost')('1-done-all-the-same');
    const again = await journey().teams(oscar, 'actions', pressed);
    assert.match(JSON.stringify(again.outcome), /Decided: approved by Oscar Ward/);
    await arrived(journey(), nina, 'Licences are being prepared');
    assert.equal(ordered().length, 1);
  });

  /** What Oscar's newest card sends when its last button to approve is pressed. */
  async function approveButton() {
    const all = await journey().messages(oscar);
    const isIt = ({ verb }: CardButton) => verb === 'approval.approve';
    const card = all.findLast((one) => buttonsOf(one).some(isIt));
    const { type, verb, data } = card === undefined ? {} : (buttonsOf(card).find(isIt) ?? {});
    return { activityId: card?.id, action: { type, verb, data } };
  }
});

/** Stands before the bot: whatever is asked arrives there, and no answer ever comes back. */
async function loseAnswers(
  behind: string,
): Promise<{ origin: string; behind: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    void (async () => {
      const { 'content-type': type = '', authorization = '' } = request.headers;
      const body = await buffer(request);
      await fetch(`${behind}${request.url ?? ''}`, {
        method: 'POST',
        headers: { 'content-type': type, authorization },
        body: new Uint8Array(body),
      });
      response.destroy();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    behind,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
