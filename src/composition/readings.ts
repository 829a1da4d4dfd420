import type { LabelsOf, NameOf } from '../instruments.ts';
import type { OperatingNumbers, StateCount } from '../workflows/operating/port.ts';

/** Reports one value of a gauge of the table; undefined is not reported. */
export type Tell = <Name extends NameOf<'gauge'>>(
  name: Name,
  value: number | undefined,
  labels: LabelsOf<Name>,
) => void;

/** Milliseconds since 1970 UTC. */
interface Moments {
  readonly now: number;
  readonly startedAt: number;
}

/** The shared numbers as gauges. Ages in seconds; what there has never been has none, unless somebody is to be woken. */
export function readingsOf(numbers: OperatingNumbers, { now, startedAt }: Moments, tell: Tell): void {
  const secondsSince = (at: number | undefined): number | undefined =>
    at === undefined ? undefined : Math.max(0, now - at) / 1_000;

  for (const backlog of ['notices', 'mails', 'webhooks'] as const) {
    const { waiting, due, oldestAt, dueSince } = numbers[backlog];
    tell('concierge.backlog.waiting', waiting, { backlog });
    tell('concierge.backlog.due', due, { backlog });
    // Nothing waiting is an age of nothing, so that an alert ends by itself.
    tell('concierge.backlog.oldest.seconds', secondsSince(oldestAt) ?? 0, { backlog });
    tell('concierge.backlog.overdue.seconds', secondsSince(dueSince) ?? 0, { backlog });
  }

  const open = (kind: string, counts: readonly StateCount[]): void => {
    for (const { state, count, oldestAt } of counts) {
      tell('concierge.cases.open', count, { case: kind, state });
      tell('concierge.cases.oldest.seconds', secondsSince(oldestAt), { case: kind, state });
    }
  };
  open('order', numbers.openOrders);
  open('invitation', numbers.openInvitations);
  open('admin-rights', numbers.openAdminRights);
  const approvals = { case: 'approval', state: 'open' };
  tell('concierge.cases.open', numbers.openApprovals.count, approvals);
  tell('concierge.cases.oldest.seconds', secondsSince(numbers.openApprovals.oldestAt), approvals);
  for (const { state, count } of numbers.endedOrders)
    tell('concierge.cases.ended', count, { case: 'order', state });
  for (const { state, count } of numbers.endedInvitations)
    tell('concierge.cases.ended', count, { case: 'invitation', state });

  for (const {
    accountId: account,
    tokenRenewedAt,
    refusedSince,
    lastWebhookAt,
    comparedAt,
  } of numbers.accounts) {
    tell('concierge.account.token.age.seconds', secondsSince(tokenRenewedAt), { account });
    tell('concierge.account.refused.seconds', secondsSince(refusedSince) ?? 0, { account });
    tell('concierge.account.webhook.age.seconds', secondsSince(lastWebhookAt), { account });
    tell('concierge.account.comparison.age.seconds', secondsSince(comparedAt ?? startedAt), { account });
  }
  for (const { queue, ready, deferred, active, failed } of numbers.queues)
    for (const [state, jobs] of Object.entries({ ready, deferred, active, failed }))
      tell('concierge.queue.jobs', jobs, { queue, state });
}
