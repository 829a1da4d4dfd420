import type { Membership } from '../../workflows/reseller/port.ts';
import { card, plain } from '../kit/card.ts';
import { again, conversation, end, flow, to, type Scene, type Step } from '../kit/flow.ts';
import { pick, type ChoiceButton } from '../kit/question.ts';
import { companyParts } from './announce.ts';
import * as cards from './cards.ts';
import { resellerMemory, type ResellerMemory } from './model.ts';
import { join, kept, ownTenant, people, person } from './people-steps.ts';
import { confirm, register } from './register-steps.ts';
import type { ResellerServices } from './services.ts';
import { words, type Words } from './text.ts';

type ResellerStep = Step<ResellerMemory>;
const say = (scene: Scene<ResellerMemory>) => words(scene.turn.person.language);

/** A company registers, sees how it stands, and decides who works for it. */
export function resellerConversation(services: ResellerServices) {
  return conversation<ResellerMemory>({
    version: 1,
    memory: resellerMemory,
    steps: {
      company: company(services),
      register: register(services),
      confirm: confirm(services),
      join: join(services),
      kept: kept(),
      people: people(services),
      person: person(services),
      own: ownTenant(services),
    },
  });
}

/**
 * Where everybody begins: how the company stands, with what this person may do about it. Who has no company yet, or no
 * part in it, is led to the question that changes that.
 */
function company(services: ResellerServices): ResellerStep {
  const picksFor = ({ reseller, person: member }: Membership, t: Words['company']): ChoiceButton[] => [
    ...(isOwner(member, reseller)
      ? [pick('people', t.people), pick('own', t.add), pick('rules', t.rules)]
      : []),
    ...(reseller.state === 'requested' ? [pick('check', t.check, true)] : []),
    ...(reseller.state === 'refused' ? [pick('again', t.again, true)] : []),
  ];
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { wish, meantToOrder } = memory;
      memory.wish = undefined;
      memory.meantToOrder = undefined;
      const membership = await services.resellers.membership(turn.person);
      if (membership === undefined) return to('register');
      const { reseller, person: member } = membership;
      if (meantToOrder === true) {
        const t = say(scene).mayNotOrder;
        turn.say(reseller.state === 'confirmed' ? t.askOwner : t.notConfirmed(plain(reseller.company)));
      }
      if (member === undefined && reseller.state === 'confirmed') return to('join');
      if (meantToOrder === true && reseller.state === 'requested') return to('kept');
      if (wish !== undefined && isOwner(member, reseller)) return to(wish);
      const body = await companyParts(services, reseller, turn.person);
      const picks = picksFor(membership, say(scene).company);
      if (picks.length > 0) return cards.company(body, picks);
      turn.close(card(...body));
      return end;
    },
    async answer(scene, reply) {
      const { turn } = scene;
      const membership = await services.resellers.membership(turn.person);
      if (membership === undefined || reply.choice === 'again') return to('register');
      if (reply.choice === 'rules') return flow('approval-rules');
      if (reply.choice !== 'check') return to(reply.choice);
      const { staff, tenantId, userId } = turn.person;
      const checked = await services.resellers.check(membership.reseller.id, { tenantId, userId, staff });
      const t = say(scene);
      // The card says when it was asked, and what came of it.
      return again(checked.kind === 'done' || checked.kind === 'not-possible' ? undefined : t.tooLate);
    },
  };
}

const isOwner = (member: Membership['person'], reseller: Membership['reseller']): boolean =>
  member?.roles.includes('owner') === true && reseller.state === 'confirmed';
