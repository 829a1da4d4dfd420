import type { DraftField } from '../../domain/order-draft.ts';

const fields: Record<DraftField, string> = {
  company: 'Look through the company',
  address: 'Correct the address',
  email: 'Correct the e-mail address',
  phone: 'Correct the phone number',
  'registration-number': 'Correct the number',
  prefix: 'Choose another name',
  agreement: 'They signed – record it',
  product: 'Choose another product',
  quantity: 'Change the quantity',
  term: 'Choose another term',
  promotion: 'Look at the promotion',
  buyer: 'Look at the customer',
  price: 'See the new price',
};

export const en = {
  own: 'your own company',
  somebody: 'the customer',
  atBeginning: { own: 'Your own company', somebody: 'The customer' },
  title: {
    draft: (customer: string) => `${customer} – draft`,
    working: (customer: string) => `${customer} – working`,
    parked: (customer: string) => `${customer} – waiting`,
    'needs-answer': (customer: string) => `${customer} – your answer is needed`,
    'needs-person': (customer: string) => `${customer} – with our people`,
    'awaiting-approval': (customer: string) => `${customer} – waits for approval`,
    done: (customer: string) => `${customer} is ready`,
    discarded: (customer: string) => `${customer} – discarded`,
    expired: (customer: string) => `${customer} – expired`,
    failed: (customer: string) => `${customer} – closed`,
  },
  started: (id: string, when: string) => `${id} · started ${when} · you may close Teams`,
  asOf: (id: string, when: string) => `${id} · ${when}`,
  line: (quantity: string, title: string, term: string, billing: string) =>
    `${quantity} × ${title} · ${term} · ${billing}`,
  endsOn: (day: string) => `ends on ${day}`,
  unitPrice: (price: string) => `${price} each per billing period, without tax`,
  priceUntilThen: (price: string) => `${price} each until then, without tax`,
  firstPrice: (price: string) => `the first period ${price} each`,
  ordered: 'ordered',
  notOrdered: 'not ordered',
  steps: {
    approval: { next: 'Approval', done: (name: string, at: string) => `Approved by ${name} ${at}` },
    tenant: {
      done: (at: string) => `Tenant created ${at}`,
      now: 'The tenant is being created',
      next: 'Tenant created',
    },
    agreement: {
      done: (at: string) => `Relationship and agreement in order ${at}`,
      now: 'Relationship and agreement are being checked',
      next: 'Relationship and agreement in order',
    },
    order: {
      done: (at: string) => `Order accepted by Microsoft ${at}`,
      now: 'The order is being placed at Microsoft',
      next: 'Order accepted by Microsoft',
    },
    licences: {
      done: (at: string) => `Licences ready ${at}`,
      now: 'Licences are being prepared',
      next: 'Licences ready',
    },
    signIn: { next: 'First administrator’s sign-in handed over' },
  },
  signIn: {
    waiting: (address: string, until: string) =>
      `The first sign-in waits for ${address}: one opening, until ${until}`,
    undelivered: (address: string, until: string) =>
      `The mail with the first sign-in did not reach ${address}; it waits until ${until}`,
    opened: (address: string, at: string) => `The first sign-in sent to ${address} was opened ${at}`,
    expired: (address: string, at: string) =>
      `The first sign-in sent to ${address} was not opened and ended ${at}; our people can give a new one`,
    none: 'Microsoft gave no first sign-in for this tenant; our people can help the administrator in',
    again: 'Mail the sign-in again',
    answers: {
      sent: (address: string) =>
        `A new mail is on its way to ${address}. The earlier link does not work any more.`,
      'too-soon': 'A mail was sent a moment ago. Please give it a few minutes.',
      'too-often': 'This has been mailed as often as it may be. Our people can help.',
      ended: 'It was opened or has ended meanwhile; the card says when.',
      'not-possible': 'No mail can be sent from here. Our people can help.',
      unknown: 'There is no first sign-in waiting for this order.',
    },
  },
  expectation: {
    known: (nineOfTen: string) => `9 of 10 such orders: within ${nineOfTen}.`,
    unknown: 'There are too few such orders yet to say how long it takes.',
    refresh: 'Microsoft refreshes this state every 15 min.',
    yours: (time: string) => `Yours so far: ${time}.`,
    normal: (time: string) => `Yours so far: ${time}, still normal.`,
    slow: (usual: string, yours: string) =>
      `Usually ${usual}; yours ${yours}. Microsoft is still working; nothing is wrong yet.`,
    slowWithout: (yours: string) =>
      `Yours takes ${yours} by now, longer than usual. Microsoft is still working; nothing is wrong yet.`,
  },
  promise: {
    at: (time: string) => `at ${time}`,
    until: (when: string) => `I will write here when it is done, or ${when} if it is not.`,
    soon: 'I will write here when it is done, or when somebody has to do something.',
    card: 'This card changes by itself.',
  },
  busy: (time: string) => `Microsoft is busy and asked me to wait; I go on at ${time}.`,
  parked: {
    since: (when: string) => `Waiting since ${when}.`,
    looked: (when: string) => `I last asked Microsoft ${when}.`,
  },
  forSellers: 'A seller of your company can go on with it.',
  approval: {
    until: (until: string, then: string) => `Until ${until}; ${then}.`,
    later: (names: string) => `After that it needs approval by ${names}.`,
    why: (reasons: string) => `Why it is looked at: ${reasons}.`,
    said: {
      question: (name: string, at: string, text: string) => `**${name}** asks, ${at}: “${text}”`,
      answer: (name: string, at: string, text: string) => `**${name}** answers, ${at}: “${text}”`,
      comment: (name: string, at: string, text: string) => `**${name}** remarks, ${at}: “${text}”`,
    },
    answer: 'Send the answer',
    answerLabel: 'Your answer',
    answerMissing: 'Please write the answer, 300 characters at most.',
    answered: 'Sent. The time for the decision runs again.',
    noQuestion: 'No question waits for an answer any more.',
    takeBack: 'Take back',
    takeBackWhy: 'It becomes a draft again, and nobody has to decide any more. Nothing was bought.',
    takeBackYes: 'Yes, take it back',
    resend: 'Change and resend',
    confirm: 'Look at it and place it',
    drop: 'Drop',
    returned: {
      rejected: (name: string, at: string) =>
        `Rejected by ${name}, ${at}. Nothing was bought; the draft is kept.`,
      changed: (name: string, at: string, wish: string | undefined) =>
        wish === undefined
          ? `${name} wants it otherwise, ${at}. The draft is as they want it; nothing was bought.`
          : `${wish}, wanted by ${name}, ${at}. The draft is as they want it; nothing was bought.`,
    },
  },
  given: 'Our people have it now; you will hear here.',
  ended: {
    discarded: (when: string) => `This order was discarded ${when}. Nothing was bought.`,
    expired: (when: string) =>
      `Nobody decided about this order in time; it was closed ${when}. Nothing was bought.`,
    kept: 'The tenant that was made for it stays, without licences.',
    failed: (when: string) =>
      `Our people closed this order ${when}. Please talk to them before you order it again.`,
    draft: 'Nothing has been ordered. Everything you said is kept; you or a colleague can go on.',
  },
  active: (quantity: string, title: string) => `${quantity} × ${title}: active`,
  notActive: (quantity: string, title: string, status: string) => `${quantity} × ${title}: ${status}`,
  returnUntil: 'Can be returned until',
  fullRefundUntil: 'Full refund until',
  partRefundUntil: 'Part refund until',
  renewsOn: 'Runs until',
  buttons: {
    goOn: 'Go on with it',
    change: 'Change',
    check: 'Check now',
    discard: 'Discard',
    discardYes: 'Yes, discard it',
    discardWhy: 'Nothing has been bought. What you said is thrown away and cannot be brought back.',
    tell: 'Tell also …',
    tellWhy: 'Who else should hear of the end?',
    forward: 'Text for the customer',
    forwardWhy: 'Send this to their Global Administrator; the link opens our assistant in Teams.',
    details: 'Details',
    more: (customer: string) => `Order more for ${customer}`,
  },
  forward: (provider: string, customer: string, link: string) =>
    `Hello, ${provider} and we would like to order and manage Microsoft licences for ${customer}. One Global Administrator has to agree once; it takes about two minutes and gives no access to mail, files or users. Please open this link in Teams; the assistant leads you through it: ${link}`,
  fields,
  facts: {
    order: 'Order',
    microsoftOrders: 'Order at Microsoft',
    cart: 'Cart at Microsoft',
    tenant: 'Tenant',
    reference: 'Your reference',
    placedBy: 'Placed by',
    code: 'Microsoft’s code',
    supportId: 'Support id',
  },
  answers: {
    checking: 'I am asking Microsoft now; the card changes with the answer.',
    told: (name: string) => `${name} will be told too.`,
    noColleague: 'I can tell only colleagues who were admitted to your company here.',
    discarded: 'Discarded.',
    soldAlready: 'Microsoft has been asked to sell already, so it cannot be discarded here.',
  },
  /** What a spent button answers: what has happened since, by whom where it is known, and when. */
  happened: {
    draft: (when: string) => `This order is a draft again since ${when}. Nothing was changed by pressing.`,
    working: (who: string, when: string) => `${who} placed this order ${when}; it is on its way.`,
    parked: (when: string) => `This order waits; Microsoft was last asked ${when}.`,
    'awaiting-approval': (when: string) => `This order waits for approval since ${when}.`,
    expired: (when: string) => `Nobody decided about this order in time; it was closed ${when}.`,
    stopped: (when: string) => `This order has stopped ${when}; the card says why.`,
    done: (when: string) => `This order was finished ${when}.`,
    discarded: (when: string, who: string | undefined) =>
      who === undefined ? `This order was discarded ${when}.` : `${who} discarded this order ${when}.`,
    failed: (when: string) => `Our people closed this order ${when}.`,
    colleague: 'A colleague',
  },
  messages: {
    done: (customer: string, lines: string, id: string) => `${customer} is ready: ${lines} (${id}).`,
    signIn: (address: string) => `The first sign-in goes only to ${address}; it opens once.`,
    slow: (customer: string) => `The licences for ${customer} are not there yet.`,
    parked: (what: string) =>
      `${what} The order is kept and goes on by itself; the card says what it waits for.`,
    acceptedAndStopped: (customer: string, id: string) =>
      `${customer} has accepted; ${id} went on and stopped again.`,
    forward: (link: string) => `They accept here, in Teams: ${link}`,
    because: (why: string) => `Their reason: “${why}”`,
    colleague: 'A colleague',
    unreached: (who: string, id: string, customer: string, why: string) =>
      `**${who}** could not be told about ${id} for ${customer}: ${why}. The card shows how it stands.`,
    approverMissing: (who: string, id: string, customer: string) =>
      `**${who}** cannot place ${id} for ${customer}: your rules want an approval of it that nobody else may give. You can change the rule with “approval rules”, or admit another owner with “people”.`,
    failed: (id: string, customer: string) =>
      `Our people closed ${id} for ${customer}. The card says how far it came.`,
    'first-sign-in-opened': (customer: string) =>
      `The administrator of ${customer} has opened the first sign-in.`,
    'first-sign-in-expired': (customer: string) =>
      `Nobody has opened the first sign-in of ${customer} in time. Our people can give a new one.`,
    'first-sign-in-undeliverable': (customer: string, address: string) =>
      `The mail with the first sign-in of ${customer} cannot be delivered to ${address}. The card lets you send it once more.`,
    'first-sign-in-not-mailed': (customer: string) =>
      `The first sign-in of ${customer} could not be mailed from here. Our people can hand it over.`,
  },
  status: {
    draft: 'draft',
    working: 'on its way',
    'awaiting-approval': 'waits for approval',
    parked: 'waits',
    'needs-answer': 'needs your answer',
    'needs-person': 'is with our people',
    done: 'done',
    discarded: 'discarded',
    expired: 'closed, not approved in time',
    failed: 'closed by our people',
    entry: (what: string, state: string) => `${what}: ${state}`,
  },
};

export type CaseWords = typeof en;
