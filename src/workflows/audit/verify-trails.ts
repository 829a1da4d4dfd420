import { z } from 'zod';
import {
  beginningOf,
  endBreak,
  firstBreak,
  forgettingEntry,
  isForgotten,
  type ChainedEntry,
  type TrailBreak,
  type TrailHead,
} from '../../domain/audit-chain.ts';
import { auditEntries, auditTrails } from '../../services/store/audit.ts';
import type { Database } from '../../services/store/connection.ts';
import { inSnapshot } from '../../services/store/proof-rows.ts';

export interface TrailVerdict {
  readonly trail: string;
  readonly head: TrailHead;
  /** How many entries were forgotten, with a later entry that says so; their hashes are in their places. */
  readonly forgotten: number;
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
      const forgetting = createForgetting();
      let before: TrailHead = beginningOf(trail);
      let broken: TrailBreak | undefined;
      for (let page = await auditEntries(db, trail, 0, perPage); page.length > 0;) {
        broken ??= firstBreak(before, page, head);
        for (const entry of page) forgetting.look(entry);
        before = page.at(-1) ?? before;
        page = await auditEntries(db, trail, before.seq, perPage);
      }
      broken ??= endBreak(before, head) ?? forgetting.broken();
      verdicts.push({ trail, head, forgotten: forgetting.count(), broken });
    }
    return verdicts;
  });
}

const said = z.object({
  name: z.literal(forgettingEntry),
  facts: z.object({ entries: z.array(z.number()) }),
});

/** Undefined for what is no JSON: somebody altered it, and the hashes tell. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is forgotten has to be owned up to: an entry without words that no later entry speaks of was taken out. */
function createForgetting() {
  const unsaid = new Set<number>();
  let count = 0;
  return {
    look(entry: ChainedEntry): void {
      if (isForgotten(entry)) {
        unsaid.add(entry.seq);
        count += 1;
        return;
      }
      if (!entry.content.includes(forgettingEntry)) return;
      for (const seq of said.safeParse(parsed(entry.content)).data?.facts.entries ?? []) unsaid.delete(seq);
    },
    count: () => count,
    broken: (): TrailBreak | undefined =>
      unsaid.size === 0 ? undefined : { seq: Math.min(...unsaid), why: 'forgotten-unsaid' },
  };
}
