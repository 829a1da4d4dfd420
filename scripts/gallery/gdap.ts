import { cases, hostile, long, steps, text } from './shown.ts';

/** Admin rights: staff's way to a request, both sides' card in every state, and a seller's wish. */
const staff = { staff: true } as const;
const contoso = { domain: 'contoso.com' } as const;
const chosen = { ...contoso, account: 'europe', purpose: 'licences' } as const;
const seller = { buying: {} } as const;

export const gdapShown = [
  ...steps(
    'gdap',
    { name: 'which customer', step: 'customer', in: staff },
    {
      name: 'which customer, no domain name',
      step: 'customer',
      in: { ...staff, lookup: 'not-a-domain' },
      reply: text(hostile),
    },
    {
      name: 'which customer, unknown domain',
      step: 'customer',
      in: { ...staff, lookup: 'unknown-domain' },
      reply: text('contosso.com'),
    },
    { name: 'which account', step: 'account', in: { ...staff, country: undefined }, memory: contoso },
    { name: 'what for', step: 'purpose', in: staff, memory: contoso },
    { name: 'what for, hostile name', step: 'purpose', in: { ...staff, customer: hostile }, memory: contoso },
    { name: 'what for, not understood', step: 'purpose', in: staff, memory: contoso, reply: text('x') },
    { name: 'buying needs none', step: 'not-needed', in: staff, memory: { ...contoso, purpose: 'buying' } },
    { name: 'Azure needs none', step: 'not-needed', in: staff, memory: { ...contoso, purpose: 'azure' } },
    {
      name: 'nothing asked for',
      step: 'not-needed',
      in: staff,
      memory: { ...contoso, purpose: 'azure' },
      reply: { choice: 'done' },
    },
    { name: 'for how long', step: 'terms', in: staff, memory: chosen },
    { name: 'for how long, too long', step: 'terms', in: staff, memory: chosen, reply: text('731') },
    { name: 'prepare it?', step: 'confirm', in: staff, memory: chosen },
    { name: 'prepare it? long name', step: 'confirm', in: { ...staff, customer: long }, memory: chosen },
    { name: 'prepare it? hostile name', step: 'confirm', in: { ...staff, customer: hostile }, memory: chosen },
  ),
  ...cases(
    'gdap',
    { name: 'case prepared', in: { ...staff, gdap: { state: 'prepared' } } },
    {
      name: 'case delayed',
      in: { ...staff, gdap: { state: 'creating', trouble: { kind: 'unavailable' } } },
    },
    {
      name: 'case refused',
      in: {
        ...staff,
        gdap: {
          state: 'creating',
          trouble: { kind: 'unauthorised', status: 403, code: 'Authorization_RequestDenied' },
          nextAt: undefined,
        },
      },
    },
    { name: 'case waiting', in: { ...staff, gdap: { state: 'waiting' } } },
    { name: 'case waiting, Germany', in: { ...staff, gdap: { state: 'waiting', country: 'DE' } } },
    { name: 'case waiting, hostile name', in: { ...staff, gdap: { state: 'waiting' }, customer: hostile } },
    { name: 'case waiting, long name', in: { ...staff, gdap: { state: 'waiting' }, customer: long } },
    {
      name: 'case waiting, ends soon',
      in: { ...staff, gdap: { state: 'waiting', warned: 'request-5' } },
      event: 'request-5',
    },
    {
      name: 'case waiting, asked anew',
      in: { ...staff, gdap: { state: 'waiting', renews: 'G-1000', isReissue: true } },
      event: 'reissued',
    },
    { name: 'case waiting, nobody reached', in: { ...staff, gdap: { state: 'waiting' } }, event: 'unreached' },
    { name: 'case activating', in: { ...staff, gdap: { state: 'activating' } } },
    { name: 'case active', in: { ...staff, gdap: { state: 'active' } } },
    {
      name: 'case active, ends soon',
      in: { ...staff, gdap: { state: 'active', autoExtends: false } },
      event: 'end-30',
    },
    { name: 'case ending', in: { ...staff, gdap: { state: 'ending' } } },
    ...(['unanswered', 'rejected', 'withdrawn', 'expired', 'dropped', 'removed'] as const).map((end) => ({
      name: `case ended, ${end}`,
      in: { ...staff, gdap: { state: 'ended', end } as const },
    })),
    {
      name: 'case replaced',
      in: { ...staff, gdap: { state: 'ended', end: 'expired', supersededBy: 'G-1002' } },
    },
  ),
  ...steps(
    'gdap-consent',
    { name: 'nothing asked', step: 'look' },
    { name: 'a seller’s wish', step: 'wish', in: seller },
    { name: 'a seller’s wish, domain given', step: 'wish', in: seller, memory: { given: 'contoso.com' } },
    { name: 'a seller’s wish, empty', step: 'wish', in: seller, reply: { choice: 'send' } },
    { name: 'a seller’s wish, sent', step: 'wish', in: seller, reply: text('contoso.com, licences') },
    { name: 'a seller’s wish, not sent', step: 'wish', in: seller, reply: { choice: 'never' } },
  ),
  ...cases(
    'gdap-consent',
    { name: 'case preparing', in: { gdap: { state: 'creating' } } },
    { name: 'case waiting', in: { gdap: { state: 'waiting' } } },
    { name: 'case waiting, users', in: { gdap: { state: 'waiting', template: 'users' } } },
    { name: 'case waiting, hostile name', in: { gdap: { state: 'waiting' }, customer: hostile } },
    { name: 'case waiting, long name', in: { gdap: { state: 'waiting' }, customer: long } },
    { name: 'case activating', in: { gdap: { state: 'activating' } } },
    { name: 'case active', in: { gdap: { state: 'active' } } },
    { name: 'case active, ends', in: { gdap: { state: 'active', autoExtends: false } } },
    { name: 'case ending', in: { gdap: { state: 'ending' } } },
    ...(['unanswered', 'rejected', 'withdrawn', 'expired', 'dropped', 'removed'] as const).map((end) => ({
      name: `case ended, ${end}`,
      in: { gdap: { state: 'ended', end } as const },
    })),
    {
      name: 'case replaced',
      in: { gdap: { state: 'ended', end: 'unanswered', supersededBy: 'G-1002' } },
    },
  ),
];
