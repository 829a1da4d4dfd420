import { groupedByState } from '../../domain/invitation-groups.ts';
import type { Flow } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { acceptActions } from './actions.ts';
import { buttonTyped } from './case-text.ts';
import { announceToAdministrator } from './announce.ts';
import { acceptConversation } from './dialog.ts';
import { acceptAskedFor, currentInvitation, isOpenCaseOf } from './model.ts';
import type { AcceptServices } from './services.ts';
import { statusLine } from './status.ts';
import { words } from './text.ts';
import { where } from './where.ts';

/** How many cases "status" names. */
const listed = 10;

/** A customer's administrator is led to the relationship link of the right region and told when it worked. */
export function createAcceptFlow(services: AcceptServices): Flow {
  return {
    id: 'accept',
    roles: ['customer'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: acceptAskedFor,
    conversation: acceptConversation(services),
    where,
    actions: acceptActions(services),
    async buttonTyped(text, person) {
      const button = buttonTyped(text);
      if (button === undefined) return undefined;
      const current = currentInvitation(await services.invitations.ofCustomer(person.tenantId));
      if (!isOpenCaseOf(current, person)) return undefined;
      return { verb: `accept.${button}`, caseId: current.id, version: current.version };
    },
    announce: (news, audience) => announceToAdministrator(services, news, audience),
    async status(person) {
      const all = await services.invitations.ofCustomer(person.tenantId);
      const sorted = groupedByState(all).flatMap((group) => group.invitations);
      const lines = sorted.slice(0, listed).map((one) => statusLine(services, one, person));
      const more = sorted.length - lines.length;
      return more > 0 ? [...lines, kitWords(person.language).andMore(more)] : lines;
    },
  };
}
