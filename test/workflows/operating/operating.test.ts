import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createOperating } from '../../../src/workflows/operating/index.ts';
import { useDatabase } from '../../support/database.ts';

const day = 86_400_000;
const start = 100 * day;

describe('numbers of the operation', () => {
  const database = useDatabase();
  let now = start;
  beforeEach(async () => {
    now = start;
    await sql`truncate notice, mail_outbox, webhook_event, refresh_token, sign_in_trouble, sweep, gdap_case, invitation,
      approval, order_case cascade`.execute(database().db);
  });

  const operating = (accounts: readonly { id: string; credential: string }[] = []) =>
    createOperating({ database: database(), accounts, clock: { now: () => now } });

  const notice = (state: string, dueAt: number, createdAt: number) =>
    sql`insert into notice (flow, case_id, tenant_id, user_id, kind, event, facts, state, tries, lost_answers,
        possible_repeat, due_at, created_at, done_at)
      values ('order', 'F-1', 't', 'u', 'message', 'done', '{}', ${state}, 0, 0, false, ${dueAt}::bigint,
        ${createdAt}::bigint, case when ${state} in ('waiting', 'sending') then null else ${dueAt}::bigint end)`.execute(
      database().db,
    );

  const order = (id: string, state: string, updatedAt: number, standstill: object | null = null) =>
    sql`insert into order_case (id, version, request_id, state, reseller_id, kind, created_by_tenant_id,
        created_by_user_id, draft, progress, standstill, created_at, updated_at)
      values (${id}, 3, ${id}, ${state}, 'R-1', 'tenant', 't', 'u', '{}', '{}',
        ${standstill === null ? null : JSON.stringify(standstill)}::jsonb, 1, ${updatedAt}::bigint)`.execute(
      database().db,
    );

  it('nothing there: zeros, and nothing is said to be old', async () => {
    const watched = operating();
    const read = await watched.numbers();
    assert.deepEqual(read.notices, { waiting: 0, oldestAt: undefined, due: 0, dueSince: undefined });
    assert.deepEqual(read.openApprovals, { count: 0, oldestAt: undefined });
    assert.deepEqual([read.openOrders, read.accounts], [[], []]);
    assert.deepEqual(await watched.recentFailures(10), []);
  });

  it('notices due, put off, and ended: what is due is told from what waits', async () => {
    await notice('waiting', start - 5_000, start - 60_000);
    await notice('sending', start - 1_000, start - 2_000);
    await notice('waiting', start + day, start - day);
    await notice('sent', start - day, start - 2 * day);
    assert.deepEqual((await operating().numbers()).notices, {
      waiting: 3,
      oldestAt: start - day,
      due: 2,
      dueSince: start - 5_000,
    });
  });

  it('orders: the open ones by state with the longest standing, the ended ones of the last day', async () => {
    await order('F-1', 'parked', start - 3 * day);
    await order('F-2', 'parked', start - day);
    await order('F-3', 'done', start - 1_000);
    await order('F-4', 'done', start - 2 * day);
    const { openOrders, endedOrders } = await operating().numbers();
    assert.deepEqual(openOrders, [{ state: 'parked', count: 2, oldestAt: start - 3 * day }]);
    assert.deepEqual(endedOrders, [{ state: 'done', count: 1, oldestAt: start - 1_000 }]);
  });

  it('accounts: each with its token, its last webhook and its last comparison; never stays undefined', async () => {
    const { db } = database();
    await sql`insert into refresh_token values ('EUROPE', 'sealed', ${start - 40 * day}::bigint)`.execute(db);
    await sql`insert into sign_in_trouble values ('EUROPE', 'mfa-missing', 70)`.execute(db);
    await sql`insert into webhook_event (account_id, dedupe_key, body, received_at)
      values ('europe', 'a', '{}', 5), ('europe', 'b', '{}', 9)`.execute(db);
    await sql`insert into sweep values ('europe', 1, 77, true, 80)`.execute(db);
    const { accounts, webhooks } = await operating([
      { id: 'europe', credential: 'EUROPE' },
      { id: 'canada', credential: 'CANADA' },
    ]).numbers();
    assert.deepEqual(accounts, [
      {
        accountId: 'europe',
        tokenRenewedAt: start - 40 * day,
        refusedSince: 70,
        lastWebhookAt: 9,
        comparedAt: 77,
      },
      {
        accountId: 'canada',
        tokenRenewedAt: undefined,
        refusedSince: undefined,
        lastWebhookAt: undefined,
        comparedAt: undefined,
      },
    ]);
    assert.deepEqual(webhooks, { waiting: 2, oldestAt: 5, due: 2, dueSince: 5 });
  });

  it('asked again within ten seconds: the same answer; later it is read again', async () => {
    const watched = operating();
    await watched.numbers();
    await notice('waiting', start, start);
    now += 9_999;
    assert.equal((await watched.numbers()).notices.waiting, 0);
    now += 1;
    assert.equal((await watched.numbers()).notices.waiting, 1);
  });

  it('failures: newest first, with what to quote; only an order that waits for staff can be tried again', async () => {
    await order('F-1', 'needs-person', start - 3_000, { cause: 'our-rights', correlationId: 'c-1' });
    await order('F-2', 'failed', start - 4_000);
    await order('F-3', 'needs-person', start - 40 * day, { cause: 'service' });
    await notice('unverified', start - 1_000, start - 9_000);
    await notice('sent', start - 500, start - 9_000);
    await sql`insert into mail_outbox (id, kind, about, state, tries, lost_answers, due_at, useful_until, created_at, done_at)
      values ('m-1', 'invitation', 'I-1', 'refused', 1, 0, 1, 1, 1, ${start - 2_000}::bigint)`.execute(
      database().db,
    );
    const failures = await operating().recentFailures(10);
    assert.deepEqual(
      failures.map(({ kind, caseId, what, retry }) => ({ kind, caseId, what, retry })),
      [
        { kind: 'notice', caseId: 'F-1', what: 'unverified', retry: undefined },
        { kind: 'mail', caseId: 'I-1', what: 'refused', retry: undefined },
        { kind: 'order', caseId: 'F-1', what: 'our-rights', retry: { orderId: 'F-1', version: 3 } },
        { kind: 'order', caseId: 'F-2', what: 'failed', retry: undefined },
      ],
    );
    assert.equal(failures[2]?.supportId, 'c-1');
    assert.equal((await operating().recentFailures(2)).length, 2);
  });
});
