import { invitationTexts } from './invitation-text.ts';
import { letterSentence } from './invitation-said.ts';
import { invitationFor } from './inviting.ts';
import type { Order } from '../../domain/order.ts';
import type { CaseAction, CaseAnswer } from '../kit/flow.ts';
import type { OrderCaseServices } from './case-services.ts';

type Act = (action: CaseAction, order: Order) => Promise<CaseAnswer>;

/** Buttons about the invitation an order waits for; whose order it is has been looked up. */
export function invitationActs(services: OrderCaseServices): Readonly<Record<string, Act>> {
  const { invitations, invitationLetters: letters } = services;
  const answer = ({ caseId }: CaseAction, sentence?: string): CaseAnswer => ({
    kind: 'case',
    caseId,
    sentence,
  });
  const asker = ({ turn: { person } }: CaseAction) => ({
    tenantId: person.tenantId,
    userId: person.userId,
    staff: false,
  });
  const step = (order: Order, name: string): CaseAnswer => ({
    kind: 'flow',
    flow: 'order',
    memory: { order: order.id },
    step: name,
  });

  return {
    'order.invite': async (_action, order) => step(order, 'invite'),
    'order.forward': async (_action, order) => step(order, 'invite-myself'),

    'order.open-invitation': async (action, order) => {
      const invitation = await invitationFor(services, order);
      if (invitation === undefined) return answer(action);
      await invitations.show(invitation.id, asker(action));
      return answer(action, invitationTexts(action.turn.person.language).answers.opened(invitation.id));
    },

    'order.nudge': async (action, order) => {
      const { person } = action.turn;
      const invitation = await invitationFor(services, order);
      if (invitation === undefined) return answer(action);
      const { id, version } = invitation;
      // The card is the order's: whoever was reminded a moment ago is not reminded again, whatever version it shows.
      const sent = await letters.nudge(id, version, asker(action));
      const told = { id, address: '', done: invitationTexts(person.language).answers.nudged };
      return answer(action, letterSentence(sent, told, person, action.turn.now()));
    },

    'order.ask-agreement': async (action, order) => {
      const { person } = action.turn;
      const invitation = await invitationFor(services, order);
      if (invitation === undefined) return answer(action);
      const { id } = invitation;
      const sent = await letters.askForAgreement(id, undefined, asker(action));
      // Nobody of the customer is known in Teams: the seller says whom to write to.
      if (sent.kind === 'no-address') return step(order, 'signature');
      const told = { id, address: '', done: invitationTexts(person.language).agreement.asked };
      return answer(action, letterSentence(sent, told, person, action.turn.now()));
    },
  };
}
