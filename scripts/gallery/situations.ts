import { acceptCases, acceptSteps } from './accept.ts';
import { approvalRules } from './approval-rules.ts';
import { approvalCases, approvalSteps, approverSteps, orderApprovals } from './approval.ts';
import { cloudSteps } from './cloud.ts';
import { customersCases, customersSteps } from './customers.ts';
import { gdapShown } from './gdap.ts';
import { invitationsCases, invitationsSteps } from './invitations.ts';
import { inviteCases } from './invite-cases.ts';
import { inviteSteps } from './invite.ts';
import { resellerDesk, resellerSteps } from './reseller.ts';
import { notificationsShown } from './notifications.ts';
import { orderCases, orderDesk } from './order-case.ts';
import { orderSteps } from './order-steps.ts';
import { proofSteps } from './proof.ts';
import { cases, hostile, long, steps, text, type Shown, type StepShown } from './shown.ts';
import { words as questionsWords } from '../../src/dialogs/questions/text.ts';
import { requests } from '../../src/domain/hand-over.ts';
import { sights } from '../../src/dialogs/trouble/model.ts';

const staff = { staff: true } as const;
const open = { invitation: { state: 'opened' } } as const;
const trouble = steps(
  'trouble',
  { name: 'what do you see', step: 'see' },
  { name: 'what do you see, not understood', step: 'see', reply: text('no idea') },
  ...sights
    .filter((sight) => sight !== 'partner' && sight !== 'code')
    .flatMap((sight): StepShown[] => [
      { name: `advice ${sight}`, step: 'advice', memory: { sight }, in: open },
      { name: `advice ${sight}, last`, step: 'advice', memory: { sight, given: 1 }, in: open },
    ]),
  { name: 'advice without a case', step: 'advice', memory: { sight: 'blank' } },
  { name: 'helped', step: 'advice', memory: { sight: 'blank' }, reply: { choice: 'helped' } },
  ...(['accepted', 'wrong-account', 'expired'] as const).map(
    (state): StepShown => ({
      name: `the case is ${state} meanwhile`,
      step: 'advice',
      memory: { sight: 'blank', invitation: 'I-1042' },
      in: { invitation: { state } },
    }),
  ),
  { name: 'handed over', step: 'advice', memory: { sight: 'blank', given: 1 }, reply: { choice: 'still' } },
  { name: 'signer', step: 'signer' },
  { name: 'signer missing', step: 'signer', reply: { choice: 'send', fields: {} } },
  {
    name: 'signer without an address',
    step: 'signer',
    reply: { choice: 'send', fields: { name: 'Megan Bowen', email: hostile } },
  },
  { name: 'error code', step: 'code' },
  { name: 'error code missing', step: 'code', reply: { choice: 'look', fields: { code: '' } } },
  { name: 'error code known', step: 'about-code', memory: { code: 'AADSTS50020' } },
  { name: 'error code unknown', step: 'about-code', memory: { code: 'AADSTS99999' } },
  { name: 'error code hostile', step: 'about-code', memory: { code: hostile } },
);

const questions = steps(
  'questions',
  { name: 'list', step: 'list' },
  { name: 'no answer', step: 'list', reply: text('lunch') },
  ...Object.keys(questionsWords('en').articles).map((article): StepShown => ({
    name: `article ${article}`,
    step: 'answer',
    memory: { article },
  })),
  { name: 'thanks', step: 'answer', memory: { article: 'undo' }, reply: { choice: 'yes' } },
  { name: 'what was missing', step: 'remark', memory: { article: 'undo' } },
  {
    name: 'thanks for the remark',
    step: 'remark',
    memory: { article: 'undo' },
    reply: text('More pictures, please.'),
  },
);

const person = [
  ...steps(
    'person',
    { name: 'what is it about', step: 'ask' },
    ...requests
      .filter((topic) => topic !== 'help')
      .flatMap((topic): StepShown[] => [
        { name: `what is it about, ${topic}`, step: 'ask', memory: { topic } },
        { name: `sent, ${topic}`, step: 'ask', memory: { topic }, reply: { choice: 'send' } },
      ]),
    { name: 'nothing written', step: 'ask', reply: { choice: 'send' } },
    { name: 'never mind', step: 'ask', reply: { choice: 'never' } },
    { name: 'sent', step: 'ask', reply: text('Please call me.') },
  ),
  ...cases(
    'person',
    { name: 'case asked', in: staff },
    { name: 'case asked, hostile words', in: { ...staff, words: hostile, customer: hostile, person: hostile } },
    { name: 'case asked, long words', in: { ...staff, words: long.repeat(10).slice(0, 2000) } },
    { name: 'case asked, US Government', in: { ...staff, topic: 'us-government', words: '' } },
    { name: 'case automatic, China', in: { ...staff, topic: 'china', words: '', automatic: true } },
    { name: 'case automatic, not sold there', in: { ...staff, topic: 'not-sold-there', automatic: true } },
    { name: 'case remark', in: { ...staff, topic: 'remark' } },
    { name: 'case answered', in: { ...staff, answers: 1 } },
    { name: 'case answered often', in: { ...staff, answers: 20, words: '🙂'.repeat(1000) } },
  ),
  ...steps(
    'answer',
    { name: 'send it?', step: 'offer', in: { answers: 1 }, memory: { words: 'It helped.' } },
    { name: 'send it? hostile words', step: 'offer', in: { answers: 1 }, memory: { words: hostile } },
    { name: 'sent', step: 'offer', in: { answers: 1 }, memory: { words: 'x' }, reply: { choice: 'send' } },
    { name: 'not sent', step: 'offer', in: { answers: 1 }, reply: { choice: 'no' } },
  ),
  ...cases(
    'answer',
    { name: 'case answered', in: { answers: 1 } },
    { name: 'case answered, hostile words', in: { answers: 1, words: hostile } },
    { name: 'case answered often', in: { answers: 20, words: '🙂'.repeat(1000) } },
  ),
];

const home = steps('home', { name: 'customer', step: 'menu' }, { name: 'staff', step: 'menu', in: staff });

/** Everything people can get to see, in the order of the gallery. */
export const gallerySituations: readonly Shown[] = [
  ...acceptSteps,
  ...acceptCases,
  ...inviteSteps,
  ...inviteCases,
  ...invitationsSteps,
  ...invitationsCases,
  ...gdapShown,
  ...resellerSteps,
  ...resellerDesk,
  ...orderSteps,
  ...approverSteps,
  ...orderCases,
  ...orderApprovals,
  ...approvalSteps,
  ...approvalCases,
  ...approvalRules,
  ...orderDesk,
  ...proofSteps,
  ...notificationsShown,
  ...customersSteps,
  ...customersCases,
  ...cloudSteps,
  ...trouble,
  ...questions,
  ...person,
  ...home,
];
