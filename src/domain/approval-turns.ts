import type { ApprovalLevel } from './approval-rule.ts';
import { samePerson, type PersonKey } from './person.ts';

type People = readonly PersonKey[];

const without = (people: People, person: PersonKey): People =>
  people.filter((one) => !samePerson(one, person));

/**
 * The levels as people can really go through them: nobody decides twice, and under four eyes never about what they have
 * asked for. Whoever is the only one for a later level is not asked at an earlier one, so that nobody uses up the last
 * word there. Undefined when somebody is missing. `requestedBy`: only under four eyes.
 */
export function passable(
  levels: readonly ApprovalLevel[],
  requestedBy: PersonKey | undefined,
): readonly ApprovalLevel[] | undefined {
  const may = (people: People) => (requestedBy === undefined ? people : without(people, requestedBy));
  const open = levels.map((level) => ({
    ...level,
    approvers: may(level.approvers),
    standIns: may(level.standIns),
  }));
  const poolOf = ({ approvers, standIns }: ApprovalLevel): People => [...approvers, ...standIns];
  if (!haveEnough(open.map(poolOf))) return undefined;
  return open.map((level, index) => {
    const later = open.slice(index + 1).map(poolOf);
    const isFree = (person: PersonKey) => haveEnough(later.map((people) => without(people, person)));
    const { approvers, standIns } = level;
    return { ...level, approvers: approvers.filter(isFree), standIns: standIns.filter(isFree) };
  });
}

/** Whether every level can have somebody of its own. */
function haveEnough(levels: readonly People[]): boolean {
  const takenBy = new Map<string, number>();
  const seat = (level: number, tried: Set<string>): boolean =>
    (levels[level] ?? []).some((person) => {
      const key = `${person.tenantId}/${person.userId}`;
      if (tried.has(key)) return false;
      tried.add(key);
      const other = takenBy.get(key);
      if (other !== undefined && !seat(other, tried)) return false;
      takenBy.set(key, level);
      return true;
    });
  return levels.every((_people, level) => seat(level, new Set()));
}
