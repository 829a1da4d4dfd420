import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { languages, type Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders, type ResellerRole, type ResellerState } from '../../domain/reseller.ts';
import {
  beginning,
  noteHandled,
  standingOf,
  type ActivityStanding,
  type HandledActivity,
} from './activities.ts';
import { jsonbText } from './jsonb.ts';
import { drawing, type LiveCard, type LiveChange } from './live-cards.ts';
import { referenceOf, type ReferenceRow, type StoredReference } from './references.ts';
import { rolesIn } from './reseller-people.ts';
import type { Tables } from './tables.ts';

/** What an activity says about itself and who sent it. */
export interface Arrival {
  readonly conversationId: string;
  /** Undefined when it has none: then it cannot be told from a repeat. */
  readonly activityId: string | undefined;
  readonly person: PersonKey;
  /** Under which the conversation of this person in this chat is kept. */
  readonly stateKey: string;
}

/** What is on record about somebody who talks to the bot. */
export interface KnownPerson {
  /** The one they chose. */
  readonly language: Language | undefined;
  /** At a reseller that has been let in. */
  readonly resellerRoles: readonly ResellerRole[];
  /** Of a reseller by their tenant or their own admission, whatever its state. */
  readonly ofReseller: boolean;
  /** Where they were heard of last, and when. */
  readonly place: StoredReference | undefined;
}

/** A person's conversation in one chat, as the last turn left it. */
export interface KeptConversation {
  /** As it was saved; not yet parsed. Undefined before the first turn. */
  readonly memory: unknown;
  readonly eTag: string | undefined;
  /** The one card whose buttons count. */
  readonly live: LiveCard | undefined;
}

/** What a turn has made of a conversation that had this eTag. */
export interface MemoryChange {
  /** As JSON. */
  readonly memory: string;
  readonly eTag: string | undefined;
}

/** Everything a turn reads about itself, read in one statement. */
export interface Opening {
  readonly standing: ActivityStanding;
  readonly person: KnownPerson;
  readonly conversation: KeptConversation;
}

/**
 * What a turn reads and writes about itself, in one statement before it and two after it (docs/decisions/0027). Times in
 * milliseconds.
 */
export interface TurnStore {
  /** Notes that the activity is being handled, unless it is or was, and reads what its turn needs. */
  open(arrival: Arrival, now: number): Promise<Opening>;
  person(person: PersonKey): Promise<KnownPerson>;
  conversation(stateKey: string): Promise<KeptConversation>;
  /**
   * Keeps the conversation as it is now and, in the same breath, that the activity is handled. False, and nothing is
   * written, when somebody else has changed the conversation since it had this eTag.
   */
  save(
    stateKey: string,
    change: MemoryChange | undefined,
    handled: HandledActivity | undefined,
    now: number,
  ): Promise<boolean>;
  /** Keeps which card is the live one after a turn, and that its activity is handled. */
  close(stateKey: string, live: LiveChange, handled: HandledActivity | undefined, now: number): Promise<void>;
}

export function createTurnStore({ db }: { readonly db: Kysely<Tables> }): TurnStore {
  return {
    async open(arrival, now) {
      const { conversationId, activityId, person, stateKey } = arrival;
      const begun =
        activityId === undefined
          ? sql`with taken as (select 1)`
          : sql`with taken as (${beginning(conversationId, activityId, now)})`;
      const { rows } = await sql<PersonRow & ConversationRow & SeenRow>`${begun}
        select exists (select 1 from taken) as taken, seen.state as seen_state, seen.response as seen_response,
          ${personColumns}, ${conversationColumns}
        from (values (1)) as one
        left join seen_activity seen on seen.conversation_id = ${conversationId} and seen.activity_id = ${activityId ?? null}
        ${personJoins(person)} ${conversationJoins(stateKey)}`.execute(db);
      const row = only(rows);
      return {
        standing: standingOf(row.taken, row),
        person: personIn(row),
        conversation: conversationIn(row),
      };
    },

    async person(person) {
      const { rows } = await sql<PersonRow>`
        select ${personColumns} from (values (1)) as one ${personJoins(person)}`.execute(db);
      return personIn(only(rows));
    },

    async conversation(stateKey) {
      const { rows } = await sql<ConversationRow>`
        select ${conversationColumns} from (values (1)) as one ${conversationJoins(stateKey)}`.execute(db);
      return conversationIn(only(rows));
    },

    async save(stateKey, change, handled, now) {
      if (change === undefined) {
        if (handled !== undefined) await noteHandled(handled).execute(db);
        return true;
      }
      const { memory, eTag } = change;
      const value = jsonbText(memory);
      const etag = randomUUID();
      // Two first turns at once: one of them finds the other's row.
      const saved =
        eTag === undefined
          ? sql`insert into bot_state (key, value, etag, updated_at) values (${stateKey}, ${value}, ${etag}, ${now})
              on conflict (key) do nothing returning 1`
          : sql`update bot_state set value = ${value}, etag = ${etag}, updated_at = ${now}
              where key = ${stateKey} and etag = ${eTag} returning 1`;
      const { rows } =
        handled === undefined
          ? await saved.execute(db)
          : await sql`with saved as (${saved}), handled as (
              ${noteHandled(handled)} and exists (select 1 from saved)) select 1 from saved`.execute(db);
      return rows.length === 1;
    },

    async close(stateKey, live, handled, now) {
      const drawn = live === undefined ? undefined : drawing(stateKey, live, now);
      if (drawn === undefined) await (handled === undefined ? undefined : noteHandled(handled).execute(db));
      else if (handled === undefined) await drawn.execute(db);
      else await sql`with drawn as (${drawn}) ${noteHandled(handled)}`.execute(db);
    },
  };
}

