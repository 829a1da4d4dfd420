/** What waits to leave or to be handled. Times are milliseconds since 1970 UTC. */
export interface Backlog {
  /** All of it, also what is put off to a later time. */
  readonly waiting: number;
  /** When the oldest of it was written; undefined when nothing waits. */
  readonly oldestAt: number | undefined;
  /** How much of it should have gone by now. */
  readonly due: number;
  /** Since when the first of it should have gone. */
  readonly dueSince: number | undefined;
}

/** Cases of one kind in one state, and when the one that has not moved for longest moved last. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  readonly oldestAt: number;
}

/** One of the provider's accounts at Partner Center. Times are milliseconds since 1970 UTC, undefined when never. */
export interface AccountNumbers {
  readonly accountId: string;
  /** When its refresh token was renewed; Entra forgets one that is not used for 90 days (Partner Center contract 2.1). */
  readonly tokenRenewedAt: number | undefined;
  /** Since when its agent's sign-in has failed each time; undefined while it works, or nobody has tried yet. */
  readonly refusedSince: number | undefined;
  readonly lastWebhookAt: number | undefined;
  /** When its customers were last compared with Partner Center to the end: it answered then. */
  readonly comparedAt: number | undefined;
}

/** Background work of one queue, as counted at most some seconds ago. */
export interface QueueNumbers {
  readonly queue: string;
  readonly ready: number;
  /** For a later time: repeats and pauses. */
  readonly deferred: number;
  readonly active: number;
  /** Given up in the last day. */
  readonly failed: number;
}

export interface OperatingNumbers {
  /** When all this was read, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly notices: Backlog;
  readonly mails: Backlog;
  /** Events of Partner Center that nobody has finished. */
  readonly webhooks: Backlog;
  readonly openOrders: readonly StateCount[];
  readonly openInvitations: readonly StateCount[];
  readonly openAdminRights: readonly StateCount[];
  readonly openApprovals: { readonly count: number; readonly oldestAt: number | undefined };
  /** What ended in the last 24 hours, by its end. */
  readonly endedOrders: readonly StateCount[];
  readonly endedInvitations: readonly StateCount[];
  readonly accounts: readonly AccountNumbers[];
  readonly queues: readonly QueueNumbers[];
}

/** Something that did not work and that somebody may have to look at. */
export interface Failure {
  readonly kind: 'order' | 'admin-rights' | 'notice' | 'mail';
  /** `F-1042`, `G-1001`; of a mail the id of what it is about. */
  readonly caseId: string;
  /** A word of ours: an order's standstill cause, the trouble of a request, a notice or a mail. Never content. */
  readonly what: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** What to quote or to look for in the log: Microsoft's correlation id where there is one, else the row's own. */
  readonly supportId: string;
  /** Set when staff may try it again: the version `Orders.goOn` wants to see. */
  readonly retry: { readonly orderId: string; readonly version: number } | undefined;
}

/** The state of the whole operation in numbers, for whoever runs it. Nothing here names a customer or a person. */
export interface Operating {
  /** Cheap, and read at most every ten seconds: sooner, the same answer comes again. Rejects when the database does not answer. */
  numbers(): Promise<OperatingNumbers>;
  /** What did not work, newest first, of the last 30 days. */
  recentFailures(limit: number): Promise<readonly Failure[]>;
}
