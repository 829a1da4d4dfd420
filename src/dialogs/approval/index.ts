import { resellerRoles } from '../../domain/person.ts';
import { whatOf } from '../kit/approval-facts.ts';
import type { Flow } from '../kit/flow.ts';
import { moment } from '../kit/language.ts';
import { approvalActions } from './actions.ts';
import { announceApproval } from './announce.ts';
import { approvalConversation } from './dialog.ts';
import { approvalAskedFor } from './model.ts';
import type { ApprovalServices } from './services.ts';
import { replyIn } from './reply.ts';
import { words } from './text.ts';
import { approvalButtonTyped } from './typed.ts';
import { where } from './where.ts';

export type { ApprovalServices };

/** How many approvals "status" names. */
const listed = 10;

/** A reseller's people give their word about orders before they are placed at Microsoft. */
export function createApprovalFlow(services: ApprovalServices): Flow {
  return {
    id: 'approval',
    roles: resellerRoles,
    offeredTo: ['owner'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: approvalAskedFor,
    commands: ['my decisions', 'meine entscheidungen'],
    whenUnclear: (text, person) => replyIn(services, text, person),
    conversation: approvalConversation(services),
    where,
    actions: approvalActions(services),
    buttonTyped: (text, person) => approvalButtonTyped(services, text, person),
    announce: (news, audience) => announceApproval(services, news, audience),
    async status(person) {
      const { tenantId, userId } = person;
      const waiting = await services.approvals.waiting({ tenantId, userId }, listed);
      return waiting.map((one) =>
        words(person.language).status(one.id, whatOf(one, person), moment(one.deadlineAt, person)),
      );
    },
  };
}
