import type { ProviderConfig } from '../config/config.ts';
import type { Clock } from '../clock.ts';
import { languageOf, type Language } from '../dialogs/kit/language.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import type { PersonKey, Role } from '../domain/person.ts';
import type { Log } from '../log.ts';
import type { GraphForProvider } from '../services/graph/port.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { Resellers } from '../workflows/reseller/port.ts';
import { createStaffRoles } from '../workflows/staff/index.ts';
import { channelOf, tenantOf, type TeamsActivity } from './activity.ts';
import { timeZoneOf } from './time-zone.ts';

export interface PeopleOptions {
  readonly staff: ProviderConfig['staff'];
  readonly graph: GraphForProvider;
  readonly resellers: Pick<Resellers, 'rolesOf' | 'membership'>;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Of people whose client names none; an IANA name. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who is talking and what they may do, from the verified activity and the provider's own directory only. */
export function createPeople(options: PeopleOptions) {
  const { staff, graph, resellers, languages, clock, log } = options;
  const staffRoles = createStaffRoles({ staff, graph, clock, log });

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
      const roles = await staffRoles.rolesOf({ tenantId, userId });
      const client = activity.entities?.find((entity) => entity.type === 'clientInfo');
      return {
        tenantId,
        userId,
        name: activity.from.name ?? '',
        roles: new Set<Role>(roles.length > 0 ? roles : await otherRoles({ tenantId, userId })),
        staff: roles.length > 0,
        language: await languageFor(activity),
        locale: activity.locale ?? 'en-GB',
        timeZone: timeZoneOf(activity) ?? options.timeZone,
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

/** Undefined when the activity does not say who it is from. */
export function whoWrote(activity: TeamsActivity): PersonKey | undefined {
  const tenantId = tenantOf(activity);
  const userId = activity.from.aadObjectId;
  return tenantId === undefined || userId === undefined ? undefined : { tenantId, userId };
}

export type People = ReturnType<typeof createPeople>;
