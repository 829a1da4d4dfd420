import type { PersonKey } from '../../domain/person.ts';
import type { Reseller, ResellerRole } from '../../domain/reseller.ts';
import type { Decided, LastOwner } from '../../workflows/reseller/port.ts';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import { again, end, flow, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import * as cards from './cards.ts';
import { personIn, type ResellerMemory } from './model.ts';
import type { ResellerServices } from './services.ts';
import { words } from './text.ts';

type ResellerStep = Step<ResellerMemory>;
const say = (scene: Scene<ResellerMemory>) => words(scene.turn.person.language);

/** The reseller the person owns; undefined for everybody else. */
async function owned(services: ResellerServices, by: PersonKey): Promise<Reseller | undefined> {
  const membership = await services.resellers.membership(by);
  const isOwner = membership?.person?.roles.includes('owner') === true;
  return isOwner && membership.reseller.state === 'confirmed' ? membership.reseller : undefined;
}

/** Somebody of a reseller's tenant who has no role there yet. */
export function join(services: ResellerServices): ResellerStep {
  return {
    async ask(scene) {
      const membership = await services.resellers.membership(scene.turn.person);
      if (membership === undefined) return to('register');
      return cards.join(membership.reseller.company, say(scene).join);
    },
    async answer(scene, reply) {
      const { turn } = scene;
      const t = say(scene).join;
      const membership = await services.resellers.membership(turn.person);
      const close = (text: string): Move => {
        turn.close(card(heading(t.title(plain(membership?.reseller.company ?? ''))), paragraph(text)));
        return end;
      };
      if (reply.choice === 'no') return close(t.noMatter);
      const { tenantId, userId, name } = turn.person;
      const outcome = await services.resellers.askToJoin({ tenantId, userId, name });
      const answer = outcome === 'asked' ? t.asked : outcome === 'already' ? t.already : t.gone;
      if (outcome === 'no-reseller' || scene.memory.ordered === undefined) return close(answer);
      turn.say(answer);
      return to('kept');
    },
  };
}

/** An order of somebody who may not order yet: its words wait here until they may. */
export function kept(): ResellerStep {
  return {
    ask(scene) {
      const { ordered } = scene.memory;
      return ordered === undefined ? to('company') : cards.kept(ordered, say(scene).kept);
    },
    answer(scene, reply) {
      const { turn, memory } = scene;
      const t = say(scene).kept;
      if (reply.choice === 'company') return to('company');
      if (reply.choice === 'order')
        return turn.person.roles.has('seller') ? flow('order', { words: memory.ordered }) : again(t.notYet);
      turn.close(card(heading(t.title), paragraph(t.dropped)));
      return end;
    },
  };
}

/** Everybody of the company, for its owners. */
export function people(services: ResellerServices): ResellerStep {
  return {
    async ask(scene) {
      const { person } = scene.turn;
      const reseller = await owned(services, person);
      if (reseller === undefined) return to('company');
      const all = await services.resellers.people(reseller.id, person);
      return cards.people({ company: reseller.company, people: all }, say(scene));
    },
    async answer(scene, reply) {
      const { turn, memory } = scene;
      if (reply.choice === 'leave') return to('company');
      const reseller = await owned(services, turn.person);
      if (reseller === undefined) return to('company');
      const all = await services.resellers.people(reseller.id, turn.person);
      const said = reply.choice === 'text' ? reply.text : (reply.fields['person'] ?? '');
      const found = personIn(all, said);
      if (found === undefined) return again(say(scene).people.unknown);
      memory.person = `${found.tenantId}/${found.userId}`;
      return to('person');
    },
  };
}

const rolesOf: Readonly<Record<string, readonly ResellerRole[]>> = {
  seller: ['seller'],
  owner: ['owner'],
  both: ['seller', 'owner'],
};

/** What one of them may do. */
export function person(services: ResellerServices): ResellerStep {
  const about = async (scene: Scene<ResellerMemory>) => {
    const reseller = await owned(services, scene.turn.person);
    if (reseller === undefined) return undefined;
    const all = await services.resellers.people(reseller.id, scene.turn.person);
    const one = personIn(all, scene.memory.person ?? '');
    return one === undefined ? undefined : { reseller, one };
  };
  return {
    async ask(scene) {
      const found = await about(scene);
      return found === undefined ? to('people') : cards.person(found.one, say(scene));
    },
    async answer(scene, reply) {
      if (reply.choice === 'list') return to('people');
      const found = await about(scene);
      if (found === undefined) return to('people');
      const { reseller, one } = found;
      const by = scene.turn.person;
      const roles = rolesOf[reply.choice];
      const outcome: Decided | LastOwner =
        roles === undefined
          ? await services.resellers.remove(reseller.id, one, by)
          : await services.resellers.admit(reseller.id, one, roles, by);
      if (outcome.kind === 'last-owner') return again(say(scene).person.last);
      if (outcome.kind !== 'done') scene.turn.say(say(scene).person.gone);
      return to('people');
    },
  };
}

/** A tenant for the company's own licences, by its domain. */
export function ownTenant(services: ResellerServices): ResellerStep {
  return {
    async ask(scene) {
      const reseller = await owned(services, scene.turn.person);
      return reseller === undefined ? to('company') : cards.ownTenant(say(scene).own);
    },
    async answer(scene, reply) {
      if (reply.choice === 'leave') return to('company');
      const t = say(scene).own;
      const reseller = await owned(services, scene.turn.person);
      if (reseller === undefined) return to('company');
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '')).trim();
      if (said === '') return again(t.error);
      const added = await services.resellers.addOwnUseTenant(reseller.id, said, scene.turn.person);
      switch (added.kind) {
        case 'not-a-domain':
        case 'unknown-domain':
        case 'same-tenant':
        case 'taken':
          return again(t.trouble[added.kind]);
        case 'asked':
          scene.turn.say(t.asked);
          return to('company');
        case 'done':
        case 'too-late':
        case 'not-possible':
        case 'unknown':
          return to('company');
      }
    },
  };
}
