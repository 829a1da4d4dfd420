import { orderCorrection } from '../../domain/order-correction.ts';
import type { OrderDraft } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import { again, type Move } from '../kit/flow.ts';
import { addedTo, goodsSaid, nothingWished, wishedGoods } from './goods-words.ts';
import { nextNumber } from './model.ts';
import { aboutDraft, wishing, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';
import * as cards from './what-cards.ts';

/** Which product; how many and how long may be said along. */
export function product(services: OrderServices): OrderStep {
  const wish = (scene: OrderScene, goods: OrderDraft['wish']): Promise<Move> => {
    const { number } = scene.memory;
    scene.memory.line = undefined;
    // Of the line whose other product is chosen here; without one it stays with what the draft says.
    const replaced = number === undefined ? {} : { ...nothingWished, replaces: number };
    return scene.save((draft) => wishing(draft, { ...replaced, ...goods }), 'offer');
  };
  return aboutDraft(services, {
    async ask(scene) {
      const before = await earlier(services, scene);
      scene.memory.free ??= nextNumber(scene.order.draft);
      return cards.askProduct(soFar(scene), before?.draft.lines ?? [], scene.t.what);
    },
    async answer(scene, reply) {
      const before = await earlier(services, scene);
      const chosen = before?.draft.lines.find(({ number }) => reply.choice === `again:${number}`);
      if (chosen !== undefined) return wish(scene, { product: chosen.title });
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['product'] ?? ''))
        .trim()
        .slice(0, 200);
      if (said === '') return again(scene.t.what.emptyProduct);
      // How many and how long may be said along; what was said of it is not asked again.
      const meant = orderCorrection(said);
      if (meant?.kind === 'product' && meant.product !== undefined)
        return wish(scene, { product: meant.product, ...(meant.quantity && { quantity: meant.quantity }) });
      const goods = goodsSaid(addedTo(said) ?? said);
      if (goods?.notWhole !== undefined) scene.turn.say(scene.t.what.notWhole(goods.notWhole));
      return wish(scene, goods === undefined ? { product: said } : wishedGoods(goods));
    },
  });
}

/** The order this one is to be like, while it is there to be read. */
export async function earlier(
  { orders }: OrderServices,
  { order, reader }: OrderScene,
): Promise<Order | undefined> {
  const { tenantId, userId } = reader;
  const { like } = order.draft;
  return like === undefined ? undefined : orders.find(like, { tenantId, userId, staff: false });
}
