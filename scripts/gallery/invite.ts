import { cases, hostile, long, steps, text } from './shown.ts';

/** The staff's side: from a domain to an invitation, and the case card in every state. */
const staff = { staff: true } as const;
export const inviteSteps = steps(
  'invite',
  { name: 'which customer', step: 'domain', in: staff },
  { name: 'no domain name', step: 'domain', in: { ...staff, lookup: 'not-a-domain' }, reply: text(hostile) },
  {
    name: 'unknown domain',
    step: 'domain',
    in: { ...staff, lookup: 'unknown-domain' },
    reply: text('contosso.com'),
  },
  {
    name: 'own domain',
    step: 'domain',
    in: { ...staff, lookup: 'own-tenant' },
    reply: text('opendoor.example'),
  },
  { name: 'customer found', step: 'facts', in: staff, memory: { domain: 'contoso.com' } },
  {
    name: 'customer found, hostile name',
    step: 'facts',
    in: { ...staff, customer: hostile },
    memory: { domain: 'x.com' },
  },
  {
    name: 'customer found, long name',
    step: 'facts',
    in: { ...staff, customer: long },
    memory: { domain: 'x.com' },
  },
  {
    name: 'region likely',
    step: 'facts',
    in: { ...staff, country: undefined, regionScope: 'OC' },
    memory: { domain: 'x.com' },
  },
  { name: 'region chosen', step: 'facts', in: staff, memory: { domain: 'contoso.com', account: 'canada' } },
  { name: 'other account', step: 'choose', in: staff, memory: { domain: 'contoso.com' } },
  {
    name: 'other account, no reason',
    step: 'choose',
    in: staff,
    memory: { domain: 'contoso.com' },
    reply: { choice: 'take', fields: { account: 'canada' } },
  },
  {
    name: 'account unknown',
    step: 'choose',
    in: { ...staff, country: undefined },
    memory: { domain: 'contoso.com' },
  },
  {
    name: 'US Government',
    step: 'facts',
    in: { ...staff, cloud: 'us-government' },
    memory: { domain: 'x.gov' },
  },
  { name: 'China', step: 'facts', in: { ...staff, cloud: 'china' }, memory: { domain: 'wingtip.cn' } },
  { name: 'Germany', step: 'facts', in: { ...staff, cloud: 'germany' }, memory: { domain: 'fabrikam.de' } },
  {
    name: 'not sold there',
    step: 'facts',
    in: { ...staff, country: 'JP' },
    memory: { domain: 'woodgrove.jp' },
  },
  {
    name: 'nothing left to do',
    step: 'create',
    in: { ...staff, already: true },
    memory: { domain: 'x.com', account: 'europe' },
  },
);

export const inviteCases = cases(
  'invite',
  { name: 'case prepared', in: { ...staff, invitation: { state: 'created', openedAt: undefined } } },
  { name: 'case sent', in: { ...staff, invitation: { state: 'sent' } } },
  { name: 'case link shown', in: { ...staff, invitation: { state: 'opened' } } },
  {
    name: 'case link shown, hostile name',
    in: { ...staff, invitation: { state: 'opened' }, customer: hostile },
  },
  { name: 'case link shown, long name', in: { ...staff, invitation: { state: 'opened' }, customer: long } },
  {
    name: 'case link shown, name hidden',
    in: { ...staff, invitation: { state: 'opened' }, customer: '', domain: '' },
  },
  { name: 'case accepted', in: { ...staff, invitation: { state: 'accepted' } } },
  {
    name: 'case uninvited',
    in: { ...staff, invitation: { state: 'accepted', origin: 'uninvited', acceptedBy: 'sweep' } },
  },
  {
    name: 'case kept with a reason',
    in: {
      ...staff,
      invitation: {
        state: 'accepted',
        accountId: 'canada',
        acceptedAccountId: 'canada',
        accountReason: hostile,
      },
    },
  },
  { name: 'case with the wrong account', in: { ...staff, invitation: { state: 'wrong-account' } } },
  {
    name: 'case, tried without the role',
    in: { ...staff, invitation: { state: 'opened' } },
    event: 'not-administrator',
  },
  { name: 'case, nobody reached', in: { ...staff, invitation: { state: 'opened' } }, event: 'unreached' },
  { name: 'case ended', in: { ...staff, invitation: { state: 'expired' } } },
  { name: 'case withdrawn', in: { ...staff, invitation: { state: 'withdrawn' } } },
  {
    name: 'case replaced',
    in: { ...staff, invitation: { state: 'withdrawn', supersededBy: 'I-1043' } },
  },
  { name: 'case removed', in: { ...staff, invitation: { state: 'removed' } } },
);
