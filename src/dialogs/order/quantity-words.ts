import { quantityChanged, type Counted } from '../../domain/order-quantity.ts';
import type { Move } from '../kit/flow.ts';
import { wishedGoods, type goodsSaid } from './goods-words.ts';
import { replacedBy } from './model.ts';
import { keyOf } from './sale.ts';
import { wishing, type OrderScene } from './scene.ts';
import type { OrderServices } from './services.ts';
import type { lineInHand } from './what-steps.ts';

type InHand = NonNullable<Awaited<ReturnType<typeof lineInHand>>>;

/**
 * The number that answers how many: "20 licences" is twenty, "ten" is ten. Of words that say more, and of two numbers
 * ("3 years", "10 more", "20 300"), none is taken.
 */
export const numberSaid = (said: string): Counted =>
  /\d\s+\d/.test(said) ? {} : (quantityChanged(said) ?? {});

/**
 * "15 E3 yearly" where only the number was asked: the product is looked for once more, and what is said of it holds. Of
 * several that the words name alike, the one in hand is meant.
 */
export async function otherGoods(
  services: OrderServices,
  scene: OrderScene,
  { line, offer, sale: { accountId, market, segments } }: InHand,
  goods: NonNullable<ReturnType<typeof goodsSaid>>,
): Promise<Move> {
  const found = await services.offers.search(accountId, market, goods.product, segments, [line]);
  const isSame = found.kind === 'certain' && keyOf(found.offer) === keyOf(offer);
  scene.memory.line = undefined;
  const wish = wishedGoods({ ...goods, product: isSame ? offer.title : goods.product });
  return scene.save((draft) => wishing(draft, { ...wish, replaces: replacedBy(draft, line) }), 'offer');
}
