import assert from 'node:assert/strict';
import { sampleApproval } from '../../../scripts/gallery/approval-samples.ts';
import { house, keyOf, pressOn } from './house.ts';

const subject = { ...sampleApproval().subject, isListPrice: true, awaitsAcceptance: true };

describe('an approval for a customer who has not accepted', () => {
  for (const [language, says, never] of [
    [
      'en',
      [
        /The customer has not accepted yet: after the approval the order waits for that/,
        /€2,400\.00, without tax, for the whole term, at list prices/,
        /in full for 7 days after it is ordered/,
        /It is ordered as soon as the customer has accepted/,
      ],
      /at once|if it is approved now/,
    ],
    [
      'de',
      [
        /Der Kunde hat noch nicht zugestimmt: Nach der Freigabe wartet die Bestellung darauf/,
        /zu Listenpreisen/,
        /vollständig, ab der Bestellung 7 Tage lang/,
        /Bestellt wird, sobald der Kunde zugestimmt hat/,
      ],
      /sofort|wenn jetzt freigegeben wird/,
    ],
  ] as const)
    it(`the card says what has to come first, and promises nothing from now on (${language})`, async () => {
      const { text } = await house({ subject }).seen('oscar', '', { language });
      for (const part of says) assert.match(text, part);
      assert.doesNotMatch(text, never);
    });

  it('accepted: nothing of it is said, and the prices are no list’s', async () => {
    const { text } = await house().seen('oscar');
    assert.doesNotMatch(text, /not accepted|list prices/);
    assert.match(text, /It is ordered at once/);
  });

  it('approved by words: neither the last question nor the answer says that it is ordered now', async () => {
    const { world } = house({ subject });
    const oscar = world.chat('oscar');
    await oscar.say('approve');
    assert.match(oscar.text(), /It is ordered as soon as the customer has accepted/);
    assert.doesNotMatch(oscar.text(), /at once/);
    await oscar.press('yes');
    assert.match(oscar.text(), /Approved\. It is ordered as soon as the customer has accepted/);
  });

  it('approved: the message says so, and the card while the order is on its way to wait', async () => {
    const ended = { at: sampleApproval().askedAt, by: keyOf('oscar') };
    const { seen } = house({ subject, state: 'approved', ended }, { state: 'recording-agreement' });
    const { message, text } = await seen('nina', 'approved');
    assert.match(message, /Oscar Ward approved .*\. It is ordered as soon as the customer has accepted\.$/);
    assert.match(text, /Oscar Ward.* It is ordered as soon as the customer has accepted\./);
  });

  it('pressed on the card: the same', async () => {
    const { world, seen, approval } = house({ subject });
    const { card } = await seen('oscar');
    const shown = await world.chat('oscar').receive(pressOn(card, 'approval.approve'));
    assert.equal(approval().state, 'approved');
    assert.match(shown.case?.sentence ?? '', /It is ordered as soon as the customer has accepted/);
  });
});
