import { words as acceptWords } from '../../../src/dialogs/accept/text.ts';
import type { SimMessage } from '../../../simulator/teams/chat-types.ts';
import { eventually } from '../../support/eventually.ts';
import { buttonOf, buttonsOf, type CardButton, type Rehearsal } from '../../support/rehearsal.ts';

const t = acceptWords('en');

/**
 * The newest message of a person's chat that has a button of this title, waited for. `fits` is needed where an earlier
 * card has the same button: without it that one is found when the bot is slow.
 */
export function cardWith(
  house: Rehearsal,
  userId: string,
  title: string,
  fits: (card: SimMessage) => boolean = () => true,
): Promise<SimMessage> {
  const look = async () =>
    (await house.messages(userId)).findLast((one) => buttonOf(one, title) !== undefined && fits(one));
  return eventually(look, `a card with "${title}"`);
}

/** Leads an English-speaking administrator from the first hello to the card of their case; returns the case's id. */
export async function openCase(
  house: Rehearsal,
  userId: string,
): Promise<{ caseId: string; card: SimMessage; check: CardButton }> {
  await house.say(userId, 'start over');
  await cardWith(house, userId, t.greet.start);
  await house.press(userId, t.greet.start);
  const question = await cardWith(house, userId, t.region.right);
  await house.press(userId, t.region.right);
  // In that very place: an earlier case's card has the same button, and is about to lose it.
  const isThere = (one: SimMessage) => one.id === question.id && buttonOf(one, t.waiting.check) !== undefined;
  const look = async () => (await house.messages(userId)).find(isThere);
  const card = await eventually(look, 'the card of the case');
  const check = buttonsOf(card).find(({ title }) => title === t.waiting.check);
  if (check === undefined) throw new Error('the card lost its button');
  return { caseId: String(check.data?.['case']), card, check };
}

/** The conversation id of somebody's chat with the bot; the app is installed there afterwards. */
export async function chatId(house: Rehearsal, userId: string): Promise<string> {
  const opened = (await house.teams(userId, 'open')) as unknown as { chat: { id: string } };
  return opened.chat.id;
}

/** What the bot has written in somebody's chat, oldest first. */
export async function botMessages(house: Rehearsal, userId: string): Promise<SimMessage[]> {
  return (await house.messages(userId)).filter(({ from }) => from === 'bot');
}
