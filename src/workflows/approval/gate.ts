import { afterApprovalEvent } from '../../domain/approval-steps.ts';
import type { Order } from '../../domain/order.ts';
import type { PersonKey } from '../../domain/person.ts';
import { approvalOfOrder, lockOpenApproval } from '../../services/store/approvals.ts';
import { keep, type GateContext } from './context.ts';
import type { ApprovalGate, Wanted } from './port.ts';
import { lookAtOrder } from './steps/look.ts';
import { approvalFlow } from './steps/tell.ts';

/** The part of approvals that orders use; made before the order workflow, which the rest of approvals uses. */
export interface ApprovalDoor extends ApprovalGate {
  /** As `look`, with the colleague who decides if nobody else may. */
  lookFor(order: Order, by: PersonKey, picked: PersonKey): Promise<Wanted>;
}

export function createApprovalGate(context: GateContext): ApprovalDoor {
  return {
    look: (order, by) => lookAtOrder(context, order, by),
    lookFor: (order, by, picked) => lookAtOrder(context, order, by, picked),
    async follow(tx, order, event) {
      const approved = await approvalOfOrder(tx, order.id);
      if (approved === undefined) return;
      await context.news.refreshCards(tx, { flow: approvalFlow, caseId: approved.approval.id, event });
    },
    async withdraw(tx, order, by) {
      const open = await lockOpenApproval(tx, order.id);
      if (open === undefined) return;
      const stepped = afterApprovalEvent(open.approval, { name: 'withdraw', by }, context.clock.now());
      if (stepped.kind === 'done') await keep(context, tx, open, stepped, { by });
    },
  };
}
