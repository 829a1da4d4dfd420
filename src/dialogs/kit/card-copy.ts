import type { Card, CardElement } from './card.ts';

/** The same card with its inputs filled in, those in folded parts too, so that one wrong field does not cost the others. */
export function filledIn(original: Card, fields: Readonly<Record<string, string>>): Card {
  const filled = (element: CardElement): CardElement => {
    if (element.type === 'Container')
      return { ...element, items: ((element['items'] ?? []) as CardElement[]).map(filled) };
    const value = typeof element['id'] === 'string' ? fields[element['id']] : undefined;
    if (value === undefined || !element.type.startsWith('Input.')) return element;
    if (element.type !== 'Input.Number') return { ...element, value };
    // What is no number would not be drawn: the one that was there stays.
    const number = value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? { ...element, value: number } : element;
  };
  return { ...original, body: original.body.map(filled) };
}

/** The same card with this stamp on every answer button, so that a spent button can be told from a live one. */
export const stamped = (original: Card, stamp: string): Card => copied(original, stamp) as Card;

function copied(value: unknown, stamp: string): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => copied(item, stamp));
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copied((value as Record<string, unknown>)[name], stamp);
  if ('choice' in value && !('type' in value)) copy['stamp'] = stamp;
  return copy;
}
