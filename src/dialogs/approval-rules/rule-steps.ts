import { amountTyped } from '../../domain/number-words.ts';
import { isProblem } from '../../errors.ts';
import { textInput } from '../kit/card.ts';
import { again, back, to } from '../kit/flow.ts';
import { leave, pick } from '../kit/question.ts';
import * as cards from './cards.ts';
import { deskOf, type RulesDesk } from './desk.ts';
import { conditionKinds, conditionOf, keyOf, longest, withoutValue } from './model.ts';
import { peopleIn, say, saidIn, type RulesScene, type RulesStep } from './scene.ts';
import type { ApprovalRulesServices } from './services.ts';

/** The desk of an owner; a step of somebody who is none any more leads back to the list. */
export async function ownerDesk(
  services: ApprovalRulesServices,
  scene: RulesScene,
): Promise<RulesDesk | undefined> {
  const desk = await deskOf(services, scene.turn.person);
  return desk?.isOwner === true ? desk : undefined;
}

/** What is looked at. */
export function condition(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      if ((await ownerDesk(services, scene)) === undefined) return to('rules');
      const t = say(scene).condition;
      const picks = conditionKinds.map((kind) => pick(kind, t.picks[kind]));
      return cards.asking(t, [], [...picks, pick('cancel', t.cancel)], 'buttons');
    },
    answer(scene, reply) {
      const kind = conditionKinds.find((one) => one === reply.choice);
      if (kind === undefined) return to('rules');
      const { memory } = scene;
      if (memory.condition !== kind) memory.value = '';
      memory.condition = kind;
      return withoutValue.includes(kind) ? to('scope') : to('value');
    },
  };
}

/** How much, how long, or which products. */
export function value(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      const kind = scene.memory.condition;
      if (desk === undefined) return to('rules');
      if (kind !== 'amount' && kind !== 'percent' && kind !== 'product' && kind !== 'term')
        return to('condition');
      return cards.value(kind, scene.memory, desk.currency, say(scene));
    },
    async answer(scene, reply) {
      const { memory } = scene;
      if (reply.choice === 'cancel') return to('rules');
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const said = saidIn(reply, 'value');
      if (conditionOf({ ...memory, value: said }, desk.currency) === undefined)
        return again(wrongValue(scene, said, desk.currency));
      memory.value = said;
      return memory.condition === 'product' ? to('products') : to('scope');
    },
  };
}

function wrongValue(scene: RulesScene, said: string, currency: string): string {
  const t = say(scene).value;
  const { condition: kind } = scene.memory;
  if (kind === 'percent' || kind === 'product' || kind === 'term') return t[kind].error;
  return amountTyped(said, currency) === 'other-currency'
    ? t.amount.otherCurrency(currency)
    : t.amount.error(currency);
}

/** Which products the words mean today. */
export function products(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const { accountId, country } = desk.reseller;
      const said = scene.memory.value;
      const titles = await services.catalogue.titlesWith(accountId, country, said).catch((error: unknown) => {
        // Without the preview the rule is as good: it looks at the names on the order.
        if (isProblem(error)) return undefined;
        throw error;
      });
      return cards.products(said, titles, scene.turn.person);
    },
    answer: (_scene, reply) => (reply.choice === 'use' ? to('scope') : to('value')),
  };
}

/** Whose orders. A new customer is not one of the list, and own licences are nobody else's. */
export function scope(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      if ((await ownerDesk(services, scene)) === undefined) return to('rules');
      const t = say(scene).scope;
      const { condition: kind } = scene.memory;
      const hasCustomers = kind !== 'new-customer' && kind !== 'own-use';
      return cards.asking(
        t,
        [],
        [
          pick('all', t.all, true),
          ...(hasCustomers ? [pick('customer', t.customer)] : []),
          pick('unit', t.unit),
        ],
        'buttons',
      );
    },
    answer(scene, reply) {
      const { memory } = scene;
      memory.scope = reply.choice === 'customer' || reply.choice === 'unit' ? reply.choice : 'all';
      return memory.scope === 'all' ? to('approvers') : to(memory.scope);
    },
  };
}

/** A named group of sellers. */
export function unit(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const { memory } = scene;
      const t = say(scene).unit;
      const sellers = desk.people.filter(({ roles }) => roles.includes('seller'));
      const name = textInput({
        id: 'name',
        label: t.nameLabel,
        error: t.nameError,
        required: true,
        maxLength: longest.unit,
        value: memory.unit,
      });
      const who = { id: 'sellers', label: t.who, error: t.whoError, chosen: memory.sellers };
      return cards.asking(
        t,
        [name, ...(sellers.length === 0 ? [] : [cards.peopleInput(who, sellers)])],
        [pick('next', t.next, true), leave('cancel', say(scene).condition.cancel)],
        'buttons',
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'cancel') return to('rules');
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return back;
      const { memory } = scene;
      const t = say(scene).unit;
      const name = (reply.fields['name'] ?? '').replace(/\s+/gu, ' ').trim().slice(0, longest.unit);
      const sellers = peopleIn(reply, 'sellers', desk.people);
      if (name !== '') memory.unit = name;
      if (sellers.length > 0) memory.sellers = sellers;
      if (name === '') return again(t.nameError);
      const may = new Set(desk.people.filter(({ roles }) => roles.includes('seller')).map(keyOf));
      if (sellers.length === 0 || !sellers.every((one) => may.has(one))) return again(t.whoError);
      return to('approvers');
    },
  };
}
