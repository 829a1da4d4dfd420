import assert from 'node:assert/strict';
import { orderKinds } from '../../bench/support/order-kinds.ts';
import { nextPress } from '../../bench/support/order-walk.ts';
import type { Pressable } from '../../bench/support/person.ts';
import { seedWorld } from '../../simulator/world/seed.ts';

const card = (...choices: string[]): Pressable[] =>
  choices.map((choice) => ({ activityId: '1', verb: 'answer', choice, data: { choice }, card: {} }));
const route = (name: string, world = seedWorld()) =>
  orderKinds.find((kind) => kind.name === name)!.route(world, 3);

describe('walk of a seller to an order', () => {
  it('ready card: placed, whatever else could be pressed', () => {
    const next = nextPress(card('change', 'own', 'place', 'add'), route('existing customer'));
    assert.equal(next?.button.choice, 'place');
  });

  it('own term: only where the same end is offered; for whom one buys is another question', () => {
    assert.equal(nextPress(card('same', 'own'), route('own use'))?.button.choice, 'own');
    assert.equal(nextPress(card('customer', 'own'), route('own use')), undefined);
  });

  it('code: waited for until the mail is there, then filled in', () => {
    const world = seedWorld();
    const buttons = card('check', 'resend', 'edit', 'save');
    assert.equal(nextPress(buttons, route('new tenant', world)), undefined);
    const mail = { id: '', messageId: '', from: '', subject: '', html: '', receivedAt: '', copies: 1 };
    const to = 'chris3@alpineskihouse.com';
    world.mails.push({ ...mail, to, text: 'the code:\n\n904 290\n\n' });
    assert.deepEqual(nextPress(buttons, route('new tenant', world))?.fields, { code: '904 290' });
  });

  it('company card: not taken for the code card', () => {
    const next = nextPress(card('check', 'back', 'save'), route('new tenant'));
    assert.equal(next?.fields['name'], 'Alpine Ski House D');
  });
});
