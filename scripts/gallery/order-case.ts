import { kitWords } from '../../src/dialogs/kit/words.ts';
import { en as causes } from '../../src/dialogs/kit/order-trouble-en.ts';
import { words } from '../../src/dialogs/order/case-text.ts';
import type { StandstillCause } from '../../src/domain/order.ts';
import { ofTenant } from './order-drafts.ts';
import { invitationOfFabrikam } from './order-invitation.ts';
import { samplePeople } from './reseller-samples.ts';
import { olga, sampleLines, signInWaits, type OrderSituation } from './order-samples.ts';
import { cases, hostile, long, steps } from './shown.ts';

/** Lets a seller see an order with a colleague who could be told too. */
const order = (situation: OrderSituation) => ({ order: situation, reseller: { people: samplePeople } });
const owned = (situation: OrderSituation) => ({
  owner: true as const,
  order: situation,
  reseller: {
    people: [...samplePeople, { ...olga, name: 'Olga Hall', roles: ['owner'], state: 'admitted' } as const],
  },
});
const desk = (situation: OrderSituation) => ({ staff: true, ...order(situation) });

const support = { code: 900420, correlationId: '66666666-6666-4666-8666-000000000099' };
const stopped = (cause: StandstillCause): OrderSituation => ({
  state: 'needs-answer',
  done: 2,
  standstill: { cause, ...support },
});
const partly: OrderSituation = {
  state: 'needs-person',
  done: 3,
  progress: {
    placedAt: Date.UTC(2026, 8, 14, 10, 32),
    agreementAt: Date.UTC(2026, 8, 14, 10, 33),
    checkoutAt: Date.UTC(2026, 8, 14, 10, 34),
    orderedAt: Date.UTC(2026, 8, 14, 10, 34),
    orders: [{ id: 'Zk3bM6', status: 'completed', lines: [0] }],
  },
  isNew: false,
  standstill: { cause: 'partly-ordered', lines: [1], ...support },
};
const allCauses = Object.keys(causes) as StandstillCause[];

