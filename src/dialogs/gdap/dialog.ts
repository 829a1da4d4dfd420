import { cloudWays } from '../../domain/cloud-ways.ts';
import { gdapPurposes, isGdapDays, needed } from '../../domain/gdap-roles.ts';
import type { Cloud, PartnerAccount } from '../../domain/partner-account.ts';
import { accountOptions, accountTitle, accountTyped } from '../kit/account-names.ts';
import { again, conversation, end, flow, next, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import { kitWords } from '../kit/words.ts';
import * as cards from './cards.ts';
import { daysTyped, gdapMemory, type GdapMemory } from './model.ts';
import type { GdapServices } from './services.ts';
import { words } from './text.ts';

type GdapScene = Scene<GdapMemory>;
type GdapStepOf = Step<GdapMemory>;
const say = (scene: GdapScene) => words(scene.turn.person.language);

/** From a customer to a prepared request, where the case card takes over. */
export function gdapConversation(services: GdapServices) {
  return conversation<GdapMemory>({
    version: 1,
    memory: gdapMemory,
    steps: {
      customer: customer(services),
      account: account(services),
      purpose: purpose(services),
      'not-needed': notNeeded(services),
      terms: terms(),
      confirm: confirm(services),
      create: create(services),
    },
  });
}

function customer(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const { memory, turn } = scene;
      if (memory.case !== undefined) {
        const id = memory.case;
        memory.case = undefined;
        if ((await services.gdap.find(id, turn.person)) !== undefined) {
          await services.gdap.show(id, turn.person, turn.liveCard);
          turn.showCase('gdap', id, { takesOver: true });
          return end;
        }
        turn.say(kitWords(turn.person.language).notYours);
      }
      const { given } = memory;
      memory.given = undefined;
      if (given !== undefined) {
        const move = await take(services, scene, given);
        if (move.go !== 'again') return move;
        if (move.sentence !== undefined) turn.say(move.sentence);
      }
      return cards.askCustomer(memory.domain, say(scene));
    },
    answer: (scene, reply) =>
      take(services, scene, (reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '')).trim()),
  };
}

/** Goes on with a domain; what was chosen for another one does not count for it. */
async function take(services: GdapServices, scene: GdapScene, said: string): Promise<Move> {
  const t = say(scene).customer;
  const found = await services.customers.byDomain(said);
  const shown = plain(said.slice(0, 80));
  switch (found.kind) {
    case 'not-a-domain':
      return again(t.notDomain(shown));
    case 'unknown-domain':
      return again(t.unknown(shown));
    case 'own-tenant':
      return again(t.own(shown));
    case 'found':
      // Where there are no such rights, or no account of ours to ask for them, another conversation says what there is.
      if (!isPossibleIn(services, found.picture.facts.cloud)) return flow('cloud', { domain: said });
      scene.memory.domain = said;
      scene.memory.account = undefined;
      return to('account');
  }
}

const isPossibleIn = (services: GdapServices, cloud: Cloud): boolean =>
  cloudWays[cloud].gdap && services.customers.accountsIn(cloud).length > 0;

/** The customer behind the remembered domain, read again; undefined when Microsoft no longer knows it. */
async function picture(services: GdapServices, { memory }: GdapScene) {
  const found = await services.customers.byDomain(memory.domain ?? '');
  return found.kind === 'found' ? found.picture : undefined;
}

/** The account the customer is with, else the one that fits it; undefined when that is not certain. */
async function accountFor(
  services: GdapServices,
  found: NonNullable<Awaited<ReturnType<typeof picture>>>,
): Promise<PartnerAccount | undefined> {
  const [only, second] = await services.invitations.relationshipsOf(found.facts.tenantId);
  if (only !== undefined && second === undefined) return services.customers.account(only);
  const { proposal } = found;
  return proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account : undefined;
}

