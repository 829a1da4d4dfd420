import assert from 'node:assert/strict';
import { words } from '../../src/dialogs/accept/text.ts';
import type { SimMessage } from '../../simulator/teams/chat-types.ts';
import { eventually } from '../support/eventually.ts';
import { textsOf } from '../support/rehearsal.ts';
import { botMessages, cardWith } from './support/journeys.ts';
import { person } from './support/people.ts';
import { useRehearsal } from './support/use-rehearsal.ts';

const t = words('en');
const oauthCard = 'application/vnd.microsoft.card.oauth';

describe('the sign-in card', () => {
  const house = useRehearsal();

  const find = async (userId: string, is: (message: SimMessage) => boolean, what: string) =>
    eventually(async () => (await botMessages(house(), userId)).findLast(is), what);
  const isSignIn = (message: SimMessage) =>
    message.attachments.some(({ contentType }) => contentType === oauthCard);

  /** Somebody whose organisation does not allow single sign-on, in front of the button. */
  async function atTheButton() {
    await house().say(person.diego, 'start over');
    await house().press(person.diego, t.greet.start);
    return find(person.diego, (one) => isSignIn(one) && one.signIn === 'button', 'the button');
  }

  it('the window is closed: said so, the button stays; going on without it, the card becomes a text', async () => {
    const { id } = await atTheButton();
    await house().teams(person.diego, 'sign-in', { code: null });
    await find(person.diego, (one) => textsOf(one).includes(t.who.failed.cancelled), 'the reason');
    assert.ok(isSignIn(await find(person.diego, (one) => one.id === id, 'the card')));
    await house().press(person.diego, t.who.without);
    const settled = await find(person.diego, (one) => one.id === id && !isSignIn(one), 'the text');
    assert.equal(settled.text, t.who.over);
  });

  it('signed in silently: nobody saw the card, so no text appears in its place', async () => {
    await house().say(person.megan, 'start over');
    await house().press(person.megan, t.greet.start);
    await cardWith(house(), person.megan, t.region.right);
    const messages = await botMessages(house(), person.megan);
    assert.equal(messages.filter(isSignIn).length, 1);
    assert.ok(messages.every(({ text }) => text !== t.who.signedIn));
  });
});
