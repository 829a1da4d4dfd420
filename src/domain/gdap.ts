import type { GdapTemplate } from './gdap-roles.ts';
import type { PersonKey } from './person.ts';

/**
 * Where a request for admin rights stands. `prepared`: asked for, nothing at Microsoft yet. `creating`: it may be there.
 * `waiting`: the customer may approve. `activating`: approved. `ending`: somebody, or its time, has put an end to it.
 */
export type GdapState = 'prepared' | 'creating' | 'waiting' | 'activating' | 'active' | 'ending' | 'ended';

/**
 * How it ended. `unanswered`: nobody approved within Microsoft's 90 days. `rejected`: the customer said no. `withdrawn`:
 * we took it back before an answer. `expired`: its time was over. `dropped`: we ended it. `removed`: the customer did.
 */
export type GdapEnd = 'unanswered' | 'rejected' | 'withdrawn' | 'expired' | 'dropped' | 'removed';

export type GdapStep =
  /** Its name is written down; from here on it may exist at Microsoft. */
  | 'create'
  /** Locked at Microsoft: the approval link works. */
  | 'offer'
  | 'approve'
  | 'activate'
  /** Microsoft is ending it, or we have asked for that. */
  | 'wind-down'
  | 'end';

const table: Record<GdapState, Partial<Record<GdapStep, GdapState>>> = {
  prepared: { create: 'creating', end: 'ended' },
  creating: {
    create: 'creating',
    offer: 'waiting',
    approve: 'activating',
    activate: 'active',
    'wind-down': 'ending',
    end: 'ended',
  },
  waiting: { approve: 'activating', activate: 'active', 'wind-down': 'ending', end: 'ended' },
  activating: { activate: 'active', 'wind-down': 'ending', end: 'ended' },
  active: { 'wind-down': 'ending', end: 'ended' },
  ending: { end: 'ended' },
  // Microsoft's link outlives a withdrawal of ours: the customer may still approve.
  ended: { approve: 'activating', activate: 'active' },
};

/** Nobody has answered yet; at most one such request per customer, account and template. */
export const unansweredGdapStates: readonly GdapState[] = ['prepared', 'creating', 'waiting'];

/** What needs somebody first, then what is awaited, then what is over. */
const order: readonly GdapState[] = [
  'creating',
  'prepared',
  'waiting',
  'activating',
  'ending',
  'active',
  'ended',
];

