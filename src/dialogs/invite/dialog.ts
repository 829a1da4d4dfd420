import { languageOfDomain } from '../../domain/language.ts';
import type { AccountProposal } from '../../domain/region.ts';
import type { Invited } from '../../workflows/invitation/port.ts';
import { accountOptions, accountTyped } from '../kit/account-names.ts';
import { again, conversation, end, flow, next, to, type Move } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import { askForRights } from './admin-rights.ts';
import * as cards from './cards.ts';
import { facts } from './facts-step.ts';
import { areSeveral, inviteMemory, proposed, type InviteMemory } from './model.ts';
import { picture } from './picture.ts';
import { chooseReseller } from './reseller-steps.ts';
import { say, type InviteScene, type InviteStep } from './scene.ts';
import type { InviteServices } from './services.ts';

/** From a domain to a prepared invitation, where the case card takes over. */
export function inviteConversation(services: InviteServices) {
  return conversation<InviteMemory>({
    version: 2,
    memory: inviteMemory,
    steps: {
      domain: domain(services),
      facts: facts(services),
      choose: choose(services),
      reseller: chooseReseller(services),
      create: create(services),
    },
  });
}

function domain(services: InviteServices): InviteStep {
  return {
    ask(scene) {
      const { given, several } = scene.memory;
      if (several !== undefined) return asList(scene, several);
      if (given === undefined) return cards.askDomain(scene.memory.domain, say(scene).domain);
      scene.memory.given = undefined;
      return take(scene, given);
    },
    async answer(scene, reply) {
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '')).trim();
      if (areSeveral(said)) return asList(scene, said.split(/[\s,;]+/).join('\n'));
      const t = say(scene).domain;
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
          return take(scene, said);
      }
    },
  };
}

/** Several customers at once are a list, with a card of its own. */
const asList = ({ memory }: InviteScene, given: string): Move =>
  flow('invitations', { given, ...(memory.named === undefined ? {} : { named: memory.named }) });

/** Goes on with a domain; a choice made for another one does not count for it. */
function take(scene: InviteScene, domain: string): Move {
  scene.memory.domain = domain;
  scene.memory.account = undefined;
  scene.memory.reason = undefined;
  return to('facts');
}

function choose(services: InviteServices): InviteStep {
  const needsReason = (proposal: AccountProposal | undefined) =>
    proposal !== undefined && proposed(proposal) !== undefined;
  return {
    async ask(scene) {
      // A reseller's account is the one it sells with.
      if (!scene.turn.person.staff) return to('facts');
      const t = say(scene).choose;
      const found = await picture(services, scene);
      const accounts =
        found?.proposal.kind === 'choose'
          ? found.proposal.accounts
          : services.customers.accountsIn(found?.facts.cloud ?? 'public');
      const reason = needsReason(found?.proposal);
      const options = accountOptions(accounts, scene.turn.person.language);
      return cards.chooseAccount({ options, why: reason ? t.against : t.unknown, reason }, t);
    },
    async answer(scene, reply) {
      const t = say(scene).choose;
      const found = await picture(services, scene);
      const proposal = found?.proposal;
      if (reply.choice === 'back') return to(needsReason(proposal) ? 'facts' : 'domain');
      const accounts = services.customers.accountsIn(found?.facts.cloud ?? 'public');
      const typed = reply.choice === 'text' ? accountTyped(accounts, reply.text) : undefined;
      const account =
        typed?.account ?? accounts.find((candidate) => candidate.id === reply.fields['account']);
      if (account === undefined) return again(t.error);
      const reason = (typed?.rest ?? reply.fields['reason'] ?? '').trim().slice(0, 300);
      if (reason === '' && needsReason(proposal)) return again(t.reasonError);
      scene.memory.account = account.id;
      scene.memory.reason = reason === '' ? undefined : reason;
      return to('facts');
    },
  };
}

/** Hands one frozen request to the workflow; the card on the screen becomes the case card. */
function create(services: InviteServices): InviteStep {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const t = say(scene);
      const found = await picture(services, scene);
      const account = services.customers.account(memory.account ?? '');
      if (found === undefined || account === undefined) return to('facts');
      const made = await services.invitations.invite({
        requestId: turn.requestId,
        customer: found.facts,
        by: turn.person,
        accountId: account.id,
        resellerId: memory.reseller,
        orderId: memory.order,
        // The country of most tenants is not visible from here; the domain that was asked for may tell.
        letter: {
          language: found.facts.country === undefined ? languageOfDomain(memory.domain ?? '') : undefined,
        },
        ...(memory.reason === undefined ? {} : { reason: memory.reason }),
        ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
      });
      if (made.kind === 'not-allowed') return notAllowed(scene, made.because);
      const rights = await askForRights(services, scene, found.facts, account.id);
      switch (made.kind) {
        case 'already': {
          const { alreadyTitle, already } = t.facts;
          turn.close(
            cards.closing(alreadyTitle, already(plain(made.customerName), plain(account.legalName))),
          );
          if (rights !== undefined) turn.say(rights);
          return end;
        }
        case 'opened':
          turn.showCase('invite', made.invitation.id, { takesOver: true, sentence: rights });
          return end;
      }
    },
    answer: () => next,
  };
}

/** Something has changed since the facts were shown: the reseller's standing, or the region it sells in. */
function notAllowed(scene: InviteScene, because: Extract<Invited, { kind: 'not-allowed' }>['because']): Move {
  const { turn, memory } = scene;
  const t = say(scene);
  if (turn.person.staff) {
    memory.reseller = undefined;
    turn.say(t.reseller.gone);
    return to('facts');
  }
  turn.close(cards.closing(t.notYours.closed, t.notYours[because]));
  return end;
}
