import { groupedByState } from '../../domain/invitation.ts';
import { providerStaff } from '../../domain/person.ts';
import type { CaseAction, CaseAnswer, Flow } from '../kit/flow.ts';
import { plain } from '../kit/card.ts';
import { kitWords } from '../kit/words.ts';
import type { Changed } from '../../workflows/invitation/port.ts';
import { announceToStaff, entryOf, nameOf } from './announce.ts';
import { inviteConversation } from './dialog.ts';
import { inviteAskedFor } from './model.ts';
import type { InviteServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

/** How many cases "status" names. */
const listed = 10;

/** Provider staff prepares invitations, sees every case, and is told what happens to it. */
export function createInviteFlow(services: InviteServices): Flow {
  const { invitations } = services;
  return {
    id: 'invite',
    roles: providerStaff,
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: inviteAskedFor,
    conversation: inviteConversation(services),
    where,
    announce: (news, audience) => announceToStaff(services, news, audience),
    async status(person) {
      const t = words(person.language);
      const latest = await invitations.latest(listed);
      const lines = groupedByState(latest).map((group) =>
        t.statusOf(
          t.card.states[group.state],
          group.invitations.map((one) => entryOf(one, t.card)).join('; '),
        ),
      );
      const more = (await invitations.count()) - latest.length;
      return more > 0 ? [...lines, kitWords(person.language).andMore(more)] : lines;
    },
    actions: {
      'invite.sent': async (action) =>
        told(action, await invitations.markSent(action.caseId, action.turn.person)),
      'invite.withdraw': async (action) =>
        told(action, await invitations.withdraw(action.caseId, action.turn.person)),
      'invite.renew': async (action) => {
        const { person } = action.turn;
        // The version in the id: renewing twice from the same card makes one new invitation.
        const renewed = await invitations.reissue(
          action.caseId,
          person,
          `renew:${action.caseId}:${action.version}`,
        );
        return told(action, renewed, words(person.language).renewed(action.caseId));
      },
      'invite.check': async (action) => {
        const { person } = action.turn;
        const invitation = await invitations.find(action.caseId, {
          tenantId: person.tenantId,
          userId: person.userId,
          staff: true,
        });
        if (invitation === undefined)
          return { kind: 'sentence', sentence: kitWords(person.language).notYours };
        const checked = await invitations.check(action.caseId, person);
        const open = checked.kind === 'not-yet' || checked.kind === 'ended';
        const sentence = open ? words(person.language).notYet(plain(nameOf(invitation))) : undefined;
        return { kind: 'case', caseId: action.caseId, sentence };
      },
    },
  };
}

function told(action: CaseAction, changed: Changed, sentence?: string): CaseAnswer {
  const { language } = action.turn.person;
  if (changed.kind === 'unknown') return { kind: 'sentence', sentence: kitWords(language).notYours };
  return {
    kind: 'case',
    caseId: action.caseId,
    sentence: changed.kind === 'done' ? sentence : words(language).tooLate,
  };
}
