import { providerStaff, resellerRoles } from '../../domain/person.ts';
import { conversation, type Flow } from '../kit/flow.ts';
import { batchActions } from './actions.ts';
import { announceBatch } from './announce.ts';
import { list } from './list-step.ts';
import { many, whom } from './many-step.ts';
import { invitationsAskedFor, invitationsMemory, type InvitationsMemory } from './model.ts';
import type { InvitationsServices } from './services.ts';
import { words } from './text.ts';
import { batchButtonTyped } from './typed.ts';
import { where } from './where.ts';

export type { InvitationsServices };

/** Staff and resellers look at their invitations, and invite many customers at once; each list has one card. */
export function createInvitationsFlow(services: InvitationsServices): Flow {
  return {
    id: 'invitations',
    roles: [...providerStaff, ...resellerRoles],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: invitationsAskedFor,
    takesFile: (given) => ({ many: true, given }),
    conversation: conversation<InvitationsMemory>({
      version: 1,
      memory: invitationsMemory,
      steps: { list: list(services), many: many(services), whom: whom(services) },
    }),
    where,
    actions: batchActions(services),
    buttonTyped: (text, person) => batchButtonTyped(services, text, person),
    announce: (news, audience) => announceBatch(services, news, audience),
  };
}
