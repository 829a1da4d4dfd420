import { licenceWords } from '../../domain/licence-words.ts';
import type { LineCorrection, ProductCorrection } from '../../domain/order-correction.ts';
import type { OrderDraft } from '../../domain/order-draft.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { meaningAt, questionAt, type Asked, type Meaning, type Open } from './correction-meaning.ts';
import { nothingWished, wishedGoods } from './goods-words.ts';
import { hasTenant, lineTakenUp, replacedBy, type LineMemory } from './model.ts';
import { aboutDraft, wishing, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { inCommon, notOffered, plansSaid } from './term-words.ts';
import { lineInHand } from './what-steps.ts';

type Wish = NonNullable<OrderDraft['wish']>;

/**
 * The steps, of which some understand words about what was said before, too: "actually 25", "billed yearly", "wrong
 * product", "make it E5", "add 5 Visio". Nothing is bought by it: the card an order is placed from comes afterwards.
 */
export const withCorrections = (
  services: OrderServices,
  steps: Readonly<Record<string, OrderStep>>,
): Record<string, OrderStep> =>
  Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, correctable(services, name, step)]));

function correctable(services: OrderServices, name: string, step: OrderStep): OrderStep {
  const asked = questionAt(name);
  function heard(scene: Parameters<OrderStep['ask']>[0], text: string): Promise<Move> | Move | undefined {
    const meaning = meaningAt(text, name);
    if (meaning === undefined) return undefined;
    const change = aboutDraft(services, {
      ask: () => to('next'),
      answer: (opened) => take(services, opened, meaning, asked, name),
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

function take(
  services: OrderServices,
  scene: OrderScene,
  meaning: Meaning,
  asked: Asked,
  step: string,
): Promise<Move> | Move {
  const { t, memory, order } = scene;
  const { open } = asked;
  // What was asked about who buys still is.
  const afterwards = open === 'buyer' || asked.isOfBuyer === true ? step : 'next';
  if (meaning.kind === 'goods') return add(scene, meaning.goods, open, afterwards);
  if (meaning.kind === 'more') return again(t.change.howManyInAll);
  if (meaning.kind === 'line' && meaning.notWhole !== undefined)
    return again(t.what.notWhole(meaning.notWhole));
  if (asked.asksAgreement === true) memory.agreementFor = undefined;
  if (meaning.kind === 'removal') return remove(scene, meaning.product, open);
  if (meaning.kind === 'customer') return anotherCustomer(scene);
  if (open === 'buyer')
    return order.draft.lines.length === 0
      ? scene.save((draft) => changed(draft, wished(meaning)), afterwards)
      : beforeBuyer(scene, meaning, afterwards);
  if (open === 'wish' && order.draft.wish?.product !== undefined) return seek(scene, wished(meaning));
  const inHand = open === 'line' ? memory.line : undefined;
  const named = inHand === undefined ? countedAnew(order.draft, meaning) : undefined;
  if (named !== undefined) return correctLine(services, scene, named.line, named.correction);
  const [only, ...others] = order.draft.lines;
  const line = inHand ?? (only !== undefined && others.length === 0 ? lineTakenUp(only, {}) : undefined);
  return line === undefined ? whichLine(scene) : correctLine(services, scene, line, meaning);
}

/** Nobody is the customer until it is said who is. */
const anotherCustomer = (scene: OrderScene): Promise<Move> | Move =>
  hasTenant(scene.order)
    ? again(scene.t.change.customerFixed)
    : scene.save(
        (draft) => ({
          ...changed(draft, { customer: undefined, newCustomer: undefined }),
          use: undefined,
          buyer: undefined,
          agreement: undefined,
        }),
        'use',
      );

/** While it is asked who buys nothing can be looked up: a number is taken, for the only line; the rest comes afterwards. */
function beforeBuyer(scene: OrderScene, correction: OfGoods, afterwards: string): Promise<Move> | Move {
  const [only, other] = scene.order.draft.lines;
  const { quantity, term, billing } = correction.kind === 'line' ? correction : {};
  if (quantity === undefined || (term ?? billing) !== undefined || only === undefined || other !== undefined)
    return again(scene.t.change.customerFirst);
  return scene.save(
    (draft) => ({
      ...changed(draft, {}),
      lines: draft.lines.map((line) =>
        line.number === only.number ? { ...line, quantity, promotionId: undefined } : line,
      ),
    }),
    afterwards,
  );
}

type Sought = NonNullable<Wish['more']>[number];

/** The same words, or those that found the product. */
const isSought = (wanted: Sought, { product, quantity, term, billing }: Sought): boolean =>
  isNamedBy(wanted.product, product) &&
  wanted.quantity === quantity &&
  wanted.term === term &&
  wanted.billing === billing;

/** Every word that was said is one of the product's. */
const isNamedBy = (said: string, product: string): boolean => {
  const words = licenceWords(product);
  return licenceWords(said).every((word) => words.includes(word));
};

/** It is put together after what is in hand. The same said again, because its turn broke off, is there already. */
function add(
  scene: OrderScene,
  goods: Extract<Meaning, { kind: 'goods' }>['goods'],
  open: Open,
  afterwards: string,
): Promise<Move> {
  // Whichever line was looked at before: this is none of them.
  scene.memory.number = undefined;
  const { more = [], product, quantity, term, billing } = wishedGoods(goods);
  const wanted = [{ product: product ?? goods.product, quantity, term, billing }, ...more];
  return scene.save((draft) => {
    const { product: first, more: others = [], ...rest } = draft.wish ?? {};
    const begun = first === undefined ? [] : [{ ...rest, product: first }];
    const missing = wanted.filter((one) => ![...begun, ...others].some((other) => isSought(one, other)));
    // At a card that shows the order, what was begun and is not this has been left.
    const isLeft = open === 'order' && !begun.some((other) => wanted.some((one) => isSought(one, other)));
    return changed(draft, { ...(isLeft ? nothingWished : {}), more: [...others, ...missing] });
  }, afterwards);
}

/** Without the line that the words name, when it is one of several; else it is asked which. */
function remove(scene: OrderScene, product: string, open: Open): Promise<Move> | Move {
  const { memory, order, reader } = scene;
  const { lines } = order.draft;
  const [one, another] = lines.filter(({ title }) => isNamedBy(product, title));
  if (one === undefined || another !== undefined || lines.length === 1)
    return open === 'order' ? whichLine(scene) : again(kitWords(reader.language).unclear);
  if (memory.line?.number === one.number) memory.line = undefined;
  return scene.save((draft) => ({
    ...changed(draft, draft.wish?.replaces === one.number ? nothingWished : {}),
    lines: draft.lines.filter(({ number }) => number !== one.number),
  }));
}

function whichLine(scene: OrderScene): Move {
  scene.turn.say(scene.t.change.whichLine);
  return to('change');
}

/** "No, 25 Business Premium" of an order that has Business Premium already is another number of that line. */
function countedAnew({ lines }: OrderDraft, meaning: OfGoods) {
  if (meaning.kind !== 'product' || (meaning.term ?? meaning.billing) !== undefined) return undefined;
  const { product, quantity } = meaning;
  if (product === undefined || quantity === undefined) return undefined;
  const [one, another] = lines.filter(({ title }) => isNamedBy(product, title));
  if (one === undefined || another !== undefined) return undefined;
  const correction: LineCorrection = { kind: 'line', quantity, words: '', isBare: false };
  return { line: lineTakenUp(one, {}), correction };
}

type OfGoods = LineCorrection | ProductCorrection;

async function correctLine(
  services: OrderServices,
  scene: OrderScene,
  line: LineMemory,
  correction: OfGoods,
): Promise<Move> {
  const { memory } = scene;
  const isWished = scene.order.draft.wish?.product !== undefined && memory.line !== undefined;
  memory.line = undefined;
  if (correction.kind === 'product') {
    const { quantity, term, billing } = line;
    const replaces = replacedBy(scene.order.draft, line);
    return seek(scene, { quantity, term, billing, replaces, ...wished(correction) });
  }
  const { quantity = line.quantity } = correction;
  memory.line = { ...line, quantity, promotion: undefined };
  // Whoever goes on with the draft begins this line anew, from what was said.
  const kept = () =>
    isWished
      ? scene.save((draft) => changed(draft, wished(correction)), 'line')
      : Promise.resolve(to('line'));
  if ((correction.term ?? correction.billing) === undefined) return kept();
  memory.line = { ...memory.line, endsOn: undefined };
  const offer = (await lineInHand(services, scene))?.offer;
  if (offer === undefined) return to('line');
  // "Yearly" of a year that is billed monthly means the billing: it is not what has to fit.
  const plans = plansSaid(offer, { ...line, billing: undefined }, correction.words);
  if (plans.length === 0) scene.turn.say(notOffered(offer, correction.words, scene.t.what));
  memory.line = { ...memory.line, ...inCommon(plans) };
  return plans.length === 0 ? to('line') : kept();
}

/** What the words say of a product that is yet to be found; what they do not say stays as it was said. */
function wished(correction: OfGoods): Wish {
  const { quantity, term, billing } = correction;
  return {
    ...(correction.kind === 'product' && { product: correction.product }),
    ...(quantity !== undefined && { quantity }),
    ...(term !== undefined && { term }),
    ...(billing !== undefined && { billing }),
  };
}

/** The first sentence, said again, does not mean this draft any more. */
const changed = (draft: OrderDraft, wish: Wish): OrderDraft => ({
  ...wishing(draft, wish),
  said: undefined,
});

/**
 * Of a line that is replaced, everything is in the wish: whoever goes on with the draft replaces it, too. A product is
 * asked for when none is named.
 */
const seek = (scene: OrderScene, wish: Wish): Promise<Move> =>
  scene.save(
    (draft) => changed(draft, 'replaces' in wish ? { ...nothingWished, ...wish } : wish),
    'product' in wish && wish.product === undefined ? 'product' : 'next',
  );
