import { openStates } from '../../domain/invitation.ts';
import { isInvitable } from '../../domain/order-invitation.ts';
import type { Quote } from '../../workflows/order/port.ts';
import { invitingPicks } from './invite-cards.ts';
import { invitationSaid } from './invitation-said.ts';
import { invitationFor } from './inviting.ts';
import type { ReadyView } from './ready-view.ts';
import type { OrderScene } from './scene.ts';
import type { OrderServices } from './services.ts';

/** The invitation the order would wait for, or how to invite; nothing when no relationship is missing. */
export async function invitingOf(
  services: OrderServices,
  { order, reader, turn }: OrderScene,
  quote: Quote,
): Promise<ReadyView['inviting']> {
  const isMissing = quote.prerequisites.some(
    ({ name, state }) =>
      state === 'missing' && (name === 'provider-relationship' || name === 'reseller-relationship'),
  );
  if (!isMissing || !isInvitable(order)) return undefined;
  const invitation = await invitationFor(services, order);
  if (invitation === undefined || !openStates.includes(invitation.state))
    return { picks: invitingPicks(reader) };
  const account = (id: string) => services.customers.account(id);
  return { line: invitationSaid(invitation, { reader, now: turn.now(), account }) };
}
