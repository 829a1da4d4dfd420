import type { CustomerStatus } from '../../src/workflows/customer-status/port.ts';
import { licence, standing } from './customers-samples.ts';
import { sampleOrder } from './order-samples.ts';
import { cases, hostile, long, steps, text, type Shown } from './shown.ts';

const asStaff = (status: Partial<CustomerStatus> = {}) =>
  ({ staff: true, customers: { status: { seenBy: 'staff', ...status } } }) as const;
const asSeller = (status: Partial<CustomerStatus> = {}) => ({ customers: { status } }) as const;
const unknown = <Because extends string>(because: Because) => ({ kind: 'unknown', because }) as const;
const known = <Value>(value: Value) => ({ kind: 'known', value }) as const;

const orders = [
  {
    order: sampleOrder({ id: 'F-1042', state: 'provisioning', done: 3 }),
    reseller: undefined,
    approval: undefined,
  },
  { order: sampleOrder({ id: 'F-1051', state: 'parked' }), reseller: undefined, approval: undefined },
  {
    order: sampleOrder({ id: 'F-1060', state: 'awaiting-approval' }),
    reseller: undefined,
    approval: { id: 'A-1001', state: 'open', isPaused: true },
  },
] as const;

export const customersSteps: readonly Shown[] = steps(
  'customers',
  { name: 'list, a few', step: 'find' },
  { name: 'list, many', step: 'find', in: { customers: { found: 123 } }, memory: { page: 3 } },
  { name: 'list, none', step: 'find', in: { customers: { found: 0 } } },
  { name: 'list, hostile names', step: 'find', in: { customers: { foundName: hostile } } },
  { name: 'list, long names', step: 'find', in: { customers: { found: 30, foundName: long } } },
  { name: 'found by words', step: 'find', memory: { words: 'adventure' } },
  { name: 'found by words, hostile', step: 'find', memory: { words: hostile } },
  { name: 'only resembling', step: 'find', in: { customers: { isGuess: true } }, memory: { words: 'advnture' } },
  { name: 'nobody of that name', step: 'find', in: { customers: { found: 0 } }, memory: { words: 'Fabrikam' } },
  { name: 'picked and gone', step: 'find', reply: { choice: 'open', fields: { customer: 'gone' } } },
  { name: 'searched', step: 'find', reply: { choice: 'find', fields: { words: 'works' } } },
  { name: 'where is my order, nothing ordered', step: 'orders' },
  { name: 'searched by typing', step: 'find', reply: text('works') },
);

export const customersCases: readonly Shown[] = cases(
  'customers',
  { name: 'all is well', in: asSeller() },
  { name: 'all is well, for an owner', in: asSeller({ seenBy: 'owner' }) },
  { name: 'all is well, for staff', in: asStaff() },
  {
    name: 'no relationship with the reseller, no agreement',
    in: asSeller({
      accounts: [
        standing({ since: undefined, resellers: known([]), agreement: known({ kind: 'missing' }) }),
      ],
    }),
  },
  {
    name: 'no relationship at all',
    in: asSeller({
      accounts: [
        standing({ provider: known('missing'), resellers: known([]), agreement: unknown('no-relationship') }),
      ],
      licences: unknown('no-relationship'),
      health: unknown('no-relationship'),
      invitation: { id: 'I-1042', state: 'opened', at: Date.UTC(2026, 8, 12, 15, 20) },
    }),
  },
  {
    name: 'taken back',
    in: asStaff({
      accounts: [standing({ provider: known('removed'), resellers: unknown('no-relationship') })],
      licences: unknown('no-relationship'),
    }),
  },
  {
    name: 'several accounts, signed online, no reseller',
    in: asStaff({
      accounts: [
        standing({ resellers: known([]), agreement: known({ kind: 'signed-online' }) }),
        standing({ accountId: 'canada', since: undefined }),
      ],
    }),
  },
  {
    name: 'admin rights asked for, incidents',
    in: asStaff({
      rights: { kind: 'asked', id: 'G-1001' },
      health: known({
        services: 6,
        troubled: [
          { name: 'Exchange Online', state: 'slow' },
          { name: 'Microsoft Teams', state: 'down' },
          { name: 'Planner', state: 'checked' },
        ],
      }),
    }),
  },
  {
    name: 'admin rights until a day',
    in: asStaff({ rights: { kind: 'active', id: 'G-1', until: Date.UTC(2027, 1, 1), extends: false } }),
  },
  {
    name: 'admin rights that extend themselves',
    in: asStaff({ rights: { kind: 'active', id: 'G-1', until: Date.UTC(2027, 1, 1), extends: true } }),
  },
  { name: 'orders under way', in: asSeller({ orders: [...orders] }) },
  {
    name: 'orders under way, for staff',
    in: asStaff({ orders: orders.map((open) => ({ ...open, reseller: 'Northwind IT Ltd' })) }),
  },
  { name: 'seats not visible', in: asSeller({ seatsUnknown: 'no-app', health: unknown('no-app') }) },
  {
    name: 'nothing answers',
    in: asStaff({
      accounts: [
        standing({
          provider: unknown('silent'),
          resellers: unknown('silent'),
          agreement: unknown('our-access'),
        }),
      ],
      licences: unknown('silent'),
      health: unknown('no-right'),
    }),
  },
  {
    name: 'licences being prepared, ending, many',
    in: asSeller({
      licences: known([
        licence({ isPending: true, seats: undefined, endsAt: undefined, renews: undefined }),
        licence({ title: 'Visio Plan 2', bought: 3, renews: false, elsewhere: 2 }),
        licence({ title: 'SPE_E5', bought: undefined, renews: undefined }),
        ...Array.from({ length: 12 }, (_, n) => licence({ title: `Product ${n}` })),
      ]),
    }),
  },
  { name: 'no licences', in: asSeller({ licences: known([]) }) },
  {
    name: 'hostile names',
    in: asStaff({
      name: hostile,
      domain: 'contoso.com',
      accounts: [
        standing({
          resellers: known([{ name: hostile, partnerId: undefined }]),
          agreement: known({ kind: 'confirmed', signer: hostile, at: undefined }),
        }),
      ],
      licences: known([licence({ title: hostile })]),
    }),
  },
);
