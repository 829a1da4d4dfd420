import assert from 'node:assert/strict';
import { northwindSales } from '../../simulator/teams/chats.ts';
import { buttonsOf } from '../support/rehearsal.ts';
import { admitLeo, cardWith, customer, settleRule, toReady } from './approving.ts';
import { useJourney } from './journey.ts';
import { looker, sellers } from './ordering.ts';

const { nina, oscar, leo } = sellers;
const viewport = { width: 1000, height: 1000 };

describe('journey of an approval in a team channel', () => {
  const journey = useJourney();
  const ordered = () => journey().simulator.world.state.commerce.orders;

  it('everybody’s card, the owner’s own view, a press that is not one’s own, a decision in the channel that all see', async () => {
    await admitLeo(journey());
    const seller = await journey().open([nina], { viewport });
    const owner = await journey().open([oscar], { viewport });
    const looks = { nina: looker(seller, 'channel-nina'), oscar: looker(owner, 'channel-oscar') };
    await settleRule(owner, {});
    await owner.press('Add');
    await owner.press('Done');
    const enter = async (window: typeof owner) => {
      await window.root.getByRole('button', { name: /Northwind sales/ }).click();
      await window.root.getByRole('main', { name: 'Chat: Northwind sales' }).waitFor();
    };
    await enter(owner);
    await owner.say('@CSP Concierge approvals here');
    await owner.waitForText('Approvals are posted here from now on.');
    await toReady(seller, '7 business premium yearly for Adventure Works');
    await seller.press('Place order');
    await seller.waitForText('Waits for Oscar Ward');
    await enter(seller);

    await owner.waitForText(`Please decide: ${customer}`);
    await looks.oscar('1-own-view');
    await seller.waitForText(`${customer} – waits for approval`);
    await looks.nina('1-own-view');
    assert.equal(await seller.root.getByRole('button', { name: /^Approve/ }).count(), 0);
    assert.equal(await cardWith(seller, 'Please decide').count(), 0);

    const colleague = await journey().open([leo], { viewport, theme: 'dark' });
    await enter(colleague);
    await colleague.waitForText(`${customer} – waits for approval`);
    await colleague.press('What I can do here');
    // His own view, and in his language: the card of the channel said it in English.
    await colleague.waitForText('Wartet auf Oscar Ward');
    await looker(colleague, 'channel-leo')('1-looks-on');
    assert.equal(await colleague.root.getByRole('button', { name: /^(Approve|Take back)/ }).count(), 0);
    // Nobody can press what their card does not show; somebody who makes it up hears why nothing happens.
    for (const [person, why] of [
      [nina, /You asked for it, so somebody else has to approve/],
      [leo, /waits for Oscar Ward|wird auf Oscar Ward gewartet/],
    ] as const) {
      const forged = await journey().teams(person, 'actions', await approval(), northwindSales);
      assert.match(JSON.stringify(forged.outcome), why);
    }
    assert.equal(ordered().length, 0);

    await owner.press('Approve …');
    await owner.press('Approve 7 ×');
    await owner.waitForText(`${customer} – approved`);
    await seller.waitForText('Approved by Oscar Ward');
    await looks.oscar('2-approved');
    await looks.nina('2-approved');
    assert.equal(await owner.root.getByRole('button', { name: /^Approve/ }).count(), 0);
  });

  /** The press by which the owner would approve, on the card in the channel. */
  async function approval() {
    const card = (await journey().messages(oscar, northwindSales)).findLast(
      (one) => buttonsOf(one).length > 0,
    );
    const own = (await journey().messages(oscar)).flatMap(buttonsOf);
    const { verb, data } = own.findLast((one) => one.verb === 'approval.approve') ?? {};
    return { activityId: card?.id, action: { type: 'Action.Execute', verb, data } };
  }
});
