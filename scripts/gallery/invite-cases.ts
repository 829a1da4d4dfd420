import { cases, hostile, long } from './shown.ts';

/** The inviting side's case card in every state, as staff and as sellers have it. */
const staff = { staff: true } as const;
const seller = { reseller: {}, inviting: { seller: true } } as const;
const reseller = {
  id: 'R-1001',
  company: 'Northwind IT Ltd',
  tenantId: '66666666-6666-4666-8666-000000000001',
  partnerId: '4711982',
};
const nina = {
  tenantId: '66666666-6666-4666-8666-000000000001',
  userId: '77777777-7777-4777-8777-000000000011',
};
const at = Date.UTC(2026, 8, 14, 9, 2);
const letter = { to: 'admin@contoso.com', toName: 'Megan Bowen', language: 'en' } as const;
const schedule = { days: [2, 5, 10], given: 0, from: at } as const;
const delivery = { way: 'email', by: nina, at, mail: 'sent' } as const;
export const inviteCases = cases(
  'invite',
  { name: 'case prepared', in: { ...staff, invitation: { state: 'created', openedAt: undefined } } },
  {
    name: 'case with admin rights beside it',
    in: { ...staff, gdap: { state: 'waiting', template: 'services' }, invitation: { state: 'sent' } },
  },
  { name: 'case sent', in: { ...staff, invitation: { state: 'sent' } } },
  {
    name: 'case prepared by a seller, with an order',
    in: { ...seller, invitation: { state: 'created', openedAt: undefined, reseller, letter, orderId: 'F-1042' } },
  },
  {
    name: 'case prepared, no mail server',
    in: { ...staff, inviting: { withoutMail: true }, invitation: { state: 'created', openedAt: undefined } },
  },
  {
    name: 'case sent by e-mail',
    in: {
      ...seller,
      invitation: { state: 'sent', reseller, letter, schedule, delivery, nudgeAt: at + 2 * 86_400_000 },
    },
  },
  {
    name: 'case, the mail was refused',
    in: {
      ...staff,
      invitation: { state: 'sent', letter, schedule, delivery: { ...delivery, mail: 'refused' }, batchId: 'B-1001' },
    },
  },
  {
    name: 'case muted, hostile recipient, long words',
    in: {
      ...staff,
      inviting: { words: hostile.repeat(40).slice(0, 2000) },
      invitation: {
        state: 'opened',
        letter: { to: 'admin@contoso.com', toName: hostile, language: 'de' },
        schedule: { ...schedule, muted: true },
        delivery: { ...delivery, way: 'card' },
      },
    },
  },
  {
    name: 'case, a similar tenant accepted',
    in: {
      ...staff,
      customer: hostile,
      invitation: { state: 'sent', resembles: { tenantId: 't', invitationId: 'I-1043' } },
    },
    event: 'resembles',
  },
  {
    name: 'case, a similar tenant accepted, seller',
    in: { ...seller, invitation: { state: 'sent', reseller, resembles: { tenantId: 't', invitationId: 'I-1043' } } },
    event: 'resembles',
  },
  {
    name: 'case, another account accepted',
    in: { ...staff, customer: hostile, invitation: { state: 'sent' } },
    event: 'accepted-elsewhere',
    facts: { account: 'canada', invitation: 'I-1043' },
  },
  {
    name: 'case, no answer',
    in: { ...staff, invitation: { state: 'sent', letter, schedule, delivery } },
    event: 'no-answer',
  },
  {
    name: 'case declined',
    in: { ...seller, invitation: { state: 'declined', reseller, declinedBecause: hostile } },
  },
  {
    name: 'case accepted, agreement missing',
    in: {
      ...seller,
      invitation: {
        state: 'accepted',
        reseller,
        orderId: 'F-1042',
        proven: { provider: true, reseller: true, agreement: 'missing', readAt: at },
      },
    },
    event: 'proven',
  },
  {
    name: 'case accepted, reseller missing',
    in: {
      ...staff,
      invitation: {
        state: 'accepted',
        reseller: { ...reseller, company: hostile },
        removal: { accountId: 'canada', since: at },
        proven: { provider: true, reseller: false, agreement: 'unknown', readAt: at },
      },
    },
    event: 'proven',
  },
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
