/**
 * Everything that is measured, in one table: docs/operating.md and docs/dashboard.json are held to it by a test. Label
 * values are words of ours out of small sets; never an id, a name, a tenant or an address. `account` is the short key
 * of one of the provider's own accounts.
 */
export interface Instrument {
  readonly kind: 'histogram' | 'counter' | 'gauge';
  /** In UCUM: `s`, `By`, or `{what is counted}`. */
  readonly unit: string;
  readonly description: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in its unit. */
  readonly bounds?: readonly number[];
  /** Read from the database all instances share: every instance tells the same number, so take the largest, not the sum. */
  readonly shared?: true;
}

// The limits people and Teams feel: 2.5 s for a press, 9 s for a message.
const conversation = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 9, 15, 30];
const background = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];
const waiting = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 86_400];

export const instruments = {
  'concierge.activity.duration.seconds': {
    kind: 'histogram',
    unit: 's',
    description: 'From an authenticated activity to the answer Teams gets.',
    labels: ['type', 'outcome'],
    bounds: conversation,
  },
  'concierge.turn.duration.seconds': {
    kind: 'histogram',
    unit: 's',
    description: 'A turn of a conversation, until everything it says has left.',
    labels: ['flow', 'input', 'outcome'],
    bounds: conversation,
  },
  'concierge.turn.problems': {
    kind: 'counter',
    unit: '{turn}',
    description: 'Turns that ended with an apology, by the kind of trouble.',
    labels: ['kind'],
  },
  'concierge.request.refused': {
    kind: 'counter',
    unit: '{request}',
    description: 'Requests to the bot endpoint that were turned away, by status.',
    labels: ['status'],
  },
  'concierge.webhook.received': {
    kind: 'counter',
    unit: '{event}',
    description: 'Events of Partner Center: taken, or refused with a status.',
    labels: ['outcome'],
  },
  'concierge.job.duration.seconds': {
    kind: 'histogram',
    unit: 's',
    description: 'One run of a job.',
    labels: ['queue', 'outcome'],
    bounds: background,
  },
  'concierge.call.duration.seconds': {
    kind: 'histogram',
    unit: 's',
    description: 'A call to Microsoft or the mail server, repeats and their pauses included.',
    labels: ['remote', 'operation', 'status'],
    bounds: background,
  },
  'concierge.call.repeats': {
    kind: 'counter',
    unit: '{call}',
    description: 'Tries after the first of a call.',
    labels: ['remote', 'operation'],
  },
  'concierge.call.throttled': {
    kind: 'counter',
    unit: '{call}',
    description: 'Answers that said: too many calls (429).',
    labels: ['remote', 'operation'],
  },
  'concierge.notice.delay.seconds': {
    kind: 'histogram',
    unit: 's',
    description: 'From a change to the moment Teams has taken its notice.',
    labels: ['kind'],
    bounds: waiting,
  },
  'concierge.notice.ended': {
    kind: 'counter',
    unit: '{notice}',
    description: 'Notices that have ended, by what became of them.',
    labels: ['kind', 'state'],
  },
  'concierge.backlog.waiting': {
    kind: 'gauge',
    unit: '{item}',
    description: 'Notices, mails and webhook events that have not ended, those put off included.',
    labels: ['backlog'],
    shared: true,
  },
  'concierge.backlog.due': {
    kind: 'gauge',
    unit: '{item}',
    description: 'Those of them that should have gone by now.',
    labels: ['backlog'],
    shared: true,
  },
  'concierge.backlog.oldest.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'Age of the oldest that has not ended.',
    labels: ['backlog'],
    shared: true,
  },
  'concierge.backlog.overdue.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'How long the first of those that are due has been due.',
    labels: ['backlog'],
    shared: true,
  },
  'concierge.cases.open': {
    kind: 'gauge',
    unit: '{case}',
    description: 'Orders, invitations, admin rights and approvals that have not ended.',
    labels: ['case', 'state'],
    shared: true,
  },
  'concierge.cases.oldest.seconds': {
    kind: 'gauge',
    unit: 's',
    description:
      'How long the one of them that has not moved for longest has not moved; of approvals: has been open.',
    labels: ['case', 'state'],
    shared: true,
  },
  'concierge.cases.ended': {
    kind: 'gauge',
    unit: '{case}',
    description: 'Orders and invitations that ended in the last 24 hours.',
    labels: ['case', 'state'],
    shared: true,
  },
  'concierge.account.token.age.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'Since the refresh token of an account was renewed; unused for 90 days it dies.',
    labels: ['account'],
    shared: true,
  },
  'concierge.account.refused.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'How long the sign-in of the agent of an account has failed; 0 while it works.',
    labels: ['account'],
    shared: true,
  },
  'concierge.account.webhook.age.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'Since Partner Center sent the last event of an account.',
    labels: ['account'],
    shared: true,
  },
  'concierge.account.comparison.age.seconds': {
    kind: 'gauge',
    unit: 's',
    description:
      'Since the customers of an account were compared with Partner Center to the end; if never, since this instance began.',
    labels: ['account'],
    shared: true,
  },
  'concierge.queue.jobs': {
    kind: 'gauge',
    unit: '{job}',
    description: 'Jobs of each queue: ready, deferred, active, or given up in the last day.',
    labels: ['queue', 'state'],
    shared: true,
  },
  'concierge.numbers.readable': {
    kind: 'gauge',
    unit: '1',
    description: '1 when the shared numbers could be read from the database just now.',
    labels: [],
  },
  'concierge.database.connections': {
    kind: 'gauge',
    unit: '{connection}',
    description: 'Connections of this instance, in use or idle.',
    labels: ['state'],
  },
  'concierge.database.queued': {
    kind: 'gauge',
    unit: '{request}',
    description: 'Who waits in this instance for a connection.',
    labels: [],
  },
  'concierge.process.lag.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'How late timers of this instance ran since the last look.',
    labels: ['quantile'],
  },
  'concierge.process.memory.bytes': {
    kind: 'gauge',
    unit: 'By',
    description: 'Memory of this instance.',
    labels: ['part'],
  },
  'concierge.process.start.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'When this instance started, seconds since 1970 UTC.',
    labels: ['version'],
  },
  'concierge.process.look.age.seconds': {
    kind: 'gauge',
    unit: 's',
    description: 'Since this instance last looked for due work to the end; it looks every two seconds.',
    labels: [],
  },
  'concierge.process.ready': {
    kind: 'gauge',
    unit: '1',
    description: '1 while this instance takes work: started, and not stopping.',
    labels: [],
  },
} as const satisfies Record<string, Instrument>;

export type InstrumentName = keyof typeof instruments;
export type NameOf<Kind extends Instrument['kind']> = {
  [Name in InstrumentName]: (typeof instruments)[Name]['kind'] extends Kind ? Name : never;
}[InstrumentName];
export type LabelsOf<Name extends InstrumentName> = Readonly<
  Record<(typeof instruments)[Name]['labels'][number], string>
>;

/** What Prometheus calls it: `concierge_turn_duration_seconds`; counters end in `_total`. */
export const prometheusName = (name: string, { kind }: Pick<Instrument, 'kind'>): string =>
  `${name.replaceAll('.', '_')}${kind === 'counter' ? '_total' : ''}`;
