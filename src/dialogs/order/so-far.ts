import { plain } from '../kit/card.ts';
import type { OrderDraft, OrderLine } from '../../domain/order-draft.ts';
import type { OrderScene } from './scene.ts';
import { keyOf, nameOfBuyer } from './sale.ts';
import type { Words } from './text.ts';

/** What a draft holds in words, what is only wished for included. `quantity` is what was said for the open wish. */
export function goodsOf(
  { lines, wish }: OrderDraft,
  t: Words['draft'],
  quantity: number | undefined = wish?.quantity,
): readonly string[] {
  const wished = wish?.product === undefined ? [] : [{ product: wish.product, quantity }];
  // One whose place is being taken is not ordered besides.
  const isReplaced = (line: OrderLine) => wish?.product !== undefined && line.number === wish.replaces;
  return [
    ...lines.filter((line) => !isReplaced(line)).map((line) => t.goods(line.quantity, plain(line.title))),
    ...[...wished, ...(wish?.more ?? [])].map((one) =>
      one.quantity === undefined ? plain(one.product) : t.goods(one.quantity, plain(one.product)),
    ),
  ];
}

/** What is settled, in one line for the top of a question: `F-1042 · 20 × Business Premium · Contoso`. */
export function soFar({ order, t, memory }: OrderScene): string {
  const { wish, buyer, use } = order.draft;
  const { line } = memory;
  // A line that is being changed, as it is going to be.
  const lines = order.draft.lines.map((one) =>
    line?.number === one.number && keyOf(line) === keyOf(one)
      ? { ...one, quantity: line.quantity ?? one.quantity }
      : one,
  );
  const goods = goodsOf({ ...order.draft, lines }, t.draft, line?.quantity ?? wish?.quantity);
  const name = use === 'own' ? [t.draft.internal] : [];
  const whom = nameOfBuyer(buyer, wish);
  return [order.id, ...goods, ...name, ...(whom === '' ? [] : [plain(whom)])].join(' · ');
}
