import assert from 'node:assert/strict';
import { buttonsOf } from '../support/rehearsal.ts';
import { cardWith } from './support/journeys.ts';
import { person, tenant } from './support/people.ts';
import { answered, asPerson, expectNoFailures, pressed, useSellingHouse } from './support/selling-house.ts';

const { priya } = person;

describe('fields of a case card', function () {
  const house = useSellingHouse();
  expectNoFailures(house);

  it('one of them wrong: the sentence stands there, and what was filled in with it is not lost', async () => {
    await house().say(priya, 'invite contoso.com');
    await answered(house(), priya, 'create');
    const card = await cardWith(house(), priya, 'Send by e-mail');
    const data = buttonsOf(card).find(({ verb }) => verb === 'invite.save')?.data ?? {};
    const typed = { to: 'megan at contoso', toName: 'Megan Bowen', words: 'Dear Megan, a long letter.' };

    const { text } = await pressed(
      house(),
      'invite.save',
      { ...data, ...typed },
      await asPerson(house(), priya, tenant.home),
    );

    assert.match(text, /That is no e-mail address/);
    for (const value of Object.values(typed)) assert.ok(text.includes(JSON.stringify(value)), value);
  });
});
