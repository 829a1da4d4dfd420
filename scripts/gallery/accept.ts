import { words } from '../../src/dialogs/accept/text.ts';
import { cases, hostile, long, steps, text } from './shown.ts';
import { kitWords } from '../../src/dialogs/kit/words.ts';

const reseller = {
  id: 'R-1001',
  company: 'Northwind IT Ltd',
  tenantId: '66666666-6666-4666-8666-000000000001',
  partnerId: '4711982',
};

/** The administrator's side: every question of the flow, and the case card in every state. */
export const acceptSteps = steps(
  'accept',
  { name: 'greeting', step: 'greet' },
  { name: 'greeting, region unknown', step: 'greet', in: { country: undefined } },
  { name: 'greeting, name hidden', step: 'greet', in: { customer: '', domain: '' } },
  { name: 'greeting, hostile name', step: 'greet', in: { customer: hostile } },
  { name: 'greeting, long name', step: 'greet', in: { customer: long } },
  { name: 'greeting, not understood', step: 'greet', reply: 'unclear' },
  { name: 'greeting after an update', step: 'greet', notice: (language) => kitWords(language).updated },
  { name: 'greeting, invited by a reseller', step: 'greet', in: { invitation: { state: 'sent', reseller } } },
  { name: 'greeting, hostile reseller', step: 'greet', in: { invitation: { state: 'sent', reseller: { ...reseller, company: hostile } } } },
  { name: 'say no?', step: 'decline' },
  {
    name: 'said no',
    step: 'decline',
    in: { invitation: { state: 'sent' } },
    memory: { declining: 'I-1042' },
    reply: { choice: 'yes', fields: { because: 'We buy elsewhere.' } },
  },
  { name: 'not now', step: 'greet', reply: { choice: 'later' } },
  { name: 'own tenant', step: 'greet', in: { lookup: 'own-tenant' } },
  { name: 'what it allows', step: 'grants' },
  { name: 'sign-in offered', step: 'who' },
  { name: 'sign-in not noticed', step: 'who', reply: { choice: 'go-on' } },
  { name: 'sign-in failed', step: 'who', reply: { choice: 'sign-in-failed' } },
  { name: 'sign-in down', step: 'who', in: { signInDown: true } },
  { name: 'sign-in by code', step: 'code' },
  { name: 'code of five digits', step: 'code', reply: text('12345') },
  { name: 'wrong code', step: 'code', reply: text('123456') },
  { name: 'roles hidden', step: 'unsure' },
  { name: 'roles hidden, hostile name', step: 'unsure', in: { person: hostile } },
  { name: 'ordinary user', step: 'not-admin', in: { roles: 'no-roles', person: 'Alex Wilber' } },
  { name: 'ordinary user, hostile name', step: 'not-admin', in: { roles: 'no-roles', person: hostile } },
  { name: 'another role', step: 'not-admin', in: { roles: 'other-roles', person: 'Lynne Robbins' } },
  { name: 'not the right person', step: 'not-admin' },
  { name: 'who is our admin', step: 'who-is' },
  { name: 'forward', step: 'forward' },
  { name: 'forward, case known', step: 'forward', in: { invitation: { state: 'sent' } } },
  { name: 'forward, hostile name', step: 'forward', in: { customer: hostile } },
  { name: 'forwarded', step: 'forward', reply: { choice: 'done' } },
  { name: 'region certain', step: 'region' },
  { name: 'region likely', step: 'region', in: { country: undefined, regionScope: 'OC' } },
  { name: 'region of several', step: 'region', in: { country: undefined, regionScope: 'NA' } },
  { name: 'region unknown', step: 'region', in: { country: undefined } },
  {
    name: 'region unknown, none picked',
    step: 'region',
    in: { country: undefined },
    reply: { choice: 'take' },
  },
  { name: 'not sold there', step: 'region', in: { country: 'JP' } },
  { name: 'other region', step: 'other' },
  {
    name: 'other region, no reason',
    step: 'other',
    reply: { choice: 'take', fields: { account: 'canada' } },
  },
  { name: 'nothing left to do', step: 'open', memory: { account: 'europe' }, in: { already: true } },
);

export const acceptCases = cases(
  'accept',
  { name: 'case prepared', in: { invitation: { state: 'created' } } },
  { name: 'case sent', in: { invitation: { state: 'sent' } } },
  { name: 'case link shown', in: { invitation: { state: 'opened' } } },
  { name: 'case link shown, hostile name', in: { invitation: { state: 'opened' }, customer: hostile } },
  { name: 'case link shown, long name', in: { invitation: { state: 'opened' }, customer: long } },
  { name: 'case link shown, name hidden', in: { invitation: { state: 'opened' }, customer: '', domain: '' } },
  {
    name: 'case with a reminder',
    in: { invitation: { state: 'opened', remindAbout: 'asked', remindAt: Date.UTC(2026, 8, 15, 8) } },
  },
  {
    name: 'case not accepted yet',
    in: { invitation: { state: 'opened' } },
    notice: (language) => words(language).notYet('11:42'),
  },
  {
    name: 'case link shown, with a reseller and reminders',
    in: {
      invitation: {
        state: 'opened',
        reseller,
        schedule: { days: [2, 5, 10], given: 1, from: Date.UTC(2026, 8, 12) },
      },
    },
    event: 'nudge',
  },
  { name: 'case accepted with a reseller', in: { invitation: { state: 'accepted', reseller } } },
  {
    name: 'case accepted without the reseller',
    in: {
      invitation: {
        state: 'accepted',
        reseller: { ...reseller, company: hostile },
        proven: { provider: true, reseller: false, agreement: 'unknown', readAt: 0 },
      },
    },
    event: 'right-link',
  },
  { name: 'case declined', in: { invitation: { state: 'declined', declinedBecause: hostile } } },
  { name: 'case accepted', in: { invitation: { state: 'accepted' } } },
  { name: 'case accepted, hostile name', in: { invitation: { state: 'accepted' }, customer: hostile } },
  { name: 'case with the wrong account', in: { invitation: { state: 'wrong-account' } } },
  {
    name: 'case with the wrong account, no reason',
    in: { invitation: { state: 'wrong-account' } },
    notice: (language) => words(language).wrong.reasonMissing,
  },
  { name: 'case ended', in: { invitation: { state: 'expired' } } },
  { name: 'case withdrawn', in: { invitation: { state: 'withdrawn' } } },
  { name: 'case replaced', in: { invitation: { state: 'withdrawn', supersededBy: 'I-1043' } } },
  { name: 'case removed', in: { invitation: { state: 'removed' } } },
  {
    name: 'case moved on',
    in: { invitation: { state: 'accepted' } },
    notice: (language) => words(language).tooLate,
  },
);
