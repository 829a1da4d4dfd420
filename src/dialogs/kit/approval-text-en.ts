import type { ApprovalCondition } from '../../domain/approval-rule.ts';

type Reasons = { readonly [Kind in ApprovalCondition['kind']]: (value: string) => string };

const reasons: Reasons = {
  amount: (over) => `order of more than ${over}`,
  percent: (over) => `licences grow by more than ${over} %`,
  'new-customer': () => 'first order for this customer',
  product: (words) => `product named “${words}”`,
  term: (over) => `term longer than ${over}`,
  'own-use': () => 'licences for your own company',
  'every-order': () => 'every order is looked at',
};

/** What is said about approvals, to approvers and sellers alike. */
export const en = {
  own: 'your own company',
  colleague: 'A colleague',
  nobody: 'nobody',
  or: (names: string, last: string) => `${names} or ${last}`,
  thenOf: ', then ',
  goods: (quantity: string, title: string) => `${quantity} × ${title}`,
  instead: (now: string, before: string) => `${now} instead of ${before}`,
  manyGoods: (products: string, licences: string) => `${products} products (${licences} licences)`,
  forCustomer: (goods: string, customer: string) => `${goods} for ${customer}`,
  inAll: (what: string, total: string) => `${what} (${total})`,
  months: (count: string) => `${count} months`,
  reasons,
  because: (why: string) => `Reason: “${why}”`,
  noPrice: 'no price',
  differences: {
    price: (title: string, now: string, before: string) => `${title}: ${now} instead of ${before}.`,
    quantity: (title: string, now: string, before: string) =>
      `${title}: ${now} instead of ${before} licences.`,
    plan: (title: string, now: string, before: string) => `${title}: ${now} instead of ${before}.`,
    ends: (title: string) => `${title}: it ends on another day.`,
    promotion: (title: string) => `${title}: the promotion is another.`,
    promotionEnded: (title: string) => `${title}: the promotion has ended.`,
    added: (goods: string) => `New: ${goods}.`,
    removed: (goods: string) => `Gone: ${goods}.`,
    total: (now: string, before: string) => `In all: ${now} instead of ${before}.`,
    other: 'Price, promotion or terms are not as they were.',
  },
  /** Who is asked when the time is over. */
  afterwards: {
    standIn: (names: string) => `then ${names} can decide too`,
    closed: (when: string) => `without a decision the order is closed ${when}`,
    closedThen: 'then the order is closed',
  },
  /** How it stands, in one line. */
  stands: {
    open: (names: string, until: string) => `Waits for ${names}, until ${until}.`,
    paused: (name: string) => `Waits for an answer by ${name}; the time for the decision stands still.`,
    pausedForYou: 'Waits for your answer; the time for the decision stands still.',
    approved: (name: string, at: string) => `Approved by ${name}, ${at}.`,
    rejected: (name: string, at: string) => `Rejected by ${name}, ${at}.`,
    changed: (name: string, at: string) => `${name} wants it otherwise, ${at}; the seller confirms it first.`,
    superseded: (differences: string) => `Changed since: ${differences}`,
    follower: (id: string) => `${id} has taken its place.`,
    expired: (at: string) => `Nobody decided until ${at}. The order is closed; nothing was bought.`,
    withdrawn: (name: string, at: string) => `Taken back by ${name}, ${at}. Nothing is to be decided.`,
  },
  /** One sentence for each thing that happens; to who has the next move, and to everybody else. */
  happened: {
    requested: {
      yours: (who: string, what: string, until: string) =>
        `${who} asks for your approval: ${what}. Please decide until ${until}.`,
      again: (earlier: string, what: string, until: string) =>
        `What ${earlier} asked about has changed, so you are asked anew: ${what}. Please decide until ${until}.`,
      own: (what: string, names: string, until: string) =>
        `${what} waits for approval by ${names}, until ${until}. Nothing is bought before.`,
      others: (who: string, what: string, names: string, until: string) =>
        `${who} asks for approval: ${what}. It waits for ${names}, until ${until}.`,
    },
    reminded: {
      yours: (what: string, until: string, then: string) =>
        `Your decision is still open: ${what}. Please decide until ${until}; ${then}.`,
      others: (what: string, names: string) => `${names} has been reminded of ${what}.`,
    },
    escalated: {
      yours: (what: string, missed: string, until: string) =>
        `There was no decision by ${missed} in time, so you can decide too: ${what}. Please do until ${until}.`,
      others: (what: string, names: string) =>
        `There was no decision about ${what} in time. Now it waits for ${names}.`,
    },
    given: {
      yours: (what: string, missed: string, until: string) =>
        `You are asked to stand in for ${missed}: ${what}. Please decide until ${until}.`,
      others: (what: string, names: string) =>
        `The stand-in has been asked about ${what}. Now it waits for ${names}.`,
    },
    'level-approved': {
      yours: (who: string, what: string, until: string) =>
        `${who} has approved; now your word is wanted: ${what}. Please decide until ${until}.`,
      others: (who: string, what: string, names: string) =>
        `${who} has approved ${what}. Now it waits for ${names}.`,
    },
    approved: (who: string, what: string, at: string) =>
      `${who} approved ${what}, ${at}. It is being ordered now.`,
    'approved-first': (who: string, what: string, at: string) =>
      `${who} approved ${what}, ${at}. It is ordered as soon as the customer has accepted.`,
    rejected: {
      own: (who: string, what: string, why: string) =>
        `${who} rejected ${what}: “${why}” Nothing was bought; you can change it and send it again, or drop it.`,
      others: (who: string, what: string, why: string) =>
        `${who} rejected ${what}: “${why}” Nothing was bought.`,
    },
    asked: {
      own: (who: string, what: string, text: string) =>
        `${who} asks you about ${what}: “${text}” Please answer on the card; until then the time for the decision stands still.`,
      others: (who: string, what: string, text: string) => `${who} asks the seller about ${what}: “${text}”`,
    },
    answered: {
      yours: (who: string, what: string, text: string, until: string) =>
        `${who} answers about ${what}: “${text}” Please decide until ${until}.`,
      others: (who: string, what: string, text: string) => `${who} answers about ${what}: “${text}”`,
    },
    commented: (who: string, what: string, text: string) => `${who} remarks on ${what}: “${text}”`,
    changed: {
      own: (who: string, what: string) =>
        `${who} wants it otherwise: ${what}. The order is a draft again, as they want it; please look at it and place it, or drop it.`,
      others: (who: string, what: string) =>
        `${who} wants it otherwise: ${what}. The seller looks at it first; nothing was bought.`,
    },
    superseded: (what: string, differences: string) =>
      `${what} has changed since approval was asked for: ${differences}`,
    expired: {
      own: (what: string) =>
        `Nobody decided about ${what} in time. The order is closed; nothing was bought. If it is still wanted, please begin it anew.`,
      others: (what: string) =>
        `Nobody decided about ${what} in time. The order is closed; nothing was bought.`,
    },
    withdrawn: (who: string, what: string) =>
      `${who} has taken ${what} back. Nothing is to be decided any more.`,
    unreached: {
      onCard: (names: string) => `${names} has not been reached in Teams.`,
      onCardMailed: (names: string) => `${names} has not been reached in Teams; I mailed them.`,
      missed: (who: string, what: string, why: string) =>
        `${who} has not been reached about ${what}: ${why}.`,
      cannot: (who: string, what: string, why: string) => `${who} cannot decide about ${what}: ${why}.`,
      mailed: 'I have sent them a mail.',
      others: (names: string) => `It waits for ${names} as well.`,
      nobody: 'Nobody else can be asked; please speak to them yourself.',
      nobodyLeft:
        'Nobody else can be asked about it as it stands. Take the order back and place it again: then I ask whoever decides now.',
    },
    unanswered: {
      yours: (what: string, until: string) =>
        `The seller has not answered your question about ${what}. The time runs again: please decide until ${until}.`,
      own: (what: string) =>
        `The question about ${what} still waits for your answer. The time for the decision runs again.`,
      others: (what: string) =>
        `The question about ${what} was not answered. The time for the decision runs again.`,
    },
  },
};

export type ApprovalWords = typeof en;
