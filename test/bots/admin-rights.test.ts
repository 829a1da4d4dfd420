import assert from 'node:assert/strict';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { consentWords } from '../../src/dialogs/gdap/text-consent.ts';
import { words } from '../../src/dialogs/gdap/text.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';
import { eventually } from '../support/eventually.ts';
import { buttonsOf, textsOf } from '../support/rehearsal.ts';
import { botMessages, cardWith, chatId } from './support/journeys.ts';
import { person } from './support/people.ts';
import { useRehearsal, type HouseUnderTest } from './support/use-rehearsal.ts';

const t = words('en');
const customer = consentWords('en');
const { priya, megan } = person;

/** Staff asks Contoso for admin rights; returns the case card once the link is there. */
async function asked(house: HouseUnderTest): Promise<SimMessage> {
  await house.say(priya, 'gdap contoso.com');
  const first = await eventually(
    async () =>
      (await botMessages(house, priya)).find((one) =>
        buttonsOf(one).some(({ title }) => [t.account.take, t.templates.licences.title].includes(title)),
      ),
    'a question',
  );
  if (buttonsOf(first).some(({ title }) => title === t.account.take))
    await house.press(priya, t.account.take, { account: 'europe' });
  await cardWith(house, priya, t.templates.licences.title);
  await house.press(priya, t.templates.licences.title);
  await cardWith(house, priya, t.terms.next);
  await house.press(priya, t.terms.next, { days: '365', extension: 'extend' });
  await cardWith(house, priya, t.confirm.create);
  await house.press(priya, t.confirm.create);
  return cardWith(house, priya, t.card.mail);
}

/** From staff's first word to the customer's last, with the simulated Graph and its events behind it. */
describe('admin rights through the edge', function () {
  const house = useRehearsal();

  const saw = (userId: string, what: RegExp) =>
    eventually(
      async () => (await botMessages(house(), userId)).findLast((one) => what.test(textsOf(one))),
      `${userId} reads ${what.source}`,
    );
  const relationship = () => house().simulator.world.state.gdap[0]?.id ?? '';

  it('asked for by staff, approved by the customer, removed again: both sides hear each step once', async () => {
    const card = await asked(house());
    await saw(priya, /the request to \*\*Contoso Ltd\*\* is ready/);

    await house().say(megan, 'gdap G-1001');
    const shown = await cardWith(house(), megan, customer.open);
    const link = buttonsOf(shown).find(({ title }) => title === customer.open)?.url ?? '';
    assert.ok(link.endsWith(relationship()), link);
    assert.match(textsOf(shown), /License Administrator\*\* – give licences/);

    const decided = await house().control('gdap', { id: relationship(), deed: 'approve' });
    assert.equal(decided['kind'], 'done');
    await saw(priya, /\*\*Contoso Ltd\*\* approved the admin rights; they are active until/);
    await saw(megan, /Thank you\. The admin rights/);
    const now = (await botMessages(house(), priya)).find(({ id }) => id === card.id);
    assert.match(now === undefined ? '' : textsOf(now), /Active/);

    await house().control('gdap', { id: relationship(), deed: 'remove' });
    await saw(priya, /\*\*Contoso Ltd\*\* removed our admin rights/);
    await saw(megan, /are removed\. Licences and orders stay/);
    const said = (await botMessages(house(), priya)).filter((one) => /removed our admin/.test(textsOf(one)));
    assert.equal(said.length, 1);
  });
});

describe('admin rights where only invited customers are served', function () {
  const house = useRehearsal({
    config: (config) => ({
      ...config,
      provider: { ...config.provider, customers: { ...config.provider.customers, admission: 'invited' } },
    }),
  });

  it('a customer of whom rights are asked: let in; another one: not', async () => {
    await asked(house());
    await house().say(megan, 'gdap G-1001');
    await cardWith(house(), megan, customer.open);
    await chatId(house(), person.katrin);
    const seen = await house().say(person.katrin, 'gdap G-1001');
    assert.deepEqual(
      seen.answers.messages.map(({ text }) => text),
      [kitWords('de').notInvited],
    );
  });
});
