import type { InstrumentName } from '../../src/instruments.ts';

/** How one or more metrics are shown. Units are Grafana's. */
export interface Panel {
  readonly title: string;
  readonly what: string;
  readonly unit: 's' | 'short' | 'bytes' | 'percentunit' | 'reqps' | 'bool_yes_no' | 'dateTimeFromNow';
  readonly metrics: readonly InstrumentName[];
  /** PromQL with `{name}` for the metric of that place in `metrics`; each with its legend. */
  readonly queries: readonly (readonly [query: string, legend: string])[];
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const quantile = (share: number, by: string) =>
  `histogram_quantile(${share}, sum by (le, ${by}) (rate({0}_bucket[5m])))`;

export const rows: readonly Row[] = [
  {
    title: 'People',
    panels: [
      {
        title: 'Answers to Teams, 95 of 100',
        what: 'From the activity to the answer. A press has 2.5 s before it is put off, a message 9 s.',
        unit: 's',
        metrics: ['concierge.activity.duration.seconds'],
        queries: [[quantile(0.95, 'type'), '{{type}}']],
      },
      {
        title: 'Turns by conversation',
        what: 'How many turns each conversation has.',
        unit: 'reqps',
        metrics: ['concierge.turn.duration.seconds'],
        queries: [['sum by (flow) (rate({0}_count[5m]))', '{{flow}}']],
      },
      {
        title: 'Turns that ended with an apology',
        what: 'By the kind of trouble; bug is ours.',
        unit: 'short',
        metrics: ['concierge.turn.problems', 'concierge.turn.duration.seconds'],
        queries: [
          ['sum by (kind) (increase({0}[5m]))', '{{kind}}'],
          ['sum(increase({1}_count{outcome="failed"}[5m]))', 'failed'],
        ],
      },
      {
        title: 'Turned away, and events of Partner Center',
        what: 'Requests without a valid token or body, and webhooks by what became of them.',
        unit: 'short',
        metrics: ['concierge.request.refused', 'concierge.webhook.received'],
        queries: [
          ['sum by (status) (increase({0}[5m]))', 'refused {{status}}'],
          ['sum by (outcome) (increase({1}[5m]))', 'webhook {{outcome}}'],
        ],
      },
    ],
  },
  {
    title: 'What waits',
    panels: [
      {
        title: 'Due and not gone',
        what: 'Notices, mails and webhook events that should have gone.',
        unit: 'short',
        metrics: ['concierge.backlog.due', 'concierge.backlog.waiting'],
        queries: [
          ['max by (backlog) ({0})', '{{backlog}} due'],
          ['max by (backlog) ({1})', '{{backlog}} in all'],
        ],
      },
      {
        title: 'Overdue',
        what: 'How long the first of them has been due.',
        unit: 's',
        metrics: ['concierge.backlog.overdue.seconds', 'concierge.backlog.oldest.seconds'],
        queries: [
          ['max by (backlog) ({0})', '{{backlog}} overdue'],
          ['max by (backlog) ({1})', '{{backlog}} oldest'],
        ],
      },
      {
        title: 'From a change to its message, 95 of 100',
        what: 'What readers put off counts with the time they wanted.',
        unit: 's',
        metrics: ['concierge.notice.delay.seconds'],
        queries: [[quantile(0.95, 'kind'), '{{kind}}']],
      },
      {
        title: 'Notices by their end',
        what: 'failed and unverified need somebody; unreachable is told to staff by the product itself.',
        unit: 'short',
        metrics: ['concierge.notice.ended'],
        queries: [['sum by (state) (increase({0}[15m]))', '{{state}}']],
      },
      {
        title: 'Jobs',
        what: 'Waiting, running and given up, by queue.',
        unit: 'short',
        metrics: ['concierge.queue.jobs'],
        queries: [['max by (queue, state) ({0})', '{{queue}} {{state}}']],
      },
      {
        title: 'Runs of jobs that failed',
        what: 'Each is repeated; the same queue again and again is trouble.',
        unit: 'short',
        metrics: ['concierge.job.duration.seconds'],
        queries: [['sum by (queue) (increase({0}_count{outcome="failed"}[15m]))', '{{queue}}']],
      },
    ],
  },
  {
    title: 'Cases',
    panels: [
      {
        title: 'Open orders, invitations, approvals, admin rights',
        what: 'By state.',
        unit: 'short',
        metrics: ['concierge.cases.open'],
        queries: [['max by (case, state) ({0})', '{{case}} {{state}}']],
      },
      {
        title: 'Longest without a move',
        what: 'By state; an order that needs a person should not be older than a working day.',
        unit: 's',
        metrics: ['concierge.cases.oldest.seconds'],
        queries: [['max by (case, state) ({0})', '{{case}} {{state}}']],
      },
      {
        title: 'Ended in 24 hours',
        what: 'Orders and invitations by their end.',
        unit: 'short',
        metrics: ['concierge.cases.ended'],
        queries: [['max by (case, state) ({0})', '{{case}} {{state}}']],
      },
    ],
  },
  {
    title: 'Microsoft',
    panels: [
      {
        title: 'Calls, 95 of 100',
        what: 'By remote, repeats included.',
        unit: 's',
        metrics: ['concierge.call.duration.seconds'],
        queries: [[quantile(0.95, 'remote'), '{{remote}}']],
      },
      {
        title: 'Calls without a good answer',
        what: 'none: no answer at all.',
        unit: 'reqps',
        metrics: ['concierge.call.duration.seconds'],
        queries: [
          ['sum by (remote, status) (rate({0}_count{status=~"4xx|5xx|none"}[5m]))', '{{remote}} {{status}}'],
        ],
      },
      {
        title: 'Repeated and throttled',
        what: 'Tries after the first, and answers that said: too many calls.',
        unit: 'reqps',
        metrics: ['concierge.call.repeats', 'concierge.call.throttled'],
        queries: [
          ['sum by (remote) (rate({0}[5m]))', '{{remote}} repeated'],
          ['sum by (remote) (rate({1}[5m]))', '{{remote}} throttled'],
        ],
      },
      {
        title: 'Age of refresh tokens',
        what: 'Renewed after 30 days; dead after 90.',
        unit: 's',
        metrics: ['concierge.account.token.age.seconds'],
        queries: [['max by (account) ({0})', '{{account}}']],
      },
      {
        title: 'Agents whose sign-in is refused',
        what: 'How long already; 0 is well. Links, prices and orders of the account wait for it.',
        unit: 's',
        metrics: ['concierge.account.refused.seconds'],
        queries: [['max by (account) ({0})', '{{account}}']],
      },
      {
        title: 'Last word of each account',
        what: 'Since the last webhook, and since its customers were compared to the end.',
        unit: 's',
        metrics: ['concierge.account.webhook.age.seconds', 'concierge.account.comparison.age.seconds'],
        queries: [
          ['max by (account) ({0})', '{{account}} webhook'],
          ['max by (account) ({1})', '{{account}} comparison'],
        ],
      },
    ],
  },
  {
    title: 'Instances',
    panels: [
      {
        title: 'Ready, and numbers readable',
        what: 'One line for each instance.',
        unit: 'bool_yes_no',
        metrics: ['concierge.process.ready', 'concierge.numbers.readable'],
        queries: [
          ['{0}', '{{instance}} ready'],
          ['{1}', '{{instance}} numbers'],
        ],
      },
      {
        title: 'Last look for due work',
        what: 'Every two seconds when all is well.',
        unit: 's',
        metrics: ['concierge.process.look.age.seconds'],
        queries: [['{0}', '{{instance}}']],
      },
      {
        title: 'Lateness of timers',
        what: 'The processor is short when it grows.',
        unit: 's',
        metrics: ['concierge.process.lag.seconds'],
        queries: [['{0}', '{{instance}} {{quantile}}']],
      },
      {
        title: 'Connections to the database',
        what: 'In use, idle, and who waits for one.',
        unit: 'short',
        metrics: ['concierge.database.connections', 'concierge.database.queued'],
        queries: [
          ['{0}', '{{instance}} {{state}}'],
          ['{1}', '{{instance}} waiting'],
        ],
      },
      {
        title: 'Memory',
        what: 'Resident, heap, and outside of the heap.',
        unit: 'bytes',
        metrics: ['concierge.process.memory.bytes'],
        queries: [['{0}', '{{instance}} {{part}}']],
      },
      {
        title: 'Versions running since',
        what: 'Two versions are there during a rolling upgrade only.',
        unit: 'dateTimeFromNow',
        metrics: ['concierge.process.start.seconds'],
        queries: [['{0} * 1000', '{{instance}} {{version}}']],
      },
    ],
  },
];
