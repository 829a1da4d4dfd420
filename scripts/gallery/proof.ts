import type { FlowServices } from '../../src/dialogs/index.ts';
import type { OrderSituation } from './order-samples.ts';
import { hostile, steps, text, type Shown } from './shown.ts';

/** 14 September 2026, 10:52 UTC: ten minutes after the moment of the gallery. */
const until = Date.UTC(2026, 8, 14, 10, 52);

/** Proofs of the one order a situation knows, or of nothing. */
export const sampleProofs = (situation: OrderSituation | undefined): FlowServices['proofs'] => ({
  link: async (subject) =>
    situation === undefined
      ? { kind: 'unknown' }
      : {
          kind: 'link',
          url: 'https://concierge.opendoor.example/proof/sample',
          expiresAt: until,
          orderIds: subject.kind === 'order' ? [subject.orderId] : ['F-1042', 'F-1057', 'F-1101'],
        },
  customerByDomain: async () =>
    situation === undefined ? undefined : { tenantId: '33333333-3333-4333-8333-000000000001' },
});

const owner = { order: { state: 'done', done: 4 }, owner: true } as const;

export const proofSteps: readonly Shown[] = [
  ...steps(
    'proof',
    { name: 'which', step: 'which', in: owner },
    {
      name: 'which, hostile name',
      step: 'which',
      in: { order: { state: 'done', done: 4, customer: hostile }, owner: true },
    },
    { name: 'which, nothing ordered yet', step: 'which' },
    { name: 'link to an order', step: 'which', in: owner, memory: { given: 'f-1042' } },
    { name: 'link to a customer', step: 'which', in: owner, memory: { given: 'contoso.com' } },
    { name: 'unknown order', step: 'which', reply: text('F-9999') },
    { name: 'not understood', step: 'which', in: owner, reply: text('everything') },
  ),
];
