import { kitWords } from '../../src/dialogs/kit/words.ts';
import { words } from '../../src/dialogs/approval/text.ts';
import type { Approval } from '../../src/domain/approval.ts';
import { approvalPeople, leo, oscar, sampleApproval, type ApprovalSituation } from './approval-samples.ts';
import { nina, olga, sampleOrder, type OrderSituation } from './order-samples.ts';
import type { Situation } from './samples.ts';
import { cases, hostile, long, steps, text } from './shown.ts';

const now = Date.UTC(2026, 8, 14, 10, 42);
const minute = 60_000;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const [line] = sampleApproval().subject.lines;
if (line === undefined) throw new Error('the sample has no line');

/** An approval with the order it is about. */
const asked = (
  situation: ApprovalSituation = {},
  order: OrderSituation = { state: 'awaiting-approval', isNew: false },
): Situation => ({
  approval: situation,
  order,
  reseller: { people: approvalPeople },
  buying: {},
});

const waits: OrderSituation = { state: 'awaiting-approval', isNew: false };
const { shown } = sampleOrder(waits);
const again: OrderSituation = { ...waits, shown: shown && { ...shown, alike: 'F-1040' } };

const word = (kind: 'question' | 'answer' | 'comment', said: string, minutes: number) => ({
  kind,
  by: kind === 'answer' ? nina : oscar,
  at: now - minutes * minute,
  text: said,
});
const question = word('question', 'Why yearly?', 20);
const talked: ApprovalSituation = {
  words: [
    question,
    word('answer', 'They keep them for three years anyway.', 9),
    word('comment', 'Then I am fine.', 3),
  ],
};
const paused: ApprovalSituation = { words: [question], pausedAt: now - 20 * minute };
const notAccepted: ApprovalSituation = {
  subject: { ...sampleApproval().subject, isListPrice: true, awaitsAcceptance: true },
};
const twoLevels = {
  levels: [
    { approvers: [oscar], standIns: [leo] },
    { approvers: [olga], standIns: [] },
  ],
};
const second: ApprovalSituation = {
  ...twoLevels,
  level: 1,
  approvedBy: [{ by: oscar, at: now - 5 * minute, level: 0 }],
};
const manyLines: ApprovalSituation = {
  subject: {
    ...sampleApproval().subject,
    lines: Array.from({ length: 12 }, (_, n) => ({
      ...line,
      title: `Microsoft 365 E${n + 1}`,
      promotionId: '39NFJQT1PJ6G',
    })),
  },
};
const ended = (state: Approval['state'], more: ApprovalSituation = {}): ApprovalSituation => ({
  state,
  ended: { at: now - 11 * minute, by: state === 'withdrawn' ? nina : oscar },
  ...more,
});
const dearer: ApprovalSituation = ended('superseded', {
  ended: { at: now - 11 * minute },
  followedBy: 'A-1002',
  follower: {
    subject: { ...sampleApproval().subject, lines: [{ ...line, unitPrice: eur(3360) }] },
    follows: 'A-1001',
  },
});
const views = ['approver', 'second', 'stand-in', 'seller', 'colleague', 'channel'] as const;
const ends = {
  approved: ended('approved'),
  rejected: ended('rejected', {
    ended: { at: now, by: oscar, because: 'Monthly is enough for them.' },
  }),
  changed: ended('changed', {
    ended: { at: now, by: oscar, wanted: [{ quantity: 12, term: 'P1M', billing: 'monthly' }] },
  }),
  superseded: dearer,
  expired: ended('expired', { ended: { at: now } }),
  withdrawn: ended('withdrawn'),
};

/** The card of an approval: for everybody who may see it, and in every state. */
export const approvalCases = cases(
  'approval',
  ...views.map((beholder) => ({
    name: `case open, seen by ${beholder}`,
    in: asked({ ...twoLevels, beholder }),
  })),
  ...views.map((beholder) => ({
    name: `case second level, seen by ${beholder}`,
    in: asked({ ...second, beholder }),
  })),
  { name: 'case, the same was ordered lately', in: asked({}, again) },
  { name: 'case talked about', in: asked(talked) },
  { name: 'case with a question, seen by approver', in: asked(paused) },
  { name: 'case with a question, seen by seller', in: asked({ ...paused, beholder: 'seller' }) },
  { name: 'case with a question, seen by channel', in: asked({ ...paused, beholder: 'channel' }) },
  { name: 'case not reached, seen by seller', in: asked({ unreached: [oscar], beholder: 'seller' }) },
  { name: 'case of a customer who has not accepted', in: asked(notAccepted) },
  { name: 'case of a customer who has not accepted, approved', in: asked(ended('approved', notAccepted)) },
  { name: 'case stood in', in: asked({ stoodIn: true, beholder: 'stand-in' }) },
  { name: 'case that follows another', in: asked({ id: 'A-1002', follows: 'A-1001' }) },
  { name: 'case with many lines', in: asked(manyLines) },
  { name: 'case own use, nothing known', in: asked({ customer: '', subject: { ...sampleApproval({ customer: '' }).subject, total: undefined, lines: [{ ...line, unitPrice: undefined }] } }) },
  { name: 'case hostile name', in: asked({ customer: hostile, words: [word('comment', hostile, 3)] }) },
  { name: 'case long name', in: asked({ customer: long, words: [word('comment', long, 3)] }) },
  ...Object.entries(ends).flatMap(([state, situation]) =>
    (['approver', 'seller', 'channel'] as const).map((beholder) => ({
      name: `case ${state}, seen by ${beholder}`,
      in: asked(
        { ...situation, beholder },
        state === 'approved'
          ? { state: 'checking-out', done: 2, isNew: false }
          : { state: 'draft', isNew: false },
      ),
    })),
  ),
  {
    name: 'case pressed late',
    in: asked(ends.approved, { state: 'done', done: 4, isNew: false }),
    notice: (language) => words(language).late.approved('Oscar Ward', '11:31'),
  },
  {
    name: 'case without a reason',
    in: asked(),
    notice: (language) => words(language).becauseMissing,
  },
);