/** The case card of an order as the seller sees it, in every state and for every cause. */
export const orderCases = cases(
  'order',
  { name: 'case draft', in: order({ state: 'draft' }) },
  { name: 'case draft, seen by the owner', in: owned({ state: 'draft' }) },
  { name: 'case done, seen by the owner', in: owned({ state: 'done', done: 4 }) },
  {
    name: 'case stopped, seen by the owner',
    in: owned({ state: 'needs-answer', done: 0, standstill: { cause: 'email', field: 'email' } }),
  },
  { name: 'case just placed', in: order({ state: 'creating-tenant' }) },
  { name: 'case checking agreement', in: order({ state: 'recording-agreement', done: 1, signIn: signInWaits }) },
  { name: 'case ordering', in: order({ state: 'checking-out', done: 2, isNew: false }) },
  { name: 'case preparing', in: order({ state: 'provisioning', done: 3, signIn: signInWaits }) },
  {
    name: 'case preparing, nothing known',
    in: order({
      state: 'provisioning',
      done: 3,
      isNew: false,
      expectation: { count: 1, usual: undefined, nineOfTen: undefined },
    }),
  },
  {
    name: 'case preparing, slow',
    in: order({
      state: 'provisioning',
      done: 3,
      isNew: false,
      expectation: { count: 9, usual: 60_000, nineOfTen: -600_000 },
    }),
    event: 'slow',
  },
  { name: 'case preparing, hostile name', in: order({ state: 'provisioning', done: 3, customer: hostile }) },
  { name: 'case preparing, long name', in: order({ state: 'provisioning', done: 3, customer: long }) },
  ...(['relationship-missing', 'reseller-relationship-missing', 'agreement-missing', 'under-review'] as const).map((cause) => ({
    name: `case parked, ${cause}`,
    in: order({
      state: 'parked',
      done: 1,
      isNew: false,
      standstill: { cause, ...(cause === 'agreement-missing' ? { field: 'agreement' as const } : {}) },
    }),
  })),
  ...(['created', 'sent', 'opened', 'declined', 'expired'] as const).map((state) => ({
    name: `case parked, invitation ${state}`,
    in: {
      ...order({
        state: 'parked',
        isNew: false,
        draft: ofTenant(),
        standstill: { cause: 'relationship-missing' },
      }),
      invitation: invitationOfFabrikam(state, state === 'declined' ? { declinedBecause: 'We buy elsewhere.' } : {}),
    },
  })),
  {
    name: 'case parked, accepted without the agreement',
    in: {
      ...order({
        state: 'parked',
        isNew: false,
        draft: ofTenant(),
        standstill: { cause: 'agreement-missing', field: 'agreement' },
      }),
      invitation: invitationOfFabrikam('accepted'),
    },
  },
  {
    name: 'case stopped, dearer than shown',
    in: order({
      ...stopped('price-changed'),
      standstill: {
        cause: 'price-changed',
        field: 'price',
        prices: [
          { line: 0, before: { minor: 3024, currency: 'EUR' }, now: { minor: 3360, currency: 'EUR' } },
        ],
      },
    }),
  },
  ...allCauses.map((cause) => ({ name: `case stopped, ${cause}`, in: order(stopped(cause)) })),
  { name: 'case stopped, one field', in: order({ ...stopped('email'), standstill: { cause: 'email', field: 'email' } }) },
  {
    name: 'case done, own company',
    in: order({ state: 'done', done: 4, isNew: false, draft: { use: 'own', lines: sampleLines } }),
  },
  { name: 'case with a person', in: order({ ...stopped('unknown'), state: 'needs-person' }) },
  { name: 'case partly ordered', in: order(partly) },
  { name: 'case done', in: order({ state: 'done', done: 4, signIn: signInWaits }) },
  { name: 'case done, hostile name', in: order({ state: 'done', done: 4, customer: hostile }) },
  {
    name: 'case done, sign-in not delivered',
    in: order({ state: 'done', done: 4, signIn: { ...signInWaits, mail: 'refused' } as typeof signInWaits }),
  },
  ...(['opened', 'expired'] as const).map((kind) => ({
    name: `case done, sign-in ${kind}`,
    in: order({
      state: 'done',
      done: 4,
      signIn: { kind, address: 'katrin.vogel@fabrikam.de', at: Date.UTC(2026, 8, 14, 10, 40) },
    }),
  })),
  { name: 'case discarded', in: order({ state: 'discarded', done: 1 }) },
  { name: 'case closed', in: order({ state: 'failed', done: 2 }) },
  {
    name: 'case gone on',
    in: order({ state: 'provisioning', done: 3 }),
    notice: (language) => words(language).happened.working('Nina Roth', '11:32'),
  },
);

/** The staff's side: every cause that can need a person, and the list. */
export const orderDesk = [
  ...steps(
    'order-desk',
    { name: 'list', step: 'list', in: desk({ state: 'needs-person', done: 2 }) },
    { name: 'list, hostile name', step: 'list', in: desk({ state: 'provisioning', done: 3, customer: hostile }) },
    { name: 'list, none', step: 'list', in: { staff: true } },
    {
      name: 'list, not understood',
      step: 'list',
      in: desk({ state: 'done', done: 4 }),
      notice: (language) => kitWords(language).unclear,
    },
  ),
  ...cases(
    'order-desk',
    ...allCauses.map((cause) => ({
      name: `case ${cause}`,
      in: desk({ ...stopped(cause), state: 'needs-person' }),
    })),
    { name: 'case partly ordered, lines', in: desk(partly) },
    { name: 'case on its way', in: desk({ state: 'provisioning', done: 3 }) },
    { name: 'case waits', in: desk({ state: 'parked', done: 1, standstill: { cause: 'under-review' } }) },
    { name: 'case done', in: desk({ state: 'done', done: 4 }) },
    { name: 'case closed', in: desk({ state: 'failed', done: 2, draft: { lines: sampleLines, use: 'own' } }) },
    { name: 'case hostile name', in: desk({ ...stopped('refused'), state: 'needs-person', customer: hostile }) },
  ),
];
