import {
  deciders,
  everybodyAsked,
  whyNot,
  type Approval,
  type ApprovalEnd,
  type ApprovalRefusal,
  type ApprovalState,
  type ApprovalWord,
  type Unreached,
  type WantedLine,
} from './approval.ts';
import { samePerson, type PersonKey } from './person.ts';

/** A press of somebody who is asked. */
interface Pressed {
  readonly by: PersonKey;
  /** What stood in the box for comments meanwhile: it goes along. */
  readonly comment?: string | undefined;
}

export type ApprovalEvent =
  | (Pressed & { readonly name: 'approve'; readonly fingerprint: string })
  | (Pressed & { readonly name: 'reject'; readonly fingerprint: string; readonly because: string })
  | (Pressed & {
      readonly name: 'change';
      readonly fingerprint: string;
      readonly wanted?: readonly WantedLine[] | undefined;
    })
  | (Pressed & { readonly name: 'ask'; readonly text: string })
  | { readonly name: 'answer'; readonly by: PersonKey; readonly text: string }
  | { readonly name: 'comment'; readonly by: PersonKey; readonly text: string }
  | (Pressed & { readonly name: 'give' })
  | { readonly name: 'withdraw'; readonly by: PersonKey }
  | { readonly name: 'supersede'; readonly followedBy: string }
  /** Somebody who is asked cannot be told, or cannot decide; `owners` are asked too where owners are. */
  | { readonly name: 'unreached'; readonly person: Unreached; readonly owners?: readonly PersonKey[] }
  /** Somebody no message reached is there again. */
  | { readonly name: 'reached'; readonly person: PersonKey }
  /** The clock: whatever is due by now. */
  | { readonly name: 'clock' };

export type ApprovalStepped =
  | { readonly kind: 'done'; readonly approval: Approval; readonly happened: ApprovalHappening }
  | { readonly kind: 'refused'; readonly why: ApprovalRefusal }
  | { readonly kind: 'nothing' };

/** What people are told of. */
export type ApprovalHappening =
  | 'approved'
  | 'level-approved'
  | 'rejected'
  | 'changed'
  | 'asked'
  | 'answered'
  | 'commented'
  | 'given'
  | 'withdrawn'
  | 'superseded'
  | 'unreached'
  | 'reached'
  | 'reminded'
  | 'escalated'
  | 'expired'
  | 'unanswered';

/** One event. Pure; the caller has checked that `by` is still one of the company's people. */
export function afterApprovalEvent(approval: Approval, event: ApprovalEvent, now: number): ApprovalStepped {
  if (approval.state !== 'open') return event.name === 'clock' ? nothing : refused('over');
  switch (event.name) {
    case 'approve':
    case 'reject':
    case 'change': {
      const why = whyNot(approval, event.by);
      if (why !== undefined) return refused(why);
      if (event.fingerprint !== approval.fingerprint) return refused('other-fingerprint');
      return decided(remarked(approval, event, now), event, now);
    }
    case 'ask':
    case 'give':
    case 'comment': {
      const why = whyNot(approval, event.by);
      if (why !== undefined) return refused(why);
      return onTheWay(remarked(approval, event, now), event, now);
    }
    case 'answer':
      if (approval.pausedAt === undefined) return refused('no-question');
      return done({ ...resumed(approval, now), words: said(approval, 'answer', event, now) }, 'answered');
    case 'withdraw':
      return ended(approval, 'withdrawn', { at: now, by: event.by }, 'withdrawn');
    case 'supersede': {
      const { followedBy } = event;
      return ended({ ...approval, followedBy }, 'superseded', { at: now }, 'superseded');
    }
    case 'unreached':
      return noteUnreached(withOwners(approval, event.owners ?? []), event.person, now);
    case 'reached': {
      const unreached = approval.unreached.filter((one) => !samePerson(one, event.person));
      return unreached.length === approval.unreached.length
        ? nothing
        : done({ ...approval, unreached }, 'reached');
    }
    case 'clock':
      return onTheClock(approval, now);
  }
}

/** When the clock has something to do next; undefined once it is over. Milliseconds since 1970 UTC. */
export function dueAt(approval: Approval): number | undefined {
  if (approval.state !== 'open') return undefined;
  const { pausedAt, answerMs, reminded, remindAt, deadlineAt, expiresAt } = approval;
  // A question nobody answers must not keep an order for ever.
  if (pausedAt !== undefined) return pausedAt + answerMs;
  if (!reminded) return Math.min(remindAt, expiresAt);
  return hasStandIn(approval) ? Math.min(deadlineAt, expiresAt) : expiresAt;
}

function decided(
  approval: Approval,
  event: Extract<ApprovalEvent, { name: 'approve' | 'reject' | 'change' }>,
  now: number,
): ApprovalStepped {
  const { by } = event;
  if (event.name === 'reject')
    return ended(approval, 'rejected', { at: now, by, because: event.because }, 'rejected');
  if (event.name === 'change')
    return ended(approval, 'changed', { at: now, by, wanted: event.wanted }, 'changed');
  const approvedBy = [...approval.approvedBy, { by, at: now, level: approval.level }];
  const isLast = approval.level >= approval.levels.length - 1;
  if (isLast) return ended({ ...approval, approvedBy }, 'approved', { at: now, by }, 'approved');
  const next = { ...resumed(approval, now), approvedBy, level: approval.level + 1, stoodIn: false };
  return done(withClock(next, now), 'level-approved');
}

