import { sql } from 'kysely';
import type { Clock } from '../../../src/clock.ts';
import type { Invitation } from '../../../src/domain/invitation.ts';
import { createLog, type Log } from '../../../src/log.ts';
import type { WebhookEvent } from '../../../src/services/partner-center/webhook-event.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { invitationById } from '../../../src/services/store/invitations.ts';
import type { Jobs } from '../../../src/services/store/jobs.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { noticesOfCase, type Notice } from '../../../src/services/store/notices.ts';
import type { InvitationContext } from '../../../src/workflows/invitation/context.ts';
import { createInvitationWorkflow, queues } from '../../../src/workflows/invitation/index.ts';
import type { CustomerFacts, Opened, OpenRequest } from '../../../src/workflows/invitation/port.ts';
import { createInvitationRepairs } from '../../../src/workflows/invitation/repair/index.ts';
import { repairQueues } from '../../../src/workflows/invitation/repair/queues.ts';
import { processWebhook } from '../../../src/workflows/invitation/steps/webhook.ts';
import { createInvitationLists } from '../../../src/workflows/invitation/lists.ts';
import { createMails, mailQueue } from '../../../src/workflows/mail/index.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import { pretendMailServer } from './mail-desk.ts';
import { sampleMemberships } from './northwind.ts';
import { pretendAgreements } from './pretend-agreements.ts';
import { pretendPartnerCenter } from './pretend-partner-center.ts';
import { rememberedJobs } from './remembered-jobs.ts';
import { accounts, administratorOf, customerFacts, licensingDesk } from './sample-people.ts';

/** A fixed Tuesday; tests move on from here. */
const begin = Date.UTC(2026, 10, 17, 9);
export const minute = 60_000;
export const day = 24 * 60 * minute;

/** A clock that stands still until it is moved. */
export interface StandingClock extends Clock {
  pass(milliseconds: number): void;
}

