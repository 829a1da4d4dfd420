import type { Clock } from '../../clock.ts';
import { cutoffsAt } from '../../domain/retention.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../services/store/connection.ts';
import { summed } from '../../services/store/forget-orders.ts';
import type { Counts } from '../../services/store/forget-people.ts';
import {
  deleteEndedCases,
  deleteQuietRows,
  forgetOldEntries,
  forgetOldOrder,
  ordersToForget,
} from '../../services/store/retention.ts';

export interface RetentionDependencies {
  readonly database: Database;
  /** Days that cases without an order are kept after they ended. */
  readonly keepDays: number;
  /** Years that orders are kept after they ended. */
  readonly evidenceYears: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Forgets by itself what has been kept long enough (docs/data.md), a piece at a time. */
export function createRetention(dependencies: RetentionDependencies) {
  const { database, clock, log } = dependencies;

  return {
    /**
     * One piece of everything whose time is over. Several instances may do so at once. Returns how many rows of which
     * tables went; what is left over has its turn the next time. Stops between two orders once it is not `wanted`.
     */
    async enforce(wanted: () => boolean): Promise<Counts> {
      const now = clock.now();
      const cutoffs = cutoffsAt(now, dependencies);
      let counts = summed(
        await deleteQuietRows(database.db, cutoffs),
        await database.withTransaction((tx) => deleteEndedCases(tx, cutoffs)),
        await database.withTransaction((tx) => forgetOldEntries(tx, cutoffs, now)),
      );
      for (const id of await ordersToForget(database.db, cutoffs)) {
        if (!wanted()) break;
        counts = summed(counts, await database.withTransaction((tx) => forgetOldOrder(tx, id, cutoffs, now)));
      }
      if (Object.keys(counts).length > 0) log.info({ rows: counts }, 'kept long enough and forgotten');
      return counts;
    },
  };
}
