import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../../simulator/world/types.ts';
import type { OrderKind, Press } from './order-kinds.ts';
import type { Person, Pressable } from './person.ts';

export interface Walk {
  readonly kind: OrderKind;
  readonly quantity: number;
  readonly product: string;
  /** Tells the customers of one kind apart. */
  readonly number: number;
  /** The seller gives up then, which nobody owes anything for; milliseconds. */
  readonly deadlineMs: number;
  /** Called before each press, when the card has been read. */
  readonly onRead?: () => void;
}

/** So long nothing happens at all before the seller says it again. */
const silenceMs = 10_000;
const lookMs = 100;

/**
 * Walks from the typed order to the press on "place", as a seller would: answers the newest card, says it again when
 * nothing goes on. Resolves with true when that press was answered with the card as it stands then: a sentence instead
 * ("something went wrong") acknowledges nothing. Once it was made, nothing is ever said anew: it may have worked.
 */
export async function walkToOrder(person: Person, world: () => World, walk: Walk): Promise<boolean> {
  const end = performance.now() + walk.deadlineMs;
  let pressed = '';
  let lastAt = -Infinity;
  let placing: string | undefined;
  let since: ReadonlySet<string> | undefined;
  while (performance.now() < end) {
    const buttons = await person.buttons();
    since ??= new Set(buttons.map(({ activityId }) => activityId));
    // A card of an earlier order is not about this one.
    const own = buttons.filter(({ activityId }) => !since!.has(activityId));
    const found = nextPress(own, walk.kind.route(world(), walk.number));
    const next = found !== undefined && isAnothers(found.button, walk) ? undefined : found;
    const name = `${next?.button.activityId} ${JSON.stringify(next?.button.data)}`;
    const isForThis = placing === undefined || next?.button.activityId === placing;
    if (next !== undefined && isForThis && name !== pressed) {
      [pressed, lastAt] = [name, performance.now()];
      walk.onRead?.();
      const isPlace = next.button.choice === 'place';
      if (isPlace) placing = next.button.activityId;
      const { outcome, answer } = await person.press(next.button, next.fields);
      // The card to place it from once more: it was not placed, as after a kill before that card was drawn.
      const isAnswered = (outcome === 'card' || outcome === 'done') && !(isPlace && offersPlace(answer));
      if (isAnswered && isPlace) return true;
      // A press whose answer did not come, or was an excuse, is pressed again, as people do.
      if (!isAnswered) pressed = '';
    } else if (performance.now() - lastAt > silenceMs) {
      // The button is gone, though nobody answered: whatever became of it is to be read in the chat.
      if (placing !== undefined) return false;
      [pressed, lastAt] = ['', performance.now()];
      await person.say(walk.kind.sentence(walk.quantity, walk.product, walk.number));
    }
    await delay(lookMs);
  }
  return false;
}

const offersPlace = (card: unknown): boolean => JSON.stringify(card ?? '').includes('"choice":"place"');

/** An instance that was frozen may draw the order before this one again, in the middle of it: nobody places that here. */
const isAnothers = ({ choice, card }: Pressable, { quantity }: Walk): boolean =>
  choice === 'place' && !new RegExp(`(?<![\\d.,])${quantity} × `).test(JSON.stringify(card));

/** The first press of the route that the card offers and whose fields are known. */
export function nextPress(
  buttons: readonly Pressable[],
  route: readonly Press[],
): { readonly button: Pressable; readonly fields: Readonly<Record<string, string>> } | undefined {
  const offers = (choice: string) => buttons.find((button) => button.choice === choice);
  for (const { choice, beside, fields } of route) {
    const button = offers(choice);
    if (button === undefined || (beside !== undefined && offers(beside) === undefined)) continue;
    const filled = fields === undefined ? {} : fields();
    return filled === undefined ? undefined : { button, fields: filled };
  }
  return undefined;
}
