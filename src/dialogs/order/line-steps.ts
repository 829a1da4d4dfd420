import type { OfferPlan } from '../../workflows/offers/port.ts';
import { dayOf, termEnd } from '../kit/language.ts';
import { plain } from '../kit/card.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { goodsSaid } from './goods-words.ts';
import { lineTakenUp, type LineMemory } from './model.ts';
import { keyOf } from './sale.ts';
import { aboutDraft, wishing, type DraftStep, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { numberSaid, otherGoods } from './quantity-words.ts';
import { soFar } from './so-far.ts';
import { inCommon, notOffered, plansSaid } from './term-words.ts';
import * as cards from './what-cards.ts';
import { buyerName, fits, keep, lineInHand, plansFor } from './what-steps.ts';

type InHand = NonNullable<Awaited<ReturnType<typeof lineInHand>>>;

/** Takes a line of the draft in hand again when it is to be changed. */
function takeUp({ memory, order }: OrderScene, without: Partial<LineMemory>): void {
  if (memory.line !== undefined) return;
  const mine = order.draft.lines.find((one) => one.number === memory.number) ?? order.draft.lines[0];
  if (mine === undefined) return;
  memory.line = lineTakenUp(mine, without);
}

/** A step about the line in hand; without one the conversation goes on where it can. */
function aboutLine(
  services: OrderServices,
  step: {
    ask(scene: OrderScene, inHand: InHand): ReturnType<DraftStep['ask']>;
    answer(
      scene: OrderScene,
      inHand: InHand,
      reply: Parameters<DraftStep['answer']>[1],
    ): Promise<Move> | Move;
  },
  begin: (scene: OrderScene) => void = () => undefined,
): OrderStep {
  return aboutDraft(services, {
    async ask(scene) {
      begin(scene);
      const inHand = await lineInHand(services, scene);
      return inHand === undefined ? to('next') : step.ask(scene, inHand);
    },
    async answer(scene, reply) {
      const inHand = await lineInHand(services, scene);
      return inHand === undefined ? to('next') : step.answer(scene, inHand, reply);
    },
  });
}

export function quantity(services: OrderServices): OrderStep {
  return aboutLine(
    services,
    {
      ask: (scene, { offer }) => cards.askQuantity(offer, soFar(scene), scene.t.what),
      async answer(scene, inHand, reply) {
        const { t, memory } = scene;
        const { offer, line } = inHand;
        const said = (reply.choice === 'text' ? reply.text : (reply.fields['quantity'] ?? '')).trim();
        const goods = goodsSaid(said);
        if (goods?.quantity !== undefined) return otherGoods(services, scene, inHand, goods);
        const { quantity: count = Number.NaN, notWhole } = numberSaid(said);
        if (notWhole !== undefined && !/^\d+$/.test(notWhole)) return again(t.what.notWhole(notWhole));
        if (!fits(count, offer))
          return again(t.what.badQuantity(plain(offer.title), offer.minimum, offer.maximum));
        memory.line = { ...line, quantity: count };
        return to('line');
      },
    },
    (scene) => takeUp(scene, { promotion: undefined }),
  );
}

const nameOfPlan = ({ term, billing }: OfferPlan): string => `${term}:${billing}`;

/** Terms side by side with what the price sheet says (feature 36). */
export function term(services: OrderServices): OrderStep {
  return aboutLine(
    services,
    {
      ask(scene, { offer, line }) {
        const fitting = plansFor(offer, line);
        // What was said is not offered for this product: everything that is, is shown.
        const plans = fitting.length > 0 ? fitting : offer.plans;
        return cards.compareTerms(
          {
            title: plain(offer.title),
            buyer: buyerName(scene),
            soFar: soFar(scene),
            plans,
            isAll: plans.length === offer.plans.length,
          },
          scene.t,
          scene.reader,
        );
      },
      answer({ t, memory }, { offer, line }, { choice, text }) {
        if (choice === 'text') {
          const plans = plansSaid(offer, line, text);
          if (plans.length === 0) return again(notOffered(offer, text, t.what));
          memory.line = { ...line, ...inCommon(plans) };
          return to('line');
        }
        if (choice === 'all') {
          memory.line = { ...line, term: undefined, billing: undefined };
          return to('term');
        }
        const plan = offer.plans.find((one) => nameOfPlan(one) === choice);
        if (plan === undefined) return again(t.what.goneOffer);
        memory.line = { ...line, term: plan.term, billing: plan.billing };
        return to('line');
      },
    },
    (scene) =>
      takeUp(scene, { term: undefined, billing: undefined, promotion: undefined, endsOn: undefined }),
  );
}

/** A promotion the customer may have is offered; one they may not have is named with the reason (feature 37). */
export function promotion(services: OrderServices): OrderStep {
  const best = async (scene: OrderScene, { line, sale }: InHand) => {
    const { productId, skuId, quantity: count, term: chosen, billing } = line;
    if (count === undefined || chosen === undefined || billing === undefined) return undefined;
    const { buyer } = scene.order.draft;
    return services.offers.promotion(
      sale.accountId,
      sale.market,
      { productId, skuId, quantity: count, term: chosen, billing },
      buyer?.kind === 'tenant' ? buyer.tenantId : undefined,
    );
  };
  return aboutLine(
    services,
    {
      async ask(scene, inHand) {
        const found = await best(scene, inHand);
        const { t, memory, reader, turn } = scene;
        if (found?.kind === 'eligible') {
          const { name, description, endsAt } = found.promotion;
          const until = endsAt === undefined ? undefined : dayOf(endsAt, reader);
          return cards.offerPromotion({ name, description, until, soFar: soFar(scene) }, t.what);
        }
        if (found?.kind === 'not-eligible')
          turn.say(t.what.notEligible(plain(found.promotion.name), t.what.promotionReasons[found.reason]));
        memory.line = { ...inHand.line, promotion: 'none' };
        return to('line');
      },
      async answer(scene, inHand, { choice }) {
        const found = choice === 'take' ? await best(scene, inHand) : undefined;
        const id = found?.kind === 'eligible' ? found.promotion.id : 'none';
        scene.memory.line = { ...inHand.line, promotion: id };
        return to('line');
      },
    },
    (scene) => takeUp(scene, { promotion: undefined }),
  );
}

/** The same product is there already: its end of term may hold for the new licences too. */
export function ends(services: OrderServices): OrderStep {
  const same = ({ line, sale }: InHand, now: number) =>
    sale.standing?.owned.find(
      (one) => keyOf(one) === keyOf(line) && one.status === 'active' && (one.endsOn ?? 0) > now,
    );
  const endingThen = ({ line, sale }: InHand, endsOn: number): number =>
    (sale.standing?.owned ?? [])
      .filter((one) => keyOf(one) === keyOf(line) && one.status === 'active' && one.endsOn === endsOn)
      .reduce((sum, one) => sum + one.quantity, 0);
  const settle = (scene: OrderScene, { line }: InHand, endsOn: string): Move => {
    scene.memory.line = { ...line, endsOn };
    return to('line');
  };
  return aboutLine(services, {
    ask(scene, inHand) {
      const there = same(inHand, scene.turn.now());
      if (there?.endsOn === undefined || inHand.line.term === 'P1M') return settle(scene, inHand, 'none');
      const view = {
        quantity: endingThen(inHand, there.endsOn),
        title: plain(there.title),
        day: termEnd(there.endsOn, scene.reader),
        buyer: buyerName(scene),
        soFar: soFar(scene),
      };
      return cards.askSameEnd(view, scene.t.what);
    },
    answer(scene, inHand, { choice }) {
      const at = same(inHand, scene.turn.now())?.endsOn;
      const day = choice === 'same' && at !== undefined ? new Date(at).toISOString().slice(0, 10) : 'none';
      return settle(scene, inHand, day);
    },
  });
}

/** An add-on without the product it belongs to: the base is offered along (feature 15). */
export function base(services: OrderServices): OrderStep {
  const titles = async ({ offer, sale }: InHand) => {
    const found = await Promise.all(
      offer.bases.slice(0, 4).map(async (key) => {
        const [productId = '', skuId = ''] = key.split(':');
        return services.offers.offer(sale.accountId, sale.market, productId, skuId);
      }),
    );
    return found.filter((one) => one !== undefined);
  };
  return aboutLine(services, {
    ask: async (scene, inHand) =>
      cards.askBase(
        {
          title: plain(inHand.offer.title),
          buyer: buyerName(scene),
          bases: await titles(inHand),
          soFar: soFar(scene),
        },
        scene.t.what,
      ),
    async answer(scene, inHand, { choice }) {
      const { memory } = scene;
      if (choice === 'another') {
        memory.line = undefined;
        return scene.save((draft) => wishing(draft, { product: undefined }), 'product');
      }
      const chosen = (await titles(inHand)).find((one) => keyOf(one) === choice);
      if (chosen === undefined) return again(scene.t.what.goneOffer);
      // The add-on is kept; its base is the next line, for as many people and as long.
      const { quantity, term, billing } = inHand.line;
      return keep(scene, inHand.offer, { ...inHand.line, hasBase: true }, [
        { quantity, term, billing, product: chosen.title },
      ]);
    },
  });
}