/** Requests as a list shows them: those of one state together, the newest of each first. Pure. */
export function gdapsByState(
  all: readonly Gdap[],
): readonly { readonly state: GdapState; readonly gdaps: readonly Gdap[] }[] {
  const newestFirst = all.toSorted((a, b) => b.updatedAt - a.updatedAt);
  return [...Map.groupBy(newestFirst, (one) => one.state)]
    .map(([state, gdaps]) => ({ state, gdaps }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** The state after a step, or undefined when the step is not possible there. */
export function gdapAfter(state: GdapState, step: GdapStep): GdapState | undefined {
  return table[state][step];
}

/** Thrown when code asks for a step that is not possible: a bug, or somebody was quicker. */
export class ImpossibleGdapStep extends Error {
  constructor(state: GdapState, step: GdapStep) {
    super(`a request for admin rights that is ${state} cannot ${step}`);
    this.name = 'ImpossibleGdapStep';
  }
}

/** Like `gdapAfter`, for code that has checked before. Throws ImpossibleGdapStep. */
export function mustFollowGdap(state: GdapState, step: GdapStep): GdapState {
  const next = gdapAfter(state, step);
  if (next === undefined) throw new ImpossibleGdapStep(state, step);
  return next;
}

/** Why Microsoft would not do it; numbers and codes only. */
export interface GdapTrouble {
  readonly kind: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
}

/** A request for admin rights at one customer, from the first word to its end. */
export interface Gdap {
  /** `G-1001`; shown to people. */
  readonly id: string;
  /** Rises with every change; buttons carry it. */
  readonly version: number;
  readonly state: GdapState;
  /** Set exactly in `ended`. */
  readonly end: GdapEnd | undefined;
  readonly customer: { readonly tenantId: string; readonly name: string; readonly domain: string };
  /** ISO 3166 alpha-2 of the customer's tenant, when known: the language of what is written to them. */
  readonly country: string | undefined;
  readonly accountId: string;
  readonly template: GdapTemplate;
  readonly durationDays: number;
  readonly autoExtends: boolean;
  /** What Microsoft calls it: unique over all of the partner's relationships, at most 50 characters. */
  readonly displayName: string;
  /** Microsoft's id, once it has answered. */
  readonly relationshipId: string | undefined;
  readonly requestedBy: PersonKey | undefined;
  /** Who of ours wants it ended. */
  readonly droppedBy: PersonKey | undefined;
  readonly trouble: GdapTrouble | undefined;
  /** Tries at Microsoft that failed since one worked. */
  readonly tries: number;
  /** All in milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly offeredAt: number | undefined;
  readonly activatedAt: number | undefined;
  /** End of the time Microsoft gave it; undefined before it is active. */
  readonly endsAt: number | undefined;
  readonly endedAt: number | undefined;
  /** When it is looked at next. */
  readonly nextAt: number | undefined;
  /** The warning that was given last for this end. */
  readonly warned: GdapWarning | undefined;
  /** The request this one took the place of. */
  readonly renews: string | undefined;
  /** Made by us when that one had ended without an answer: not repeated without somebody's word. */
  readonly isReissue: boolean;
  readonly supersededBy: string | undefined;
  readonly updatedAt: number;
}

/** Whether a new request may take its place: it is over, it is active and has an end, or it is about to die unanswered. */
export function mayBeRenewed({ state, warned, supersededBy }: Gdap): boolean {
  if (supersededBy !== undefined) return false;
  return (
    state === 'ended' ||
    state === 'active' ||
    state === 'ending' ||
    (state === 'waiting' && warned === 'request-5')
  );
}

const dayMs = 86_400_000;
/** Microsoft ends a request nobody approved after this long (Graph contract 2.4). */
const approvalDays = 90;

/** When Microsoft ends the request if nobody approves it. */
export const requestEndsAt = (gdap: Pick<Gdap, 'offeredAt' | 'createdAt'>): number =>
  (gdap.offeredAt ?? gdap.createdAt) + approvalDays * dayMs;

/** Days before an end at which people are told of it. */
export type GdapWarning = 'request-5' | 'end-30' | 'end-7';

/** What is to be told of a coming end and when, soonest first. What extends itself needs no warning. */
function warningsOf(gdap: Gdap): readonly { readonly warning: GdapWarning; readonly at: number }[] {
  if (gdap.state === 'waiting') return [{ warning: 'request-5', at: requestEndsAt(gdap) - 5 * dayMs }];
  if (gdap.state !== 'active' || gdap.autoExtends || gdap.endsAt === undefined) return [];
  // One that lasts a few days only is not warned of on its first day.
  const begun = gdap.activatedAt ?? gdap.createdAt;
  return [
    { warning: 'end-30', at: gdap.endsAt - 30 * dayMs } as const,
    { warning: 'end-7', at: gdap.endsAt - 7 * dayMs } as const,
  ].filter(({ at }) => at > begun);
}

/** The warning that is due now and has not been given; the latest of several. Pure. */
export function dueWarning(gdap: Gdap, now: number): GdapWarning | undefined {
  const due = warningsOf(gdap).findLast(({ at }) => at <= now)?.warning;
  return due === gdap.warned ? undefined : due;
}

/** The time Microsoft's own answer will have changed by itself: the end of the request, or of the rights. */
const ownEndOf = (gdap: Gdap): number | undefined =>
  gdap.state === 'waiting' ? requestEndsAt(gdap) : gdap.state === 'active' ? gdap.endsAt : undefined;

/** Whether Microsoft has to be asked about it at this time, because something must have happened. Pure. */
export function mustBeRead(gdap: Gdap, now: number): boolean {
  if (gdap.state === 'activating' || gdap.state === 'ending') return true;
  return (ownEndOf(gdap) ?? Infinity) <= now;
}

/** Activation takes minutes (Graph contract 2.4); an end that is overdue is asked for every six hours. */
const soonMs = 60_000;
const overdueMs = 6 * 3_600_000;

/** When it has to be looked at next by itself; undefined when there is nothing to wait for. Pure. */
export function nextLook(gdap: Gdap, now: number): number | undefined {
  switch (gdap.state) {
    case 'prepared':
    case 'creating':
    case 'activating':
    case 'ending':
      return now + soonMs;
    case 'waiting':
    case 'active': {
      const coming = warningsOf(gdap).find(({ at }) => at > now)?.at;
      const end = ownEndOf(gdap);
      return coming ?? (end === undefined ? undefined : end > now ? end : now + overdueMs);
    }
    case 'ended':
      return undefined;
  }
}

/** The longest name Microsoft takes for a relationship (Graph contract 2.2). */
const longestName = 50;

/**
 * What Microsoft and the customer call a request: `Open Door Technology G-1001 7f3a`. `mark` tells apart two databases
 * that count the same numbers for one partner.
 */
export function gdapNameOf(provider: string, id: string, mark: string): string {
  const end = ` ${id} ${mark}`;
  // A cut between the halves of a letter beyond the basic plane leaves none of it.
  const begin = provider.slice(0, longestName - end.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${begin.trim()}${end}`.trim();
}
