import { isDeepStrictEqual } from 'node:util';
import type { ApprovalRule } from '../../domain/approval-rule.ts';
import { stuckOf } from '../../domain/approval-reach.ts';
import { heading, notice, paragraph } from '../kit/card.ts';
import { again, to } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import * as cards from './cards.ts';
import { settle } from './desk.ts';
import { ruleOf, type RulesMemory } from './model.ts';
import { ownerDesk } from './rule-steps.ts';
import { peopleIn, say, settled, type RulesStep } from './scene.ts';
import { nameOf, ruleSentence } from './sentences.ts';
import type { ApprovalRulesServices } from './services.ts';

/** Who decides, at the first or the second level: every owner, or those who are picked. */
export function approvers(
  services: ApprovalRulesServices,
  level: { readonly at: 'approvers' | 'second'; readonly next: string },
): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const t = say(scene).deciding;
      const who = { id: 'people', label: t.who, error: t.none, chosen: scene.memory[level.at] };
      return cards.asking(
        t[level.at],
        [cards.peopleInput(who, desk.people)],
        [pick('chosen', t.chosen, true), pick('owners', t.everyOwner)],
      );
    },
    async answer(scene, reply) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const chosen = reply.choice === 'owners' ? [] : peopleIn(reply, 'people', desk.people);
      if (reply.choice !== 'owners' && chosen.length === 0) return again(say(scene).deciding.none);
      scene.memory[level.at] = chosen;
      return to(level.next);
    },
  };
}

/** Who stands in for them; not the same people. */
export function standIns(
  services: ApprovalRulesServices,
  level: {
    readonly at: 'standIns' | 'secondStandIns';
    readonly of: 'approvers' | 'second';
    readonly next: string;
  },
): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const t = say(scene).deciding;
      const { memory } = scene;
      const others = othersThan(memory, level.of, desk.people);
      // Where everybody is asked already there is nobody to stand in.
      if (others.length === 0) {
        memory[level.at] = [];
        return to(level.next);
      }
      const who = { id: 'people', label: t.who, error: t.standIns.none, chosen: memory[level.at] };
      return cards.asking(
        t.standIns,
        [cards.peopleInput(who, others)],
        [pick('chosen', t.chosen, true), pick('nobody', t.nobody)],
      );
    },
    async answer(scene, reply) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const others = othersThan(scene.memory, level.of, desk.people);
      const chosen = reply.choice === 'nobody' ? [] : peopleIn(reply, 'people', others);
      if (reply.choice !== 'nobody' && chosen.length === 0) return again(say(scene).deciding.standIns.none);
      scene.memory[level.at] = chosen;
      return to(level.next);
    },
  };
}

function othersThan<Person extends { tenantId: string; userId: string; roles: readonly string[] }>(
  memory: RulesMemory,
  of: 'approvers' | 'second',
  people: readonly Person[],
): Person[] {
  const asked = memory[of];
  return people.filter((one) =>
    asked.length === 0 ? !one.roles.includes('owner') : !asked.includes(`${one.tenantId}/${one.userId}`),
  );
}

/** Whether a second person has to approve after the first. */
export const more: RulesStep = {
  ask(scene) {
    const t = say(scene).deciding.more;
    return cards.asking(t, [], [pick('enough', t.enough, true), pick('second', t.second)], 'buttons');
  },
  answer(scene, reply) {
    scene.memory.hasSecond = reply.choice === 'second';
    return to(scene.memory.hasSecond ? 'second' : 'summary');
  },
};

/** Whether two rules say the same, whatever their numbers; compared as they are kept. */
const isSameRule = (one: ApprovalRule, other: ApprovalRule): boolean => {
  const kept = (rule: ApprovalRule): unknown => JSON.parse(JSON.stringify({ ...rule, number: 0 }));
  return isDeepStrictEqual(kept(one), kept(other));
};

/** The rule in one sentence, and what is wrong with it; added on a word. */
export function summary(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const { person } = scene.turn;
      const rule = ruleOf(scene.memory, 0, desk.currency);
      if (rule === undefined) return to('condition');
      const t = say(scene).summary;
      const stuck = stuckOf(rule, desk.settings.fourEyes, desk.people);
      const name = stuck !== undefined && 'person' in stuck ? nameOf(stuck.person, desk.people, person) : '';
      return question(
        [
          heading(t.title),
          paragraph(ruleSentence(rule, desk.people, person), { strong: true }),
          stuck === undefined ? undefined : notice(t.stuck[stuck.kind](name), 'warning'),
        ],
        [pick('add', t.add, stuck === undefined), pick('change', t.change), pick('cancel', t.cancel)],
        { words: { add: ['yes', 'ja', 'ok'], cancel: ['no', 'nein'] } },
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'change') return to('condition');
      if (reply.choice !== 'add') return to('rules');
      const desk = await ownerDesk(services, scene);
      if (desk === undefined) return to('rules');
      const wanted = ruleOf(scene.memory, 0, desk.currency);
      // Come back to, or done again because its turn broke off.
      const same = wanted && desk.settings.rules.find((rule) => isSameRule(rule, wanted));
      if (same !== undefined) {
        scene.turn.say(say(scene).summary.same(same.number));
        return to('rules');
      }
      const outcome = await settle(services, desk, scene.turn.person, (settings) => {
        const number = Math.max(0, ...settings.rules.map((rule) => rule.number)) + 1;
        return wanted && { ...settings, rules: [...settings.rules, { ...wanted, number }] };
      });
      return settled(scene, desk.people, outcome, 'added');
    },
  };
}
