import type { OrderDraft } from '../../domain/order-draft.ts';
import type { Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import type { Reseller } from '../../domain/reseller.ts';
import { end, to, type Move, type Question, type Reply, type Scene, type Step } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { hasTenant, type OrderMemory } from './model.ts';
import { isChangedByAnother, remember, tellChanged, whatBecame } from './overtaken.ts';
import type { OrderServices } from './services.ts';
import { words, type Words } from './text.ts';

export type OrderStep = Step<OrderMemory>;

/** What a step of this conversation works with: the order as it is now, read for this turn. */
export interface OrderScene extends Scene<OrderMemory> {
  readonly order: Order;
  readonly t: Words;
  readonly reader: Scene<OrderMemory>['turn']['person'];
  /** Writes the answer into the draft and goes on to what is missing then. */
  save(change: (draft: OrderDraft) => OrderDraft, step?: string): Promise<Move>;
}

export interface DraftStep {
  ask(scene: OrderScene): Promise<Question | Move> | Question | Move;
  answer(scene: OrderScene, reply: Reply): Promise<Move> | Move;
}

/** This flow's sentences in the language of the person. */
export const say = (scene: Scene<OrderMemory>): Words => words(scene.turn.person.language);

/**
 * A step about a draft: the order is read anew in every turn, for this person. Another reseller's id answers like an
 * unknown one; an order that is on its way shows its card instead.
 */
export function aboutDraft(services: OrderServices, step: DraftStep): OrderStep {
  async function open(scene: Scene<OrderMemory>, isAsking: boolean): Promise<OrderScene | Move> {
    const { turn, memory } = scene;
    const { person } = turn;
    const id = memory.order;
    if (id === undefined) return to('begin');
    const { tenantId, userId } = person;
    const order = person.roles.has('seller')
      ? await services.orders.find(id, { tenantId, userId, staff: false })
      : undefined;
    if (order === undefined) {
      turn.say(kitWords(person.language).notYours);
      return end;
    }
    if (order.state !== 'draft') {
      // In the place of a question its card answers the press; whoever typed gets it by a notice.
      if (turn.input.kind !== 'answer') await services.orders.show(id, { tenantId, userId, staff: false });
      turn.showCase('order', id, { takesOver: true, sentence: await whatBecame(services, scene, order) });
      return end;
    }
    if (isChangedByAnother(order, memory, person)) {
      await tellChanged(services, scene, order, !isAsking);
      remember(memory, order);
      return to('next');
    }
    if (isAsking || memory.version === undefined) remember(memory, order);
    const write = (to: Order, version: number, change: (draft: OrderDraft) => OrderDraft) =>
      services.orders.change(id, version, change(to.draft), person);
    const save: OrderScene['save'] = async (change, then = 'next') => {
      let changed = await write(order, memory.version ?? order.version, change);
      // A turn that broke off after it was written: the answer is given again, and nobody else has changed anything.
      if (changed.kind === 'too-late' && isOwnDoing(changed.order, person))
        changed = await write(changed.order, changed.order.version, change);
      if (changed.kind === 'unknown') {
        turn.say(kitWords(person.language).notYours);
        return end;
      }
      remember(memory, changed.order);
      if (changed.kind === 'done') return to(then);
      if (changed.order.state === 'draft') await tellChanged(services, scene, changed.order, true);
      return to('next');
    };
    return { turn, memory, order, t: say(scene), reader: person, save };
  }
  return {
    async ask(scene) {
      const opened = await open(scene, true);
      return 'go' in opened ? opened : step.ask(opened);
    },
    async answer(scene, reply) {
      const opened = await open(scene, false);
      return 'go' in opened ? opened : step.answer(opened, reply);
    },
  };
}

/**
 * A step about who the customer is. Once the order has made their tenant, those questions are over: whoever comes back
 * to one is led on, so that nothing of this customer is mixed with another.
 */
export function aboutBuyer(services: OrderServices, step: DraftStep): OrderStep {
  return aboutDraft(services, {
    ask: (scene) => (hasTenant(scene.order) ? to('next') : step.ask(scene)),
    answer: (scene, reply) => (hasTenant(scene.order) ? to('next') : step.answer(scene, reply)),
  });
}

const isOwnDoing = ({ state, draft: { answeredBy } }: Order, person: PersonKey): boolean =>
  state === 'draft' && answeredBy !== undefined && samePerson(answeredBy, person);

/** A changed wish, the rest of it kept. */
export const wishing = (draft: OrderDraft, wish: OrderDraft['wish']): OrderDraft => ({
  ...draft,
  wish: { ...draft.wish, ...wish },
});

/** The reseller of the person; undefined after they lost it, which the draft's own reading tells first. */
export async function resellerOf(
  services: OrderServices,
  { turn }: Scene<OrderMemory>,
): Promise<Reseller | undefined> {
  return (await services.resellers.membership(turn.person))?.reseller;
}
