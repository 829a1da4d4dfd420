import type { OrderProgress, Standstill } from '../../../domain/order.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../../../services/store/tables.ts';

/**
 * What one stage came to. `progress` is what it has done; it is written together with the next state. `also` writes
 * what belongs to it, such as the end of a call, in the same transaction.
 */
export type Outcome =
  /** Done: the next stage follows at once. */
  (
    | {
        readonly kind: 'go';
        readonly progress: OrderProgress;
        readonly event: string;
        readonly facts?: object;
      }
    /** Not done yet; looked at again at `until`, milliseconds since 1970 UTC. */
    | {
        readonly kind: 'wait';
        readonly until: number;
        readonly progress?: OrderProgress;
        /** News for everybody with a card, such as `slow`. */
        readonly tell?: string;
      }
    /** Waits for somebody outside; looked at again at `until`. */
    | {
        readonly kind: 'park';
        readonly standstill: Standstill;
        readonly until: number;
        readonly progress?: OrderProgress;
      }
    /** The seller has something to put right. */
    | { readonly kind: 'ask'; readonly standstill: Standstill; readonly progress?: OrderProgress }
    /** The provider's staff has; looked at again at `until`, if it may pass by itself. */
    | {
        readonly kind: 'person';
        readonly standstill: Standstill;
        readonly progress?: OrderProgress;
        readonly until?: number;
      }
    | { readonly kind: 'done'; readonly progress: OrderProgress }
  ) & { readonly also?: (tx: Kysely<Tables>) => Promise<void> };
