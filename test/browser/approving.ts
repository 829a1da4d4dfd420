import type { OpenedTeams, TeamsPane } from '../support/browser.ts';
import { textsOf, type Rehearsal } from '../support/rehearsal.ts';
import { eventually } from '../support/eventually.ts';
import { arrived, sellers } from './ordering.ts';

const { leo, oscar } = sellers;

/** The sample's customer that may be ordered for at once. */
export const customer = 'Adventure Works Limited';

/** Leo Brandt, who reads German, asks to work for Northwind, and Oscar admits him. */
export async function admitLeo(rehearsal: Rehearsal, as: 'seller' | 'owner' = 'seller'): Promise<void> {
  await rehearsal.say(oscar, 'hello');
  await rehearsal.say(leo, 'beitreten');
  await arrived(rehearsal, oscar, 'Admit as seller');
  await rehearsal.press(oscar, as === 'owner' ? 'Admit as owner' : 'Admit as seller');
  await arrived(rehearsal, leo, 'aufgenommen');
}

/** An owner settles a rule in the chat: by every owner, or by whom they pick, with these stand-ins. */
export async function settleRule(
  pane: TeamsPane,
  rule: {
    over?: string;
    approvers?: readonly string[];
    standIns?: readonly string[];
    second?: readonly string[];
  },
): Promise<void> {
  const { over, approvers, standIns, second } = rule;
  await pane.say('approval rules');
  await pane.press('Add a rule');
  await pane.press(over === undefined ? 'Every order' : 'Over an amount');
  if (over !== undefined) {
    await pane.waitForText('Over which amount?');
    await pane.say(over);
  }
  await pane.press('All orders');
  await whoDecides(pane, 'Who decides?', approvers, 'Every owner');
  await pane.waitForText(/Who stands in\?|Is one approval enough\?/);
  if ((await pane.lastBotText()).includes('Who stands in?'))
    await whoDecides(pane, 'Who stands in?', standIns, 'Nobody');
  await pane.waitForText('Is one approval enough?');
  if (second === undefined) await pane.press('One is enough');
  else {
    await pane.press('A second one');
    await whoDecides(pane, 'Who decides after that?', second, 'Every owner');
    await pane.press('Nobody');
  }
  await pane.waitForText('Add this rule?');
}

async function whoDecides(
  pane: TeamsPane,
  title: string,
  names: readonly string[] | undefined,
  otherwise: string,
): Promise<void> {
  await pane.waitForText(title);
  if (names === undefined) return pane.press(otherwise);
  const card = pane.root.locator('.message[data-from="bot"]').filter({ hasText: title }).last();
  for (const name of names) await card.getByLabel(name).check();
  await pane.press('Those I picked');
}

/** A seller orders, as far as the card the order is placed from. */
export async function toReady(
  pane: TeamsPane,
  words: string,
  presses: readonly string[] = ['1 year, billed monthly'],
): Promise<void> {
  await pane.say(words);
  await pane.press('Yes, that one');
  for (const title of presses) await pane.press(title);
  await pane.waitForText('Ready to order?');
}

/** The newest card with this text, in somebody's Teams. */
export const cardWith = ({ root }: TeamsPane, text: string | RegExp) =>
  root.locator('.message[data-from="bot"] .card').filter({ hasText: text }).last();

/** Holds what somebody presses from now on until it is let go, as a slow network does. */
export async function holdPresses(window: OpenedTeams): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await window.page.route('**/actions', async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

/** Waits until a card of somebody's chat reads so, whether or not anybody has Teams open. */
export const cardReads = (rehearsal: Rehearsal, userId: string, all: readonly string[]): Promise<true> =>
  eventually(
    async () =>
      (await rehearsal.messages(userId)).some((one) => all.every((text) => textsOf(one).includes(text))) ||
      undefined,
    `a card with ${all.join(', ')}`,
  );
