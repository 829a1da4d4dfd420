import type { OrderDraft, OrderLine } from '../../domain/order-draft.ts';
import type { Offer } from '../../workflows/offers/port.ts';
import { plain } from '../kit/card.ts';
import { to, type Move } from '../kit/flow.ts';
import { nothingWished } from './goods-words.ts';
import { nextNumber, replacedBy, type LineMemory } from './model.ts';
import { baseOf, keyOf, nameOfBuyer, saleFor, type Sale } from './sale.ts';
import { aboutDraft, wishing, type OrderScene, type OrderStep } from './scene.ts';
import { earlier } from './product-step.ts';
import type { OrderServices } from './services.ts';
import { soFar } from './so-far.ts';
import * as cards from './what-cards.ts';

/** What the words mean in the catalogue of the buyer's market: taken when certain, chosen when not. */
export function offer(services: OrderServices): OrderStep {
  const search = async (scene: OrderScene) => {
    const { accountId, market, segments, standing } = await saleFor(services, scene);
    const owned = standing?.owned.filter(({ status }) => status === 'active') ?? [];
    const words = scene.order.draft.wish?.product ?? '';
    return services.offers.search(accountId, market, words, segments, owned);
  };
  return aboutDraft(services, {
    async ask(scene) {
      const said = scene.order.draft.wish?.product;
      if (said === undefined) return to('product');
      const result = await search(scene);
      if (result.kind === 'certain') return take(services, scene, result.offer);
      if (result.kind === 'choose')
        return cards.chooseOffer(result.offers, plain(said), soFar(scene), scene.t.what);
      scene.turn.say(scene.t.what.noProduct(plain(said)));
      return scene.save((draft) => wishing(draft, { product: undefined }), 'product');
    },
    async answer(scene, { choice }) {
      if (choice === 'another')
        return scene.save((draft) => wishing(draft, { product: undefined }), 'product');
      // Answered already, in a turn that broke off afterwards.
      if (scene.order.draft.wish?.product === undefined) return to('next');
      const result = await search(scene);
      const offers =
        result.kind === 'choose' ? result.offers : result.kind === 'certain' ? [result.offer] : [];
      const chosen = offers.find((one) => keyOf(one) === choice);
      return chosen === undefined ? isGone(scene) : take(services, scene, chosen);
    },
  });
}

/** What was chosen is not sold any more: said, and asked anew, so that nothing like it is taken instead. */
function isGone(scene: OrderScene): Promise<Move> {
  const { line } = scene.memory;
  scene.memory.line = undefined;
  scene.turn.say(scene.t.what.goneOffer);
  return scene.save((draft) => {
    const replaces = line === undefined ? draft.wish?.replaces : replacedBy(draft, line);
    return wishing(draft, { product: undefined, replaces });
  }, 'product');
}

/** Begins a line with this offer; its exact title becomes the wish, so that a colleague gets to the same one. */
async function take(services: OrderServices, scene: OrderScene, offer: Offer): Promise<Move> {
  const { productId, skuId, title } = offer;
  const { wish } = scene.order.draft;
  const { term, billing } =
    wish?.term === undefined && wish?.billing === undefined
      ? ((await planBefore(services, scene, offer)) ?? {})
      : wish;
  scene.memory.line = {
    // Given once: a line that is kept a second time takes the place of the first.
    number:
      replacedBy(scene.order.draft, { number: wish?.replaces }) ??
      (scene.memory.free ??= nextNumber(scene.order.draft)),
    productId,
    skuId,
    quantity: wish?.quantity,
    term,
    billing,
  };
  return scene.save((draft) => wishing(draft, { product: title }), 'line');
}

/** The plan this product was bought with in the order this one is to be like; said, because nobody chose it here. */
async function planBefore(services: OrderServices, scene: OrderScene, offer: Offer) {
  const before = await earlier(services, scene);
  const line = before?.draft.lines.find((one) => keyOf(one) === keyOf(offer));
  const plan = offer.plans.find(({ term, billing }) => term === line?.term && billing === line.billing);
  if (before === undefined || plan === undefined) return undefined;
  const t = scene.t.what;
  scene.turn.say(t.asBefore(before.id, t.plan(t.terms[plan.term], t.billings[plan.billing])));
  return plan;
}

/** The line in hand and its offer, read again; the draft is asked anew when either is gone. */
export async function lineInHand(services: OrderServices, scene: OrderScene) {
  const { line } = scene.memory;
  if (line === undefined) return undefined;
  const sale = await saleFor(services, scene);
  const { accountId, market, segments } = sale;
  const found = await services.offers.offer(accountId, market, line.productId, line.skuId, segments);
  return found === undefined ? undefined : { line, offer: found, sale };
}

