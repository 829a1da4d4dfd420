import type { Clock } from '../clock.ts';
import type { PersonKey } from '../domain/person.ts';

export interface TurnLimitsOptions {
  /** Per minute; see the settings of the same names. */
  readonly personTurns: number;
  readonly tenantTurns: number;
  readonly personCalls: number;
  readonly clock: Clock;
}

/** `tell`: the first refusal since somebody was heard, or since a minute; then it is said to them. */
export type TurnVerdict = 'taken' | 'tell' | 'refused';

const minuteMs = 60_000;
/** Sign-ins of a person in a minute: every open client sends each of them. */
const signInsPerMinute = 60;
/** A press is cheaper than a message to think of, and to answer. */
const pressesPerTurn = 4;
/** Above so many, those who have been quiet long enough to be like new are forgotten; then at twice what is left. */
const fewPeople = 5_000;

interface Bucket {
  left: number;
  at: number;
}
interface Caller {
  readonly turns: Bucket;
  readonly calls: Bucket;
  readonly signIns: Bucket;
  toldAt: number;
  answeredAt: number;
}

/**
 * How much one person, and all of a tenant, may ask for: buckets that hold a minute's worth and fill evenly. They are
 * in memory, each instance has its own: a shared one would cost a write for every message, and be what a flood hits.
 * Whoever is refused costs the tenant nothing, so one person cannot use up what is there for the others.
 */
export function createTurnLimits(options: TurnLimitsOptions) {
  const { personTurns, tenantTurns, personCalls, clock } = options;
  const people = new Map<string, Caller>();
  const tenants = new Map<string, Bucket>();
  let mostKept = fewPeople;

  const full = (most: number): Bucket => ({ left: most, at: clock.now() });

  /** Fills a bucket up to now. A clock that was set back does not empty it. */
  function filled(bucket: Bucket, most: number): Bucket {
    const passed = Math.max(0, clock.now() - bucket.at);
    bucket.left = Math.min(most, bucket.left + (passed * most) / minuteMs);
    bucket.at = clock.now();
    return bucket;
  }

  function callerOf({ tenantId, userId }: PersonKey): Caller {
    const key = `${tenantId}/${userId}`;
    let caller = people.get(key);
    if (caller === undefined) {
      if (people.size >= mostKept) forgetTheQuiet();
      const never = Number.NEGATIVE_INFINITY;
      caller = {
        turns: full(personTurns),
        calls: full(personCalls),
        signIns: full(signInsPerMinute),
        toldAt: never,
        answeredAt: never,
      };
      people.set(key, caller);
    }
    return caller;
  }

  /** A clock that was set back counts as long ago. */
  const isLongAgo = (then: number): boolean => Math.abs(clock.now() - then) >= minuteMs;

  function forgetTheQuiet(): void {
    for (const [key, { turns, calls, signIns, answeredAt }] of people) {
      const isLikeNew =
        filled(turns, personTurns).left >= personTurns &&
        filled(calls, personCalls).left >= personCalls &&
        filled(signIns, signInsPerMinute).left >= signInsPerMinute &&
        isLongAgo(answeredAt);
      if (isLikeNew) people.delete(key);
    }
    for (const [key, bucket] of tenants)
      if (filled(bucket, tenantTurns).left >= tenantTurns) tenants.delete(key);
    mostKept = Math.max(fewPeople, 2 * people.size);
  }

  function tenantBucket(tenantId: string): Bucket {
    const bucket = tenants.get(tenantId) ?? full(tenantTurns);
    tenants.set(tenantId, bucket);
    return filled(bucket, tenantTurns);
  }

  return {
    /** Whether somebody may have one more turn; it is counted if so. */
    take(person: PersonKey, kind: 'message' | 'press'): TurnVerdict {
      const caller = callerOf(person);
      const cost = kind === 'press' ? 1 / pressesPerTurn : 1;
      const turns = filled(caller.turns, personTurns);
      const tenant = tenantBucket(person.tenantId);
      // Calls are counted when they have happened: whoever is in debt waits until it is paid.
      const isFree = turns.left >= cost && filled(caller.calls, personCalls).left > 0 && tenant.left >= cost;
      if (isFree) {
        turns.left -= cost;
        tenant.left -= cost;
        return 'taken';
      }
      if (!isLongAgo(caller.toldAt)) return 'refused';
      caller.toldAt = clock.now();
      return 'tell';
    },

    /**
     * Whether somebody may answer the question that is open to them, whatever they have asked for before: once a minute,
     * as a wrong answer opens the next question.
     */
    takeAnswer(person: PersonKey): boolean {
      const caller = callerOf(person);
      if (!isLongAgo(caller.answeredAt)) return false;
      caller.answeredAt = clock.now();
      return true;
    },

    /** Whether somebody may send one more part of a sign-in, whatever else they have asked for; it is counted if so. */
    takeSignIn(person: PersonKey): boolean {
      const bucket = filled(callerOf(person).signIns, signInsPerMinute);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },

    /** Counts calls to remotes that somebody's turns have caused. */
    charge(person: PersonKey, calls: number): void {
      const bucket = filled(callerOf(person).calls, personCalls);
      // One turn that needs very many is not to be paid for longer than a minute.
      bucket.left = Math.max(-personCalls, bucket.left - calls);
    },
  };
}

export type TurnLimits = ReturnType<typeof createTurnLimits>;
