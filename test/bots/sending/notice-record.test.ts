import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../src/bots/notice-outcome.ts';
import { createNoticeRecord } from '../../../src/bots/sending/notice-record.ts';
import { createLog } from '../../../src/log.ts';
import { claimNotices, insertNotice } from '../../../src/services/store/notices.ts';
import { movedClock } from '../../services/support/remote.ts';
import { useDatabase } from '../../support/database.ts';

describe('what became of a notice', () => {
  const database = useDatabase();

  // What the limits of Teams leave is measured in fractions of a millisecond; the table takes whole ones.
  const outcomes: readonly (readonly [string, Outcome])[] = [
    ['no room within the limits', { kind: 'not-now', seconds: 7.123_456_7 }],
    ['asked for patience', { kind: 'again', seconds: 7.123_456_7, trouble: '429', lost: false }],
  ];
  for (const [name, outcome] of outcomes)
    it(`${name}: waits for that long, to the next millisecond`, async () => {
      const { db } = database();
      const clock = movedClock();
      const target = { tenantId: 'tenant', userId: randomUUID() };
      const said = { flow: 'accept', caseId: randomUUID(), kind: 'message', event: 'x', facts: {} } as const;
      const id = await insertNotice(db, { ...said, target, now: clock.now() });
      const [notice] = await claimNotices(db, [id], clock.now());
      assert.ok(notice !== undefined);
      const log = createLog('silent');
      const record = createNoticeRecord({
        database: database(),
        onUnreachable: () => Promise.reject(new Error('nobody is unreachable')),
        clock,
        log,
      });
      await record(notice, outcome);
      const row = await db
        .selectFrom('notice')
        .select(['state', 'due_at'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      assert.deepEqual(row, { state: 'waiting', due_at: clock.now() + 7_124 });
    });
});
