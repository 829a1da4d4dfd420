import assert from 'node:assert/strict';
import { sql, type Kysely } from 'kysely';
import { countSends, latestProof } from '../../../src/services/store/contact-checks.ts';
import { firstSignInByToken, overdueFirstSignIns } from '../../../src/services/store/first-sign-ins.ts';
import { claimMail, dueMails } from '../../../src/services/store/mails.ts';
import type { Tables } from '../../../src/services/store/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { plansOf } from '../../support/query-plans.ts';

const rows = 50_000;

describe('statements of mail on big tables', function () {
  const database = useDatabase();

  before(async () => {
    const { db } = database();
    await sql`insert into mail_outbox
      (id, kind, about, state, tries, lost_answers, due_at, useful_until, created_at, done_at)
      select 'm' || n, 'contact-code', 'x', case when n % 100 = 0 then 'waiting' else 'sent' end, 1, 0, n, n, n, n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into contact_check
      (tenant_id, user_id, address, tries, sends, day_began_at, sent_at, expires_at)
      select 't' || n / 50, 'u' || n, 'a' || n, 0, 1, n, n, n from generate_series(1, ${rows}::int) as n`.execute(
      db,
    );
    await sql`insert into first_sign_in
      (order_id, tenant_id, tenant_domain, address, language, state, token_hash, mails, mailed_at, created_at, expires_at)
      select 'F-' || n, 't', 'd', 'a', 'en', 'opened', 'h' || n, 1, n, n, n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`analyze`.execute(db);
  });

  const statements: readonly (readonly [string, string, (db: Kysely<Tables>) => Promise<unknown>])[] = [
    ['due mails', 'mail_outbox_open', (db) => dueMails(db, rows, 100)],
    ['claim of a mail', 'mail_outbox_', (db) => claimMail(db, 'm100', 1)],
    [
      'mails counted',
      'contact_check_',
      (db) => countSends(db, { tenantId: 't5', address: 'a5', since: rows - 10 }),
    ],
    ['latest proof', 'contact_check_', (db) => latestProof(db, 't5', 'a255')],
    ['a link', 'first_sign_in_token_hash_key', (db) => firstSignInByToken(db, ['h500', 'h501'])],
    ['overdue first sign-ins', 'first_sign_in_due', (db) => overdueFirstSignIns(db, rows, 50)],
  ];
  for (const [title, index, work] of statements) {
    it(`${title}: found along an index, never by reading a whole table`, async () => {
      const plans = await plansOf(database().url, work);
      assert.ok(plans.length > 0);
      for (const plan of plans) {
        const says = plan.join('\n');
        assert.ok(!plan.some((node) => node.startsWith('Seq Scan')), says);
        assert.ok(
          plan.some((node) => node.includes(` ${index}`)),
          says,
        );
      }
    });
  }
});
