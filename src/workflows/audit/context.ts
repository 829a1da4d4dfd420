import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../services/store/connection.ts';
import type { KeyedHash } from '../../services/store/keyed-hash.ts';
import type { ProofKey } from '../../services/store/proof-key.ts';
import type { Customers } from '../customer/port.ts';
import type { Resellers } from '../reseller/port.ts';
import type { StaffRoles } from '../staff/index.ts';

/** What making proofs needs. */
export interface ProofContext {
  readonly database: Database;
  readonly resellers: Pick<Resellers, 'membership' | 'people'>;
  readonly customers: Pick<Customers, 'byDomain'>;
  readonly staff: Pick<StaffRoles, 'isStaffNow'>;
  readonly key: ProofKey;
  readonly hash: KeyedHash;
  /** Where the page behind a link is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Name of the provider, who vouches for the file. */
  readonly provider: string;
  readonly clock: Clock;
  readonly log: Log;
}
