import type { Flow } from '../kit/flow.ts';
import { rulesConversation } from './dialog.ts';
import { rulesAskedFor } from './model.ts';
import type { ApprovalRulesServices } from './services.ts';
import { words } from './text.ts';
import { where } from './where.ts';

export type { ApprovalRulesServices };

/** A company settles which of its orders somebody approves first; its sellers read it. */
export function createApprovalRulesFlow(services: ApprovalRulesServices): Flow {
  return {
    id: 'approval-rules',
    roles: ['seller', 'owner'],
    offeredTo: ['owner'],
    name: (language) => words(language).name,
    help: (language) => words(language).help,
    askedFor: rulesAskedFor,
    conversation: rulesConversation(services),
    where,
  };
}
