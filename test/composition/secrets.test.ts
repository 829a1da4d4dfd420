import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { openSecrets } from '../../src/composition/secrets.ts';
import type { Config } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { beginActivity, finishActivity } from '../../src/services/store/activities.ts';
import { insertFirstSignIn, firstSignInByToken } from '../../src/services/store/first-sign-ins.ts';
import { insertMail } from '../../src/services/store/mails.ts';
import { createKeyedHash } from '../../src/services/store/keyed-hash.ts';
import { createRefreshTokenStore } from '../../src/services/store/refresh-tokens.ts';
import { saveReference } from '../../src/services/store/references.ts';
import { sealedFor } from '../../src/services/store/sealed-for.ts';
import { sealedReference } from '../../src/services/store/sealed-reference.ts';
import { sealedKinds } from '../../src/services/store/sealed-kinds.ts';
import { useDatabase } from '../support/database.ts';

const [first, second] = [1, 2].map((n) => Buffer.alloc(32, n).toString('base64')) as [string, string];
const seller = { tenantId: 't1', userId: 'u1' };
const clock = { now: () => 1_000 };

describe('secrets of the product', () => {
  const database = useDatabase();
  let lines: Record<string, unknown>[] = [];
  const log = createLog('info', {
    write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const open = (encryptionKey: string, ...otherEncryptionKeys: string[]) =>
    openSecrets(
      { config: { encryptionKey, otherEncryptionKeys } as unknown as Config, clock, log },
      database(),
    );
  type Secrets = Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    lines = [];
    for (const { table } of sealedKinds) await database().db.deleteFrom(table).execute();
  });

  /** One row of every kind, written as the product does. */
  async function fill({ box, hash }: Secrets): Promise<void> {
    const { db } = database();
    const tokens = createRefreshTokenStore({
      database: database(),
      box,
      hash: createKeyedHash(first),
      clock,
    });
    await tokens.write('europe', 'a refresh token');
    await insertMail(db, {
      id: 'm1',
      kind: 'test',
      about: 'F-1',
      sealed: box.seal('a mail', sealedFor.mail('m1')),
      usefulUntil: 9_000,
      now: 1,
    });
    await insertFirstSignIn(db, {
      order_id: 'F-1',
      tenant_id: 't9',
      tenant_domain: 'x.example',
      address: 'a@x.example',
      language: 'en',
      state: 'waiting',
      sealed: box.seal('a password', sealedFor.firstSignIn('F-1')),
      token_hash: hash.of('the token', 'first-sign-in'),
      mail_id: null,
      mails: 0,
      mailed_at: 1,
      created_at: 1,
      expires_at: 9_000,
      ended_at: null,
    });
    await sql`
      insert into reseller
        (id, version, request_id, state, company, country, partner_id, account_id, created_at, updated_at)
      values ('R-1', 1, 'r1', 'confirmed', 'Northwind', 'DE', '1', 'europe', 1, 1) on conflict do nothing`.execute(
      db,
    );
    await sql`
      insert into reseller_person
        (tenant_id, user_id, reseller_id, name, is_seller, is_owner, state, created_at, updated_at, mail_sealed)
      values ('t1', 'u1', 'R-1', 'Nina', true, false, 'admitted', 1, 1,
        ${box.seal('an address', sealedFor.personAddress(seller))})`.execute(db);
    const place = { ...seller, reference: { user: { id: '29:nina' } } };
    await saveReference(
      db,
      {
        ...seller,
        kind: 'personal',
        conversationId: 'a:1',
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        reference: sealedReference(box, place),
        locale: undefined,
        timeZone: undefined,
      },
      1,
    );
    await beginActivity(db, 'c1', 'a1', 1);
    await finishActivity(db, 'c1', 'a1', box.seal('an answer', sealedFor.answer()));
  }

  /** Every sealed text of the database, opened. */
  async function contents({ box }: Secrets): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const kind of sealedKinds) {
      const text = kind.inJson ? sql`${sql.ref(kind.column)} ->> 'sealed'` : sql.ref(kind.column);
      const { rows } = await sql<Record<string, string>>`
        select *, ${text} as text from ${sql.table(kind.table)} where ${text} is not null`.execute(
        database().db,
      );
      for (const row of rows) found[kind.name] = box.open(row['text'] ?? '', kind.purpose(row));
    }
    return found;
  }

  it('every column in which something sealed lies: among the kinds that are sealed anew', async () => {
    await fill(await open(first));
    const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
      select c.table_name, c.column_name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.data_type in ('text', 'jsonb')`.execute(database().db);
    const withSecrets: string[] = [];
    for (const { table_name: table, column_name: column } of columns) {
      const { rows } = await sql`
        select 1 from ${sql.table(table)} where ${sql.ref(column)}::text ~ 'v2[.][0-9a-f]{8}[.]' limit 1`.execute(
        database().db,
      );
      if (rows.length > 0 || /seal/.test(column)) withSecrets.push(`${table}.${column}`);
    }
    const known = sealedKinds.map(({ table, column }) => `${table}.${column}`);
    assert.deepEqual(withSecrets.toSorted(), known.toSorted());
  });

  it('the key is changed with rows of every kind: sealed anew, and the old key is not needed afterwards', async () => {
    await fill(await open(first));
    const before = await contents(await open(first));
    assert.equal(Object.keys(before).length, sealedKinds.length);

    const changing = await open(second, first);
    assert.deepEqual(await contents(changing), before);
    await changing.upkeep();
    const after = await open(second);
    assert.deepEqual(await contents(after), before);
    assert.equal(after.proofKey.publicKey, (await open(second)).proofKey.publicKey);
  });

  it('proofs signed before and after the change: by the same key', async () => {
    const { publicKey } = (await open(first)).proofKey;
    const changing = await open(second, first);
    await changing.upkeep();
    assert.equal(changing.proofKey.publicKey, publicKey);
    assert.equal((await open(second)).proofKey.publicKey, publicKey);
  });

  it('more rows than fit into a round, one of them damaged: the others are sealed anew', async () => {
    const old = await open(first);
    const tokens = createRefreshTokenStore({ database: database(), box: old.box, hash: old.hash, clock });
    for (let n = 0; n < 450; n += 1) await tokens.write(`c${n}`, `token ${n}`);
    await sql`update refresh_token set sealed = left(sealed, -3) || 'AAA' where credential = 'c7'`.execute(
      database().db,
    );
    const changing = await open(second, first);
    await changing.upkeep();
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from refresh_token where not starts_with(sealed, ${changing.box.currentPrefix})`.execute(
      database().db,
    );
    assert.equal(rows[0]?.n, 1);
  });

  it('a letter’s link made under the old key: works while the key is known, and the log says that it is needed', async () => {
    await fill(await open(first));
    const changing = await open(second, first);
    await changing.upkeep();
    const candidates = changing.hash.candidates('the token', 'first-sign-in');
    assert.equal((await firstSignInByToken(database().db, candidates))?.order_id, 'F-1');
    assert.deepEqual(lines.at(-1)?.['rest'], [{ name: 'links to first sign-ins', rows: 1 }]);

    await database().db.updateTable('first_sign_in').set({ state: 'opened', sealed: null }).execute();
    lines = [];
    await changing.upkeep();
    assert.match(String(lines.at(-1)?.['msg']), /may be removed/);
  });

  it('a key that rows need is missing: refused with their number, the keys not shown', async () => {
    await fill(await open(first));
    await assert.rejects(open(second), ({ message }: Error) => {
      for (const { name } of sealedKinds) assert.ok(message.includes(`${name}: 1`), `${name} in ${message}`);
      assert.match(message, /CONCIERGE_ENCRYPTION_KEY_PREVIOUS/);
      assert.ok(!message.includes(first) && !message.includes(second));
      return true;
    });
  });

  it('the key is lost for good: what the handbook says makes the product start with another one', async () => {
    await fill(await open(first));
    const handbook = await readFile(path.resolve(import.meta.dirname, '../../docs/secrets.md'), 'utf8');
    const statements = /```sql\n([^`]+)```/.exec(handbook)?.[1] ?? '';
    assert.ok(statements.length > 100);
    await sql.raw(statements).execute(database().db);
    assert.equal((await contents(await open(second)))['refresh tokens'], undefined);
  });

  it('an instance that knows the new key already, but seals with the old one: opens what the new one sealed', async () => {
    const early = await open(first, second);
    await fill(await open(second, first));
    assert.equal((await contents(early))['refresh tokens'], 'a refresh token');
  });
});
