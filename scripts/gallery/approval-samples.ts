import type { Approval, ApprovalSubject } from '../../src/domain/approval.ts';
import type { Approvals, Outlook } from '../../src/workflows/approval/port.ts';
import { nina, olga } from './order-samples.ts';

/** What is true of an approval while a card is made. */
export interface ApprovalSituation extends Partial<Approval> {
  /** Who looks at it; absent: who decides. */
  readonly beholder?: 'approver' | 'second' | 'stand-in' | 'seller' | 'colleague' | 'channel';
  readonly customer?: string;
  /** How many wait. */
  readonly waiting?: number;
  /** The one that has taken its place. */
  readonly follower?: Partial<Approval>;
  /** What would come of placing a draft. */
  readonly outlook?: Outlook;
}

/** 14 September 2026, 10:42 UTC: the gallery's moment. */
const now = Date.UTC(2026, 8, 14, 10, 42);
const hour = 60 * 60_000;
const at = (n: number) => ({ tenantId: nina.tenantId, userId: `77777777-7777-4777-8777-0000000000${n}` });

/** People of Northwind who have to do with approvals. */
export const oscar = at(12);
export const leo = at(13);
const jon = at(15);

export const beholders = {
  approver: oscar,
  second: olga,
  'stand-in': leo,
  seller: nina,
  colleague: jon,
  channel: { tenantId: nina.tenantId, userId: '19:approvals@thread.tacv2' },
} as const;

export const approvalPeople = [
  { ...nina, name: 'Nina Roth', roles: ['seller'], state: 'admitted' },
  { ...oscar, name: 'Oscar Ward', roles: ['owner'], state: 'admitted' },
  { ...olga, name: 'Olga Hall', roles: ['owner'], state: 'admitted' },
  { ...leo, name: 'Leo Brandt', roles: ['seller'], state: 'admitted' },
  { ...jon, name: 'Jon Fair', roles: ['seller'], state: 'admitted' },
] as const;

const eur = (minor: number) => ({ minor, currency: 'EUR' });

const subject = (customer: string): ApprovalSubject => ({
  customer,
  isOwnUse: customer === '',
  lines: [
    {
      title: 'Microsoft 365 E3',
      quantity: 15,
      term: 'P1Y',
      billing: 'monthly',
      endsOn: '2027-02-01',
      unitPrice: eur(3024),
    },
  ],
  total: eur(240_000),
});

/** An approval in one state, with the facts such a state has. */
export function sampleApproval(situation: ApprovalSituation = {}): Approval {
  const { beholder: _, customer = 'Contoso Ltd', waiting: __, follower: ___, outlook: ____, ...facts } = situation;
  return {
    id: 'A-1001',
    version: 3,
    orderId: 'F-1042',
    resellerId: 'R-1001',
    state: 'open',
    fingerprint: 'b2f1'.repeat(16),
    subject: subject(customer),
    requestedBy: nina,
    reasons: [{ kind: 'amount', over: eur(200_000) }, { kind: 'new-customer' }],
    fourEyes: true,
    levels: [{ approvers: [oscar], standIns: [leo] }],
    level: 0,
    stoodIn: false,
    approvedBy: [],
    words: [],
    unreached: [],
    reminded: false,
    askedAt: now - hour,
    remindAt: now + 11 * hour,
    deadlineAt: now + 23 * hour,
    expiresAt: now + 167 * hour,
    answerMs: 24 * hour,
    ...facts,
  };
}

/** Approvals that know one situation; whatever changes something only pretends to. */
export function sampleApprovals(
  situation: ApprovalSituation | undefined,
): Omit<Approvals, 'settings' | 'changeSettings' | 'absence' | 'useChannel'> {
  const approval = sampleApproval(situation);
  const { waiting = 0, follower, outlook = { kind: 'none' } } = situation ?? {};
  const done = async () => ({ kind: 'done', approval, happened: 'commented' }) as const;
  const all = Array.from({ length: waiting }, (_, n) => ({ ...approval, id: `A-100${n + 1}` }));
  return {
    find: async (id) =>
      id === approval.followedBy && follower !== undefined
        ? { ...sampleApproval(situation), id, ...follower }
        : situation && approval,
    ofOrder: async () => situation && approval,
    waiting: async (_asker, limit) => all.slice(0, limit),
    made: async () =>
      (['approved', 'rejected', 'changed', 'given', 'asked'] as const)
        .slice(0, waiting)
        .map((decision) => ({ approval, decision, at: now - hour })),
    show: async () => 'unknown',
    approve: done,
    reject: done,
    change: done,
    ask: done,
    answer: done,
    comment: done,
    give: done,
    outlook: async () => outlook,
    pickApprover: done,
  };
}
