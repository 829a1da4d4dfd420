import { sql, type Kysely, type RawBuilder } from 'kysely';
import { dataCatalogue } from './data-catalogue.ts';
import type { PersonColumns } from './table-record.ts';
import type { Tables } from './tables.ts';

/** One person, or everybody of a tenant. */
export interface WhoIsForgotten {
  /** Lower-case GUID. */
  readonly tenantId: string;
  /** Lower-case GUID of the person; undefined: everybody who signed in with the tenant. */
  readonly userId?: string | undefined;
}

/** How many rows of each table; tables with none are left out. */
export type Counts = Readonly<Record<string, number>>;

/** What was deleted, and what stays without naming anybody who was forgotten. */
export interface ForgottenRows {
  readonly deleted: Counts;
  readonly emptied: Counts;
}

/** Whoever has been forgotten, where a column must name somebody. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Takes people out of every table that is not evidence, as the catalogue says, and out of their chats. One transaction
 * of the caller's. Inside of JSON the person's object id is replaced; of a whole tenant its id, without which the object
 * ids of its people say nothing.
 */
export async function forgetPeople(tx: Kysely<Tables>, who: WhoIsForgotten): Promise<ForgottenRows> {
  const [deleted, emptied] = [new Map<string, number>(), new Map<string, number>()];
  const count = async (counts: Map<string, number>, table: string, statement: RawBuilder<unknown>) => {
    const { numAffectedRows = 0n } = await statement.execute(tx);
    if (numAffectedRows > 0n) counts.set(table, (counts.get(table) ?? 0) + Number(numAffectedRows));
  };
  for (const [table, statement] of chats(who)) await count(deleted, table, statement);
  for (const [table, { people = [], mixed = [], isEvidence }] of Object.entries(dataCatalogue)) {
    for (const columns of people) {
      const counts = columns.forgotten === 'deleted' ? deleted : emptied;
      if (columns.forgotten !== 'evidence') await count(counts, table, forgetting(table, columns, who));
    }
    if (isEvidence !== true)
      for (const column of mixed)
        await count(emptied, table, unnaming(table, column, who.userId ?? who.tenantId));
  }
  return { deleted: Object.fromEntries(deleted), emptied: Object.fromEntries(emptied) };
}

/** Rows that are found by a chat or a thread, not by a person: before the rows that lead to them. */
function chats(who: WhoIsForgotten): readonly (readonly [string, RawBuilder<unknown>])[] {
  const mine = sql`tenant_id = ${who.tenantId} ${who.userId === undefined ? sql`` : sql`and user_id = ${who.userId}`}`;
  const theirChats = sql`(select conversation_id from conversation_reference where kind = 'personal' and ${mine})`;
  const theirThreads = sql`(select id from hand_over where ${mine})`;
  const them = who.userId === undefined ? peopleOf(who.tenantId) : sql`(${who.userId})`;
  // In a group chat or channel everybody has a state and a card of their own: `conversation|person`, `…|sign-in`.
  const isTheirs = (key: RawBuilder<unknown>) => sql`split_part(${key}, '|', 1) in ${theirChats}
    or substring(${key} from '[|]([0-9a-f-]{36})([|]sign-in)?$') in ${them}`;
  return [
    ['bot_state', sql`delete from bot_state where ${isTheirs(sql.ref('key'))}`],
    ['live_card', sql`delete from live_card where ${isTheirs(sql.ref('conversation_id'))}`],
    ['seen_activity', sql`delete from seen_activity where conversation_id in ${theirChats}`],
    ['notice', sql`delete from notice where case_id in ${theirThreads}`],
    ['digest_item', sql`delete from digest_item where case_id in ${theirThreads}`],
    ['case_card', sql`delete from case_card where case_id in ${theirThreads}`],
  ];
}

/** Object ids of everybody of a tenant who is on record anywhere. */
function peopleOf(tenantId: string): RawBuilder<unknown> {
  const questions = Object.entries(dataCatalogue).flatMap(([table, { people = [] }]) =>
    people.map(
      ({ tenant, user }) =>
        sql`select ${sql.ref(user)} from ${sql.table(table)} where ${sql.ref(tenant)} = ${tenantId}`,
    ),
  );
  return sql`(${sql.join(questions, sql` union `)})`;
}

function forgetting(table: string, columns: PersonColumns, who: WhoIsForgotten): RawBuilder<unknown> {
  const [tenant, user] = [sql.ref(columns.tenant), sql.ref(columns.user)];
  const theirs =
    who.userId === undefined
      ? sql`${tenant} = ${who.tenantId}`
      : sql`${tenant} = ${who.tenantId} and ${user} = ${who.userId}`;
  if (columns.forgotten === 'deleted') return sql`delete from ${sql.table(table)} where ${theirs}`;
  if (columns.forgotten === 'unset')
    return sql`update ${sql.table(table)} set ${tenant} = null, ${user} = null where ${theirs}`;
  const emptied = (columns.emptied ?? []).map((column) => sql`, ${sql.ref(column)} = ''`);
  const tenantToo = who.userId === undefined ? sql`, ${tenant} = ${nobody}` : sql``;
  return sql`update ${sql.table(table)} set ${user} = ${nobody}${tenantToo}${sql.join(emptied, sql``)} where ${theirs}`;
}

/** A GUID in JSON is nobody else's: as text it can be replaced wherever it stands. */
function unnaming(table: string, column: string, id: string): RawBuilder<unknown> {
  const json = sql.ref(column);
  return sql`
    update ${sql.table(table)} set ${json} = replace(${json}::text, ${id}, ${nobody})::jsonb
    where ${json}::text like ${`%${id}%`}`;
}
