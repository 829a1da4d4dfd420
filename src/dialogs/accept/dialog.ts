import { isNational } from '../../domain/cloud-ways.ts';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import type { PartnerAccount } from '../../domain/partner-account.ts';
import type { AccountProposal } from '../../domain/region.ts';
import { back, conversation, end, flow, next, to } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import type { Speaker } from '../kit/turn.ts';
import { answerWords } from './answer-text.ts';
import * as cards from './cards.ts';
import { acceptMemory, currentInvitation, customerName, isOpenCaseOf, type AcceptMemory } from './model.ts';
import { decline } from './decline-step.ts';
import { other, region } from './region-steps.ts';
import { code, forward, notAdmin, unsure, who, whoIs } from './role-steps.ts';
import { say, type AcceptScene, type AcceptStep } from './scene.ts';
import type { AcceptServices } from './services.ts';
import { lookUp } from './standing.ts';
import { greetingWords } from './text-greeting.ts';

/** Raise when steps change; see kit/waterfall.ts. */
const version = 3;

/** From the first hello to the link of the right region, where the case card takes over. */
export function acceptConversation(services: AcceptServices) {
  return conversation<AcceptMemory>({
    version,
    memory: acceptMemory,
    steps: {
      greet: greet(services),
      grants: grants(),
      who: who(services),
      code: code(),
      unsure: unsure(),
      'not-admin': notAdmin(services),
      'who-is': whoIs(),
      forward: forward(services),
      region: region(services),
      other: other(services),
      open: open(services),
      decline: decline(services),
    },
  });
}

function greet(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const t = say(scene);
      const { person } = scene.turn;
      const found = await services.customers.byTenant(person.tenantId);
      if (found.kind === 'own-tenant') {
        scene.turn.close(cards.closing(t.own.title, t.own.why));
        return end;
      }
      if (found.kind !== 'found') throw new Error('the tenant of a verified activity was not found');
      const { facts, proposal } = found.picture;
      if (isNational(facts.cloud) && !scene.memory.cloudSeen) return flow('cloud');
      const known = await caseInQuestion(services, scene);
      if (known !== undefined && speaksForItself(known, scene)) {
        await services.invitations.show(known.id, person, scene.turn.liveCard);
        scene.turn.showCase('accept', known.id, { takesOver: true });
        return end;
      }
      const accepted =
        known === undefined && !scene.memory.anew ? await acceptedBefore(services, person) : undefined;
      if (accepted !== undefined) {
        const t = greetingWords(person.language).accepted;
        const name = plain(customerName(facts.name, say(scene)));
        scene.turn.close(cards.closing(t.title, t.text(name, plain(accepted.legalName))));
        return end;
      }
      const account =
        known === undefined || isPast(known, scene)
          ? accountOf(proposal)
          : services.customers.account(known.accountId);
      const asked = known !== undefined && openStates.includes(known.state) ? known : undefined;
      scene.memory.declining = asked?.id;
      return cards.greet(
        {
          provider: services.provider,
          reseller: asked?.reseller?.company,
          company: account?.legalName,
          customer: customerName(facts.name, t),
          isInvited: asked !== undefined,
        },
        t.greet,
        greetingWords(person.language),
        answerWords(person.language),
      );
    },
    answer(scene, reply) {
      if (reply.choice === 'grants') return to('grants');
      if (reply.choice === 'reseller') return flow('reseller');
      if (reply.choice === 'decline') return to('decline');
      if (reply.choice === 'not-me') return to('not-admin');
      if (reply.choice === 'later') {
        scene.turn.close(cards.closing(say(scene).greet.title, say(scene).greet.laterSaid));
        return end;
      }
      return to('who');
    },
  };
}

/** The account they accepted before our time. */
async function acceptedBefore(
  services: AcceptServices,
  { tenantId }: Speaker,
): Promise<PartnerAccount | undefined> {
  const [first] = await services.invitations.relationshipsOf(tenantId);
  return first === undefined ? undefined : services.customers.account(first);
}

/** The case the person came with, as long as it waits or is settled; else the one that matters now. */
async function caseInQuestion(
  services: AcceptServices,
  { memory, turn }: AcceptScene,
): Promise<Invitation | undefined> {
  const { tenantId, userId } = turn.person;
  const named =
    memory.invitation === undefined
      ? undefined
      : await services.invitations.find(memory.invitation, { tenantId, userId, staff: false });
  if (named !== undefined && (openStates.includes(named.state) || named.state === 'accepted')) return named;
  return currentInvitation(await services.invitations.ofCustomer(tenantId));
}

/** Whether the case's own card is the answer to a greeting, rather than the question whether we may. */
function speaksForItself(known: Invitation, { memory, turn }: AcceptScene): boolean {
  if (known.state === 'accepted' || known.state === 'wrong-account') return true;
  return !memory.anew && isOpenCaseOf(known, turn.person);
}

/** Whether its account says nothing about what comes now: it was taken back, or their own choice that they start over. */
const isPast = (known: Invitation, { memory }: AcceptScene): boolean =>
  known.state === 'removed' || (memory.anew && known.origin === 'customer');

function accountOf(proposal: AccountProposal) {
  return proposal.kind === 'certain' || proposal.kind === 'likely' ? proposal.account : undefined;
}

const grants = (): AcceptStep => ({
  ask: (scene) => cards.grants(say(scene).grants),
  answer: (_scene, reply) => (reply.choice === 'go-on' ? to('who') : back),
});

/** The last step: hands one frozen request to the workflow; the card on the screen becomes the case card. */
function open(services: AcceptServices): AcceptStep {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const account = services.customers.account(memory.account ?? '');
      if (account === undefined) return to('region');
      const { facts, proposal } = await lookUp(services, turn);
      const expected = accountOf(proposal);
      const opened = await services.invitations.open({
        requestId: turn.requestId,
        customer: facts,
        administrator: { tenantId: turn.person.tenantId, userId: turn.person.userId },
        administratorName: turn.person.name,
        accountId: account.id,
        invitationId: memory.invitation,
        ...(memory.reason === undefined ? {} : { reason: memory.reason }),
        ...(expected === undefined ? {} : { expectedAccountId: expected.id }),
        ...(turn.liveCard === undefined ? {} : { card: turn.liveCard }),
      });
      if (opened.kind === 'already') {
        const t = say(scene).already;
        turn.close(cards.closing(t.title, t.text(plain(opened.customerName), plain(account.legalName))));
      } else {
        turn.showCase('accept', opened.invitation.id, { takesOver: true });
      }
      return end;
    },
    answer: () => next,
  };
}
