import { groupedByState } from '../../domain/invitation-groups.ts';
import { providerStaff, resellerRoles } from '../../domain/person.ts';
import type { Flow } from '../kit/flow.ts';
import { invitationWords } from '../kit/invitation-text.ts';
import { kitWords } from '../kit/words.ts';
import { inviteActions } from './actions.ts';
import { announceToInviter } from './announce.ts';
import { nameOf } from './case-said.ts';
import { caseWords } from './case-text.ts';
import { inviteConversation } from './dialog.ts';
import { inviteAskedFor } from './model.ts';
import type { InviteServices } from './services.ts';
import { words } from './text.ts';
import { inviteButtonTyped } from './typed.ts';
import { where } from './where.ts';

export type { InviteServices };

/** How many cases "status" names. */
const listed = 10;

/** Provider staff and people of resellers prepare invitations, see their cases, and are told what happens to them. */
export function createInviteFlow(services: InviteServices): Flow {
  return {
    id: 'invite',
    roles: [...providerStaff, ...resellerRoles],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: inviteAskedFor,
    conversation: inviteConversation(services),
    where,
    announce: (news, audience) => announceToInviter(services, news, audience),
    actions: inviteActions(services),
    buttonTyped: (text, person) => inviteButtonTyped(services, text, person),
    async status(person) {
      const t = caseWords(person.language);
      const all = invitationWords(person.language);
      const { invitations, total } = await services.invitationLists.list(
        { which: 'all', page: 0, pageSize: listed },
        person,
      );
      const lines = groupedByState(invitations).map((group) => {
        const entries = group.invitations.map((one) => {
          const entry = t.card.title(one.id, nameOf(one));
          return one.supersededBy === undefined ? entry : `${entry} (${all.replaced(one.supersededBy)})`;
        });
        return t.statusOf(all.states[group.state], entries.join('; '));
      });
      const more = total - invitations.length;
      return more > 0 ? [...lines, kitWords(person.language).andMore(more)] : lines;
    },
  };
}
