import { quantityChanged, type Counted } from '../../domain/order-quantity.ts';
import type { Offer } from '../../workflows/offers/port.ts';

/** "20 licences" is twenty, "ten" is ten; of "1.5" and "20 30" no part is taken for the whole. */
export function numberSaid(said: string): Counted {
  const known = quantityChanged(said);
  if (known !== undefined) return known;
  return /^\d{1,6}(?![\p{L}\p{N}.,'’+-]|\s+\d)/u.test(said) ? { quantity: Number.parseInt(said, 10) } : {};
}

/** Whether these words name the product and none beside it. */
export function isNamed({ title }: Offer, product: string): boolean {
  const names = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return product
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => names.includes(word));
}
