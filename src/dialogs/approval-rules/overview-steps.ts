import type { ApprovalSettings } from '../../domain/approval-rule.ts';
import { wholeTyped } from '../../domain/number-words.ts';
import { card, choiceInput, heading, paragraph, textInput } from '../kit/card.ts';
import { again, end, to } from '../kit/flow.ts';
import { leave, pick } from '../kit/question.ts';
import * as cards from './cards.ts';
import { deskOf, settle } from './desk.ts';
import { percentTyped, rulesMemory } from './model.ts';
import { say, saidIn, settled, type RulesStep } from './scene.ts';
import { ruleSentence } from './sentences.ts';
import type { ApprovalRulesServices } from './services.ts';
import type { Words } from './text.ts';

/** Where everybody begins: the rules as they stand. Sellers read them; owners go on from here. */
export function rules(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      if (memory.awayUntil !== undefined) return to('absence');
      if (memory.channel !== undefined) return to('channel');
      const desk = await deskOf(services, turn.person);
      const t = say(scene);
      if (desk === undefined) {
        turn.close(card(heading(t.rules.title), paragraph(t.trouble.ended)));
        return end;
      }
      const body = cards.overview(desk, memory.told, turn.now(), turn.person);
      memory.told = undefined;
      if (desk.isOwner) return cards.rules(body, desk.settings, t.rules);
      turn.close(card(...body));
      return end;
    },
    async answer(scene, reply) {
      const { turn, memory } = scene;
      switch (reply.choice) {
        case 'condition':
          Object.assign(memory, rulesMemory.parse({}), { condition: undefined });
          return to('condition');
        case 'leave-channel': {
          const desk = await deskOf(services, turn.person);
          const left = await services.approvals.useChannel(undefined, turn.person);
          const outcome = left.kind === 'not-possible' ? left.why : left.kind;
          return settled(scene, desk?.people ?? [], outcome, 'channel-left');
        }
        case 'done': {
          const desk = await deskOf(services, turn.person);
          if (desk !== undefined)
            turn.close(card(...cards.overview(desk, undefined, turn.now(), turn.person)));
          return end;
        }
        default:
          return to(reply.choice);
      }
    },
  };
}

/** Which rule goes. */
export function remove(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await deskOf(services, scene.turn.person);
      if (desk === undefined || !desk.isOwner || desk.settings.rules.length === 0) return to('rules');
      const t = say(scene).remove;
      const { people, settings } = desk;
      const options = settings.rules.slice(0, 40).map((rule) => ({
        value: String(rule.number),
        title: `${rule.number}: ${ruleSentence(rule, people, scene.turn.person)}`,
      }));
      return cards.asking(
        t,
        [choiceInput({ id: 'rule', label: t.label, error: t.error, options })],
        [pick('remove', t.remove, true), leave('back', t.back)],
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'back') return to('rules');
      const desk = await deskOf(services, scene.turn.person);
      if (desk === undefined) return to('rules');
      const number = Number(saidIn(reply, 'rule'));
      if (!desk.settings.rules.some((rule) => rule.number === number)) return again(say(scene).remove.error);
      const outcome = await settle(services, desk, scene.turn.person, (settings) => {
        const left = settings.rules.filter((rule) => rule.number !== number);
        return left.length === settings.rules.length ? undefined : { ...settings, rules: left };
      });
      return settled(scene, desk.people, outcome, 'removed');
    },
  };
}

/** Four eyes, the percentage, and how long things take. */
export function numbers(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      const desk = await deskOf(services, scene.turn.person);
      if (desk === undefined || !desk.isOwner) return to('rules');
      const t = say(scene).numbers;
      const { fourEyes, withoutUpToPercent, answerHours, expiryDays } = desk.settings;
      const number = (id: 'without' | 'answer' | 'expiry', value: number | undefined) =>
        textInput({
          id,
          label: t[id],
          maxLength: 6,
          value: value === undefined ? '' : String(value),
          error: t.errors[id],
          required: id !== 'without',
        });
      const options = [
        { value: 'on', title: t.on },
        { value: 'off', title: t.off },
      ];
      return cards.asking(
        t,
        [
          choiceInput({
            id: 'fourEyes',
            label: t.fourEyes,
            error: t.fourEyes,
            options,
            value: fourEyes ? 'on' : 'off',
          }),
          number('without', withoutUpToPercent),
          number('answer', answerHours),
          number('expiry', expiryDays),
        ],
        [pick('save', t.save, true), leave('back', t.back)],
        'buttons',
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'back') return to('rules');
      const desk = await deskOf(services, scene.turn.person);
      if (desk === undefined) return to('rules');
      const read = numbersIn(reply.fields, desk.settings);
      if (typeof read === 'string') return again(say(scene).numbers.errors[read]);
      const outcome = await settle(services, desk, scene.turn.person, (settings) => ({
        ...settings,
        ...read,
      }));
      return settled(scene, desk.people, outcome, 'changed');
    },
  };
}

type Numbers = Pick<ApprovalSettings, 'fourEyes' | 'withoutUpToPercent' | 'answerHours' | 'expiryDays'>;

/** The numbers as filled in, what is missing as it stands; or what is wrong with them. */
function numbersIn(
  fields: Readonly<Record<string, string>>,
  now: Numbers,
): Numbers | keyof Words['numbers']['errors'] {
  const given = (name: string, otherwise: number | undefined) =>
    fields[name] ?? (otherwise === undefined ? '' : String(otherwise));
  const without = given('without', now.withoutUpToPercent).trim();
  const withoutUpToPercent = without === '' ? undefined : percentTyped(without);
  if (without !== '' && (withoutUpToPercent ?? 0) === 0) return 'without';
  const answerHours = wholeTyped(given('answer', now.answerHours), 1, 336, /^(?:h|hours?|stunden?)$/);
  if (answerHours === undefined) return 'answer';
  const expiryDays = wholeTyped(given('expiry', now.expiryDays), 1, 60, /^(?:days?|tage?n?)$/);
  if (expiryDays === undefined) return 'expiry';
  if (answerHours >= expiryDays * 24) return 'order';
  const fourEyes = fields['fourEyes'] === undefined ? now.fourEyes : fields['fourEyes'] !== 'off';
  return { fourEyes, withoutUpToPercent, answerHours, expiryDays };
}
