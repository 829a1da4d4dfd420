import {
  beginningOf,
  endBreak,
  firstBreak,
  type TrailBreak,
  type TrailHead,
} from '../../domain/audit-chain.ts';
import { auditEntries, auditTrails } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import { inSnapshot } from '../../services/store/proof-rows.ts';

export interface TrailVerdict {
  readonly trail: string;
  readonly head: TrailHead;
  readonly broken: TrailBreak | undefined;
}

const perPage = 1000;

/** Reads whole trails as they are stored, all or the named one, and looks whether anything was altered. */
export function verifyTrails(database: Database, only?: string): Promise<readonly TrailVerdict[]> {
  return inSnapshot(database, async (db) => {
    const verdicts: TrailVerdict[] = [];
    for (const { trail, seq, hash } of await auditTrails(db)) {
      if (only !== undefined && trail !== only) continue;
      const head = { seq, hash };
      let before: TrailHead = beginningOf(trail);
      let broken: TrailBreak | undefined;
      for (let page = await auditEntries(db, trail, 0, perPage); page.length > 0;) {
        broken ??= firstBreak(before, page, head);
        before = page.at(-1) ?? before;
        page = await auditEntries(db, trail, before.seq, perPage);
      }
      verdicts.push({ trail, head, broken: broken ?? endBreak(before, head) });
    }
    return verdicts;
  });
}
