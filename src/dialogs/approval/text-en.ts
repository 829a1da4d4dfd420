import type { ApprovalRefusal } from '../../domain/approval.ts';
import type { DecisionMade } from '../../workflows/approval/port.ts';

const decisions: Record<DecisionMade['decision'], string> = {
  approved: 'approved',
  rejected: 'rejected',
  changed: 'wanted otherwise',
  given: 'given to the stand-in',
  asked: 'asked about',
};
/** What somebody hears whose press did not count; late presses hear how it stands. */
const refusals = {
  'own-request': () => 'You asked for it, so somebody else has to approve.',
  'once-already': (names: string) =>
    `You have approved this already; now it waits for ${names}. Nothing was changed.`,
  'not-entitled': (names: string) => `This waits for ${names}. Your press changed nothing.`,
  'other-fingerprint': () =>
    'What you pressed is not what is asked now. Nothing was decided; please look at the card as it is.',
  'no-stand-in': () => 'There is nobody else who could stand in here.',
  suspended: () =>
    'New orders of your company are stopped at the moment, so nothing can be approved. The card stays.',
  'no-question': () => 'No question waits for an answer. Nothing was changed.',
} satisfies Record<Exclude<ApprovalRefusal, 'over'>, (names: string) => string>;

export const en = {
  name: 'approving orders',
  help: {
    title: 'Approvals',
    sentence: 'what waits for your decision; “my decisions” lists what you have decided',
    command: 'approvals',
  },
  title: {
    decides: (customer: string, total: string) => `Please decide: ${customer} · ${total}`,
    decidesWithout: (customer: string) => `Please decide: ${customer}`,
    open: (customer: string) => `${customer} – waits for approval`,
    approved: (customer: string) => `${customer} – approved`,
    rejected: (customer: string) => `${customer} – rejected`,
    changed: (customer: string) => `${customer} – wanted otherwise`,
    superseded: (customer: string) => `${customer} – changed meanwhile`,
    expired: (customer: string) => `${customer} – expired`,
    withdrawn: (customer: string) => `${customer} – taken back`,
  },
  about: (id: string, order: string, fingerprint: string) =>
    `${id} · order ${order} · fingerprint ${fingerprint}`,
  follows: (id: string) => `It takes the place of ${id}, which has changed.`,
  each: (price: string) => `${price} each per billing period`,
  firstEach: (price: string) => `at most ${price} for the first one, which is shorter`,
  untilThen: (price: string) => `at most ${price} each until then`,
  ends: (day: string) => `ends ${day}`,
  promotion: 'with a promotion',
  wholeTerm: 'for the whole term',
  untilEnd: (day: string) => `until ${day}`,
  eachToItsEnd: 'for each product until its end',
  withoutTax: (total: string, long: string) => `${total}, without tax, ${long}`,
  listTotal: (total: string) => `${total}, without tax, for the whole term, at list prices`,
  noTotal: 'not known before the order',
  /** The seller has been shown that, too. */
  alike: (id: string) => `The same was ordered for this company within a week: ${id}.`,
  notAccepted:
    'The customer has not accepted yet: after the approval the order waits for that. Their own prices are known only then; if they are higher, the seller is asked again.',
  facts: {
    before: (id: string) => `Since ${id}`,
    total: 'In all',
    by: 'Asked by',
    why: 'Why you are asked',
    whyOthers: 'Why it is looked at',
    return: 'Return',
    until: 'Answer until',
    approvedBy: 'Approved so far',
  },
  asBefore: 'Nothing is different.',
  returnUntil: (when: string) => `in full until ${when}, if it is approved now`,
  returnFor: (time: string) => `in full for ${time} after it is ordered`,
  until: (when: string, then: string) => `${when}; ${then}`,
  approvedAt: (name: string, at: string) => `${name} ${at}`,
  said: {
    question: (name: string, at: string, text: string) => `${name} asks, ${at}: “${text}”`,
    answer: (name: string, at: string, text: string) => `${name} answers, ${at}: “${text}”`,
    comment: (name: string, at: string, text: string) => `${name} remarks, ${at}: “${text}”`,
  },
  paused: 'The seller is being asked; the time for the decision stands still. You can decide all the same.',
  turns: {
    'stands-in': (names: string) => `You stand in for ${names}.`,
    later: (names: string) => `First it waits for ${names}; then you are asked.`,
    'stand-in': (names: string, when: string) =>
      `It waits for ${names}. You stand in, and are asked if nobody decides until ${when}.`,
    'has-approved': (at: string, names: string) => `You approved, ${at}. Now it waits for ${names}.`,
  },
  ordering: 'It is being ordered.',
  orderedOnceAccepted: 'It is ordered as soon as the customer has accepted.',
  ordered: (at: string) => `Ordered, ${at}; the licences are being prepared.`,
  licencesReady: (at: string) => `The licences are ready, ${at}.`,
  orderStands: 'The order’s own card says how it goes on.',
  buttons: {
    approve: 'Approve …',
    approveThis: (what: string) => `Approve ${what}`,
    reject: 'Reject …',
    rejectThis: 'Reject it',
    ask: 'Ask the seller …',
    askThis: 'Ask',
    change: 'Change …',
    changeThis: 'Send back like this',
    give: 'Give to the stand-in …',
    giveThis: (names: string) => `Ask ${names} too`,
    comment: 'Comment …',
    commentThis: 'Add the comment',
    answer: 'Answer',
    takeBack: 'Take back …',
    takeBackThis: 'Take the order back',
    look: 'What I can do here',
  },
  approving: (what: string, fingerprint: string, then: string) =>
    `You approve exactly this, fingerprint ${fingerprint}: ${what}. ${then}`,
  following: {
    ordered: 'It is ordered at once.',
    accepted: 'It is ordered as soon as the customer has accepted.',
    next: (names: string) => `Then ${names} is asked.`,
  },
  because: 'Reason, for the seller',
  becauseMissing: 'Please give the reason in a few words, 300 characters at most. Nothing was decided.',
  question: 'Your question to the seller',
  questionMissing: 'Please write the question, 300 characters at most.',
  comment: 'Your comment; everybody who sees this card can read it',
  commentGoesAlong: 'What stands here goes along, too, when you approve, ask or press anything else.',
  commentMissing: 'Please write the comment, 300 characters at most.',
  answer: 'Your answer',
  answerMissing: 'Please write the answer, 300 characters at most.',
  changeWhy:
    'Fewer licences or a shorter term. The seller gets it back like this and confirms it; nothing is bought before.',
  quantity: (title: string, least: string, most: string) => `Licences of ${title}: ${least} to ${most}`,
  plan: (title: string) => `Term of ${title}`,
  asItIs: (plan: string) => `${plan} (as it is)`,
  giveWhy: (names: string) => `${names} can decide too from then on. You still can.`,
  takeBackWhy: 'It becomes a draft again, and nobody has to decide any more. Nothing was bought.',
  refusals,
  late: {
    approved: (name: string, at: string) => `Decided: approved by ${name}, ${at}. Nothing happens twice.`,
    rejected: (name: string, at: string) => `Decided: rejected by ${name}, ${at}. Nothing happens twice.`,
    other: (stands: string) => `Too late: ${stands} Your press changed nothing.`,
  },
  done: {
    approved: 'Approved. It is being ordered now.',
    'approved-first': 'Approved. It is ordered as soon as the customer has accepted.',
    'level-approved': 'Approved. Now the next level is asked.',
    rejected: 'Rejected. The seller is told, with your reason.',
    changed: 'Sent back. The seller looks at it and places it again, or not.',
    asked: 'Asked. The time for the decision stands still until the answer is there.',
    answered: 'Answered. The time for the decision runs again.',
    commented: 'Added.',
    given: (names: string) => `${names} can decide now too.`,
  },
  notPossible:
    'That is no change that can be made here: only fewer licences or a shorter term that Microsoft sells. Nothing was decided.',
  changeOnCard: 'Press “Change …” on the card and choose there.',
  list: {
    title: 'Waits for your decision',
    none: 'Nothing waits for your decision.',
    which: (count: string) => `${count} waiting, the oldest first. Which one?`,
    entry: (id: string, what: string, until: string) => `${id} · ${what} · until ${until}`,
    unknown: 'I know no such approval here.',
  },
  made: {
    title: 'Your decisions',
    none: 'You have decided nothing here yet.',
    entry: (at: string, decision: string, id: string, what: string) =>
      `${at} · **${decision}** · ${id} · ${what}`,
    decisions,
  },
  confirm: {
    approve: 'Please look once more',
    reject: 'Reject this?',
    ask: 'Ask the seller',
    comment: 'Add a comment',
    yes: (what: string) => `Approve ${what}`,
    no: 'Not now',
    left: 'Nothing was decided.',
    notYet: 'Nothing is rejected yet. With the reason below it is, when you press “Reject it”.',
  },
  /** Typed words that may be the answer to a question. */
  reply: {
    title: (name: string) => `Send this to ${name} as your answer?`,
    why: (name: string, asked: string, what: string) => `${name} asked about ${what}: “${asked}”`,
    send: 'Send the answer',
    no: 'No',
    notSent: 'All right, it was not sent. The question still waits for your answer.',
  },
  status: (id: string, what: string, until: string) =>
    `${id} · ${what}: waits for your decision until ${until}`,
};

export type Words = typeof en;
