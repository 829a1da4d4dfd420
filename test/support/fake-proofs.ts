import type { Clock } from '../../src/clock.ts';
import type { FlowServices } from '../../src/dialogs/index.ts';
import { tenantOf } from '../../src/domain/order.ts';
import type { ProofAsker, ProofSubject } from '../../src/workflows/audit/port.ts';
import type { FakeOrders } from './fake-orders.ts';

/** Links to proofs without files behind them, for those who may have them: `ownedBy` names the company somebody owns. */
export function fakeProofs(
  clock: Clock,
  orders: Pick<FakeOrders, 'all'>,
  ownedBy: (by: ProofAsker) => string | undefined,
): FlowServices['proofs'] {
  let links = 0;
  const ofSubject = (subject: ProofSubject, asker: ProofAsker) =>
    orders.all.filter(
      (order) =>
        (asker.staff || order.resellerId === ownedBy(asker)) &&
        (subject.kind === 'order'
          ? order.id === subject.orderId
          : order.state !== 'draft' && tenantOf(order)?.tenantId === subject.tenantId),
    );
  return {
    async link(subject, asker) {
      const found = ofSubject(subject, asker);
      if (found.length === 0) return { kind: 'unknown' };
      links += 1;
      const url = `https://concierge.example/proof/token-${links}`;
      return { kind: 'link', url, expiresAt: clock.now() + 600_000, orderIds: found.map(({ id }) => id) };
    },
    async customerByDomain(domain, asker) {
      const found = orders.all.map(tenantOf).find((tenant) => tenant?.domain === domain);
      const isTheirs =
        found !== undefined && ofSubject({ kind: 'customer', tenantId: found.tenantId }, asker).length > 0;
      return isTheirs ? { tenantId: found.tenantId } : undefined;
    },
  };
}
