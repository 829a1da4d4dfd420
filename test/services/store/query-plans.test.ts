import assert from 'node:assert/strict';
import { sql, type Kysely } from 'kysely';
import { newestCaseCards, readersOfCase } from '../../../src/services/store/case-cards.ts';
import {
  countInvitationEvents,
  dueInvitations,
  invitationByRequest,
  invitationsOfCustomer,
} from '../../../src/services/store/invitations.ts';
import { dueBatches } from '../../../src/services/store/invitation-batches.ts';
import { likelyInvitations } from '../../../src/services/store/invitation-likeness.ts';
import { dueProofs } from '../../../src/services/store/invitation-proofs.ts';
import { dueNotices, tenantsWithDueNotices } from '../../../src/services/store/due-notices.ts';
import { endNotices } from '../../../src/services/store/ended-notices.ts';
import { claimNotices, noticesOfCase, type Notice } from '../../../src/services/store/notices.ts';
import { isOvertaken } from '../../../src/services/store/overtaken-notices.ts';
import { recordOld, stampKnown, unseen } from '../../../src/services/store/seen-customers.ts';
import { recentCalls } from '../../../src/services/store/sending-tenants.ts';
import type { Tables } from '../../../src/services/store/tables.ts';
import { sendUnreachedTo } from '../../../src/services/store/unreached-notices.ts';
import { openWebhookEvents } from '../../../src/services/store/webhook-events.ts';
import { useDatabase } from '../../support/database.ts';
import { insertManyInvitations, insertManyNotices } from '../../support/many-rows.ts';
import { plansOf } from '../../support/query-plans.ts';

const rows = 100_000;

