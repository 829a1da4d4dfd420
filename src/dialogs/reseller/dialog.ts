import type { PersonKey } from '../../domain/person.ts';
import { card } from '../kit/card.ts';
import { again, conversation, end, to, type Scene, type Step } from '../kit/flow.ts';
import { pick } from '../kit/question.ts';
import { companyParts } from './announce.ts';
import * as cards from './cards.ts';
import { resellerMemory, type ResellerMemory } from './model.ts';
import { join, ownTenant, people, person } from './people-steps.ts';
import { confirm, register } from './register-steps.ts';
import type { ResellerServices } from './services.ts';
import { words } from './text.ts';

type ResellerStep = Step<ResellerMemory>;
const say = (scene: Scene<ResellerMemory>) => words(scene.turn.person.language);

/** A company registers, sees how it stands, and decides who works for it. */
export function resellerConversation(services: ResellerServices) {
  return conversation<ResellerMemory>({
    version: 1,
    memory: resellerMemory,
    steps: {
      start: start(services),
      register: register(services),
      confirm: confirm(services),
      join: join(services),
      company: company(services),
      people: people(services),
      person: person(services),
      own: ownTenant(services),
    },
  });
}

/** Asks nothing: where somebody begins depends on what they are at which reseller. */
function start(services: ResellerServices): ResellerStep {
  return {
    async ask(scene) {
      const { wish } = scene.memory;
      scene.memory.wish = undefined;
      const membership = await services.resellers.membership(scene.turn.person);
      if (membership === undefined) return to('register');
      const { reseller, person: member } = membership;
      if (member === undefined) return to(reseller.state === 'confirmed' ? 'join' : 'company');
      const isOwner = member.roles.includes('owner') && reseller.state === 'confirmed';
      return to(isOwner && wish !== undefined ? wish : 'company');
    },
    answer: () => to('start'),
  };
}

/** How the company stands, with what this person may do about it; without that the card asks nothing. */
function company(services: ResellerServices): ResellerStep {
  const choices = async (scene: Scene<ResellerMemory>, by: PersonKey) => {
    const membership = await services.resellers.membership(by);
    if (membership === undefined) return undefined;
    const { reseller, person: member } = membership;
    const t = say(scene).company;
    const isOwner = member?.roles.includes('owner') === true && reseller.state === 'confirmed';
    return {
      reseller,
      picks: [
        ...(isOwner ? [pick('people', t.people), pick('own', t.add)] : []),
        ...(reseller.state === 'requested' ? [pick('check', t.check, true)] : []),
        ...(reseller.state === 'refused' ? [pick('again', t.again, true)] : []),
      ],
    };
  };
  return {
    async ask(scene) {
      const { turn } = scene;
      const found = await choices(scene, turn.person);
      if (found === undefined) return to('register');
      const body = await companyParts(services, found.reseller, turn.person);
      if (found.picks.length > 0) return cards.company(body, found.picks);
      turn.close(card(...body));
      return end;
    },
    async answer(scene, reply) {
      const { turn } = scene;
      const found = await choices(scene, turn.person);
      if (found === undefined || reply.choice === 'again') return to('register');
      if (reply.choice !== 'check') return to(reply.choice);
      const { staff, tenantId, userId } = turn.person;
      const checked = await services.resellers.check(found.reseller.id, { tenantId, userId, staff });
      const t = say(scene);
      if (checked.kind === 'done') return again(t.company.allThere);
      return again(checked.kind === 'not-possible' ? t.company.stillNot : t.tooLate);
    },
  };
}
