import assert from 'node:assert/strict';
import { sql } from 'kysely';
import {
  appendAudit,
  auditEntries,
  auditTrails,
  takeHeadsToLog,
  type AuditEntry,
} from '../../../src/services/store/audit.ts';
import { beginningOf, endBreak, firstBreak } from '../../../src/domain/audit-chain.ts';
import { useDatabase } from '../../support/database.ts';

let trails = 0;
const entry = (trail: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  trail,
  about: { orderId: 'F-1' },
  name: 'order.placed',
  at: 1_700_000_000_000,
  facts: {},
  ...more,
});

describe('audit trail in the database', function () {
  const database = useDatabase();
  let trail = '';
  beforeEach(() => {
    trails += 1;
    trail = `R-${trails}`;
  });

  const write = (...entries: readonly AuditEntry[]) =>
    database().withTransaction(async (tx) => {
      for (const one of entries) await appendAudit(tx, one);
    });
  const stored = (name = trail) => auditEntries(database().db, name, 0, 100_000);
  async function isWhole(name = trail): Promise<boolean> {
    const head = (await auditTrails(database().db)).find((one) => one.trail === name);
    const entries = await stored(name);
    const last = entries.at(-1);
    if (head === undefined || last === undefined) return false;
    return firstBreak(beginningOf(name), entries, head) === undefined && endBreak(last, head) === undefined;
  }

  it('appended: numbered without gaps, chained, and what was written can be read', async () => {
    await write(entry(trail, { facts: { b: 2, a: undefined } }), entry(trail, { name: 'order.done' }));
    await write(entry(trail, { by: { tenantId: 't', userId: 'u' } }));
    const entries = await stored();
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      [1, 2, 3],
    );
    const [first] = entries.map(({ content }) => JSON.parse(content) as Record<string, unknown>);
    assert.deepEqual({ ...first, salt: '' }, { ...entry(trail, { facts: { b: 2 } }), salt: '' });
    assert.ok(await isWhole());
  });

  it('the same twice: other hashes, so that nobody finds the content by trying', async () => {
    await write(entry(trail), entry(trail));
    const [one, two] = await stored();
    assert.notEqual(one?.contentHash, two?.contentHash);
  });

  it('rolled back: nothing is left, and no number is lost', async () => {
    await write(entry(trail));
    const failing = database().withTransaction(async (tx) => {
      await appendAudit(tx, entry(trail));
      throw new Error('not this time');
    });
    await assert.rejects(failing, /not this time/);
    await write(entry(trail));
    assert.deepEqual(
      (await stored()).map(({ seq }) => seq),
      [1, 2],
    );
    assert.ok(await isWhole());
  });

  it('outside of a transaction, or not plain data: refused', async () => {
    await assert.rejects(appendAudit(database().db, entry(trail)), /in the transaction/);
    await assert.rejects(write(entry(trail, { facts: { when: new Date() } })), TypeError);
    assert.deepEqual(await stored(), []);
  });

  it('half an emoji and NUL: kept as the rows beside it keep them', async () => {
    await write(entry(trail, { facts: { because: 'a\ud83d b\u0000c \\ud83d' } }));
    const [one] = await stored();
    const { facts } = JSON.parse(one?.content ?? '') as { facts: { because: string } };
    assert.equal(facts.because, 'a\ufffd b\ufffdc \\ud83d');
    assert.ok(await isWhole());
  });

  const forbidden: Readonly<Record<string, (name: string) => ReturnType<typeof sql>>> = {
    'an entry altered': (name) => sql`update audit_entry set content = '{}' where trail = ${name}`,
    'an entry deleted': (name) => sql`delete from audit_entry where trail = ${name}`,
    'all entries emptied': () => sql`truncate audit_entry`,
    'heads deleted': (name) => sql`delete from audit_head where trail = ${name}`,
    'heads emptied': () => sql`truncate audit_head`,
    'a head put back': (name) => sql`update audit_head set seq = seq - 1 where trail = ${name}`,
    'a head given another hash': (name) => sql`update audit_head set hash = 'x' where trail = ${name}`,
    'an entry with a wrong hash': (name) =>
      sql`insert into audit_entry (trail, seq, previous, content_hash, hash, content)
        values (${name}, 99, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)}, '{}')`,
  };
  for (const [title, statement] of Object.entries(forbidden)) {
    it(`${title}: the database refuses it, and the trail is as it was`, async () => {
      await write(entry(trail), entry(trail));
      const before = await stored();
      await assert.rejects(
        statement(trail).execute(database().db),
        /what is in the audit trail stays there|only moves on|violates check constraint/,
      );
      assert.deepEqual(await stored(), before);
      assert.ok(await isWhole());
    });
  }

  it('many transactions on one trail at once: every entry is there once, without gaps, whole', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `n-${index}`);
    await Promise.all(names.map((name) => write(entry(trail, { name }))));
    const entries = await stored();
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      names.map((_, index) => index + 1),
    );
    const written = entries.map(({ content }) => (JSON.parse(content) as { name: string }).name);
    assert.deepEqual(written.toSorted(), names.toSorted());
    assert.ok(await isWhole());
  });

  it('transactions that write to several trails in any order, and lock rows in between: nobody waits in a circle', async () => {
    const [one, two] = [`${trail}-a`, `${trail}-b`];
    await write(entry(one), entry(two));
    await sql`create table if not exists lockable (id int primary key)`.execute(database().db);
    await sql`insert into lockable values (1), (2) on conflict do nothing`.execute(database().db);
    const mixed = (first: string, second: string, row: number) =>
      database().withTransaction(async (tx) => {
        await appendAudit(tx, entry(first));
        await sql`select 1 from lockable where id = ${row} for update`.execute(tx);
        await appendAudit(tx, entry(second));
        await sql`select pg_sleep(0.005)`.execute(tx);
      });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0 ? mixed(one, two, (index % 4) / 2 + 1) : mixed(two, one, index % 3 === 0 ? 1 : 2),
      ),
    );
    for (const name of [one, two]) {
      assert.equal((await stored(name)).length, 41);
      assert.ok(await isWhole(name));
    }
  });

  it('a transaction that goes on for long after its entry: holds nobody up', async () => {
    await write(entry(trail));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: written, resolve: wrote } = Promise.withResolvers<void>();
    const slow = database().withTransaction(async (tx) => {
      await appendAudit(tx, entry(trail, { name: 'slow' }));
      wrote();
      await held;
    });
    await written;
    await write(entry(trail, { name: 'quick' }));
    release();
    await slow;
    const names = (await stored()).map(({ content }) => (JSON.parse(content) as { name: string }).name);
    assert.deepEqual(names, ['order.placed', 'quick', 'slow']);
    assert.ok(await isWhole());
  });

  it('heads for the log: each once when it has moved, and then not for a day', async () => {
    const day = 24 * 3_600_000;
    const take = async (now: number) =>
      (await takeHeadsToLog(database().db, now, now - day)).filter((one) => one.trail === trail);
    await write(entry(trail));
    const [first, second] = await Promise.all([take(day), take(day)]);
    assert.equal(first.length + second.length, 1);
    await write(entry(trail));
    assert.deepEqual(await take(day + 1), []);
    const [head] = await take(2 * day);
    assert.equal(head?.seq, 2);
    assert.equal(head?.hash, (await stored()).at(-1)?.hash);
    assert.deepEqual(await take(4 * day), []);
  });
});
