import type { OrderDraft } from '../../domain/order-draft.ts';
import { orderWords, type OrderWords } from '../../domain/order-words.ts';

const adding = /^(?:(?:and|und|plus|also|auch)(?: add| noch)? |(?=(?:add|füge?|noch) ))/i;

/** What is left of "and 5 Visio" and "add 5 Visio", for `goodsSaid`; undefined for words that add nothing. */
export const addedTo = (text: string): string | undefined =>
  adding.test(text.trim()) ? text.trim().replace(adding, '') : undefined;

/** What typed words order when they say only that, and nothing of a customer: "15 E3 yearly". */
export function goodsSaid(text: string): (OrderWords & { readonly product: string }) | undefined {
  const said = orderWords(text);
  if (said?.product === undefined) return undefined;
  const { product, customer, ownUse, newCustomer } = said;
  return (customer ?? ownUse ?? newCustomer) ? undefined : { ...said, product };
}

/**
 * What is to be ordered, as a wish; only what was said is in it. A term that was said holds for everything in the
 * sentence; one that is chosen, for its product alone.
 */
export function wishedGoods(said: OrderWords): NonNullable<OrderDraft['wish']> {
  const { product, quantity, term, billing, more } = said;
  return {
    ...(product === undefined ? {} : { product }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(term === undefined ? {} : { term }),
    ...(billing === undefined ? {} : { billing }),
    ...(more === undefined
      ? {}
      : { more: more.map((one) => ({ product: one.product, quantity: one.quantity, term, billing })) }),
  };
}

/** What is left of a wish whose product has become a line, or is not wanted any more; further products stay. */
export const nothingWished = {
  product: undefined,
  quantity: undefined,
  term: undefined,
  billing: undefined,
  replaces: undefined,
} satisfies OrderDraft['wish'];

/** True for two sentences that order the same for the same customer, however they are written. */
export function isSaidAgain(sentence: string | undefined, earlier: string | undefined): boolean {
  const meaning = (text: string | undefined) => JSON.stringify(orderWords(text ?? '') ?? {}).toLowerCase();
  return meaning(sentence) !== '{}' && meaning(sentence) === meaning(earlier);
}
