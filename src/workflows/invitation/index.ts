import type { Kysely } from 'kysely';
import { openStates, type Invitation } from '../../domain/invitation.ts';
import { dueInvitations, invitationById, invitationsOfCustomer } from '../../services/store/invitations.ts';
import { accountsOfCustomer, dueSweeps } from '../../services/store/seen-customers.ts';
import { openWebhookEvents } from '../../services/store/webhook-events.ts';
import type { Tables } from '../../services/store/tables.ts';
import type { InvitationContext } from './context.ts';
import { mayLook } from './audience.ts';
import { createInvitationLetters } from './letters/index.ts';
import { mailEnded } from './letters/answers.ts';
import { mayHandle } from './inviters.ts';
import type { InvitationLetters } from './letters-port.ts';
import type { MailEnd } from '../mail/port.ts';
import type { Invitations } from './port.ts';
import { changeByPerson, keepAccepted, noteNotAdministrator, setReminder, showTo } from './steps/change.ts';
import { checkInvitation } from './steps/check.ts';
import { createInvitation } from './steps/invite.ts';
import { openInvitation } from './steps/open.ts';
import { sweepAccount } from './steps/sweep.ts';
import { runTimers } from './steps/timers.ts';
import { processWebhook, receiveWebhook, type Received } from './steps/webhook.ts';
import type { WebhookEvent } from '../../services/partner-center/webhook-event.ts';

/** Names of the jobs of this workflow; each carries an id and may run twice. */
export const queues = { webhook: 'webhook', sweep: 'sweep', timers: 'invitation-timers' } as const;

/** How many due things one tick hands out; the next tick takes the rest. */
const perTick = 200;
/** A webhook event older than this without an end has lost its job. */
const lostJobMs = 30_000;

export interface InvitationWorkflow extends Invitations {
  /** Stores a verified event and its job in one transaction; a repeated one changes nothing. */
  receive(accountId: string, event: WebhookEvent): Promise<Received>;
  readonly letters: InvitationLetters;
  /** Hears, in its transaction, how a mail of an invitation ended. */
  mailEnded(tx: Kysely<Tables>, end: MailEnd): Promise<void>;
  /** Registers the job handlers; call before the jobs start. */
  defineJobs(): void;
  /** Hands out what is due by the clock, and repairs lost jobs. Called every few seconds by every instance. */
  tick(): Promise<void>;
}

/**
 * The invitation story: created → sent → opened → accepted, with everything that can come between (see
 * domain/invitation.ts). State changes, history, news and jobs are written in one transaction each.
 */
export function createInvitationWorkflow(context: InvitationContext): InvitationWorkflow {
  const { database, jobs, clock } = context;

  return {
    open: (request) => openInvitation(context, request),
    invite: (request) => createInvitation(context, request),

    async find(id, asker) {
      const invitation = await invitationById(database.db, id);
      if (invitation === undefined) return undefined;
      return (await mayLook(context.resellers, invitation, asker)) ? invitation : undefined;
    },
    show: (id, reader, card) => showTo(context, id, reader, card),
    ofCustomer: (tenantId) => invitationsOfCustomer(database.shared, tenantId),
    relationshipsOf: (tenantId) => {
      const accounts = context.accounts.map((account) => account.id);
      return accountsOfCustomer(database.db, accounts, tenantId);
    },

    async check(id, by) {
      const invitation = await invitationById(database.db, id);
      if (invitation === undefined || !(await mayLook(context.resellers, invitation, by)))
        throw new Error(`no invitation ${id}`);
      return checkInvitation(context, invitation);
    },
    withdraw: (id, by) =>
      changeByPerson(context, id, 'withdraw', by, () => ({ remindAt: undefined, remindAbout: undefined })),
    remindAt: (id, at, by) => setReminder(context, id, at, by),
    keepAccepted: (id, reason, by) => keepAccepted(context, id, reason, by),
    noteNotAdministrator: (id, by) => noteNotAdministrator(context, id, by),

    async reissue(id, by, requestId) {
      const old = await invitationById(database.db, id);
      if (old === undefined || !(await mayHandle(context.resellers, old, by))) return { kind: 'unknown' };
      if (openStates.includes(old.state) || old.state === 'accepted')
        return { kind: 'too-late', invitation: old };
      const opened = await createInvitation(context, {
        requestId,
        customer: customerOf(old),
        by,
        accountId: old.accountId,
        resellerId: old.reseller?.id,
        orderId: old.orderId,
        letter: { language: old.letter?.language },
        ...(old.accountReason === undefined ? {} : { reason: old.accountReason }),
      });
      return opened.kind === 'opened'
        ? { kind: 'done', invitation: opened.invitation }
        : { kind: 'too-late', invitation: old };
    },

    letters: createInvitationLetters(context),
    mailEnded: (tx, end) => mailEnded(context, tx, end),

    receive: (accountId, event) => receiveWebhook(context, queues.webhook, accountId, event),

    defineJobs() {
      jobs.define(queues.webhook, (data, run) => processWebhook(context, Number(data['id']), run.attempt));
      jobs.define(queues.sweep, async (data) => void (await sweepAccount(context, String(data['account']))));
      jobs.define(queues.timers, (data) => runTimers(context, String(data['id'])));
    },

    async tick() {
      const now = clock.now();
      const accounts = context.accounts.map((account) => account.id);
      const due = await dueInvitations(database.db, now, perTick);
      const sweeps = await dueSweeps(database.db, accounts, now);
      const lost = await openWebhookEvents(database.db, now - lostJobMs, perTick);
      if (due.length + sweeps.length + lost.length === 0) return;
      await database.withTransaction(async (tx) => {
        // In one order in every instance: each waiting job is locked, and two ticks must not wait for each other.
        for (const id of due.toSorted()) await jobs.send(tx, queues.timers, { id }, { singletonKey: id });
        for (const account of sweeps)
          await jobs.send(tx, queues.sweep, { account }, { singletonKey: account });
        for (const id of lost.toSorted((a, b) => a - b))
          await jobs.send(tx, queues.webhook, { id }, { singletonKey: String(id) });
      });
    },
  };
}

function customerOf(invitation: Invitation) {
  return { ...invitation.customer, country: invitation.country, cloud: invitation.cloud };
}
