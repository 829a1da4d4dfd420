import type { Proofs } from '../../workflows/audit/port.ts';
import type { Resellers } from '../../workflows/reseller/port.ts';
import type { Orders } from '../../workflows/order/port.ts';

/** Exactly what giving out proofs needs. */
export interface ProofServices {
  readonly proofs: Pick<Proofs, 'link' | 'customerByDomain'>;
  readonly orders: Pick<Orders, 'latest'>;
  readonly resellers: Pick<Resellers, 'membership' | 'people'>;
}
