import { everybodyAsked } from '../../domain/approval.ts';
import { approvalSentence } from '../kit/approval-sentences.ts';
import type { Announced, Announcement, Audience } from '../kit/flow.ts';
import { kitWords } from '../kit/words.ts';
import { approvalCard } from './cards.ts';
import { factsFor, isChannel } from './facts.ts';
import type { ApprovalServices } from './services.ts';
import { approvalView } from './view.ts';

/** News of something that is still to be done: told only while it is. */
const whileOpen = [
  'requested',
  'reminded',
  'escalated',
  'given',
  'level-approved',
  'asked',
  'unanswered',
  'unreached',
];

/**
 * The card of an approval as it stands for this reader, and one sentence for what happened. Undefined for somebody of
 * another company, and for news that is none any more.
 */
export async function announceApproval(
  services: ApprovalServices,
  news: Announcement,
  audience: Audience,
): Promise<Announced | undefined> {
  const { tenantId, userId } = audience;
  const approval = await services.approvals.find(news.caseId, { tenantId, userId });
  if (approval === undefined) return undefined;
  if (approval.state !== 'open' && whileOpen.includes(news.event)) return undefined;
  const known = await factsFor(services, approval, { tenantId, userId });
  const repeat = news.possibleRepeat ? `${kitWords(audience.language).possibleRepeat} ` : '';
  return {
    card: approvalCard(approvalView(known, beholderOf(audience), audience)),
    message: repeat + approvalSentence(known, news, audience),
    ownViews:
      approval.state === 'open'
        ? { version: approval.version, people: [...everybodyAsked(approval), approval.requestedBy] }
        : undefined,
  };
}

const beholderOf = ({ tenantId, userId }: Audience) =>
  isChannel(userId)
    ? ({ kind: 'channel' } as const)
    : ({ kind: 'person', person: { tenantId, userId } } as const);
