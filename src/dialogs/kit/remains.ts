import { isDeepStrictEqual } from 'node:util';
import type { Card, CardElement, Json } from './card.ts';

/** What can be pressed, filled in or folded out; none of it may stay on a card that is history. */
function isLive({ type, isVisible }: { [key: string]: Json }): boolean {
  const isInput = typeof type === 'string' && type.startsWith('Input.');
  return isInput || type === 'ActionSet' || isVisible === false;
}

/** What is left of a card when the conversation has gone on below it: everything that was said, nothing to press. */
export function remainsOf(original: Card): Card {
  const body = original.body.filter((element) => !isLive(element)).map(withoutLive);
  return { ...original, body };
}

/** Whether a card says everything that is left of an earlier one, as a question does that is asked again. */
export const repeats = (card: Card, remains: Card): boolean =>
  remains.body.every((said) => remainsOf(card).body.some((element) => isDeepStrictEqual(element, said)));

function withoutLive(element: CardElement): CardElement {
  const { items } = element;
  if (!Array.isArray(items)) return element;
  const kept = items.filter((item) => !isLive(item as { [key: string]: Json }));
  return { ...element, items: kept };
}
