import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyDraft } from '../../src/domain/order-draft.ts';
import {
  afterStep,
  endStates,
  ImpossibleOrderStep,
  mustStep,
  stageOf,
  tenantOf,
  workingStates,
  type Order,
  type OrderProgress,
  type OrderState,
  type OrderStep,
} from '../../src/domain/order.ts';

const states: readonly OrderState[] = [
  'draft',
  ...workingStates,
  'awaiting-approval',
  'parked',
  'needs-answer',
  'needs-person',
  ...endStates,
];
const steps: readonly OrderStep[] = [
  ...workingStates.map((stage) => ({ name: 'work', stage }) as const),
  { name: 'seek-approval' },
  { name: 'return' },
  { name: 'expire' },
  { name: 'park' },
  { name: 'ask' },
  { name: 'hand-over' },
  { name: 'finish' },
  { name: 'discard' },
  { name: 'fail' },
];
const anyState = fc.constantFrom(...states);
const anyStep = fc.constantFrom(...steps);

/** From which states each step is possible, written down a second time as a table. */
const possible: Readonly<Record<OrderStep['name'], readonly OrderState[]>> = {
  work: ['draft', 'awaiting-approval', ...workingStates, 'parked', 'needs-answer', 'needs-person'],
  'seek-approval': ['draft'],
  return: ['awaiting-approval'],
  expire: ['awaiting-approval'],
  park: ['creating-tenant', 'recording-agreement', 'filling-cart', 'checking-out'],
  ask: [...workingStates, 'parked'],
  'hand-over': [...workingStates, 'parked'],
  finish: ['provisioning', 'needs-person'],
  discard: ['draft', 'awaiting-approval', 'filling-cart', 'parked', 'needs-answer', 'needs-person'],
  fail: [...workingStates, 'parked', 'needs-answer', 'needs-person'],
};

function order(progress: OrderProgress, buyer: 'new' | 'tenant'): Order {
  const person = { tenantId: 't', userId: 'u' };
  return {
    id: 'F-1',
    version: 1,
    state: 'draft',
    resellerId: 'R-1',
    createdBy: person,
    draft: {
      ...emptyDraft,
      buyer:
        buyer === 'new'
          ? { kind: 'new', company: {}, proofs: {}, prefix: 'fabrikam' }
          : { kind: 'tenant', tenantId: 'theirs', domain: 'theirs.example' },
    },
    progress,
    createdAt: 0,
    updatedAt: 0,
  };
}

const done = {
  tenant: { tenantId: 'made', domain: 'made.onmicrosoft.com', createdAt: 1 },
  agreementAt: 2,
  cart: { id: 'c', filledAt: 3 },
  checkoutAt: 4,
  orders: [],
} satisfies OrderProgress;

describe('states of an order', () => {
  it('every step in every state: as in the table, and nothing else', () => {
    for (const state of states) {
      for (const step of steps) {
        const isPossible = possible[step.name].includes(state);
        assert.equal(afterStep(state, step) !== undefined, isPossible, `${state} ${step.name}`);
      }
    }
  });

  it('any way through: an end is an end, and what was sold is not discarded', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (taken) => {
        let state: OrderState = 'draft';
        for (const step of taken) {
          const next = afterStep(state, step);
          if (endStates.includes(state)) assert.equal(next, undefined);
          if (next === 'discarded') assert.ok(state !== 'checking-out' && state !== 'provisioning');
          if (next === 'expired') assert.equal(state, 'awaiting-approval');
          if (next === 'draft') assert.equal(state, 'awaiting-approval');
          if (next === 'done') assert.ok(state === 'provisioning' || state === 'needs-person');
          state = next ?? state;
        }
      }),
    );
  });

  it('an impossible step: throws, and names state and step', () => {
    fc.assert(
      fc.property(anyState, anyStep, (state, step) => {
        const next = afterStep(state, step);
        if (next !== undefined) return assert.equal(mustStep(state, step), next);
        assert.throws(() => mustStep(state, step), ImpossibleOrderStep);
      }),
    );
    assert.throws(() => mustStep('done', { name: 'discard' }), /done cannot discard/);
  });

  it('every state that is no end: something leads out of it', () => {
    for (const state of states.filter((candidate) => !endStates.includes(candidate)))
      assert.ok(
        steps.some((step) => afterStep(state, step) !== undefined),
        state,
      );
  });
});

describe('the stage an order goes on at', () => {
  it('whatever is done: the first that is not', () => {
    const anyProgress: fc.Arbitrary<OrderProgress> = fc
      .subarray(Object.keys(done) as (keyof typeof done)[])
      .map((keys) => Object.fromEntries(keys.map((key) => [key, done[key]])));
    fc.assert(
      fc.property(anyProgress, fc.constantFrom('new' as const, 'tenant' as const), (progress, buyer) => {
        const stage = stageOf(order(progress, buyer));
        const open = [
          [buyer === 'new' && progress.tenant === undefined, 'creating-tenant'],
          [progress.agreementAt === undefined, 'recording-agreement'],
          [progress.cart === undefined, 'filling-cart'],
          [true, 'checking-out'],
        ] as const;
        const expected =
          progress.orders !== undefined
            ? 'provisioning'
            : progress.checkoutAt !== undefined
              ? 'checking-out'
              : open.find(([isOpen]) => isOpen)?.[1];
        assert.equal(stage, expected);
      }),
    );
  });

  it('once Microsoft was asked to sell: never anything before that again', () => {
    assert.equal(stageOf(order({ checkoutAt: 1 }, 'new')), 'checking-out');
    assert.equal(stageOf(order({ checkoutAt: 1, orders: [] }, 'tenant')), 'provisioning');
  });

  it('tenant: the customer’s own, or the one that was made', () => {
    assert.equal(tenantOf(order({}, 'new')), undefined);
    assert.equal(tenantOf(order(done, 'new'))?.tenantId, 'made');
    assert.equal(tenantOf(order({}, 'tenant'))?.tenantId, 'theirs');
  });
});
