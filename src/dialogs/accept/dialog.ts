import { back, conversation, end, next, to } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import * as cards from './cards.ts';
import { acceptMemory, currentInvitation, customerName, type AcceptMemory } from './model.ts';
import { cloud, other, region } from './region-steps.ts';
import { code, forward, notAdmin, unsure, who, whoIs } from './role-steps.ts';
import { say, type AcceptStep } from './scene.ts';
import type { AcceptServices } from './services.ts';
import { lookUp } from './standing.ts';

/** Raise when steps change; see kit/waterfall.ts. */
const version = 1;

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
      cloud: cloud(services),
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
      if (facts.cloud !== 'public') return to('cloud');
      const known = currentInvitation(await services.invitations.ofCustomer(person.tenantId));
      if (known !== undefined && (known.state === 'accepted' || known.state === 'wrong-account')) {
        await services.invitations.show(known.id, person, scene.turn.liveCard);
        scene.turn.showCase('accept', known.id, { takesOver: true });
        return end;
      }
      const account =
        known?.state === 'removed' || known === undefined
          ? accountOf(proposal)
          : services.customers.account(known.accountId);
      return cards.greet(
        { provider: services.provider, company: account?.legalName, customer: customerName(facts.name, t) },
        t.greet,
      );
    },
    answer(scene, reply) {
      if (reply.choice === 'grants') return to('grants');
      if (reply.choice === 'not-me') return to('not-admin');
      if (reply.choice === 'later') {
        scene.turn.close(cards.closing(say(scene).greet.title, say(scene).greet.laterSaid));
        return end;
      }
      return to('who');
    },
  };
}

function accountOf(proposal: { kind: string; account?: { legalName: string } }) {
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
      const { facts } = await lookUp(services, turn);
      const opened = await services.invitations.open({
        requestId: turn.requestId,
        customer: facts,
        administrator: { tenantId: turn.person.tenantId, userId: turn.person.userId },
        accountId: account.id,
        ...(memory.reason === undefined ? {} : { reason: memory.reason }),
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