const meant = { memory: { approval: 'A-1001' }, in: asked() };

const replying = {
  memory: { approval: 'A-1001', words: 'They keep them for three years anyway.' },
  in: asked({ ...paused, beholder: 'seller' }),
};

export const approvalSteps = steps(
  'approval',
  { name: 'list', step: 'list', in: asked({ waiting: 3 }) },
  { name: 'list, hostile name', step: 'list', in: asked({ waiting: 1, customer: hostile }) },
  { name: 'list, none', step: 'list', in: asked() },
  {
    name: 'list, not understood',
    step: 'list',
    in: asked({ waiting: 8 }),
    notice: (language) => kitWords(language).unclear,
  },
  { name: 'own decisions', step: 'list', memory: { wish: 'made' }, in: asked({ waiting: 5 }) },
  { name: 'own decisions, none', step: 'list', memory: { wish: 'made' }, in: asked() },
  { name: 'approve, typed', step: 'approve', ...meant },
  { name: 'approve, typed, hostile name', step: 'approve', ...meant, in: asked({ customer: hostile }) },
  { name: 'approve, typed, left', step: 'approve', ...meant, reply: { choice: 'no' } },
  { name: 'reject, typed', step: 'reject', ...meant },
  { name: 'reject, typed, no reason', step: 'reject', ...meant, reply: { choice: 'send', fields: { words: ' ' } } },
  { name: 'ask, typed', step: 'ask', ...meant },
  { name: 'comment, typed', step: 'comment', ...meant },
  { name: 'reject, typed with its reason', step: 'reject', ...meant, memory: { ...meant.memory, words: 'Too many.' } },
  { name: 'answer, typed', step: 'reply', ...replying },
  { name: 'answer, typed, hostile', step: 'reply', ...replying, memory: { ...replying.memory, words: hostile } },
  { name: 'answer, typed, too long', step: 'reply', ...replying, memory: { ...replying.memory, words: 'ab '.repeat(120) } },
  { name: 'answer, typed, not sent', step: 'reply', ...replying, reply: { choice: 'no' } },
  { name: 'comment, typed, done', step: 'comment', ...meant, reply: text('Looks right to me.') },
);

/** The order's own card while it waits for an approval, and after it came back. */
export const orderApprovals = cases(
  'order',
  { name: 'case waits for approval', in: asked({ beholder: 'seller' }) },
  { name: 'case waits for approval, asked', in: asked({ ...paused, beholder: 'seller' }) },
  { name: 'case waits for approval, talked about', in: asked({ ...talked, beholder: 'seller' }) },
  { name: 'case waits for approval, not reached', in: asked({ unreached: [oscar], beholder: 'seller' }) },
  {
    name: 'case waits for approval, mailed instead',
    in: asked({ unreached: [{ ...oscar, mailed: true }], beholder: 'seller' }),
  },
  { name: 'case waits for approval, hostile words', in: asked({ words: [word('question', hostile, 3)], pausedAt: now, beholder: 'seller', customer: hostile }) },
  { name: 'case waits for approval, seen by approver', in: asked() },
  ...(['rejected', 'changed'] as const).map((how) => ({
    name: `case came back, ${how}`,
    in: asked(
      { ...ends[how], beholder: 'seller' },
      {
        state: 'draft',
        isNew: false,
        progress: {
          returned: { approvalId: 'A-1001', how, by: oscar, at: now - minute, because: how === 'rejected' ? 'Too many.' : undefined },
        },
      },
    ),
  })),
  { name: 'case expired', in: asked({ ...ends.expired, beholder: 'seller' }, { state: 'expired', isNew: false }) },
);

export const approverSteps = steps(
  'order',
  {
    name: 'who approves, seen by an owner',
    step: 'approver',
    memory: { order: 'F-1042' },
    in: { ...asked({}, { state: 'draft', isNew: false }), owner: true },
  },
  {
    name: 'who approves, not understood',
    step: 'approver',
    memory: { order: 'F-1042' },
    in: { ...asked({}, { state: 'draft', isNew: false }), owner: true },
    reply: text('somebody'),
  },
  {
    name: 'who approves, seen by a seller',
    step: 'approver',
    memory: { order: 'F-1042' },
    in: asked({ beholder: 'seller' }, { state: 'draft', isNew: false }),
  },
);
