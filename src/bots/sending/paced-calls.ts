import type { Notice } from '../../services/store/notices.ts';
import type { Delivery } from '../connector.ts';
import type { CallLimiter } from './call-limiter.ts';
import type { TenantLeases } from './tenant-leases.ts';

/**
 * `not-ours`: another instance sends to this tenant now, or took the notice. `too-long`: the conversation takes nothing
 * for so many seconds. Neither has sent anything.
 */
export type NotCalled =
  { readonly kind: 'not-ours' } | { readonly kind: 'too-long'; readonly seconds: number };

export interface PacedCall {
  readonly notice: Notice;
  readonly conversationId: string;
  /** What has to be written before the call leaves; false when it must not leave. */
  readonly before?: () => Promise<boolean>;
  readonly call: () => Promise<Delivery>;
}

/** Makes calls to Teams within its limits and only while this instance is the one that sends to the tenant. */
export function createPacedCalls(parts: {
  readonly limiter: CallLimiter;
  readonly leases: Pick<TenantLeases, 'hold' | 'isHeld'>;
}) {
  const { limiter, leases } = parts;

  return async ({ notice, conversationId, before, call }: PacedCall): Promise<Delivery | NotCalled> => {
    const { tenantId } = notice.target;
    const leave = await limiter.take(notice.target, conversationId);
    if (leave.kind === 'too-long') return leave;
    try {
      if ((await leases.hold(tenantId)) === 'others') return { kind: 'not-ours' };
      if (before !== undefined && !(await before())) return { kind: 'not-ours' };
      // A process that was frozen while it waited for the database finds out here.
      if (!leases.isHeld(tenantId)) return { kind: 'not-ours' };
      const delivery = await call();
      if (delivery.kind === 'later' && delivery.throttled === true)
        limiter.throttled(tenantId, conversationId, delivery.seconds);
      return delivery;
    } finally {
      leave.answered();
    }
  };
}

export type PacedCalls = ReturnType<typeof createPacedCalls>;
