import type { PersonKey } from '../../domain/person.ts';
import type { TypedPress } from '../kit/flow.ts';
import { normal } from '../kit/words.ts';
import type { ApprovalServices } from './services.ts';

/** Words that stand for a button of the one card that waits, in any language. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'approval.approve': ['approve', 'approve it', 'freigeben', 'genehmigen'],
  'approval.reject': ['reject', 'reject it', 'ablehnen'],
  'approval.ask': ['ask the seller', 'ask back', 'verkauf fragen', 'nachfragen', 'rückfrage'],
  'approval.comment': ['comment', 'bemerken', 'bemerkung', 'kommentar', 'kommentieren'],
  'approval.give': [
    'give to the stand-in',
    'give to my stand-in',
    'an die vertretung',
    'an die vertretung geben',
  ],
};

/**
 * The button that typed words stand for while exactly one approval waits for this person; undefined for other words,
 * and when two wait: then the card has to be chosen.
 */
export async function approvalButtonTyped(
  { approvals }: Pick<ApprovalServices, 'approvals'>,
  text: string,
  { tenantId, userId }: PersonKey,
): Promise<TypedPress | undefined> {
  const said = normal(text).replace(/\s*…$/, '');
  const verb = Object.entries(typed).find(([, forms]) => forms.includes(said))?.[0];
  if (verb === undefined) return undefined;
  const [only, other] = await approvals.waiting({ tenantId, userId }, 2);
  if (only === undefined || other !== undefined) return undefined;
  return { verb, caseId: only.id, version: only.version };
}
