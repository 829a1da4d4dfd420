import { orderWords } from '../../domain/order-words.ts';
import type { Order } from '../../domain/order.ts';
import { samePerson, type PersonKey } from '../../domain/person.ts';
import { plain } from '../kit/card.ts';
import { again, end, to, type Scene } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import * as cards from './draft-cards.ts';
import { isSaidAgain } from './goods-words.ts';
import { draftFrom, isEmpty, isOfLine, nextStep, takeUp, type OrderMemory } from './model.ts';
import { aboutDraft, resellerOf, say, type OrderStep } from './scene.ts';
import { roleWords } from './text-role.ts';
import { nameOfBuyer } from './sale.ts';
import type { OrderServices } from './services.ts';
import { goodsOf } from './so-far.ts';

/** How many drafts are offered to go on with. */
const listed = 8;

/** A draft that was worked on within this time has been left for the new one: that is said. */
const lately = 30 * 60_000;

/** Finds or begins the draft this conversation is about; asks nothing. */
export function begin(services: OrderServices): OrderStep {
  const { orders } = services;
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      const { person } = turn;
      // Owners look and decide; only sellers order.
      if (!person.roles.has('seller')) {
        turn.say(roleWords(person.language).onlySellers);
        return end;
      }
      if (memory.list === true) return to('drafts');
      if (memory.order !== undefined) return open(services, scene, memory.order);
      const sentence = memory.words;
      const said = orderWords(sentence ?? '') ?? {};
      memory.words = undefined;
      const draft = draftFrom(said, sentence);
      if (said.notWhole !== undefined) turn.say(say(scene).what.notWhole(said.notWhole));
      // Nothing was said yet: a draft in which nothing stands either serves as well as a new one.
      const mine = (await orders.drafts(person, listed)).filter((one) => samePerson(one.createdBy, person));
      const unused = isEmpty(draft) ? mine.find((one) => isEmpty(one.draft)) : undefined;
      const fresh = mine.filter((one) => !isEmpty(one.draft) && turn.now() - one.updatedAt < lately);
      // Words that named nobody may be meant for somebody else by now.
      const namesBuyer = said.customer !== undefined || said.ownUse === true;
      const same = fresh.find(
        ({ draft: { buyer, wish, said: before } }) =>
          isSaidAgain(sentence, before) &&
          (namesBuyer || (buyer === undefined && wish?.customer === undefined)),
      );
      if (same !== undefined) {
        turn.say(say(scene).draft.same(same.id));
        takeUp(memory, same.id);
        return to('next');
      }
      if ((await resellerOf(services, scene))?.state === 'suspended') {
        turn.say(roleWords(person.language).suspended(plain(services.provider)));
        return end;
      }
      // Of a draft somebody else has gone on with since, this person has let go already.
      const left = fresh.find(
        ({ draft: { answeredBy } }) => answeredBy === undefined || samePerson(answeredBy, person),
      );
      if (left !== undefined) turn.say(say(scene).draft.kept(left.id));
      const order = unused ?? (await orders.begin(person, draft, turn.requestId));
      takeUp(memory, order.id);
      return to('next');
    },
    answer: () => to('next'),
  };
}

/** Goes on with an order; one that stopped becomes a draft again when a part of it is to be put right. */
async function open({ orders }: OrderServices, scene: Scene<OrderMemory>, id: string) {
  const { memory, turn } = scene;
  const { tenantId, userId, language } = turn.person;
  const order = await orders.find(id, { tenantId, userId, staff: false });
  if (order === undefined) {
    turn.say(kitWords(language).notYours);
    return end;
  }
  const isStopped = order.state === 'needs-answer' || order.state === 'parked';
  if (isStopped && memory.field !== undefined) await orders.reopen(id, turn.person);
  return to('next');
}

/** Leads to the question that is missing; asks nothing itself. */
export function next(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask({ order, memory }) {
      const step = nextStep(order, memory);
      // The line that stopped the order, when one did.
      if (isOfLine(memory.field))
        memory.number ??= order.standstill?.lines?.[0] ?? order.draft.lines[0]?.number;
      memory.field = undefined;
      return to(step);
    },
    answer: () => to('next'),
  });
}

/** The names of the people of the asker's reseller; read only when somebody else's draft is there. */
async function colleagues(
  { resellers }: OrderServices,
  { turn }: Scene<OrderMemory>,
  drafts: readonly Order[],
): Promise<(person: PersonKey) => string | undefined> {
  const others = drafts.filter(({ createdBy }) => !samePerson(createdBy, turn.person));
  const [first] = others;
  const people = first === undefined ? [] : await resellers.people(first.resellerId, turn.person);
  return (person) => people.find((one) => samePerson(one, person))?.name;
}

/** The drafts of the reseller, to go on with one: also a colleague's. */
export function drafts(services: OrderServices): OrderStep {
  const open = async ({ turn }: Scene<OrderMemory>): Promise<readonly Order[]> =>
    (await services.orders.drafts(turn.person, listed)).filter((one) => !isEmpty(one.draft));
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const t = say(scene).draft;
      memory.list = undefined;
      const found = await open(scene);
      const nameOf = await colleagues(services, scene, found);
      return cards.chooseDraft(
        found.map(({ id, draft, createdBy }) => ({
          id,
          title: t.entry(id, plain(nameOfBuyer(draft.buyer, draft.wish)), goodsOf(draft, t).join(' · ')),
          begunBy: samePerson(createdBy, turn.person) ? undefined : t.begunBy(plain(nameOf(createdBy) ?? '')),
        })),
        t,
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'new') {
        scene.memory.order = undefined;
        return to('begin');
      }
      const chosen = (await open(scene)).find(
        ({ id }) => id === reply.choice || id === reply.text.trim().toUpperCase(),
      );
      if (chosen === undefined) return again(say(scene).draft.gone);
      takeUp(scene.memory, chosen.id);
      return to('next');
    },
  };
}

/** Throwing a draft away is asked once more. */
export function discard(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    ask: ({ order, t }) => cards.askDiscard(order.id, t.draft),
    async answer({ order, t, turn }, reply) {
      if (reply.choice !== 'yes') return to('ready');
      const changed = await services.orders.discard(order.id, turn.person);
      if (changed.kind === 'too-late') turn.showCase('order', order.id, { takesOver: true });
      else turn.close(cards.closing(t.draft.discardedTitle, t.draft.discarded(order.id)));
      return end;
    },
  });
}
