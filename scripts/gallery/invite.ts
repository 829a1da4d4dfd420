import { hostile, long, steps, text } from './shown.ts';

/** The inviting side's questions: from a domain to an invitation. */
const staff = { staff: true } as const;
const seller = { reseller: {}, inviting: { seller: true } } as const;

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
    name: 'customer found, admin rights wanted too',
    step: 'facts',
    in: staff,
    memory: { domain: 'contoso.com', rights: true },
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
  {
    name: 'customer found, for a reseller and an order',
    step: 'facts',
    in: { ...staff, reseller: { company: hostile } },
    memory: { domain: 'contoso.com', reseller: 'R-1001', order: 'F-1042' },
  },
  { name: 'customer found, seller', step: 'facts', in: seller, memory: { domain: 'contoso.com' } },
  {
    name: 'customer in another region, seller',
    step: 'facts',
    in: { ...seller, country: 'US' },
    memory: { domain: 'litware.com' },
  },
  {
    name: 'which reseller',
    step: 'reseller',
    in: { ...staff, reseller: { waiting: 3 } },
    memory: { domain: 'contoso.com' },
  },
  {
    name: 'which reseller, none picked',
    step: 'reseller',
    in: { ...staff, reseller: { waiting: 3 } },
    memory: { domain: 'contoso.com' },
    reply: text('Nobody & Sons'),
  },
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
