import type { KnownCustomer } from '../../workflows/buyer/port.ts';
import { heading, plain, textInput } from '../kit/card.ts';
import { again, to, type Move } from '../kit/flow.ts';
import { leave, pick, question } from '../kit/question.ts';
import * as cards from './cards.ts';
import { ownerDesk } from './rule-steps.ts';
import { say, saidIn, type RulesScene, type RulesStep } from './scene.ts';
import type { ApprovalRulesServices } from './services.ts';

/** How many customers with a fitting name are offered. */
const offered = 5;
const longestName = 253;

/** One customer, by name or domain; only this company's own are taken. */
export function customer(services: ApprovalRulesServices): RulesStep {
  return {
    async ask(scene) {
      if ((await ownerDesk(services, scene)) === undefined) return to('rules');
      const t = say(scene).customer;
      const { customer: chosen, customerWords } = scene.memory;
      const input = textInput({
        id: 'domain',
        label: t.label,
        error: t.error,
        required: true,
        maxLength: longestName,
        value: customerWords === '' ? (chosen?.domain ?? '') : customerWords,
      });
      return cards.asking(
        t,
        [input],
        [pick('next', t.next, true), leave('cancel', say(scene).condition.cancel)],
      );
    },
    async answer(scene, reply): Promise<Move> {
      if (reply.choice === 'cancel') return to('rules');
      if ((await ownerDesk(services, scene)) === undefined) return to('rules');
      const t = say(scene).customer;
      const said = saidIn(reply, 'domain').slice(0, longestName);
      if (said === '') return again(t.error);
      const { person } = scene.turn;
      const found = said.includes('.')
        ? await services.buyers.byDomain(person, said.toLowerCase())
        : ({ kind: 'not-a-domain' } as const);
      if (found.kind === 'found' && found.isCustomer) return taken(scene, found);
      if (found.kind !== 'not-a-domain') return again(t.notYours);
      const named = await services.buyers.search(person, said, offered);
      const [only, other] = named;
      if (only === undefined) return again(t.notYours);
      if (other === undefined) return taken(scene, only);
      scene.memory.customerWords = said;
      return to('which-customer');
    },
  };
}

/** Several have such a name: one is chosen, none is guessed. */
export function whichCustomer(services: ApprovalRulesServices): RulesStep {
  const named = (scene: RulesScene) =>
    services.buyers.search(scene.turn.person, scene.memory.customerWords, offered);
  return {
    async ask(scene) {
      if ((await ownerDesk(services, scene)) === undefined) return to('rules');
      const t = say(scene).customer;
      const picks = (await named(scene)).map(({ tenantId, name, domain }) =>
        pick(tenantId, `${plain(name.slice(0, 60))} · ${plain(domain)}`),
      );
      return question([heading(t.title)], [...picks, pick('other', t.other)]);
    },
    async answer(scene, { choice }) {
      const chosen = (await named(scene)).find(({ tenantId }) => tenantId === choice);
      return chosen === undefined ? to('customer') : taken(scene, chosen);
    },
  };
}

function taken(
  { memory }: RulesScene,
  { tenantId, domain }: Pick<KnownCustomer, 'tenantId' | 'domain'>,
): Move {
  memory.customer = { tenantId, domain };
  memory.customerWords = '';
  return to('approvers');
}