export const fits = (quantity: number, { minimum, maximum }: Offer): boolean =>
  Number.isSafeInteger(quantity) && quantity >= Math.max(1, minimum) && quantity <= maximum;

/** The plans that the words so far leave. */
export const plansFor = (one: Offer, line: LineMemory) =>
  one.plans.filter(
    (plan) =>
      (line.term === undefined || plan.term === line.term) &&
      (line.billing === undefined || plan.billing === line.billing),
  );

/** Puts a line together: leads to what it lacks, and moves it into the draft when it is whole. Asks nothing. */
export function line(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    async ask(scene) {
      const { t, turn } = scene;
      const inHand = await lineInHand(services, scene);
      if (inHand === undefined) return isGone(scene);
      const { line: mine, offer: one, sale } = inHand;
      if (mine.quantity === undefined) return to('quantity');
      if (!fits(mine.quantity, one)) {
        turn.say(t.what.badQuantity(plain(one.title), one.minimum, one.maximum));
        mine.quantity = undefined;
        return to('quantity');
      }
      const [plan, other] = plansFor(one, mine);
      if (plan === undefined || other !== undefined) return to('term');
      mine.term = plan.term;
      mine.billing = plan.billing;
      if (mine.promotion === undefined) return to('promotion');
      if (mine.endsOn === undefined) return to('ends');
      return mine.hasBase === undefined ? withBase(scene, one, sale, mine) : keep(scene, one, mine);
    },
    answer: () => to('next'),
  });
}

function withBase(scene: OrderScene, one: Offer, sale: Sale, mine: LineMemory): Promise<Move> | Move {
  const { t, turn, order } = scene;
  if (!one.isAddon || one.bases.length === 0) return keep(scene, one, mine);
  const base = baseOf(one, order.draft, sale.standing);
  if (base === undefined) return to('base');
  turn.say(t.what.onBase(plain(one.title), plain(base)));
  return keep(scene, one, mine);
}

/** Moves the line in hand into the draft, in the place of the one it replaces; `along` is put together next. */
export async function keep(
  scene: OrderScene,
  one: Offer,
  mine: LineMemory,
  along: NonNullable<NonNullable<OrderDraft['wish']>['more']> = [],
): Promise<Move> {
  const { memory } = scene;
  const { quantity, term, billing, promotion, endsOn } = mine;
  if (quantity === undefined || term === undefined || billing === undefined) return to('line');
  memory.line = undefined;
  memory.number = undefined;
  const { number } = mine;
  const isNew = number !== undefined && number === memory.free;
  if (isNew) memory.free = number + 1;
  return scene.save((draft) => {
    // Kept before, in a turn that broke off afterwards, it takes its own place; what was added elsewhere keeps its.
    const there = draft.lines.find((other) => other.number === number);
    const isTaken = isNew && there !== undefined && keyOf(there) !== keyOf(one);
    const whole: OrderLine = {
      number: isTaken ? nextNumber(draft) : (number ?? nextNumber(draft)),
      productId: one.productId,
      skuId: one.skuId,
      title: one.title,
      quantity,
      term,
      billing,
      segment: one.segment === 'commercial' ? undefined : one.segment,
      promotionId: promotion === 'none' ? undefined : promotion,
      endsOn: endsOn === 'none' ? undefined : endsOn,
    };
    const lines = draft.lines.some((other) => other.number === whole.number)
      ? draft.lines.map((other) => (other.number === whole.number ? whole : other))
      : [...draft.lines, whole];
    const others = (draft.wish?.more ?? []).filter(
      ({ product }) => !along.some((wish) => wish.product === product),
    );
    const more = [...along, ...others];
    return {
      ...wishing(draft, { ...nothingWished, ...(more.length === 0 ? {} : { more }) }),
      lines,
      // What it began with is not what it is about any more.
      said: replacedBy(draft, { number }) === undefined ? draft.said : undefined,
    };
  });
}

/** The next product of a sentence that named several; asks nothing. */
export function more(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask(scene) {
      const [first, ...others] = scene.order.draft.wish?.more ?? [];
      if (first === undefined) return to('next');
      return scene.save((draft) => wishing(draft, { ...nothingWished, ...first, more: others }), 'offer');
    },
    answer: () => to('next'),
  });
}

export const buyerName = (scene: OrderScene): string =>
  plain(nameOfBuyer(scene.order.draft.buyer, scene.order.draft.wish));
