import { countryName } from '../../domain/markets.ts';
import type { AccountProposal } from '../../domain/region.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import { accountOptions, accountTitle, accountTyped } from '../kit/account-names.ts';
import { again, conversation, end, next, to, type Move, type Scene, type Step } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import * as cards from './cards.ts';
import { inviteMemory, type InviteMemory } from './model.ts';
import type { InviteServices } from './services.ts';
import { words } from './text.ts';

type InviteStep = Step<InviteMemory>;
const say = (scene: Scene<InviteMemory>) => words(scene.turn.person.language);

/** From a domain to a prepared invitation, where the case card takes over. */
export function inviteConversation(services: InviteServices) {
  return conversation<InviteMemory>({
    version: 1,
    memory: inviteMemory,
    steps: {
      domain: domain(services),
      facts: facts(services),
      choose: choose(services),
      create: create(services),
    },
  });
}

function domain(services: InviteServices): InviteStep {
  return {
    ask(scene) {
      const { given } = scene.memory;
      if (given === undefined) return cards.askDomain(scene.memory.domain, say(scene).domain);
      scene.memory.given = undefined;
      return take(scene, given);
    },
    async answer(scene, reply) {
      const said = (reply.choice === 'text' ? reply.text : (reply.fields['domain'] ?? '')).trim();
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

/** Goes on with a domain; a choice made for another one does not count for it. */
function take(scene: Scene<InviteMemory>, domain: string): Move {
  scene.memory.domain = domain;
  scene.memory.account = undefined;
  scene.memory.reason = undefined;
  return to('facts');
}

/** The customer behind the remembered domain, read again; undefined when Microsoft no longer knows it. */
async function picture(services: InviteServices, scene: Scene<InviteMemory>) {
  const found = await services.customers.byDomain(scene.memory.domain ?? '');
  return found.kind === 'found' ? found.picture : undefined;
}

function proposed(proposal: AccountProposal): PartnerAccount | undefined {
  return proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account : undefined;
}

function facts(services: InviteServices): InviteStep {
  return {
    async ask(scene) {
      const t = say(scene);
      const found = await services.customers.byDomain(scene.memory.domain ?? '');
      if (found.kind !== 'found') {
        const said = plain((scene.memory.domain ?? '').slice(0, 80));
        scene.memory.domain = undefined;
        scene.turn.say(
          found.kind === 'own-tenant'
            ? t.domain.own(said)
            : found.kind === 'unknown-domain'
              ? t.domain.unknown(said)
              : t.domain.notDomain(said),
        );
        return to('domain');
      }
      const { facts: customer, proposal } = found.picture;
      const { language } = scene.turn.person;
      const dead = (heading: string, text: string) =>
        cards.elsewhere({ title: heading, text, another: t.closedCloud.another });
      if (customer.cloud === 'us-government') return dead(t.closedCloud.usTitle, t.closedCloud.us);
      if (customer.cloud === 'china') return dead(t.closedCloud.chinaTitle, t.closedCloud.china);
      if (customer.cloud === 'germany') return dead(t.closedCloud.germanyTitle, t.closedCloud.germany);
      if (proposal.kind === 'not-sold-there') {
        return dead(
          t.closedCloud.noneTitle,
          t.closedCloud.none(plain(countryName(proposal.country, language))),
        );
      }
      const chosen = services.customers.account(scene.memory.account ?? '') ?? proposed(proposal);
      if (chosen === undefined) return to('choose');
      const cases = await services.invitations.ofCustomer(customer.tenantId);
      if (cases.some((one) => one.state === 'accepted' && one.acceptedAccountId === chosen.id)) {
        const { alreadyTitle, already } = t.facts;
        return dead(alreadyTitle, already(plain(customer.name), plain(chosen.legalName)));
      }
      const because =
        scene.memory.account !== undefined
          ? t.facts.chosen
          : proposal.kind === 'certain'
            ? t.facts.certain(countryName(proposal.country, language))
            : t.facts.likely;
      return cards.showFacts(
        {
          customer: customer.name,
          tenant: customer.domain,
          cloud: t.facts.clouds[customer.cloud],
          account: accountTitle(chosen, language),
          because,
        },
        t.facts,
      );
    },
    async answer(scene, reply) {
      if (reply.choice === 'another') {
        scene.memory.domain = undefined;
        return to('domain');
      }
      if (reply.choice === 'other') return to('choose');
      const found = await picture(services, scene);
      scene.memory.account ??= found === undefined ? undefined : proposed(found.proposal)?.id;
      return to('create');
    },
  };
}

function choose(services: InviteServices): InviteStep {
  const needsReason = (proposal: AccountProposal | undefined) =>
    proposal !== undefined && proposed(proposal) !== undefined;
  return {
    async ask(scene) {
      const t = say(scene).choose;
      const found = await picture(services, scene);
      const accounts =
        found?.proposal.kind === 'choose' ? found.proposal.accounts : services.customers.accountsIn('public');
      const reason = needsReason(found?.proposal);
      const options = accountOptions(accounts, scene.turn.person.language);
      return cards.chooseAccount({ options, why: reason ? t.against : t.unknown, reason }, t);
    },
    async answer(scene, reply) {
      const t = say(scene).choose;
      const proposal = (await picture(services, scene))?.proposal;
      if (reply.choice === 'back') return to(needsReason(proposal) ? 'facts' : 'domain');
      const accounts = services.customers.accountsIn('public');
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
      const t = say(scene).facts;
      const found = await picture(services, scene);
      const account = services.customers.account(memory.account ?? '');
      if (found === undefined || account === undefined) return to('facts');
      const made = await services.invitations.invite({
        requestId: turn.requestId,
        customer: found.facts,
        by: { tenantId: turn.person.tenantId, userId: turn.person.userId, staff: true },
        accountId: account.id,
        ...(memory.reason === undefined ? {} : { reason: memory.reason }),
        ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
      });
      if (made.kind === 'not-allowed') throw new Error('staff invites for no reseller here');
      if (made.kind === 'already') {
        turn.close(
          cards.closing(t.alreadyTitle, t.already(plain(made.customerName), plain(account.legalName))),
        );
      } else {
        turn.showCase('invite', made.invitation.id, { takesOver: true });
      }
      return end;
    },
    answer: () => next,
  };
}
