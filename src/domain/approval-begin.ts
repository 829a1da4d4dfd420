import type { ApprovalLevel } from './approval-rule.ts';
import { deciders, type Approval } from './approval.ts';
import { samePerson, type PersonKey } from './person.ts';

/** What an approval begins with. */
export type AskedFor = Pick<
  Approval,
  | 'id'
  | 'orderId'
  | 'resellerId'
  | 'fingerprint'
  | 'subject'
  | 'requestedBy'
  | 'reasons'
  | 'fourEyes'
  | 'levels'
> & {
  readonly answerMs: number;
  readonly expiryMs: number;
  readonly follows?: string | undefined;
  readonly resends?: string | undefined;
  /** What was said about the one before. */
  readonly words?: Approval['words'] | undefined;
  /** Approvers who are away: their stand-ins are asked at once. */
  readonly away: readonly PersonKey[];
};

/** Who is asked at the beginning: the approvers of the first level, and its stand-ins when those are all away. */
export function firstAsked(
  [first]: readonly ApprovalLevel[],
  away: readonly PersonKey[],
): readonly PersonKey[] {
  if (first === undefined) return [];
  const isThere = (one: PersonKey) => !away.some((other) => samePerson(other, one));
  return first.approvers.some(isThere) ? first.approvers : [...first.approvers, ...first.standIns];
}

/** The approval an order's placing begins. */
export function newApproval(given: AskedFor, now: number): Approval {
  const { expiryMs, away, ...rest } = given;
  const fresh: Approval = {
    ...rest,
    version: 1,
    state: 'open',
    level: 0,
    stoodIn: false,
    approvedBy: [],
    words: given.words ?? [],
    unreached: [],
    reminded: false,
    askedAt: now,
    remindAt: now + given.answerMs / 2,
    deadlineAt: now + given.answerMs,
    expiresAt: now + expiryMs,
  };
  const isThere = (one: PersonKey) => !away.some((other) => samePerson(other, one));
  return deciders(fresh).some(isThere) ? fresh : { ...fresh, stoodIn: true };
}
