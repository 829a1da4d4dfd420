import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { stateKey } from '../../../src/bots/state-key.ts';
import { dataCatalogue } from '../../../src/services/store/data-catalogue.ts';
import { forgetCustomer } from '../../../src/services/store/forget-customer.ts';
import { forgetPeople } from '../../../src/services/store/forget-people.ts';
import { setLiveCard } from '../../../src/services/store/live-cards.ts';
import { chooseLanguage } from '../../../src/services/store/person-languages.ts';
import { useDatabase } from '../../support/database.ts';

const tenantId = '33333333-3333-4333-8333-0000000000aa';
const userId = '55555555-5555-4555-8555-0000000000bb';
const other = '55555555-5555-4555-8555-0000000000cc';
const stranger = '55555555-5555-4555-8555-0000000000dd';
const key = 'case-1';

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * One row in every table there is, about the person and the customer, made up from the types of its columns: a table
 * somebody adds is tried too.
 */
describe('rows of somebody who is forgotten', () => {
  const database = useDatabase();

  before(async () => {
    await dropChecks();
    const tables = await columnsOfTables();
    // Rows that others refer to come first: whoever fails is tried again after the rest.
    let left = Object.keys(tables);
    for (let round = 0; left.length > 0 && round < 6; round += 1) {
      const failed: string[] = [];
      for (const table of left) {
        const columns = tables[table] ?? [];
        try {
          await insertRow(table, columns);
        } catch (error) {
          if (round === 5) throw new Error(`no row in ${table}`, { cause: error });
          failed.push(table);
        }
      }
      left = failed;
    }
    const { db } = database();
    for (const key of groupKeys) {
      await sql`insert into bot_state values (${key}, '{}', 'e', 1)`.execute(db);
      await setLiveCard(db, key, { stamp: 's', activityId: 'a' }, 1);
    }
  });

  /** The person and somebody of another tenant talk to the bot in a group chat; a sign-in card stands there, too. */
  const groupKeys = [userId, stranger].flatMap((one) => {
    const key = stateKey('19:group@thread.v2', one);
    return [key, `${key}|sign-in`];
  });
  async function groupKeysLeft(): Promise<number[]> {
    const { db } = database();
    const states = await db.selectFrom('bot_state').select('key').where('key', 'in', groupKeys).execute();
    const cards = db.selectFrom('live_card').select('stamp').where('conversation_id', 'in', groupKeys);
    return [states.length, (await cards.execute()).length];
  }

  async function dropChecks() {
    const { rows } = await sql<{ statement: string }>`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`.execute(
      database().db,
    );
    for (const { statement } of rows) await sql.raw(statement).execute(database().db);
  }

  async function columnsOfTables(): Promise<Record<string, Column[]>> {
    const { rows } = await sql<{ table: string; columns: Column[] }>`
      select table_name as table, json_agg(json_build_object('name', column_name, 'type', data_type)) as columns
      from information_schema.columns
      where table_schema = 'public' and is_identity = 'NO' and table_name not like 'kysely%' and table_name <> 'schema_floor'
      group by 1`.execute(database().db);
    return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
  }

  function valueOf(table: string, { name, type }: Column): unknown {
    const record = dataCatalogue[table];
    const tenant = record?.people?.some((one) => one.tenant === name);
    const user = record?.people?.some((one) => one.user === name);
    if (tenant === true || (record?.customer?.includes(name) === true && type === 'text')) return tenantId;
    if (user === true) return userId;
    if (table === 'bot_state' && name === 'key') return stateKey('chat-1', userId);
    if (table === 'live_card' && name === 'conversation_id') return stateKey('chat-1', userId);
    if (table === 'audit_entry' && name === 'content') return JSON.stringify({ by: { tenantId, userId } });
    if (name === 'forgotten_at') return null;
    if (table === 'invitation_batch' && type === 'jsonb')
      return JSON.stringify({ entries: [{ by: userId }, { outcome: { kind: 'found', tenantId } }] });
    const saysNobody =
      record?.plain?.split(/\s+/).includes(name) === true || table.startsWith('provider_setting');
    if (type === 'jsonb' && saysNobody) return '{}';
    if (type === 'jsonb' && record?.customer?.includes(name) === true)
      return JSON.stringify({ ResourceUri: `customers/${tenantId.toUpperCase()}` });
    if (type === 'jsonb')
      return JSON.stringify({ by: { tenantId, userId }, deep: [{ resource: `customers/${tenantId}` }] });
    if (name === 'conversation_id') return 'chat-1';
    if (name === 'kind' && table === 'conversation_reference') return 'personal';
    if (name === 'hash') return createHash('sha256').update(table).digest('hex');
    if (type === 'boolean') return true;
    if (type === 'uuid') return '99999999-9999-4999-8999-999999999999';
    if (type.startsWith('timestamp')) return '2026-01-01T00:00:00Z';
    return type === 'text' ? key : 1;
  }

  async function insertRow(table: string, columns: readonly Column[]) {
    const names = columns.map(({ name }) => sql.ref(name));
    const values = columns.map((column) => sql`${valueOf(table, column)}`);
    await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
      database().db,
    );
  }

  /** Tables with a row that has the text anywhere in it. */
  async function tablesWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of Object.keys(dataCatalogue)) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} e where strpos(lower(e::text), ${text}) > 0`.execute(
        database().db,
      );
      if ((rows[0]?.n ?? 0) > 0) found.push(table);
    }
    return found.toSorted();
  }

  const evidence = Object.keys(dataCatalogue)
    .filter((table) => dataCatalogue[table]?.isEvidence === true)
    .toSorted();

  it('to begin with, they are in every table that can name them', async () => {
    const tables = await tablesWith(userId);
    const expected = Object.entries(dataCatalogue).filter(
      ([, { people = [], mixed = [] }]) => people.length + mixed.length > 0,
    );
    for (const [table] of expected) assert.ok(tables.includes(table), table);
  });

  it('somebody else of the same tenant is forgotten: nothing of this person goes', async () => {
    const before = await tablesWith(userId);
    const counts = await database().withTransaction((tx) => forgetPeople(tx, { tenantId, userId: other }));
    assert.deepEqual(counts, { deleted: {}, emptied: {} });
    assert.deepEqual(await tablesWith(userId), before);
  });

  it('the person is forgotten: only evidence still has the object id', async () => {
    await database().withTransaction((tx) => forgetPeople(tx, { tenantId, userId }));
    assert.deepEqual(await tablesWith(userId), evidence);
    assert.deepEqual(await groupKeysLeft(), [2, 2]);
  });

  it('the customer of somebody who talks in a group chat is forgotten: what was kept there goes, of nobody else', async () => {
    const { db } = database();
    for (const key of groupKeys.slice(0, 2)) {
      await sql`insert into bot_state values (${key}, '{}', 'e', 1)`.execute(db);
      await setLiveCard(db, key, { stamp: 's', activityId: 'a' }, 1);
    }
    await chooseLanguage(db, { tenantId, userId }, 'de', 1);
    await database().withTransaction((tx) => forgetPeople(tx, { tenantId }));
    assert.deepEqual(await groupKeysLeft(), [2, 2]);
  });

  it('the customer is forgotten, with its orders: no table has its tenant id, nor the ids of its people', async () => {
    await database().withTransaction((tx) =>
      forgetCustomer(tx, tenantId, { forgotten: [key], kept: [] }, { now: 1, because: 'asked' }),
    );
    // A tenant of a reseller, or one that approval rules name, is not forgotten before that has changed.
    const before = ['approval_settings', 'reseller', 'reseller_tenant'];
    const left = (await tablesWith(tenantId)).filter((table) => !before.includes(table));
    assert.deepEqual(left, []);
    assert.deepEqual(await tablesWith(userId), []);
  });
});
