import { licenceWords } from '../../domain/licence-words.ts';
import { orderCorrection, type OrderCorrection } from '../../domain/order-correction.ts';
import type { OrderDraft } from '../../domain/order-draft.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { goodsSaid, lineTakenUp, wishedGoods, type LineMemory } from './model.ts';
import { aboutDraft, wishing, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { inCommon, notOffered, plansSaid } from './term-words.ts';
import { lineInHand } from './what-steps.ts';

/**
 * A question at which words about what was said before are understood, too: "actually 25", "billed yearly", "wrong
 * product", "make it E5", "add 5 Visio". Nothing is bought by it: the card an order is placed from comes afterwards.
 */
export function correctable(services: OrderServices, step: OrderStep): OrderStep {
  function heard(scene: Parameters<OrderStep['ask']>[0], text: string): Promise<Move> | Move | undefined {
    const goods = goodsAdded(text);
    const correction = goods === undefined ? orderCorrection(text) : undefined;
    if (goods === undefined && correction === undefined) return undefined;
    const change = aboutDraft(services, {
      ask: () => to('next'),
      answer: (opened) =>
        correction === undefined ? add(opened, goods) : correct(services, opened, correction),
    });
    return change.answer(scene, { choice: 'text', text, fields: {} });
  }
  return {
    ...step,
    answer: async (scene, reply) =>
      (reply.choice === 'text' ? await heard(scene, reply.text) : undefined) ?? step.answer(scene, reply),
    heard,
  };
}

const adding = /^(?:(?:and|und|plus|also|auch)(?: add| noch)? |(?=(?:add|füge?|noch) ))/i;

/** "add 5 Visio", "and 3 Copilot": further products for the same customer. */
export const goodsAdded = (text: string): ReturnType<typeof goodsSaid> =>
  adding.test(text.trim()) ? goodsSaid(text.trim().replace(adding, '')) : undefined;

/** It is put together after what is in hand. */
function add(scene: OrderScene, goods: ReturnType<typeof goodsAdded>): Promise<Move> {
  const { more = [], ...first } = wishedGoods(goods ?? {});
  return scene.save((draft) => {
    const all = [...(draft.wish?.more ?? []), first, ...more];
    return wishing(draft, { more: all.filter(hasProduct) });
  });
}

const hasProduct = <Wish extends { product?: string | undefined }>(
  wish: Wish,
): wish is Wish & { product: string } => wish.product !== undefined;

/**
 * It holds for the line in hand, for the product that is being looked for, or for the only line of the order; with
 * several lines it is asked which.
 */
async function correct(
  services: OrderServices,
  scene: OrderScene,
  correction: OrderCorrection,
): Promise<Move> {
  const { notWhole } = correction.kind === 'quantity' ? correction : {};
  if (notWhole !== undefined) return again(scene.t.what.notWhole(notWhole));
  const { lines, wish } = scene.order.draft;
  if (correction.kind === 'removal') return remove(scene, correction.product);
  const isSought = scene.memory.line === undefined && wish?.product !== undefined;
  if (isSought) return seek(scene, wished(correction));
  const [only, ...others] = lines;
  const line = scene.memory.line ?? (only && others.length === 0 ? lineTakenUp(only, {}) : undefined);
  return line === undefined ? to('change') : withLine(services, scene, line, correction);
}

/** Without the line that the words name, when it is one of several and nothing is in hand; else it is asked which. */
function remove(scene: OrderScene, product: string): Promise<Move> | Move {
  const { lines } = scene.order.draft;
  const said = licenceWords(product);
  const named = lines.filter(({ title }) => said.every((word) => licenceWords(title).includes(word)));
  const [one, another] = named;
  if (one === undefined || another !== undefined || lines.length === 1 || scene.memory.line !== undefined)
    return to('change');
  return scene.save((draft) => ({
    ...draft,
    lines: draft.lines.filter(({ number }) => number !== one.number),
  }));
}

type OfLine = Exclude<OrderCorrection, { kind: 'removal' }>;

async function withLine(
  services: OrderServices,
  scene: OrderScene,
  line: LineMemory,
  correction: OfLine,
): Promise<Move> {
  const { memory } = scene;
  switch (correction.kind) {
    case 'quantity':
      memory.line = { ...line, quantity: correction.quantity, promotion: undefined };
      return to('line');
    case 'plan': {
      memory.line = { ...line, promotion: undefined, endsOn: undefined };
      const offer = (await lineInHand(services, scene))?.offer;
      if (offer === undefined) return to('line');
      // "Yearly" of a year that is billed monthly means the billing: it is not what has to fit.
      const plans = plansSaid(offer, { ...line, billing: undefined }, correction.words);
      if (plans.length === 0) scene.turn.say(notOffered(offer, correction.words, scene.t.what));
      memory.line = { ...memory.line, ...inCommon(plans) };
      return to('line');
    }
    case 'product': {
      const { number, quantity, term, billing } = line;
      memory.number = number;
      memory.line = undefined;
      return seek(scene, { quantity, term, billing, ...wished(correction) });
    }
  }
}

/** What the words say of a product that is yet to be found. */
function wished(correction: OfLine): NonNullable<OrderDraft['wish']> {
  switch (correction.kind) {
    case 'quantity':
      return { quantity: correction.quantity };
    case 'plan':
      return { term: correction.term, billing: correction.billing };
    case 'product': {
      const { product, quantity } = correction;
      return quantity === undefined ? { product } : { product, quantity };
    }
  }
}

const seek = (scene: OrderScene, wish: NonNullable<OrderDraft['wish']>): Promise<Move> =>
  scene.save(
    (draft) => wishing(draft, wish),
    'product' in wish && wish.product === undefined ? 'product' : 'offer',
  );