export function standingClock(): StandingClock {
  let now = begin;
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

let stamps = 0;
let customers = 0;

/** A customer no other test of this process uses. */
export function newCustomer(): CustomerFacts {
  customers += 1;
  return customerFacts(customers);
}

/** The whole invitation workflow on a real database, with Partner Center and the jobs in memory. */
export function invitationDesk(
  database: Database,
  options: { log?: Log; jobs?: Jobs; pageSize?: number; mail?: boolean } = {},
) {
  const clock = standingClock();
  const jobs = rememberedJobs();
  const partnerCenter = pretendPartnerCenter(options.pageSize);
  const sending = options.jobs ?? jobs;
  const news = createNews({ clock, staffWays: () => Promise.resolve({ hear: [licensingDesk] }) });
  const log = options.log ?? createLog('silent');
  const mailServer = pretendMailServer();
  const mails = createMails({
    database,
    jobs: sending,
    mailer: options.mail === false ? undefined : mailServer,
    box: createSecretBox(Buffer.alloc(32, 9).toString('base64')),
    clock,
    log,
  });
  const context: InvitationContext = {
    database,
    jobs: sending,
    partnerCenter: partnerCenter.port,
    accounts,
    news,
    clock,
    log,
    invitationDays: 90,
    sweepMinutes: 10,
    resellers: sampleMemberships(),
    mails,
    house: {
      provider: 'Open Door Technology',
      contact: 'Priya Nair, licensing@opendoor.example',
      chatLink: (message) => `https://teams.microsoft.com/l/chat/0/0?message=${encodeURIComponent(message)}`,
    },
    reminderDays: [2, 5, 10],
  };
  const workflow = createInvitationWorkflow(context);
  workflow.defineJobs();
  const agreements = pretendAgreements();
  const repairs = createInvitationRepairs({
    ...context,
    // Tests put a listener into the context afterwards.
    accepted: async (tx, happened) => context.accepted?.(tx, happened),
    agreements: agreements.port,
    letters: workflow.letters,
  });
  repairs.defineJobs();
  mails.whenEnded('invitation', (tx, end) => workflow.mailEnded(tx, end));
  mails.defineJobs();

  const stamp = (): string => {
    stamps += 1;
    return `stamp-${stamps}`;
  };

  return {
    context,
    workflow,
    clock,
    jobs,
    partnerCenter,
    letters: workflow.letters,
    repairs,
    agreements,
    lists: createInvitationLists({ database, resellers: context.resellers, clock }),
    mailServer,

    /** The mails that wait go to the mail server. */
    sendMails: () => jobs.runWaiting(mailQueue),

    /** An administrator of the customer is shown the link of this account. */
    open: (customer: CustomerFacts, more: Partial<OpenRequest> = {}): Promise<Opened> =>
      workflow.open({
        requestId: stamp(),
        customer,
        administrator: administratorOf(customer),
        accountId: 'europe',
        card: { conversationId: `chat ${customer.tenantId}`, activityId: `card ${customer.tenantId}` },
        ...more,
      }),

    /** The same, for tests that go on from the opened invitation. */
    async opened(customer: CustomerFacts, more: Partial<OpenRequest> = {}): Promise<Invitation> {
      const opened = await this.open(customer, more);
      if (opened.kind !== 'opened') throw new Error('there is a relationship already');
      return opened.invitation;
    },

    /** Partner Center announces an acceptance; the event is stored and worked on. */
    async announceAcceptance(accountId: string, customer: CustomerFacts): Promise<void> {
      await workflow.receive(accountId, acceptanceEvent(customer, clock.now()));
      await jobs.runWaiting(queues.webhook);
    },

    /** Everything due by the clock is done: sweeps, timers, lost events. */
    async tick(): Promise<void> {
      await workflow.tick();
      await jobs.runWaiting(queues.sweep, queues.timers, queues.webhook);
    },

    /** What follows an acceptance is looked at, and what is due to be looked at again. */
    async repair(): Promise<void> {
      await repairs.tick();
      await jobs.runWaiting(...Object.values(repairQueues));
    },

    /** A whole sweep of every account, as every start begins with one. */
    async sweepAll(): Promise<void> {
      clock.pass(context.sweepMinutes * minute);
      await this.tick();
    },

    processWebhook: (id: number, attempt = 0) => processWebhook(context, id, attempt),

    async invitation(id: string): Promise<Invitation> {
      const invitation = await invitationById(database.db, id);
      if (invitation === undefined) throw new Error(`no invitation ${id}`);
      return invitation;
    },

    /** What people are told of a case, oldest first: `accept accepted message → administrator`. */
    async told(caseId: string): Promise<readonly string[]> {
      return (await noticesOfCase(database.db, caseId)).map(inWords);
    },

    /** Takes the notices of a case as read, so that a test sees only what comes next. */
    async forgetNews(): Promise<void> {
      await database.db.deleteFrom('notice').execute();
    },

    /** Names of the steps in an invitation's history, oldest first. */
    async history(id: string): Promise<readonly string[]> {
      const rows = await database.db
        .selectFrom('invitation_event')
        .select('name')
        .where('invitation_id', '=', id)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.name);
    },
  };
}

export type InvitationDesk = ReturnType<typeof invitationDesk>;

export function acceptanceEvent(customer: CustomerFacts, at: number): WebhookEvent {
  return {
    eventName: 'reseller-relationship-accepted-by-customer',
    resourceName: 'customer',
    resourceUri: `https://api.partnercenter.microsoft.com/webhooks/v1/customers/${customer.tenantId}`,
    auditUri: undefined,
    resourceChangeUtcDate: new Date(at).toISOString(),
  };
}

function inWords(notice: Notice): string {
  const { userId } = notice.target;
  const reader = userId.startsWith('19:')
    ? 'desk'
    : userId.startsWith('5555')
      ? `administrator ${userId.slice(-1)}`
      : userId.startsWith('7777')
        ? `reseller ${userId.slice(-2)}`
        : `staff ${userId.slice(-1)}`;
  return `${notice.flow} ${notice.event} ${notice.kind} → ${reader}`;
}

/** Leaves the database as on the first day; for `beforeEach`, so that no sweep misses another test's customers. */
export async function emptyTables(database: Database): Promise<void> {
  await sql`truncate invitation, invitation_event, seen_customer, sweep, webhook_event, notice, case_card, hand_over,
    hand_over_message, feedback, mail_outbox`.execute(database.db);
}
