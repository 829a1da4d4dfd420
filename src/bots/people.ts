import { languageOf, type Language } from '../dialogs/kit/language.ts';
import type { Speaker } from '../dialogs/kit/turn.ts';
import type { PersonKey, Role } from '../domain/person.ts';
import type { KnownPerson } from '../services/store/turn-store.ts';
import type { PersonLanguages } from '../workflows/language/port.ts';
import type { StaffRoles } from '../workflows/staff/index.ts';
import { channelOf, tenantOf, type TeamsActivity } from './activity.ts';
import { timeZoneOf } from './time-zone.ts';

export interface PeopleOptions {
  readonly staffRoles: Pick<StaffRoles, 'rolesOf'>;
  readonly languages: Pick<PersonLanguages, 'chosenBy'>;
  /** Of people whose client names none; an IANA name. */
  readonly timeZone: string;
}

/** Who is talking and what they may do, from the verified activity and the provider's own directory only. */
export function createPeople(options: PeopleOptions) {
  const { staffRoles, languages } = options;

  function otherRoles({ resellerRoles, ofReseller }: KnownPerson): readonly Role[] {
    if (resellerRoles.length > 0) return ['customer', ...resellerRoles];
    return ofReseller ? ['customer', 'colleague'] : ['customer'];
  }

  async function languageFor(activity: TeamsActivity): Promise<Language> {
    const person = whoWrote(activity);
    return (person && (await languages.chosenBy(person))) ?? languageOf(activity.locale);
  }

  return {
    /** The language they chose, or that of their Teams. */
    languageFor,

    /** `person` is who wrote the activity, `known` what is on record about them. */
    async speaker(activity: TeamsActivity, person: PersonKey, known: KnownPerson): Promise<Speaker> {
      const { tenantId, userId } = person;
      const roles = await staffRoles.rolesOf({ tenantId, userId });
      const client = activity.entities?.find((entity) => entity.type === 'clientInfo');
      return {
        tenantId,
        userId,
        name: activity.from.name ?? '',
        roles: new Set<Role>(roles.length > 0 ? roles : otherRoles(known)),
        staff: roles.length > 0,
        language: known.language ?? languageOf(activity.locale),
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