interface SeenRow {
  taken: boolean;
  seen_state: 'begun' | 'done' | null;
  seen_response: { sealed?: string } | null;
}

interface PersonRow extends Omit<ReferenceRow, 'user_id'> {
  language: string | null;
  is_seller: boolean | null;
  is_owner: boolean | null;
  person_state: string | null;
  reseller_state: ResellerState | null;
  of_reseller: boolean;
  user_id: string | null;
}

const personColumns = sql`spoken.language, member.is_seller, member.is_owner, member.state as person_state,
  reseller.state as reseller_state, exists (
    select 1 from reseller_tenant own where own.tenant_id = asked.tenant_id) as of_reseller,
  place.tenant_id, place.user_id, place.kind, place.conversation_id, place.service_url, place.reference, place.locale,
  place.time_zone, place.state, place.dead_reason, place.updated_at`;

const personJoins = ({ tenantId, userId }: PersonKey): RawBuilder<unknown> => sql`
  cross join (values (${tenantId}, ${userId})) as asked (tenant_id, user_id)
  left join person_language spoken on spoken.tenant_id = asked.tenant_id and spoken.user_id = asked.user_id
  left join reseller_person member on member.tenant_id = asked.tenant_id and member.user_id = asked.user_id
  left join reseller on reseller.id = member.reseller_id
  left join conversation_reference place on place.tenant_id = asked.tenant_id and place.user_id = asked.user_id`;

function personIn(row: PersonRow): KnownPerson {
  const { user_id, reseller_state: state } = row;
  const isAdmitted = row.person_state === 'admitted' && state !== null;
  const isLetIn = isAdmitted && hasOrders({ state });
  return {
    language: languages.find((language) => language === row.language),
    resellerRoles: isLetIn
      ? rolesIn({ is_seller: row.is_seller === true, is_owner: row.is_owner === true })
      : [],
    ofReseller: isAdmitted || row.of_reseller,
    place: user_id === null ? undefined : referenceOf({ ...row, user_id }),
  };
}

interface ConversationRow {
  memory: unknown;
  etag: string | null;
  live_stamp: string | null;
  live_activity: string | null;
  live_remains: object | null;
}

const conversationColumns = sql`kept.value as memory, kept.etag, live.stamp as live_stamp,
  live.activity_id as live_activity, live.remains as live_remains`;

const conversationJoins = (stateKey: string): RawBuilder<unknown> => sql`
  cross join (values (${stateKey})) as chat (key)
  left join bot_state kept on kept.key = chat.key
  left join live_card live on live.conversation_id = chat.key`;

function conversationIn(row: ConversationRow): KeptConversation {
  const { live_stamp: stamp, live_activity: activityId, live_remains: remains } = row;
  return {
    memory: row.etag === null ? undefined : row.memory,
    eTag: row.etag ?? undefined,
    live:
      stamp === null || activityId === null
        ? undefined
        : { stamp, activityId, ...(remains === null ? {} : { remains }) },
  };
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the database answered without a row');
  return row;
}
