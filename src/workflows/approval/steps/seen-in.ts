import type { Kysely } from 'kysely';
import type { Approval } from '../../../domain/approval.ts';
import { isGuid } from '../../../domain/identifiers.ts';
import { approvalSettings } from '../../../services/store/approval-settings.ts';
import { caseCard } from '../../../services/store/case-cards.ts';
import type { Target } from '../../../services/store/notices.ts';
import type { Tables } from '../../../services/store/tables.ts';

/**
 * Whether an approval is to be seen in this channel: its company wants that, or wanted it when the card was posted. A
 * channel goes by the id of its conversation, which no person has.
 */
export async function isSeenIn(
  db: Kysely<Tables>,
  { id, resellerId }: Approval,
  { tenantId, userId }: Target,
): Promise<boolean> {
  if (isGuid(userId)) return false;
  const { channel } = (await approvalSettings(db, resellerId)).settings;
  if (channel?.conversationId === userId && channel.tenantId === tenantId) return true;
  return (await caseCard(db, id, { tenantId, userId })) !== undefined;
}
