import type { Agreements } from '../../../services/partner-center/agreements-port.ts';
import type { InvitationContext } from '../context.ts';
import type { InvitationLetters } from '../letters-port.ts';

/** What looking again and repairing may use besides. */
export interface RepairContext extends InvitationContext {
  readonly agreements: Pick<Agreements, 'ofCustomer' | 'directSigned'>;
  readonly letters: Pick<InvitationLetters, 'send'>;
}
