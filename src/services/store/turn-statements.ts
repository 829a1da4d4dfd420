import { sql, type RawBuilder } from 'kysely';
import { beginning, notingHandled } from './activities.ts';
import { compiled, type Place } from './compiled.ts';
import type { ResellerState } from '../../domain/reseller.ts';
import { clearing, drawing, type rowOf } from './live-cards.ts';
import type { ReferenceRow } from './references.ts';

// What a turn asks the database for itself, each put together once: see `turn-store.ts` for what they mean.

interface PersonValues {
  readonly tenantId: string;
  readonly userId: string;
}

interface KeyValues {
  readonly stateKey: string;
}

interface HandledValues {
  readonly conversationId: string;
  readonly handledId: string;
  readonly response: string | null;
}

interface OpenValues extends PersonValues, KeyValues {
  readonly conversationId: string;
  readonly activityId: string | null;
  readonly now: number;
  readonly brokenOff: number;
}

interface FirstMemory extends KeyValues {
  readonly memory: string;
  readonly newETag: string;
  readonly now: number;
}

interface NextMemory extends FirstMemory {
  readonly eTag: string;
}

type Drawing = KeyValues & ReturnType<typeof rowOf>;

/** What is known of an activity that came before. */
export interface SeenRow {
  taken: boolean;
  seen_state: 'begun' | 'done' | null;
  seen_response: { sealed?: string } | null;
}

/** What is on record about somebody; nulls where nothing is. */
export interface PersonRow extends Omit<ReferenceRow, 'user_id'> {
  language: string | null;
  is_seller: boolean | null;
  is_owner: boolean | null;
  person_state: string | null;
  reseller_state: ResellerState | null;
  of_reseller: boolean;
  user_id: string | null;
}

/** A conversation; nulls where there is none yet. */
export interface ConversationRow {
  memory: unknown;
  etag: string | null;
  live_stamp: string | null;
  live_activity: string | null;
  live_remains: object | null;
}

const personColumns = sql`spoken.language, member.is_seller, member.is_owner, member.state as person_state,
  reseller.state as reseller_state, exists (
    select 1 from reseller_tenant own where own.tenant_id = asked.tenant_id) as of_reseller,
  place.tenant_id, place.user_id, place.kind, place.conversation_id, place.service_url, place.reference, place.locale,
  place.time_zone, place.state, place.dead_reason, place.updated_at`;

const personJoins = (value: Place<PersonValues>): RawBuilder<unknown> => sql`
  cross join (values (${value('tenantId')}, ${value('userId')})) as asked (tenant_id, user_id)
  left join person_language spoken on spoken.tenant_id = asked.tenant_id and spoken.user_id = asked.user_id
  left join reseller_person member on member.tenant_id = asked.tenant_id and member.user_id = asked.user_id
  left join reseller on reseller.id = member.reseller_id
  left join conversation_reference place on place.tenant_id = asked.tenant_id and place.user_id = asked.user_id`;

const conversationColumns = sql`kept.value as memory, kept.etag, live.stamp as live_stamp,
  live.activity_id as live_activity, live.remains as live_remains`;

const conversationJoins = (value: Place<KeyValues>): RawBuilder<unknown> => sql`
  cross join (values (${value('stateKey')})) as chat (key)
  left join bot_state kept on kept.key = chat.key
  left join live_card live on live.conversation_id = chat.key`;

/**
 * What a turn needs to know, and whether the activity was not known to the statement that goes before. In one column: the
 * server describes each column with every answer, and to read thirty descriptions takes longer than to read the row.
 */
const opening = (value: Place<OpenValues>): RawBuilder<{ readonly opened: OpenRow }> => sql`
  select to_json(opened) as opened from (
    select exists (select 1 from taken) as taken, seen.state as seen_state, seen.response as seen_response,
      ${personColumns}, ${conversationColumns}
    from (values (1)) as one
    left join seen_activity seen
      on seen.conversation_id = ${value('conversationId')} and seen.activity_id = ${value('activityId')}
    ${personJoins(value)} ${conversationJoins(value)}) as opened`;

export type OpenRow = PersonRow & ConversationRow & SeenRow;

export const openActivity = compiled<OpenValues, { readonly opened: OpenRow }>(
  (value) =>
    sql`with taken as (${beginning(
      value('conversationId'),
      value('activityId'),
      value('now'),
      value('brokenOff'),
    )}) ${opening(value)}`,
);

/** Of an activity that cannot be told from a repeat. */
export const openNameless = compiled<OpenValues, { readonly opened: OpenRow }>(
  (value) => sql`with taken as (select 1) ${opening(value)}`,
);

export const readPerson = compiled<PersonValues, PersonRow>(
  (value) => sql`select ${personColumns} from (values (1)) as one ${personJoins(value)}`,
);

export const readConversation = compiled<KeyValues, ConversationRow>(
  (value) => sql`select ${conversationColumns} from (values (1)) as one ${conversationJoins(value)}`,
);

const inserted = (value: Place<FirstMemory>) => sql`
  insert into bot_state (key, value, etag, updated_at)
  values (${value('stateKey')}, ${value('memory')}, ${value('newETag')}, ${value('now')})
  on conflict (key) do nothing returning 1`;

const updated = (value: Place<NextMemory>) => sql`
  update bot_state set value = ${value('memory')}, etag = ${value('newETag')}, updated_at = ${value('now')}
  where key = ${value('stateKey')} and etag = ${value('eTag')} returning 1`;

const handled = (value: Place<HandledValues>) =>
  notingHandled(value('conversationId'), value('handledId'), value('response'));

const withHandled = (saved: RawBuilder<unknown>, value: Place<HandledValues>): RawBuilder<unknown> => sql`
  with saved as (${saved}), handled as (${handled(value)} and exists (select 1 from saved))
  select 1 from saved`;

/** A row comes back when nobody has kept this conversation before; two first turns at once: one of them finds none. */
export const saveFirst = compiled<FirstMemory, unknown>(inserted);
export const saveFirstHandled = compiled<FirstMemory & HandledValues, unknown>((value) =>
  withHandled(inserted(value), value),
);

/** A row comes back when the conversation still had this eTag. */
export const saveNext = compiled<NextMemory, unknown>(updated);
export const saveNextHandled = compiled<NextMemory & HandledValues, unknown>((value) =>
  withHandled(updated(value), value),
);

export const noteHandled = compiled<HandledValues, unknown>(handled);

const drawn = (value: Place<Drawing>) =>
  drawing(value('stateKey'), {
    stamp: value('stamp'),
    activityId: value('activityId'),
    now: value('now'),
    remains: value('remains'),
  });

const cleared = (value: Place<KeyValues>) => clearing(value('stateKey'));

/** After a turn, when everything is sent: which card counts now, if any, and that its activity is handled. */
export const draw = compiled<Drawing, unknown>(drawn);
export const drawHandled = compiled<Drawing & HandledValues, unknown>(
  (value) => sql`with drawn as (${drawn(value)}) ${handled(value)}`,
);
export const clear = compiled<KeyValues, unknown>(cleared);
export const clearHandled = compiled<KeyValues & HandledValues, unknown>(
  (value) => sql`with cleared as (${cleared(value)}) ${handled(value)}`,
);
