import { sql } from 'kysely';
import type { Approval } from '../../src/domain/approval.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/services/store/connection.ts';
import { withoutLimits } from '../../src/services/store/pool.ts';
import { verifyTrails } from '../../src/workflows/audit/verify-trails.ts';
import type { EndedApproval } from './approval-tally.ts';

export interface Recorded {
  /** Cards that were posted once more after a kill, because their first posting had not been noted. */
  readonly repeatedCards: readonly {
    readonly flow: string;
    readonly caseId: string;
    readonly userId: string;
  }[];
  readonly approvals: readonly EndedApproval[];
  /** Trails that were verified, and how many entries they have together. */
  readonly trails: number;
  readonly entries: number;
  /** Trails that are not whole, in a sentence each. */
  readonly broken: readonly string[];
}

type Row = { id: string; state: string; content: Pick<Approval, 'subject' | 'requestedBy' | 'levels'> };

/** What the database has recorded of approvals by now, with its audit trails verified by the product's own command. */
export async function recordedApprovals(url: string): Promise<Recorded> {
  const database = openDatabase({ url, log: createLog('silent'), maxConnections: 1, limits: withoutLimits });
  const { db } = database;
  try {
    const { rows } = await sql<Row>`select id, state, content from approval order by created_at`.execute(db);
    const { rows: events } = await sql<{ of: string; name: string; by: string | null }>`
      select approval_id as of, name, user_id as by from approval_event order by id`.execute(db);
    const { rows: audited } = await sql<{ of: string; content: string }>`
      select approval_id as of, content from audit_entry where approval_id is not null`.execute(db);
    const { rows: repeatedCards } = await sql<Recorded['repeatedCards'][number]>`
      select flow, case_id as "caseId", user_id as "userId" from notice where kind = 'card' and possible_repeat`.execute(
      db,
    );
    const verdicts = await verifyTrails(database);
    return {
      repeatedCards,
      approvals: rows.map(({ id, state, content: { subject, requestedBy, levels } }) => ({
        id,
        state,
        quantity: subject.lines[0]?.quantity ?? 0,
        seller: requestedBy.userId,
        levels: levels.map(({ approvers, standIns }) =>
          [...approvers, ...standIns].map(({ userId }) => userId),
        ),
        events: events.filter(({ of }) => of === id).map(({ name, by }) => ({ name, by: by ?? undefined })),
        audited: audited
          .filter(({ of }) => of === id)
          .map(({ content }) => (JSON.parse(content) as { name: string }).name)
          .filter((name) => name.startsWith(prefix))
          .map((name) => name.slice(prefix.length)),
      })),
      trails: verdicts.length,
      entries: verdicts.reduce((sum, { head }) => sum + head.seq, 0),
      broken: verdicts.flatMap(({ trail, broken }) =>
        broken === undefined ? [] : [`trail ${trail}: entry ${broken.seq} is ${broken.why}`],
      ),
    };
  } finally {
    await database.close();
  }
}

const prefix = 'approval.';