function account(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const found = await picture(services, scene);
      if (found === undefined) return to('customer');
      scene.memory.account ??= (await accountFor(services, found))?.id;
      if (scene.memory.account !== undefined)
        return to(scene.memory.purpose === undefined ? 'purpose' : 'terms');
      const options = accountOptions(
        services.customers.accountsIn(found.facts.cloud),
        scene.turn.person.language,
      );
      return cards.chooseAccount(options, say(scene).account);
    },
    async answer(scene, reply) {
      const found = await picture(services, scene);
      if (found === undefined) return to('customer');
      const all = services.customers.accountsIn(found.facts.cloud);
      const typed = reply.choice === 'text' ? accountTyped(all, reply.text)?.account : undefined;
      const chosen = typed ?? all.find(({ id }) => id === reply.fields['account']);
      if (chosen === undefined) return again(say(scene).account.error);
      scene.memory.account = chosen.id;
      return to('purpose');
    },
  };
}

function purpose(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const found = await picture(services, scene);
      return found === undefined ? to('customer') : cards.askPurpose(found.facts.name, say(scene));
    },
    answer(scene, reply) {
      const chosen = gdapPurposes.find((id) => id === reply.choice);
      if (chosen === undefined) return again(say(scene).purpose.unclear);
      scene.memory.purpose = chosen;
      return to(needed(chosen).needed ? 'terms' : 'not-needed');
    },
  };
}

function notNeeded(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const found = await picture(services, scene);
      const answer = needed(scene.memory.purpose ?? 'buying');
      if (found === undefined || answer.needed) return to('customer');
      return cards.notNeeded(answer.because, found.facts.name, say(scene).notNeeded);
    },
    answer(scene, reply) {
      const { domain } = scene.memory;
      if (reply.choice === 'invite') return flow('invite', { given: domain });
      scene.memory.purpose = undefined;
      if (reply.choice === 'another') return to('purpose');
      const t = say(scene).notNeeded;
      scene.turn.close(card(heading(t.title), paragraph(t.nothing)));
      return end;
    },
  };
}

function terms(): GdapStepOf {
  return {
    ask: (scene) => cards.askTerms(scene.memory, say(scene).terms),
    answer(scene, reply) {
      const { memory } = scene;
      const said = reply.choice === 'text' ? reply.text : (reply.fields['days'] ?? String(memory.days));
      const days = daysTyped(said);
      if (days === undefined || !isGdapDays(days)) return again(say(scene).terms.error);
      memory.days = days;
      if (reply.fields['extension'] !== undefined) memory.extends = reply.fields['extension'] === 'extend';
      return to('confirm');
    },
  };
}

/** Everything a request is made of, or undefined when a part is missing. */
async function whole(services: GdapServices, scene: GdapScene) {
  const { memory } = scene;
  const found = await picture(services, scene);
  const chosen = services.customers.account(memory.account ?? '');
  const wanted = memory.purpose === undefined ? undefined : needed(memory.purpose);
  if (found === undefined || chosen === undefined || wanted?.needed !== true) return undefined;
  return { facts: found.facts, account: chosen, template: wanted.template };
}

function confirm(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const found = await whole(services, scene);
      if (found === undefined) return to('customer');
      const { facts, template } = found;
      const { days, extends: isExtended } = scene.memory;
      return cards.confirm(
        {
          customer: facts.name,
          domain: facts.domain === '' ? facts.tenantId : facts.domain,
          account: accountTitle(found.account, scene.turn.person.language),
          template,
          days,
          extends: isExtended,
        },
        say(scene),
      );
    },
    answer: (_scene, reply) => to(reply.choice === 'create' ? 'create' : reply.choice),
  };
}

/** Hands one frozen request to the workflow; the card on the screen becomes the case card. */
function create(services: GdapServices): GdapStepOf {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const found = await whole(services, scene);
      if (found === undefined) return to('customer');
      const { tenantId, userId } = turn.person;
      const made = await services.gdap.request({
        requestId: turn.requestId,
        customer: found.facts,
        by: { tenantId, userId },
        accountId: found.account.id,
        template: found.template,
        durationDays: memory.days,
        autoExtends: memory.extends,
        ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
      });
      const { id } = made.gdap;
      if (made.kind === 'already') await services.gdap.show(id, turn.person, turn.liveCard);
      const sentence = made.kind === 'already' ? say(scene).confirm.already : undefined;
      turn.showCase('gdap', id, { takesOver: true, sentence });
      return end;
    },
    answer: () => next,
  };
}
