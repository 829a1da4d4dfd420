import assert from 'node:assert/strict';
import { people, useJourney } from './journey.ts';
import { looker, sellers } from './ordering.ts';

const { priya } = people;
const { cora, oscar, leo } = sellers;
const cohoPartnerId = '4711983';

describe('journey of a reseller who registers', () => {
  const journey = useJourney();

  it('in German, the partner agreement unsigned: nobody can confirm it; signed, it is confirmed and told by itself', async () => {
    const window = await journey().open([cora, priya], { theme: 'dark' });
    const [registrant, agent] = [window.pane(cora), window.pane(priya)];
    const look = looker(window, 'registration');

    await registrant.say('registrieren');
    await registrant.waitForText('Ihre Firma registrieren');
    await registrant.fill('Firmenname', 'Coho IT');
    await registrant.fill('Land', 'Deutschland');
    await registrant.fill('Partner-ID', '4711999');
    await registrant.fill('Domain des Mandanten, aus dem Sie verkaufen', 'cohoit.de');
    await registrant.press('Bei Microsoft prüfen');
    await registrant.waitForText('Microsoft kennt diese Partner-ID nicht.');
    assert.equal(await registrant.root.getByLabel('Firmenname').last().inputValue(), 'Coho IT');
    await look('1-corrected');
    await registrant.fill('Partner-ID', cohoPartnerId);
    await registrant.press('Bei Microsoft prüfen');
    await registrant.waitForText('Der Microsoft-Partnervertrag ist noch nicht unterschrieben');
    await registrant.press('„Coho IT GmbH“ verwenden');
    await registrant.waitForText('Coho IT GmbH registrieren?');
    await registrant.press('Registrieren');
    await registrant.waitForText('R-1002 · Coho IT GmbH');

    await agent.waitForText('Microsoft Partner Agreement not signed yet');
    assert.equal(await agent.root.getByRole('button', { name: 'Confirm' }).count(), 0, 'not yet confirmable');
    await look('2-unsigned');

    journey().simulator.world.change(({ resellers }) => {
      for (const reseller of resellers) if (reseller.mpnId === cohoPartnerId) reseller.mpaSigned = true;
    });
    await agent.press('Check again');
    await agent.press('Confirm');
    await agent.waitForText('✓ Confirmed');
    // Cora touches nothing.
    await registrant.root.locator('.bubble').filter({ hasText: 'ist bestätigt' }).waitFor();
    await registrant.root
      .locator('.card')
      .filter({ hasText: 'R-1002' })
      .filter({ hasText: 'Bestätigt' })
      .waitFor();
    await look('3-confirmed');
  });

  it('a colleague: asks the owner, is admitted, and may order from then on', async () => {
    const window = await journey().open([leo, oscar]);
    const [colleague, owner] = [window.pane(leo), window.pane(oscar)];
    const look = looker(window, 'colleague');
    await owner.say('hello');
    await owner.waitForText('What I can do for you');
    await colleague.say('5 E3 für Adventure Works');
    await colleague.waitForText('Nur Verkäufer Ihrer Firma bestellen');
    await colleague.waitForText('Für Northwind IT Ltd arbeiten?');
    await colleague.press('Inhaber fragen');
    await owner.waitForText('Leo Brandt asks to join.');
    await look('1-asks');
    await owner.press('Admit as seller');
    await colleague.waitForText('Sie sind bei Northwind IT Ltd aufgenommen.');
    await owner.waitForText('Leo Brandt – seller');
    await look('2-admitted');
    await colleague.press('Mit meiner Bestellung weitermachen');
    await colleague.waitForText(/Adventure Works Limited/);
    await look('3-orders');
  });
});
