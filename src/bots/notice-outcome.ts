import type { Notice } from '../services/store/notices.ts';
import type { StoredReference } from '../services/store/references.ts';
import type { NoticeState } from '../services/store/tables-cases.ts';
import type { Delivery } from './connector.ts';

type End = Exclude<NoticeState, 'waiting' | 'sending'>;
/** What one try to send a notice came to: over, or once more after so many seconds. */
export type Outcome =
  | {
      readonly kind: 'end';
      readonly state: End;
      readonly activityId?: string | undefined;
      readonly trouble?: string;
      /** Where its card was changed, when that was its last call. */
      readonly conversationId?: string | undefined;
      /** The reader's own place, which has turned out to be closed. */
      readonly closed?: Pick<StoredReference, 'tenantId' | 'userId' | 'savedAt'> | undefined;
    }
  | { readonly kind: 'again'; readonly seconds: number; readonly trouble: string; readonly lost: boolean }
  /** No try at all: nothing has left. Worth another look after so many seconds. */
  | { readonly kind: 'not-now'; readonly seconds: number; readonly putOff?: PutOff };

/** Its reader wants to hear it later. */
export interface PutOff {
  /** Milliseconds since 1970 UTC. */
  readonly until: number;
  /** Asked when it is written that it waits: what would have hastened it before that has not found it. */
  readonly isStillSo: () => Promise<boolean>;
}

/** A message whose answer was lost is repeated, marked, this often; then people have to look (docs/decisions). */
export const mostLost = 2;

/** What the answer of Teams, or its absence, means for a notice. */
export function afterDelivery(notice: Notice, delivery: Delivery): Outcome {
  switch (delivery.kind) {
    case 'sent':
      return { kind: 'end', state: 'sent', activityId: delivery.id };
    case 'later':
      return {
        kind: 'again',
        seconds: Math.max(delivery.seconds, backoff(notice.tries)),
        trouble: delivery.why,
        lost: false,
      };
    case 'lost':
      return notice.lostAnswers >= mostLost
        ? { kind: 'end', state: 'unverified', trouble: delivery.why }
        : { kind: 'again', seconds: 4 ** notice.lostAnswers, trouble: delivery.why, lost: true };
    case 'closed':
      return { kind: 'end', state: 'unreachable', trouble: delivery.why };
    case 'no-such-activity':
      return { kind: 'end', state: 'skipped', trouble: 'activity gone' };
    case 'refused':
      return { kind: 'end', state: 'failed', trouble: delivery.why };
  }
}

/** Why a person cannot be written to, for words: `refused` when Teams names nothing we know. */
export type Unreachable = 'blocked' | 'uninstalled' | 'disabled' | 'not-found' | 'refused';

/** The reason in what a closed delivery said, `403 MessageWritesBlocked` (contract teams 4.2). */
export function whyUnreachable(trouble: string): Unreachable {
  const [status, code = ''] = trouble.split(' ');
  switch (code) {
    case 'ConversationBlockedByUser':
    case 'MessageWritesBlocked':
      return 'blocked';
    case 'BotNotInConversationRoster':
    case 'ForbiddenOperationException':
      return 'uninstalled';
    case 'BotDisabledByAdmin':
      return 'disabled';
    default:
      return status === '404' ? 'not-found' : 'refused';
  }
}

const backoff = (tries: number): number => Math.min(2 ** Math.min(tries, 9), 300);
