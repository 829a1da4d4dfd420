import type { StaffRoles } from '../../workflows/staff/index.ts';
import { isProblem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { json, type TabAnswer } from './answer.ts';
import type { AnyChange } from './changing.ts';
import type { TabReading } from './reading.ts';
import type { SignedIn, StaffTokens } from './staff-token.ts';

export interface TabApiParts {
  readonly tokens: StaffTokens;
  readonly staff: Pick<StaffRoles, 'rolesOf' | 'isStaffNow'>;
  readonly reading: TabReading;
  readonly changes: Readonly<Record<string, AnyChange>>;
  readonly log: Log;
}

/** A call of the page; `authorization` are all headers of that name. */
export interface TabCall {
  readonly name: string;
  readonly authorization: readonly string[];
}

const nobody = json(401, { kind: 'not-signed-in' });
const notStaff = json(403, { kind: 'not-staff' });
const unknown = json(404, { kind: 'unknown' });
const malformed = json(400, { kind: 'malformed' });
const directoryDown = json(503, { kind: 'problem', problem: 'unavailable' });

/**
 * What the page asks. Nobody but the provider's staff gets an answer: first the token, then whether the directory has
 * them as staff, the same as the bot; whoever changes something, at this moment.
 */
export function createTabApi({ tokens, staff, reading, changes, log }: TabApiParts) {
  async function asStaff(
    call: TabCall,
    isStaff: (person: SignedIn) => Promise<boolean>,
    work: (by: SignedIn & { readonly staff: true }) => Promise<TabAnswer>,
  ): Promise<TabAnswer> {
    const person = await tokens.check(call.authorization);
    if (person === undefined) return nobody;
    try {
      if (!(await isStaff(person))) {
        log.warn({ by: person.userId, call: call.name }, 'somebody who is not staff asked the tab');
        return notStaff;
      }
    } catch (error) {
      if (!isProblem(error)) throw error;
      // A token outlives the account it was given for by up to an hour.
      if (error.kind === 'not-found') return notStaff;
      log.warn({ kind: error.kind, ...error.facts }, 'the directory could not say who is staff');
      return directoryDown;
    }
    return work({ ...person, staff: true });
  }

  return {
    read: (call: TabCall): Promise<TabAnswer> =>
      asStaff(
        call,
        async (person) => (await staff.rolesOf(person)).length > 0,
        async (by) => {
          const { tenantId, userId } = by;
          switch (call.name) {
            case 'overview':
              return json(200, await reading.overview());
            case 'accounts':
              return json(200, await reading.accounts());
            case 'people':
              return json(200, await reading.people({ tenantId, userId, staff: true }));
            case 'failures':
              return json(200, await reading.failures());
            case 'settings':
              return json(200, await reading.settings());
            default:
              return unknown;
          }
        },
      ),

    /** `body` is read only for staff; undefined when it was no JSON. */
    change: (call: TabCall, body: () => Promise<unknown>): Promise<TabAnswer> =>
      asStaff(
        call,
        (person) => staff.isStaffNow(person),
        async (by) => {
          const change = Object.hasOwn(changes, call.name) ? changes[call.name] : undefined;
          if (change === undefined) return unknown;
          return (await change(await body(), by)) ?? malformed;
        },
      ),
  };
}

export type TabApi = ReturnType<typeof createTabApi>;
