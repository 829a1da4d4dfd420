import type { InvitationState } from '../../domain/invitation.ts';
import type { Phase } from '../../domain/order-phase.ts';
import type { UnknownBecause } from '../../workflows/customer-status/port.ts';

const why: Readonly<Record<UnknownBecause, string>> = {
  'no-app': 'because the customer has not let our application in',
  'no-right': 'because the customer has not given us this right',
  'no-relationship': 'because there is no relationship',
  'our-access': 'because Microsoft does not let us in at the moment',
  silent: 'because Microsoft does not answer at the moment',
};

const phases: Readonly<Record<Phase, string>> = {
  draft: 'draft',
  working: 'on its way',
  parked: 'waits for somebody outside',
  'needs-answer': 'needs an answer of the seller',
  'needs-person': 'is with the provider',
  'awaiting-approval': 'waits for an approval',
  done: 'done',
  discarded: 'discarded',
  expired: 'expired',
  failed: 'closed',
};

const invitations: Readonly<Record<InvitationState, string>> = {
  created: 'prepared, not sent',
  sent: 'sent, not opened',
  opened: 'opened, not accepted',
  'wrong-account': 'accepted for another of our accounts',
  accepted: 'accepted',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
  removed: 'accepted, and taken back since',
};

export const en = {
  name: 'looking at customers',
  help: {
    title: 'Customers',
    sentence: 'how each customer stands: relationships, agreement, licences used and free, orders, health',
    command: 'customers',
  },
  why,
  phases,
  invitations,
  list: {
    title: (count: string) => `Customers (${count})`,
    none: 'There are no customers yet.',
    found: (words: string) => `Customers with “${words}”`,
    guess: (words: string) => `Nobody is called “${words}”. Is it one of these?`,
    unknown: (words: string) =>
      `I know no customer of yours that fits “${words}”. It may go by another name, or not be a customer yet.`,
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    search: 'Name or domain',
    which: 'Customer',
    gone: 'I do not know this customer.',
    open: 'Open',
    find: 'Search',
    all: 'All customers',
    more: 'More',
    earlier: 'Back',
    invite: 'Invite',
  },
  orders: {
    title: 'Orders under way',
    which: 'Which one do you mean? The newest is first.',
    entry: (id: string, customer: string, state: string) => `${id} · ${customer}: ${state}`,
    none: 'There is no order yet.',
    noneOpen: 'No order is under way. This was the last one.',
    unknown: 'I do not know an order of that number.',
    own: 'own use',
    somebody: 'nobody yet',
    below: (id: string) => `${id} is below.`,
    toDiscard: (id: string) =>
      `Nothing of ${id} has been bought yet. Whether it can still be thrown away shows on its card.`,
    maybeSold: (id: string) =>
      `Microsoft has been asked to sell ${id}; whether it has is not known yet. Its card says how it stands.`,
    toGiveBack: (id: string) =>
      `Microsoft has taken ${id}. Until when it can be given back stands on its card; that is not done in this chat: type “talk to a person”, and our people do it.`,
  },
  card: {
    checked: (domain: string, when: string) => `${domain} · last checked ${when}`,
    provider: {
      there: (company: string, since: string) =>
        `Relationship with ${company}${since === '' ? '' : `, since ${since}`}`,
      missing: (company: string) => `No relationship with ${company}`,
      removed: (company: string) => `The customer has taken the relationship with ${company} back`,
      unknown: (company: string, because: string) => `Relationship with ${company}: not known, ${because}`,
    },
    own: {
      there: (partnerId: string) =>
        `Relationship with you${partnerId === '' ? '' : ` (partner id ${partnerId})`}`,
      missing: 'No relationship with you',
      unknown: (because: string) => `Relationship with you: not known, ${because}`,
    },
    resellers: {
      through: (names: string) => `Buys through ${names}`,
      none: 'Buys through no reseller',
      unknown: (because: string) => `Resellers: not known, ${because}`,
    },
    agreement: {
      confirmed: (signer: string, day: string) =>
        `Microsoft Customer Agreement${signer === '' ? '' : ` – ${signer}`}${day === '' ? '' : `, ${day}`}`,
      online: 'Microsoft Customer Agreement – accepted online',
      missing: 'No Microsoft Customer Agreement yet',
      unknown: (because: string) => `Microsoft Customer Agreement: not known, ${because}`,
    },
    rights: {
      none: 'Admin rights (GDAP): none; not needed for buying',
      asked: (id: string) => `Admin rights (GDAP): asked for, not answered yet (${id})`,
      active: (until: string) => `Admin rights (GDAP)${until === '' ? '' : `, until ${until}`}`,
      extending: (until: string) =>
        `Admin rights (GDAP)${until === '' ? '' : `, until ${until}`}, then extended by itself`,
    },
    health: {
      well: (count: string) => `Microsoft 365: all ${count} services are well`,
      unknown: (because: string) => `Health of Microsoft 365: not visible to us, ${because}`,
      troubled: {
        down: (service: string) => `${service} is down`,
        slow: (service: string) => `${service} does not work as it should`,
        checked: (service: string) => `${service}: Microsoft is looking into a report`,
      },
    },
    licences: {
      title: 'Licences',
      none: 'No licences.',
      unknown: (because: string) => `Licences: not known, ${because}.`,
      line: (count: string, title: string) => `${count} × ${title}`,
      seats: (used: string, free: string) => `${used} used, ${free} free`,
      renews: (day: string) => `renews after ${day}`,
      ends: (day: string) => `ends on ${day}`,
      pending: 'being prepared',
      elsewhere: (count: string) => `${count} bought elsewhere`,
      noSeats: (because: string) => `How many are in use is not visible to us, ${because}.`,
      more: (count: string) => `and ${count} more`,
    },
    underWay: 'Under way',
    order: (id: string, what: string, state: string) => `${id} · ${what}: ${state}`,
    orderOf: (reseller: string) => `for ${reseller}`,
    question: 'waits for the answer to a question',
    invitation: (id: string, state: string, when: string) => `Invitation ${id}: ${state} (${when})`,
    buttons: {
      check: 'Check again',
      order: 'Order for them',
      invite: 'Invite',
      open: (id: string) => `Open ${id}`,
      why: 'What does this mean?',
    },
    explain: {
      rights:
        'Buying needs a relationship and the agreement only. Admin rights (GDAP) are a request of their own, with named roles and an end date; the provider’s people can ask the customer for them.',
      seats:
        'Used and free licences and the health of services are in the customer’s own directory. They can be read once its administrator has let our application in.',
      elsewhere:
        'Licences bought elsewhere belong to another partner or to Microsoft. They go on until their term ends, and nobody here can change them. Moving them to us needs a transfer that the customer agrees to; the provider’s people can prepare it.',
    },
    message: (name: string, state: string) => `**${name}**: ${state}`,
    ready: 'everything needed for an order is there.',
    notReady: 'something needed for an order is missing.',
  },
  where: {
    find: 'was looking through customers',
    orders: 'was looking for an order',
  },
};

export type Words = typeof en;
