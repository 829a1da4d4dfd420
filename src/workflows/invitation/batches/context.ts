import type { Clock } from '../../../clock.ts';
import type { Log } from '../../../log.ts';
import type { Database } from '../../../services/store/connection.ts';
import type { Jobs } from '../../../services/store/jobs.ts';
import type { Customers } from '../../customer/port.ts';
import type { News } from '../../news/port.ts';
import type { Resellers } from '../../reseller/port.ts';
import type { InvitationLetters } from '../letters-port.ts';
import type { Invitations } from '../port.ts';

/** What inviting many at once may use. */
export interface BatchContext {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly news: News;
  readonly customers: Pick<Customers, 'byDomain' | 'account' | 'accountsIn'>;
  readonly invitations: Pick<Invitations, 'invite' | 'relationshipsOf'>;
  readonly letters: Pick<InvitationLetters, 'send'>;
  readonly resellers: Pick<Resellers, 'membership' | 'find'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The job that works on a list for a while: `{ id }`. */
export const batchQueue = 'invitation-batch';

/** The flow whose card shows a list. */
export const batchFlow = 'invitations';

/** Work whose job got lost is begun again after this long. */
export const lostWorkMs = 60_000;
