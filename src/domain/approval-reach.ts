import type { ApprovalRule, ApprovalSettings } from './approval-rule.ts';
import { samePerson, type PersonKey } from './person.ts';
import type { ResellerPerson } from './reseller.ts';

/** Why nobody could ever decide about an order a rule asks about. */
export type Stuck =
  /** Everybody named at this level has left, or nobody is an owner. */
  | { readonly kind: 'nobody' }
  /** Four eyes: when this person orders, nobody else is asked. */
  | { readonly kind: 'own-orders'; readonly person: PersonKey }
  /** Both levels come down to this one person, who decides only once. */
  | { readonly kind: 'one-person'; readonly person: PersonKey };

/**
 * What keeps orders of a rule from ever being decided, by the people the company has now; undefined when there is always
 * somebody. `people`: those admitted.
 */
export function stuckOf(
  rule: ApprovalRule,
  fourEyes: boolean,
  people: readonly ResellerPerson[],
): Stuck | undefined {
  const isHere = (one: PersonKey) => people.some((other) => samePerson(one, other));
  const levels = levelsNow(rule, people);
  if (levels.some((level) => level.length === 0)) return { kind: 'nobody' };
  const always = onePersonOf(levels);
  if (always !== undefined) return { kind: 'one-person', person: always };
  if (!fourEyes) return undefined;
  const sellers = rule.scope.unit?.sellers ?? people.filter(({ roles }) => roles.includes('seller'));
  const person = sellers.filter(isHere).find((seller) => {
    const left = levels.map((level) => level.filter((one) => !samePerson(one, seller)));
    return left.some((level) => level.length === 0) || onePersonOf(left) !== undefined;
  });
  return person === undefined ? undefined : { kind: 'own-orders', person };
}

/**
 * Who is away now and leaves a rule with nobody: everybody asked at one of its levels is away, stand-ins included.
 * Empty when somebody is there at every level.
 */
export function missingFor(
  rule: ApprovalRule,
  away: ApprovalSettings['away'],
  people: readonly ResellerPerson[],
  now: number,
): readonly PersonKey[] {
  const isAway = (one: PersonKey) => away.some((other) => other.until > now && samePerson(one, other));
  const level = levelsNow(rule, people).find((asked) => asked.length > 0 && asked.every(isAway));
  return level ?? [];
}

/** The people who are asked at each level, stand-ins included, of those who are still there. */
function levelsNow({ levels }: ApprovalRule, people: readonly ResellerPerson[]): readonly PersonKey[][] {
  const isHere = (one: PersonKey) => people.some((other) => samePerson(one, other));
  const owners = people.filter(({ roles }) => roles.includes('owner'));
  return levels.map(({ approvers, standIns }) =>
    [...(approvers.length === 0 ? owners : approvers), ...standIns].filter(isHere),
  );
}

/** The person two levels come down to. */
function onePersonOf(levels: readonly (readonly PersonKey[])[]): PersonKey | undefined {
  const [first] = levels.flat();
  if (levels.length < 2 || first === undefined) return undefined;
  return levels.flat().every((one) => samePerson(one, first)) ? first : undefined;
}
