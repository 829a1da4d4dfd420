import { samePerson } from '../../domain/person.ts';
import type { ResellerPerson } from '../../domain/reseller.ts';
import { heading, paragraph, plain } from '../kit/card.ts';
import { again, end, flow, to } from '../kit/flow.ts';
import { pick, question } from '../kit/question.ts';
import { normal } from '../kit/words.ts';
import { aboutDraft, type OrderScene, type OrderStep } from './scene.ts';
import type { OrderServices } from './services.ts';
import { approverWords } from './text-approver.ts';

/** How many colleagues get a button; the others can be typed. */
const mostButtons = 8;

/**
 * Placed, and only whoever placed it could approve (error path 30): an owner picks who decides, everybody else can ask
 * the provider's people.
 */
export function approver(services: OrderServices): OrderStep {
  return aboutDraft(services, {
    async ask(scene) {
      const { order, reader } = scene;
      const t = approverWords(reader.language);
      const isOwner = reader.roles.has('owner');
      const others = isOwner ? await colleagues(services, scene) : [];
      const why = !isOwner ? t.ownerPicks : others.length === 0 ? t.nobodyThere : t.pick;
      return question(
        [heading(t.title(order.id)), paragraph(t.somebodyElse), paragraph(why)],
        [
          ...others
            .slice(0, mostButtons)
            .map((one, index) => pick(`pick:${one.userId}`, t.approver(nameOf(one)), index === 0)),
          pick('person', t.askProvider),
          pick('ready', t.later),
        ],
        { text: 'answer' },
      );
    },
    async answer(scene, { choice, text }) {
      const { order, reader, turn } = scene;
      const t = approverWords(reader.language);
      if (choice === 'person')
        return flow('person', { about: 'order', step: 'approver', invitation: order.id });
      if (choice === 'ready' || !reader.roles.has('owner')) return to('ready');
      const others = await colleagues(services, scene);
      const picked = others.find((one) =>
        choice === 'text' ? normal(one.name) === normal(text) : choice === `pick:${one.userId}`,
      );
      if (picked === undefined) return again(t.unknown);
      const { tenantId, userId } = picked;
      const answer = await services.approvals.pickApprover(order.id, { tenantId, userId }, reader);
      if (answer.kind === 'unknown') {
        turn.say(t.lookAgain);
        return to('ready');
      }
      turn.showCase('order', order.id, { takesOver: true });
      return end;
    },
  });
}

/** Everybody else who has been admitted to the company, owners first. */
async function colleagues(
  services: OrderServices,
  { order, reader }: OrderScene,
): Promise<readonly ResellerPerson[]> {
  const people = await services.resellers.people(order.resellerId, reader);
  const isOwner = ({ roles }: ResellerPerson) => (roles.includes('owner') ? 0 : 1);
  return people
    .filter((one) => one.state === 'admitted' && !samePerson(one, reader))
    .toSorted((a, b) => isOwner(a) - isOwner(b));
}

/** A name that fits on a button. */
const nameOf = ({ name, userId }: ResellerPerson): string => plain(name.slice(0, 40)) || userId;