function onTheWay(
  approval: Approval,
  event: Extract<ApprovalEvent, { name: 'ask' | 'give' | 'comment' }>,
  now: number,
): ApprovalStepped {
  switch (event.name) {
    case 'ask': {
      const words = said(approval, 'question', event, now);
      return done({ ...approval, words, pausedAt: approval.pausedAt ?? now }, 'asked');
    }
    case 'comment':
      return done({ ...approval, words: said(approval, 'comment', event, now) }, 'commented');
    case 'give':
      if (!hasStandIn(approval)) return refused('no-stand-in');
      return done(withClock({ ...resumed(approval, now), stoodIn: true }, now), 'given');
  }
}

function onTheClock(approval: Approval, now: number): ApprovalStepped {
  const due = dueAt(approval);
  if (due === undefined || due > now) return nothing;
  if (approval.pausedAt !== undefined) return done(resumed(approval, now), 'unanswered');
  if (now >= approval.expiresAt) return ended(approval, 'expired', { at: now }, 'expired');
  if (!approval.reminded && now < approval.deadlineAt)
    return done({ ...approval, reminded: true }, 'reminded');
  if (hasStandIn(approval)) return done(withClock({ ...approval, stoodIn: true }, now), 'escalated');
  return done({ ...approval, reminded: true }, 'reminded');
}

/** Somebody who is asked cannot be told: the stand-ins are asked at once when nobody else of the level can. */
function noteUnreached(approval: Approval, person: Unreached, now: number): ApprovalStepped {
  const known = approval.unreached.find((one) => samePerson(one, person));
  if (known !== undefined && (known.noOwner === true || person.noOwner !== true)) return nothing;
  const unreached = [...approval.unreached.filter((one) => one !== known), { ...known, ...person }];
  const isReached = (one: PersonKey) => !unreached.some((other) => samePerson(other, one));
  const noted = { ...approval, unreached };
  return deciders(noted).some(isReached) || !hasStandIn(noted)
    ? done(noted, 'unreached')
    : done(withClock({ ...noted, stoodIn: true }, now), 'unreached');
}

/** A level that asks owners asks those too who were none when it began; whoever is asked at another level stays free for that. */
function withOwners(approval: Approval, owners: readonly PersonKey[]): Approval {
  const level = approval.levels[approval.level];
  if (level?.owners !== true) return approval;
  const asked = everybodyAsked(approval);
  const fresh = owners.filter((one) => !asked.some((other) => samePerson(one, other)));
  const approvers = [...level.approvers, ...fresh];
  return { ...approval, levels: approval.levels.with(approval.level, { ...level, approvers }) };
}

/** Somebody else may be asked at this level, who has not been. */
function hasStandIn(approval: Approval): boolean {
  const level = approval.levels[approval.level];
  return (
    !approval.stoodIn &&
    deciders({ ...approval, stoodIn: true }).length > deciders(approval).length &&
    level !== undefined
  );
}

/** The time for an answer begins anew; when the whole expires does not change. */
function withClock(approval: Approval, now: number): Approval {
  const deadlineAt = now + approval.answerMs;
  return { ...approval, reminded: false, remindAt: now + approval.answerMs / 2, deadlineAt };
}

/** The clock goes on where it stood. */
function resumed(approval: Approval, now: number): Approval {
  const { pausedAt } = approval;
  if (pausedAt === undefined) return approval;
  const stood = now - pausedAt;
  return {
    ...approval,
    pausedAt: undefined,
    remindAt: approval.remindAt + stood,
    deadlineAt: approval.deadlineAt + stood,
    expiresAt: approval.expiresAt + stood,
  };
}

const said = (
  { words }: Approval,
  kind: ApprovalWord['kind'],
  { by, text }: { readonly by: PersonKey; readonly text: string },
  at: number,
): readonly ApprovalWord[] => [...words, { kind, by, at, text }];

function remarked(approval: Approval, event: ApprovalEvent, now: number): Approval {
  if (!('comment' in event) || event.comment === undefined) return approval;
  return { ...approval, words: said(approval, 'comment', { by: event.by, text: event.comment }, now) };
}

const nothing: ApprovalStepped = { kind: 'nothing' };
const refused = (why: ApprovalRefusal): ApprovalStepped => ({ kind: 'refused', why });
const done = (approval: Approval, happened: ApprovalHappening): ApprovalStepped => ({
  kind: 'done',
  approval,
  happened,
});
const ended = (
  approval: Approval,
  state: Exclude<ApprovalState, 'open'>,
  end: ApprovalEnd,
  happened: ApprovalHappening,
): ApprovalStepped => done({ ...approval, state, pausedAt: undefined, ended: end }, happened);
