import type { ProviderConfig } from '../config/config.ts';
import type { Clock } from '../clock.ts';
import { languageOf, type Language } from '../dialogs/kit/language.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import type { PersonKey, Role } from '../domain/person.ts';
import { isProblem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { GraphForProvider } from '../services/graph/port.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { Resellers } from '../workflows/reseller/port.ts';
import { channelOf, tenantOf, type TeamsActivity } from './activity.ts';

export interface PeopleOptions {
  readonly staff: ProviderConfig['staff'];
  readonly graph: GraphForProvider;
  readonly resellers: Pick<Resellers, 'rolesOf' | 'membership'>;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Group membership is asked again after this long. */
const keptMs = 5 * 60_000;
const mostKept = 5_000;

/** Who is talking and what they may do, from the verified activity and the provider's own directory only. */
export function createPeople(options: PeopleOptions) {
  const { staff, graph, resellers, languages, clock, log } = options;
  const kept = new Map<string, { roles: readonly Role[]; until: number }>();

  async function staffRoles(userId: string): Promise<readonly Role[]> {
    const named = staff.people.filter((person) => person.objectId === userId).map((person) => person.role);
    if (named.length > 0 || staff.groups.length === 0) return named;
    const known = kept.get(userId);
    if (known !== undefined && known.until > clock.now()) return known.roles;
    try {
      const member = await graph.memberGroups(
        userId,
        staff.groups.map((group) => group.objectId),
      );
      const roles = staff.groups
        .filter((group) => member.includes(group.objectId))
        .map((group) => group.role);
      if (kept.size >= mostKept) kept.clear();
      kept.set(userId, { roles, until: clock.now() + keptMs });
      return roles;
    } catch (error) {
      if (!isProblem(error)) throw error;
      // Without an answer nobody gains a role; somebody known a moment ago keeps it.
      log.warn({ kind: error.kind, ...error.facts }, 'group membership could not be read');
      return known?.roles ?? [];
    }
  }

  async function otherRoles(person: PersonKey): Promise<readonly Role[]> {
    const roles = await resellers.rolesOf(person);
    if (roles.length > 0) return ['customer', ...roles];
    return (await resellers.membership(person)) === undefined ? ['customer'] : ['customer', 'colleague'];
  }

  async function languageFor(activity: TeamsActivity): Promise<Language> {
    const person = whoWrote(activity);
    return (person && (await languages.chosenBy(person))) ?? languageOf(activity.locale);
  }

  return {
    /** The language they chose, or that of their Teams. */
    languageFor,

    /** Undefined when the activity does not say who it is from. */
    async speaker(activity: TeamsActivity): Promise<Speaker | undefined> {
      const person = whoWrote(activity);
      if (person === undefined) return undefined;
      const { tenantId, userId } = person;
      const roles = tenantId === staff.tenantId ? await staffRoles(userId) : [];
      const client = activity.entities?.find((entity) => entity.type === 'clientInfo');
      return {
        tenantId,
        userId,
        name: activity.from.name ?? '',
        roles: new Set<Role>(roles.length > 0 ? roles : await otherRoles({ tenantId, userId })),
        staff: roles.length > 0,
        language: await languageFor(activity),
        locale: activity.locale ?? 'en-GB',
        timeZone: activity.localTimezone ?? client?.timezone ?? 'UTC',
        clientCountry: client?.country,
        place:
          activity.conversation.conversationType === 'personal' ||
          activity.conversation.conversationType === undefined
            ? 'personal'
            : 'group',
        conversationId: activity.conversation.id,
        channel: channelOf(activity),
      };
    },
  };
}

function whoWrote(activity: TeamsActivity): PersonKey | undefined {
  const tenantId = tenantOf(activity);
  const userId = activity.from.aadObjectId;
  return tenantId === undefined || userId === undefined ? undefined : { tenantId, userId };
}

export type People = ReturnType<typeof createPeople>;
