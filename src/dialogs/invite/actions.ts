import type { Invitation } from '../../domain/invitation.ts';
import type { Changed } from '../../workflows/invitation/port.ts';
import type { Repaired } from '../../workflows/invitation/repair-port.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { caseOf } from './case-known.ts';
import { nameOf } from './case-said.ts';
import { caseWords, type CaseWords } from './case-text.ts';
import { letterActions } from './letter-actions.ts';
import type { InviteServices } from './services.ts';

export type Act = (action: CaseAction) => Promise<CaseAnswer>;

/**
 * Buttons of the inviting side's case card. They work without any dialog; whose case it is comes from the store, so
 * another reseller's id answers exactly like an unknown one.
 */
export function inviteActions(services: InviteServices): Record<string, Act> {
  const { invitations, invitationRepairs: repairs } = services;

  const own =
    (act: (action: CaseAction, invitation: Invitation, t: CaseWords) => Promise<CaseAnswer>): Act =>
    async (action) => {
      const { person } = action.turn;
      const invitation = await caseOf(services, action.caseId, person);
      if (invitation === undefined) return notYours(action);
      return act(action, invitation, caseWords(person.language));
    };

  /** A repair by the version of the card; `staffOnly`: only the provider may. */
  const repair = (
    name: keyof InviteServices['invitationRepairs'],
    done: (t: CaseWords['answers']) => string,
    staffOnly = false,
  ): Act =>
    own(async (action, _invitation, { answers }) => {
      const { person } = action.turn;
      if (staffOnly && !person.staff)
        return { kind: 'case', caseId: action.caseId, sentence: answers.staffOnly };
      return told(action, await repairs[name](action.caseId, action.version, person), done(answers));
    });

  return {
    ...letterActions(services),
    'invite.check': own(async (action, invitation, t) => {
      const checked = await invitations.check(action.caseId, action.turn.person);
      const isOpen = checked.kind === 'not-yet' || checked.kind === 'ended';
      const sentence = isOpen ? t.answers.notYet(nameOf(invitation)) : undefined;
      return { kind: 'case', caseId: action.caseId, sentence };
    }),
    // Typed: what the folded part of the card asks once more.
    'invite.ask-withdraw': own(async (action, _invitation, t) => ({
      kind: 'case',
      caseId: action.caseId,
      sentence: t.answers.sure(action.caseId),
      fold: 'withdraw',
    })),
    'invite.withdraw': own(async (action, _invitation, t) =>
      told(action, await invitations.withdraw(action.caseId, action.turn.person), t.answers.withdrawn),
    ),
    'invite.renew': own(async (action, _invitation, t) => {
      // The version in the id: renewing twice from the same card makes one new invitation.
      const requestId = `renew:${action.caseId}:${action.version}`;
      const renewed = await invitations.reissue(action.caseId, action.turn.person, requestId);
      return told(action, renewed, t.answers.renewed(action.caseId));
    }),
    'invite.right-link': repair('sendRightLink', (t) => t.rightLink),
    'invite.same': repair('isSameCustomer', (t) => t.same, true),
    'invite.other': repair('isOtherCustomer', (t) => t.other, true),
    'invite.settled': repair('settleTask', (t) => t.settled, true),
    'invite.agreement': own(async (action, { orderId }, t) =>
      orderId === undefined
        ? { kind: 'case', caseId: action.caseId, sentence: t.answers.noOrder }
        : { kind: 'flow', flow: 'order', memory: { order: orderId, field: 'agreement' } },
    ),
    'invite.order': own(async (action, { orderId }, t) => {
      if (orderId === undefined) return { kind: 'case', caseId: action.caseId, sentence: t.answers.noOrder };
      return action.turn.person.staff
        ? { kind: 'flow', flow: 'order-desk', memory: { given: orderId } }
        : { kind: 'flow', flow: 'order', memory: { order: orderId } };
    }),
  };
}

export const notYours = ({ turn }: CaseAction): CaseAnswer => ({
  kind: 'sentence',
  sentence: kitWords(turn.person.language).notYours,
});

/** The card as it stands, with the sentence for a press that did something, or came too late. */
function told(action: CaseAction, changed: Changed | Repaired, sentence: string): CaseAnswer {
  if (changed.kind === 'unknown') return notYours(action);
  const { tooLate } = caseWords(action.turn.person.language).answers;
  return { kind: 'case', caseId: action.caseId, sentence: changed.kind === 'done' ? sentence : tooLate };
}