describe('statements on big tables', function () {
  this.timeout(120_000);
  this.slow(2_000);
  const database = useDatabase();

  before(async function () {
    this.timeout(120_000);
    const { db } = database();
    const at = 1_000_000_000;
    await insertManyInvitations(db, { count: rows, state: 'opened', at, expiresAt: at });
    await insertManyInvitations(db, { count: rows, state: 'expired', at, expiresAt: at });
    await sql`update invitation set nudge_at = remind_at, prove_at = remind_at`.execute(db);
    await insertManyNotices(db, { count: rows, state: 'sent', dueAt: at });
    await insertManyNotices(db, { count: rows, state: 'waiting', dueAt: at });
    await sql`insert into invitation_event (invitation_id, at, name, facts)
      select id, 1, 'open', '{}' from invitation where state = 'opened'`.execute(db);
    await sql`insert into seen_customer (account_id, tenant_id, name, domain, state, seen_at, sweep)
      select 'europe', 'many-' || n, 'Many', 'many.example', 'reseller', 1, 7
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into case_card (flow, case_id, tenant_id, user_id, conversation_id, activity_id, updated_at)
      select 'order', 'F-' || n, 'tenant', 'user-' || n % 100, 'chat', 'card', n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into invitation_batch (id, version, request_id, state, created_by_tenant_id, created_by_user_id,
        content, due_at, created_at, updated_at)
      select 'B-' || n, 1, n::text, 'done', 'tenant', 'user', '{}', case when n % 1000 = 0 then n end, n, n
      from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`insert into webhook_event (account_id, dedupe_key, body, received_at, done_at)
      select 'europe', n::text, '{}', n, n from generate_series(1, ${rows}::int) as n`.execute(db);
    await sql`analyze`.execute(db);
  });

  const soon = 1_000_000_500;
  const late = 2_000_000_000;
  const notice: Notice = {
    id: rows + 5,
    flow: 'accept',
    caseId: 'I-5',
    target: { tenantId: 'tenant', userId: 'user' },
    kind: 'message',
    event: 'accepted',
    facts: {},
    state: 'sending',
    tries: 1,
    lostAnswers: 0,
    possibleRepeat: false,
    createdAt: 1,
  };
  const share = { tenantId: 'tenant', limit: 32, perReader: 4, without: ['somebody'], after: '' };
  const page = Array.from({ length: 500 }, (_, n) => ({ tenantId: `many-${n}`, name: 'n', domain: 'd' }));
  // Each with the index that every one of its first steps should go along.
  const statements: readonly (readonly [string, string, (db: Kysely<Tables>) => Promise<unknown>])[] = [
    ['due invitations', 'invitation_due_', (db) => dueInvitations(db, soon, 200)],
    ['due invitations, nearly all overdue', 'invitation_due_', (db) => dueInvitations(db, late, 200)],
    ['due looks', 'invitation_due_proof', (db) => dueProofs(db, soon, 4)],
    ['due looks, nearly all overdue', 'invitation_due_proof', (db) => dueProofs(db, late, 4)],
    ['due lists of customers', 'invitation_batch_due', (db) => dueBatches(db, soon, 50)],
    ['invitations of a customer', 'invitation_by_customer', (db) => invitationsOfCustomer(db, 'many-500')],
    ['invitation of a request', 'invitation_request_id_key', (db) => invitationByRequest(db, 'opened-500')],
    [
      'events of an invitation',
      'invitation_event_of',
      (db) => countInvitationEvents(db, 'opened-500', 'open'),
    ],
    ['due notices of a tenant', 'notice_of_reader', (db) => dueNotices(db, share, soon)],
    ['due notices of a tenant, all of them overdue', 'notice_', (db) => dueNotices(db, share, late)],
    ['tenants with due notices', 'notice_o', (db) => tenantsWithDueNotices(db, soon)],
    ['what a tenant was sent', 'notice_done', (db) => recentCalls(db, 'tenant', late)],
    ['claim of a notice', 'notice_', (db) => claimNotices(db, [notice.id], soon)],
    ['what waits behind a notice', 'notice_order', (db) => isOvertaken(db, notice)],
    ['end of a notice', 'notice_', (db) => endNotices(db, [{ notice, state: 'sent', now: soon }])],
    ['notices of a case', 'notice_of', (db) => noticesOfCase(db, 'I-5')],
    [
      'latest case cards of a person',
      'case_card_of_person',
      (db) => newestCaseCards(db, { tenantId: 'tenant', userId: 'user-5' }, 25),
    ],
    [
      'what did not reach somebody who is back',
      'notice_unreached',
      (db) => sendUnreachedTo(db, { tenantId: 'tenant', userId: 'user-5' }, soon),
    ],
    ['readers of a case', 'case_card_', (db) => readersOfCase(db, 'order', 'F-5')],
    ['open webhook events', 'webhook_event_open', (db) => openWebhookEvents(db, late, 200)],
    ['a page of a sweep', 'seen_customer_', (db) => stampKnown(db, 'europe', page, 8)],
    ['a page of a first sweep', 'invitation_by_customer', (db) => recordOld(db, 'canada', page, 1, soon)],
    ['customers a sweep has not seen', 'seen_customer_sweep', (db) => unseen(db, 'europe', 7, 26)],
  ];

  for (const [title, index, work] of statements) {
    it(`${title}: found along an index, never by reading a whole table`, async () => {
      const plans = await plansOf(database().url, work);
      assert.ok(plans.length > 0);
      for (const plan of plans) {
        const says = `\n${plan.join('\n')}`;
        assert.ok(!plan.some((node) => node.startsWith('Seq Scan')), says);
        assert.ok(
          plan.some((node) => node.includes(` ${index}`)),
          says,
        );
        if (title.startsWith('latest') || title.includes('nearly all'))
          assert.ok(!plan.includes('Sort'), says);
      }
    });
  }

  it('who an uninvited customer may be, among 100,000 open invitations: found in less than a second', async () => {
    const { db } = database();
    await sql`update invitation set customer_name = 'Contoso Limited' where id = 'opened-7'`.execute(db);
    const begin = performance.now();
    const customer = { tenantId: 'another', name: 'CONTOSO Ltd.', stem: undefined };
    const likely = await likelyInvitations(db, customer);
    assert.deepEqual(
      likely.map(({ id }) => id),
      ['opened-7'],
    );
    assert.ok(performance.now() - begin < 1_000);
  });

  it('due notices with 100,000 waiting: a handful of milliseconds', async () => {
    const { db } = database();
    const times: number[] = [];
    for (let run = 0; run < 9; run += 1) {
      const begin = performance.now();
      const many = { ...share, limit: 200, perReader: 200 };
      assert.equal((await dueNotices(db, many, late)).length, 200);
      times.push(performance.now() - begin);
    }
    const median = times.toSorted((a, b) => a - b)[4] ?? Infinity;
    assert.ok(median < 50, `${median} ms`);
  });
});
