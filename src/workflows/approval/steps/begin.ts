import { newApproval } from '../../../domain/approval-begin.ts';
import type { ApprovalLevel, ApprovalSettings } from '../../../domain/approval-rule.ts';
import type { Approval, ApprovalSubject } from '../../../domain/approval.ts';
import { customerOf } from '../../../domain/order-phase.ts';
import type { Order } from '../../../domain/order.ts';
import type { PersonKey } from '../../../domain/person.ts';
import { approvalSettings } from '../../../services/store/approval-settings.ts';
import { approvalOfOrder, insertApproval, nextApprovalId } from '../../../services/store/approvals.ts';
import { hourMs, keyOf, nextLook, record, type GateContext, type Transaction } from '../context.ts';
import { amountOf } from './facts.ts';
import { askChannel, askPeople } from './tell.ts';

/** Begins the approval of an order that is being placed, in the transaction that places it. */
export async function beginApproval(
  context: GateContext,
  tx: Transaction,
  order: Order,
  asked: {
    readonly by: PersonKey;
    readonly settings: ApprovalSettings;
    readonly reasons: Approval['reasons'];
    readonly levels: readonly ApprovalLevel[];
    readonly facts: object;
  },
): Promise<Approval> {
  const { settings, reasons, levels } = asked;
  const now = context.clock.now();
  const before = (await approvalOfOrder(tx, order.id))?.approval;
  const isResent = before?.state === 'rejected' || before?.state === 'changed';
  const approval = newApproval(
    {
      id: await nextApprovalId(tx),
      orderId: order.id,
      resellerId: order.resellerId,
      ...shownIn(order),
      requestedBy: keyOf(asked.by),
      reasons,
      fourEyes: settings.fourEyes,
      levels,
      answerMs: settings.answerHours * hourMs,
      expiryMs: settings.expiryDays * 24 * hourMs,
      away: awayNow(settings, now),
      ...(isResent ? { resends: before.id, words: before.words } : {}),
    },
    now,
  );
  return openApproval(context, tx, approval, asked.facts);
}

/** Writes a new approval and asks everybody whose turn it is. */
export async function openApproval(
  context: GateContext,
  tx: Transaction,
  approval: Approval,
  facts: object,
): Promise<Approval> {
  const now = context.clock.now();
  const asked = await insertApproval(tx, approval, nextLook(approval, now, now));
  const { requestedBy, reasons, levels, subject, follows } = approval;
  await record(context, tx, approval, {
    name: 'requested',
    by: requestedBy,
    facts: { ...facts, reasons, levels, total: subject.total, follows },
  });
  await askPeople(context, tx, approval, asked);
  const { settings } = await approvalSettings(tx, approval.resellerId);
  await askChannel(context, tx, approval, settings.channel);
  return approval;
}

/** Who is away now, of those who have said so. */
export const awayNow = ({ away }: ApprovalSettings, now: number): readonly PersonKey[] =>
  away.filter(({ until }) => until > now).map(keyOf);

/** What is asked about: exactly what the seller was shown. Throws when nothing was. */
export function shownIn(order: Order): { fingerprint: string; subject: ApprovalSubject } {
  const { draft, shown } = order;
  if (shown === undefined) throw new Error(`order ${order.id} was not shown to anybody`);
  return {
    fingerprint: shown.fingerprint,
    subject: {
      customer: customerOf(order) ?? '',
      isOwnUse: draft.use === 'own',
      lines: draft.lines.map(({ title, quantity, term, billing, endsOn, promotionId }, index) => ({
        title,
        quantity,
        term,
        billing,
        endsOn,
        promotionId,
        unitPrice: shown.fullPrices?.[index] ?? shown.unitPrices[index],
        firstPrice: shown.fullPrices?.[index] === undefined ? undefined : shown.unitPrices[index],
      })),
      total: amountOf(order),
      isListPrice: shown.isListPrice,
      awaitsAcceptance: shown.awaitsAcceptance,
    },
  };
}
