import { notice, type Card, type CardElement } from './card.ts';

/**
 * The same card with a sentence put under its heading, for a wrong answer or something to know first; or into one of its
 * folded parts, which is open then.
 */
export function withNotice(original: Card, sentence: string, fold?: string): Card {
  const isMeant = ({ id }: CardElement) => fold !== undefined && id === fold;
  if (original.body.some(isMeant)) {
    const opened = (part: CardElement): CardElement => ({
      ...part,
      isVisible: true,
      items: [notice(sentence, 'warning'), ...((part['items'] ?? []) as CardElement[])],
    });
    return { ...original, body: original.body.map((one) => (isMeant(one) ? opened(one) : one)) };
  }
  const [first, ...rest] = original.body;
  return {
    ...original,
    body: [...(first === undefined ? [] : [first]), notice(sentence, 'warning'), ...rest],
  };
}
