import { plain } from '../kit/card.ts';
import type { OrderScene } from './scene.ts';
import { nameOfBuyer } from './sale.ts';

/** What is settled, in one line for the top of a question: `F-1042 · 20 × Business Premium · Contoso`. */
export function soFar({ order, t, memory }: OrderScene): string {
  const { lines, wish, buyer, use } = order.draft;
  const goods = lines.map((line) => t.draft.goods(line.quantity, plain(line.title)));
  const open = wish?.product;
  const quantity = memory.line?.quantity ?? wish?.quantity;
  const wished =
    open === undefined ? [] : [quantity === undefined ? plain(open) : t.draft.goods(quantity, plain(open))];
  const later = (wish?.more ?? []).map((one) =>
    one.quantity === undefined ? plain(one.product) : t.draft.goods(one.quantity, plain(one.product)),
  );
  const name = use === 'own' ? [t.draft.internal] : [];
  const whom = nameOfBuyer(buyer, wish);
  return [order.id, ...goods, ...wished, ...later, ...name, ...(whom === '' ? [] : [plain(whom)])].join(
    ' · ',
  );
}
