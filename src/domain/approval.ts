import type { ApprovalCondition, ApprovalLevel } from './approval-rule.ts';
import type { Money } from './money.ts';
import type { BillingCycle, Term } from './order-draft.ts';
import { samePerson, type PersonKey } from './person.ts';

/** `open` waits for a decision; everything else is final. */
export type ApprovalState =
  | 'open'
  | 'approved'
  | 'rejected'
  /** The approver wants it otherwise: the seller has a new draft to confirm. */
  | 'changed'
  /** Price, promotion or credit is another by now: a new approval has taken its place. */
  | 'superseded'
  | 'expired'
  /** The seller has taken the order back. */
  | 'withdrawn';

/** Something written on the way, in order. */
export interface ApprovalWord {
  readonly kind: 'question' | 'answer' | 'comment';
  readonly by: PersonKey;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly text: string;
}

/** What the approver sees, and decides on; kept as it was shown. */
export interface ApprovalSubject {
  /** Empty for the own company. */
  readonly customer: string;
  readonly isOwnUse: boolean;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly term: Term;
    readonly billing: BillingCycle;
    readonly endsOn?: string | undefined;
    readonly promotionId?: string | undefined;
    /** Of one unit for one billing period, without tax. */
    readonly unitPrice?: Money | undefined;
    /** The same for a first period that is shorter, because the term ends with another subscription's. */
    readonly firstPrice?: Money | undefined;
  }[];
  /** For the whole term, without tax. */
  readonly total?: Money | undefined;
  /** The prices are the list's; the customer's own are known only once the customer has accepted. */
  readonly isListPrice?: boolean | undefined;
  /** The customer has not accepted yet: once approved, the order waits for that. */
  readonly awaitsAcceptance?: boolean | undefined;
}

/**
 * Somebody whom no message reached in Teams; `mailed` when one was written to them instead. `noOwner`: they were asked as
 * an owner and are none any more.
 */
export interface Unreached extends PersonKey {
  readonly mailed?: boolean;
  readonly noOwner?: true;
}

/** A line of the subject as its approver wants it, in the same place. */
export type WantedLine = Pick<ApprovalSubject['lines'][number], 'quantity' | 'term' | 'billing'>;

/** How it ended; nobody's doing for what the clock or another price ends. */
export interface ApprovalEnd {
  readonly at: number;
  readonly by?: PersonKey | undefined;
  readonly because?: string | undefined;
  readonly wanted?: readonly WantedLine[] | undefined;
}

/** One request for the word of somebody entitled, about exactly one fingerprint of one order. */
export interface Approval {
  /** `A-1042`; shown to people. */
  readonly id: string;
  readonly version: number;
  readonly orderId: string;
  readonly resellerId: string;
  readonly state: ApprovalState;
  /** Of what was shown: lines, terms, prices, buyer, agreement, who asked. */
  readonly fingerprint: string;
  readonly subject: ApprovalSubject;
  readonly requestedBy: PersonKey;
  /** Why somebody is asked, for the card. */
  readonly reasons: readonly ApprovalCondition[];
  readonly fourEyes: boolean;
  readonly levels: readonly ApprovalLevel[];
  /** Index of the level whose turn it is. */
  readonly level: number;
  /** The stand-ins of this level may decide too. */
  readonly stoodIn: boolean;
  readonly approvedBy: readonly { readonly by: PersonKey; readonly at: number; readonly level: number }[];
  readonly words: readonly ApprovalWord[];
  /** Approvers whom no message reaches. */
  readonly unreached: readonly Unreached[];
  /** Since when a question waits for its answer: the clock stands still. */
  readonly pausedAt?: number | undefined;
  readonly reminded: boolean;
  readonly askedAt: number;
  readonly remindAt: number;
  readonly deadlineAt: number;
  readonly expiresAt: number;
  /** How long each level has, milliseconds. */
  readonly answerMs: number;
  readonly ended?: ApprovalEnd | undefined;
  /** The approval this one took the place of, and the one that took its place. */
  readonly follows?: string | undefined;
  /** The one its seller got back and has asked about again, changed or not. */
  readonly resends?: string | undefined;
  readonly followedBy?: string | undefined;
}

export type ApprovalRefusal =
  /** Decided, expired, replaced: the approval says which. */
  | 'over'
  /** Not asked: somebody else's turn, or nobody's business. */
  | 'not-entitled'
  /** Four eyes: who asks does not approve. */
  | 'own-request'
  /** Has approved an earlier level. */
  | 'once-already'
  /** The press was made on something else than what is asked now. */
  | 'other-fingerprint'
  /** Nobody stands in. */
  | 'no-stand-in'
  /** No question waits. */
  | 'no-question'
  /** The provider has stopped the company's orders; what waits is kept. */
  | 'suspended';

/** Whose turn it is: the approvers of the level, its stand-ins when they are asked; never who may not decide. */
export function deciders(approval: Approval): readonly PersonKey[] {
  const level = approval.levels[approval.level];
  if (level === undefined) return [];
  const noOwners = approval.unreached.filter(({ noOwner }) => noOwner === true);
  const approvers =
    level.owners === true
      ? level.approvers.filter((one) => !noOwners.some((other) => samePerson(one, other)))
      : level.approvers;
  const people = approval.stoodIn ? [...approvers, ...level.standIns] : approvers;
  const unique = people.filter((one, index) => people.findIndex((other) => samePerson(one, other)) === index);
  return unique.filter((person) => hindrance(approval, person) === undefined);
}

/** For whom somebody may decide now as a stand-in; nobody for an approver. */
export function standsInFor(approval: Approval, person: PersonKey): readonly PersonKey[] {
  const { approvers = [], standIns = [] } = approval.levels[approval.level] ?? {};
  const isApprover = deciders({ ...approval, stoodIn: false }).some((one) => samePerson(one, person));
  const isAsked = approval.stoodIn && standIns.some((one) => samePerson(one, person));
  return isAsked && !isApprover ? approvers.filter((one) => !samePerson(one, person)) : [];
}

/** Everybody who may be asked in the course of it, for whom the cards are. */
export function everybodyAsked({ levels }: Pick<Approval, 'levels'>): readonly PersonKey[] {
  const people = levels.flatMap(({ approvers, standIns }) => [...approvers, ...standIns]);
  return people.filter((one, index) => people.findIndex((other) => samePerson(one, other)) === index);
}

/** Whether this person is asked at this level as an owner, so that their word counts only while they are one. */
export function decidesAsOwner({ levels, level, stoodIn }: Approval, person: PersonKey): boolean {
  const { approvers = [], standIns = [], owners } = levels[level] ?? {};
  const isAmong = (people: readonly PersonKey[]) => people.some((one) => samePerson(one, person));
  return owners === true && isAmong(approvers) && !(stoodIn && isAmong(standIns));
}

function hindrance(approval: Approval, person: PersonKey): ApprovalRefusal | undefined {
  if (approval.fourEyes && samePerson(approval.requestedBy, person)) return 'own-request';
  return approval.approvedBy.some(({ by }) => samePerson(by, person)) ? 'once-already' : undefined;
}

/** Why this person may not decide now; undefined when they may. */
export function whyNot(approval: Approval, person: PersonKey): ApprovalRefusal | undefined {
  if (approval.state !== 'open') return 'over';
  const hindered = hindrance(approval, person);
  if (hindered !== undefined) return hindered;
  return deciders(approval).some((one) => samePerson(one, person)) ? undefined : 'not-entitled';
}
