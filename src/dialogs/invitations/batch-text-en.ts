/** What became of a list, counted. */
export interface BatchCounts {
  readonly invited: string;
  /** Because of the list. */
  readonly mailed: string;
  /** Undefined for none. */
  readonly earlier: string | undefined;
  readonly others: string;
}

/** Words of the card of a list of customers, and of what is told about it. */
export const en = {
  title: (id: string, count: string) => `${id} · ${count} customers`,
  reseller: 'Reseller',
  created: 'Begun',
  looking: (done: string, all: string) =>
    `Looking them up: ${done} of ${all}. Usually a second each; this card changes by itself.`,
  ready: (found: string, all: string) => `${found} of ${all} can be invited. Nothing has been sent yet.`,
  readyNone: 'None of them can be invited as the list stands.',
  inviting: (done: string, all: string) =>
    `Preparing the invitations: ${done} of ${all}. You may close Teams; it goes on.`,
  done: ({ invited, mailed, earlier, others }: BatchCounts) =>
    earlier === undefined
      ? `Done: ${invited} invited, ${mailed} of them by e-mail; ${others} not.`
      : `Done: ${invited} newly invited, ${earlier} had been invited before. E-mails because of this list: ${mailed}; not invited: ${others}.`,
  dropped: 'Dropped. Nobody was invited.',
  found: (region: string, count: string) => `${region}: ${count}`,
  choose: 'Please choose the account',
  chooseWhy:
    'From here the country of these tenants is not visible. Microsoft accepts only the account for that country.',
  chooseLabel: (domain: string) => `Partner account for ${domain}`,
  take: (domain: string) => `Take it for ${domain}`,
  moreToChoose: (count: string) => `${count} more follow when these are settled.`,
  not: (count: string) => `Not invited: ${count}`,
  invited: (count: string) => `Invited: ${count}`,
  line: (line: string, text: string) => `line ${line}: ${text}`,
  entry: {
    found: (domain: string, name: string, to: string) =>
      `${domain}${name === '' ? '' : ` – ${name}`}${to === '' ? '' : ` → ${to}`}`,
    invited: (domain: string, id: string, how: string) => `${domain} – ${id}${how}`,
    mailed: ', by e-mail',
    notMailed: ', not sent yet',
    earlier: ', was invited before',
    sent: ', and that has been sent',
    problem: (domain: string, why: string) => `${domain} – ${why}`,
  },
  why: {
    'not-a-domain': 'that is no domain name',
    'unknown-domain': 'Microsoft knows no such tenant',
    'own-tenant': 'that is one of our own tenants',
    'other-cloud': 'another Microsoft cloud; invite it by itself, and I lead you',
    'not-sold-there': 'none of our accounts sells there',
    'other-region': 'the reseller sells in another region',
    twice: 'is in the list already',
    'not-an-address': 'what stands there for an e-mail address is not one',
    already: 'has the relationship already',
    failed: 'Microsoft did not answer; try again',
    'choose-account': 'no account was chosen',
  },
  buttons: {
    prepare: (count: string) => `Prepare all ${count}`,
    send: (count: string) => `Prepare and send ${count} e-mails`,
    sendOne: 'Prepare and send 1 e-mail',
    drop: 'Drop',
    again: 'Try again',
    list: 'Show the invitations',
  },
  answers: {
    tooLate: 'This list has moved on meanwhile; the card shows how it stands.',
    preparing: 'They are being prepared. The card shows how far it is; you may close Teams.',
    dropped: 'Dropped. Nobody was invited.',
    chosen: 'Noted.',
    noAccount: 'Please pick an account.',
  },
  message: (id: string, state: string) => `${id}: ${state}`,
  typed: {
    prepare: ['prepare all', 'prepare', 'prepare them', 'yes'],
    send: ['prepare and send', 'send', 'send them', 'send e-mails'],
    drop: ['drop', 'drop it'],
    again: ['try again', 'again'],
    list: ['show the invitations', 'invitations'],
    line: ['line'],
  },
};

export type BatchWords = typeof en;
