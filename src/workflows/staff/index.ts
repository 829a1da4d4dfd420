import type { Clock } from '../../clock.ts';
import type { PersonKey, Role } from '../../domain/person.ts';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { GraphForProvider } from '../../services/graph/port.ts';

interface WithRole {
  readonly objectId: string;
  readonly role: Role;
}

interface StaffRolesOptions {
  /** The provider's own tenant, and who of it has which role: by name, or by being in an Entra group. */
  readonly staff: {
    readonly tenantId: string;
    readonly people: readonly WithRole[];
    readonly groups: readonly WithRole[];
  };
  readonly graph: Pick<GraphForProvider, 'memberGroups'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface StaffRoles {
  /** What somebody may do for the provider, known for at most five minutes; nothing for everybody else. */
  rolesOf(person: PersonKey): Promise<readonly Role[]>;
  /** Whether `rolesOf` knows any. Throws Problem when the directory does not answer and nothing is known. */
  isStaff(person: PersonKey): Promise<boolean>;
  /** Whether they may do anything for the provider, as its directory says at this moment. Throws Problem when it does not answer. */
  isStaffNow(person: PersonKey): Promise<boolean>;
}

/** Group membership is asked again after this long. */
const keptMs = 5 * 60_000;
const mostKept = 5_000;

/** The provider's people, by its own directory and file only. */
export function createStaffRoles({ staff, graph, clock, log }: StaffRolesOptions): StaffRoles {
  const kept = new Map<string, { roles: readonly Role[]; until: number }>();

  /** Undefined where the directory need not be asked. */
  function namedRoles({ tenantId, userId }: PersonKey): readonly Role[] | undefined {
    if (tenantId !== staff.tenantId) return [];
    const named = staff.people.filter((person) => person.objectId === userId).map((person) => person.role);
    return named.length > 0 || staff.groups.length === 0 ? named : undefined;
  }

  async function ask(userId: string): Promise<readonly Role[]> {
    const member = await graph.memberGroups(
      userId,
      staff.groups.map((group) => group.objectId),
    );
    const roles = staff.groups.filter((group) => member.includes(group.objectId)).map((group) => group.role);
    if (kept.size >= mostKept) kept.clear();
    kept.set(userId, { roles, until: clock.now() + keptMs });
    return roles;
  }

  /** Throws Problem when the directory does not answer and nothing is known. */
  async function lately(person: PersonKey): Promise<readonly Role[]> {
    const named = namedRoles(person);
    if (named !== undefined) return named;
    const known = kept.get(person.userId);
    if (known !== undefined && known.until > clock.now()) return known.roles;
    try {
      return await ask(person.userId);
    } catch (error) {
      if (!isProblem(error)) throw error;
      log.warn({ kind: error.kind, ...error.facts }, 'group membership could not be read');
      // Somebody known a moment ago keeps their role.
      if (known === undefined) throw error;
      return known.roles;
    }
  }

  return {
    async rolesOf(person) {
      try {
        return await lately(person);
      } catch (error) {
        // Without an answer nobody gains a role.
        if (isProblem(error)) return [];
        throw error;
      }
    },
    isStaff: async (person) => (await lately(person)).length > 0,
    isStaffNow: async (person) => (namedRoles(person) ?? (await ask(person.userId))).length > 0,
  };
}
