import { words } from '../../src/dialogs/approval-rules/text.ts';
import type { ApprovalCondition, ApprovalRule } from '../../src/domain/approval-rule.ts';
import { approvalPeople, leo, oscar } from './approval-samples.ts';
import { nina, olga } from './order-samples.ts';
import { sampleNow, type Situation } from './samples.ts';
import { hostile, long, steps, text } from './shown.ts';

const day = 86_400_000;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const rule = (number: number, when: ApprovalCondition, more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  number,
  when,
  scope: {},
  levels: [{ approvers: [], standIns: [] }],
  ...more,
});
const severalCustomers = [hostile, long, 'Adventure Works Limited'].map((name, index) => ({
  tenantId: `33333333-3333-4333-8333-00000000001${index}`,
  name,
  domain: 'adventure-works.com',
}));
const customers = [{ tenantId: '33333333-3333-4333-8333-000000000011', domain: 'adventure-works.com' }];
const settled: Situation['rules'] = {
  rules: [
    rule(1, { kind: 'amount', over: eur(200_000) }, {
      levels: [
        { approvers: [oscar], standIns: [leo] },
        { approvers: [olga], standIns: [] },
      ],
    }),
    rule(2, { kind: 'percent', over: 20 }, { scope: { customers } }),
    rule(4, { kind: 'product', words: 'Copilot' }, { scope: { unit: { name: 'Cork branch', sellers: [nina, leo] } } }),
    rule(5, { kind: 'term', overMonths: 12 }),
    rule(6, { kind: 'new-customer' }),
    rule(7, { kind: 'own-use' }),
  ],
  withoutUpToPercent: 10,
  away: [{ ...oscar, until: sampleNow + 20 * day }],
  channel: { tenantId: nina.tenantId, conversationId: '19:sales@thread.tacv2', name: 'Northwind sales' },
};
const nasty: Situation['rules'] = {
  rules: [
    rule(1, { kind: 'product', words: hostile.slice(0, 60) }, {
      scope: { customers: [{ tenantId: nina.tenantId, domain: hostile }], unit: { name: hostile, sellers: [nina] } },
      levels: [{ approvers: [nina], standIns: [] }],
    }),
  ],
  channel: { tenantId: nina.tenantId, conversationId: '19:x', name: hostile },
};
const hostilePeople = approvalPeople.map((one, index) => (index === 0 ? { ...one, name: hostile } : one));
const longPeople = approvalPeople.map((one) => ({ ...one, name: long }));

const owner = { reseller: { people: approvalPeople } } as const;
const keys = (...people: readonly { tenantId: string; userId: string }[]) =>
  people.map(({ tenantId, userId }) => `${tenantId}/${userId}`);
const every = { condition: 'every-order' } as const;

/** A company settles whose orders are approved by whom. */
export const approvalRules = steps(
  'approval-rules',
  { name: 'no rules', step: 'rules', in: owner },
  { name: 'rules, owner', step: 'rules', in: { ...owner, rules: settled } },
  { name: 'rules, added', step: 'rules', in: { ...owner, rules: settled }, memory: { told: 'added' } },
  { name: 'rules, seller', step: 'rules', in: { reseller: { ...owner.reseller, member: 'seller' }, rules: settled } },
  { name: 'rules, done', step: 'rules', in: { ...owner, rules: settled }, reply: { choice: 'done' } },
  { name: 'rules, hostile names', step: 'rules', in: { reseller: { people: hostilePeople }, rules: nasty } },
  { name: 'rules, long names', step: 'rules', in: { reseller: { people: longPeople }, rules: settled } },
  {
    name: 'rules that cannot be decided',
    step: 'rules',
    in: {
      ...owner,
      rules: {
        rules: [
          rule(1, { kind: 'every-order' }, { levels: [{ approvers: [leo], standIns: [] }] }),
          rule(2, { kind: 'every-order' }, {
            levels: [
              { approvers: [oscar], standIns: [] },
              { approvers: [oscar], standIns: [] },
            ],
          }),
        ],
      },
    },
  },
  { name: 'which orders', step: 'condition', in: owner },
  { name: 'over which amount', step: 'value', in: owner, memory: { condition: 'amount' } },
  {
    name: 'over which amount, none',
    step: 'value',
    in: owner,
    memory: { condition: 'amount' },
    reply: text('a lot'),
  },
  {
    name: 'over which amount, another currency',
    step: 'value',
    in: owner,
    memory: { condition: 'amount' },
    reply: text('$ 500'),
  },
  { name: 'how many percent', step: 'value', in: owner, memory: { condition: 'percent', value: '20' } },
  { name: 'which products', step: 'value', in: owner, memory: { condition: 'product' } },
  { name: 'how many months', step: 'value', in: owner, memory: { condition: 'term' } },
  { name: 'products meant', step: 'products', in: owner, memory: { condition: 'product', value: 'business' } },
  { name: 'products meant, none', step: 'products', in: owner, memory: { condition: 'product', value: hostile } },
  { name: 'whose orders', step: 'scope', in: owner, memory: every },
  { name: 'which customer', step: 'customer', in: owner, memory: every },
  {
    name: 'which customer of several',
    step: 'which-customer',
    in: { ...owner, buying: { customers: severalCustomers } },
    memory: { ...every, customerWords: 'a' },
  },
  { name: 'which unit', step: 'unit', in: owner, memory: { ...every, unit: 'Cork branch', sellers: keys(nina) } },
  { name: 'which unit, nobody', step: 'unit', in: owner, memory: every, reply: { choice: 'next', fields: { name: 'Cork' } } },
  { name: 'who decides', step: 'approvers', in: owner, memory: { ...every, approvers: keys(oscar) } },
  { name: 'who decides, hostile name', step: 'approvers', in: { reseller: { people: hostilePeople } }, memory: every },
  { name: 'who stands in', step: 'stand-ins', in: owner, memory: { ...every, approvers: keys(oscar) } },
  { name: 'one approval or two', step: 'more', in: owner, memory: every },
  { name: 'who decides second', step: 'second', in: owner, memory: every },
  { name: 'who stands in second', step: 'second-stand-ins', in: owner, memory: { ...every, second: keys(olga) } },
  {
    name: 'add it',
    step: 'summary',
    in: owner,
    memory: { condition: 'amount', value: '2000', approvers: keys(oscar), standIns: keys(leo), hasSecond: true, second: keys(olga) },
  },
  { name: 'add it, cannot be decided', step: 'summary', in: owner, memory: { ...every, approvers: keys(nina) } },
  { name: 'remove', step: 'remove', in: { ...owner, rules: settled } },
  { name: 'remove, hostile names', step: 'remove', in: { reseller: { people: hostilePeople }, rules: nasty } },
  { name: 'numbers', step: 'numbers', in: { ...owner, rules: settled } },
  {
    name: 'numbers, wrong',
    step: 'numbers',
    in: owner,
    reply: { choice: 'save', fields: { without: '', answer: '200', expiry: '2' } },
  },
  { name: 'who is away', step: 'away', in: { ...owner, approval: {} } },
  { name: 'who is away, no day', step: 'away', in: { ...owner, approval: {} }, reply: text('sometime') },
  {
    name: 'a colleague is quicker all the time',
    step: 'rules',
    in: { ...owner, rules: settled },
    notice: (language) => words(language).trouble.tooLate,
  },
);
