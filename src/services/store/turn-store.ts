import { randomUUID } from 'node:crypto';
import { languages, type Language } from '../../domain/language.ts';
import type { PersonKey } from '../../domain/person.ts';
import { hasOrders, type ResellerRole } from '../../domain/reseller.ts';
import {
  brokenOffBefore,
  responseOf,
  standingOf,
  type ActivityStanding,
  type HandledActivity,
} from './activities.ts';
import type { Statements } from './compiled.ts';
import { jsonbText } from './jsonb.ts';
import { rowOf, type LiveCard, type LiveChange } from './live-cards.ts';
import { referenceOf, type StoredReference } from './references.ts';
import { rolesIn } from './reseller-people.ts';
import * as statements from './turn-statements.ts';
import type { ConversationRow, PersonRow } from './turn-statements.ts';

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

export function createTurnStore(db: Statements): TurnStore {
  return {
    async open({ conversationId, activityId, person, stateKey }, now) {
      const open = activityId === undefined ? statements.openNameless : statements.openActivity;
      const given = { conversationId, activityId: activityId ?? null, stateKey, now };
      const { opened: row } = only(await open(db, { ...given, ...person, brokenOff: brokenOffBefore(now) }));
      return {
        standing: standingOf(row.taken, row),
        person: personIn(row),
        conversation: conversationIn(row),
      };
    },

    async person(person) {
      return personIn(only(await statements.readPerson(db, person)));
    },

    async conversation(stateKey) {
      return conversationIn(only(await statements.readConversation(db, { stateKey })));
    },

    async save(stateKey, change, activity, now) {
      const handled = activity === undefined ? undefined : handledRow(activity);
      if (change === undefined) {
        if (handled !== undefined) await statements.noteHandled(db, handled);
        return true;
      }
      const { eTag } = change;
      const memory = { stateKey, memory: jsonbText(change.memory), newETag: randomUUID(), now };
      const rows = await (eTag === undefined
        ? handled === undefined
          ? statements.saveFirst(db, memory)
          : statements.saveFirstHandled(db, { ...memory, ...handled })
        : handled === undefined
          ? statements.saveNext(db, { ...memory, eTag })
          : statements.saveNextHandled(db, { ...memory, eTag, ...handled }));
      return rows.length === 1;
    },

    async close(stateKey, live, activity, now) {
      const handled = activity === undefined ? undefined : handledRow(activity);
      if (live === undefined) {
        if (handled !== undefined) await statements.noteHandled(db, handled);
      } else if (live === 'none') {
        if (handled === undefined) await statements.clear(db, { stateKey });
        else await statements.clearHandled(db, { stateKey, ...handled });
      } else {
        const drawn = { stateKey, ...rowOf(live, now) };
        if (handled === undefined) await statements.draw(db, drawn);
        else await statements.drawHandled(db, { ...drawn, ...handled });
      }
    },
  };
}

const handledRow = ({ conversationId, activityId, sealed }: HandledActivity) => ({
  conversationId,
  handledId: activityId,
  response: responseOf(sealed),
});

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
