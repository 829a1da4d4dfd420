import type { EntryOutcome } from '../../src/domain/invitation-batch.ts';
import { cases, hostile, long, steps, text } from './shown.ts';

/** The list of invitations, and lists of customers that are invited together. */
const staff = { staff: true } as const;
const seller = { inviting: { seller: true } } as const;

export const invitationsSteps = steps(
  'invitations',
  { name: 'none', step: 'list', in: staff },
  { name: 'none found', step: 'list', in: staff, memory: { words: hostile } },
  { name: 'a page', step: 'list', in: { ...staff, inviting: { listed: 40 } }, memory: { page: 1 } },
  {
    name: 'a page, found by words, hostile name',
    step: 'list',
    in: { ...staff, customer: hostile, inviting: { listed: 7 } },
    memory: { words: hostile, which: 'all' },
  },
  { name: 'a page, long names', step: 'list', in: { ...staff, customer: long, inviting: { listed: 20 } } },
  { name: 'a page, seller', step: 'list', in: { inviting: { seller: true, listed: 7 } } },
  { name: 'unknown number', step: 'list', in: { ...staff }, reply: text('I-4711') },
  { name: 'paste a list', step: 'many', in: { ...staff, reseller: { waiting: 3 } } },
  { name: 'paste a list, seller', step: 'many', in: seller },
  { name: 'paste a list, empty', step: 'many', in: seller, reply: { choice: 'look', fields: { list: ' ' } } },
  {
    name: 'paste a list, too long',
    step: 'many',
    in: seller,
    reply: text(Array.from({ length: 201 }, (_one, n) => `customer-${n}.example`).join('\n')),
  },
  {
    name: 'for whom, hostile name',
    step: 'whom',
    in: { ...staff, reseller: { waiting: 3, company: hostile } },
    memory: { entries: [{ line: 1, domain: 'contoso.com' }] },
  },
  { name: 'nobody invited', step: 'many', in: staff, reply: { choice: 'never' } },
);

const found = (name: string): EntryOutcome => ({
  kind: 'found',
  tenantId: '33333333-3333-4333-8333-000000000001',
  name,
  domain: 'contoso.com',
  accountId: 'europe',
});
const choose = (name: string): EntryOutcome => ({
  kind: 'choose-account',
  tenantId: '33333333-3333-4333-8333-000000000004',
  name,
  domain: 'litware.com',
  accountIds: ['united-states', 'canada'],
});
const kinds = [
  'not-a-domain',
  'unknown-domain',
  'own-tenant',
  'other-cloud',
  'not-sold-there',
  'other-region',
  'twice',
  'not-an-address',
  'failed',
] as const;
const not: readonly EntryOutcome[] = [
  ...kinds.map((kind) => ({ kind })),
  { kind: 'already', name: 'Adventure Works' },
];
const invited = (n: number): EntryOutcome => ({
  kind: 'invited',
  invitationId: `I-${1042 + n}`,
  mailed: n % 2 === 0,
});
const before = (earlier: 'sent' | 'prepared'): EntryOutcome => ({
  kind: 'invited',
  invitationId: 'I-1031',
  mailed: false,
  earlier,
});
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_one, n) => make(n));
const longDomain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`;

export const invitationsCases = cases(
  'invitations',
  {
    name: 'case looking',
    in: {
      ...staff,
      inviting: { batch: { state: 'looking', outcomes: [found('Contoso Ltd'), { kind: 'waiting' }] } },
    },
  },
  {
    name: 'case ready',
    in: {
      ...staff,
      inviting: {
        batch: { state: 'ready', outcomes: [found('Contoso Ltd'), choose('Litware Inc.'), ...not] },
      },
    },
  },
  {
    name: 'case ready, hostile name',
    in: { ...staff, inviting: { batch: { state: 'ready', outcomes: [found(hostile)], domain: hostile } } },
  },
  {
    name: 'case ready, 200 of them',
    in: {
      ...staff,
      inviting: {
        batch: {
          state: 'ready',
          domain: longDomain,
          outcomes: [
            ...many(80, () => found(long)),
            ...many(20, () => choose(long)),
            ...many(10, () => not).flat(),
          ],
        },
      },
    },
  },
  { name: 'case, nobody can be', in: { ...staff, inviting: { batch: { state: 'ready', outcomes: not } } } },
  {
    name: 'case inviting, of a reseller',
    in: {
      reseller: {},
      inviting: {
        seller: true,
        batch: { state: 'inviting', outcomes: [invited(0), found('Fabrikam GmbH')], resellerId: 'R-1001' },
      },
    },
  },
  {
    name: 'case done',
    in: { ...staff, inviting: { batch: { state: 'done', outcomes: [...many(6, invited), ...not] } } },
  },
  {
    name: 'case done, some invited before',
    in: {
      ...staff,
      inviting: { batch: { state: 'done', outcomes: [invited(0), before('sent'), before('prepared')] } },
    },
  },
  {
    name: 'case done, 200 of them',
    in: {
      ...staff,
      inviting: { batch: { state: 'done', domain: longDomain, outcomes: many(200, invited) } },
    },
  },
  {
    name: 'case dropped',
    in: { ...staff, inviting: { batch: { state: 'dropped', outcomes: [found('Contoso Ltd')] } } },
  },
);
