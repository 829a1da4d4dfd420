import { customerOf } from '../../domain/order-phase.ts';
import type { ProofSubject } from '../../workflows/audit/port.ts';
import type { Role } from '../../domain/person.ts';
import { card, heading, paragraph, plain } from '../kit/card.ts';
import { conversation, end, type Move, type Scene, type Step } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { pick, question } from '../kit/question.ts';
import type { Turn } from '../kit/turn.ts';
import { linkCard } from './cards.ts';
import { namedBy, proofMemory, type Named, type ProofMemory } from './model.ts';
import type { ProofServices } from './services.ts';
import { words } from './text.ts';

/** Who gets proofs. */
export const entitled = ['owner', 'admin-agent', 'sales-agent'] as const satisfies readonly Role[];

/** How many orders get a button; the others have their numbers. */
const listed = 6;

/** What shall be proven; then the card on the screen holds the link. */
export function proofConversation(services: ProofServices) {
  return conversation<ProofMemory>({ version: 1, memory: proofMemory, steps: { which: which(services) } });
}

function which(services: ProofServices): Step<ProofMemory> {
  return {
    async ask(scene) {
      const { turn, memory } = scene;
      const { given } = memory;
      memory.given = undefined;
      const t = words(turn.person.language);
      if (turn.person.place !== 'personal') {
        turn.close(card(heading(t.personalTitle), paragraph(t.personal)));
        return end;
      }
      if (!entitled.some((role) => turn.person.roles.has(role))) {
        turn.close(card(heading(t.title), paragraph(t.forOwners(await ownersOf(services, turn)))));
        return end;
      }
      if (given !== undefined) {
        const outcome = await give(services, scene, given);
        if (outcome.go !== 'again') return outcome;
        turn.say(outcome.sentence ?? '');
      }
      // A draft has nothing to prove.
      const orders = await services.orders.latest(turn.person, listed);
      const picks = orders.map((order) =>
        pick(order.id, t.entry(order.id, plain((customerOf(order) ?? '').slice(0, 30)))),
      );
      const sentence = picks.length === 0 ? t.none : t.which;
      return question([heading(t.title), paragraph(sentence)], picks, { text: 'prose' });
    },
    answer: (scene, { choice, text }) => give(services, scene, choice === 'text' ? text : choice),
  };
}

/** Names of the owners of this person's company; escaped, empty when there is none. */
async function ownersOf({ resellers }: ProofServices, { person }: Turn): Promise<string> {
  const membership = await resellers.membership(person);
  if (membership === undefined) return '';
  const people = await resellers.people(membership.reseller.id, person);
  const owners = people.filter(({ state, roles }) => state === 'admitted' && roles.includes('owner'));
  return owners.map(({ name }) => plain(name)).join(', ');
}

/** Makes the card on the screen the one with the link; asks again for what is not known, or not theirs. */
async function give(
  { proofs }: ProofServices,
  { turn }: Scene<ProofMemory>,
  typed: string,
): Promise<Extract<Move, { go: 'again' | 'end' }>> {
  const { person } = turn;
  const t = words(person.language);
  const named = namedBy(typed);
  if (named === undefined) return askAgain(t.notUnderstood);
  const about = named.kind === 'order' ? named.orderId : named.domain;
  const subject = await subjectOf(proofs, named, turn);
  const link = subject && (await proofs.link(subject, person, person.language));
  if (link?.kind !== 'link') return askAgain(t.unknown(plain(about)));
  const view = {
    about: plain(about),
    orders: link.orderIds.length,
    url: link.url,
    until: moment(link.expiresAt, person),
  };
  turn.close(linkCard(view, t));
  return { go: 'end' };
}

const askAgain = (sentence: string): Extract<Move, { go: 'again' }> => ({ go: 'again', sentence });

async function subjectOf(
  proofs: ProofServices['proofs'],
  named: Named,
  { person }: Turn,
): Promise<ProofSubject | undefined> {
  if (named.kind === 'order') return { kind: 'order', orderId: named.orderId };
  const customer = await proofs.customerByDomain(named.domain, person);
  return customer && { kind: 'customer', tenantId: customer.tenantId };
}
