import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { PersonKey } from '../../../src/domain/person.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { invitationById } from '../../../src/services/store/invitations.ts';
import { createMails } from '../../../src/workflows/mail/index.ts';
import type { InvitationContext } from '../../../src/workflows/invitation/context.ts';
import { createInvitationWorkflow, queues } from '../../../src/workflows/invitation/index.ts';
import { createInvitationRepairs } from '../../../src/workflows/invitation/repair/index.ts';
import { repairQueues } from '../../../src/workflows/invitation/repair/queues.ts';
import { createSecretBox } from '../../../src/services/store/secret-box.ts';
import { pretendMailServer } from './mail-desk.ts';
import type { OrderDesk } from './order-desk.ts';
import { account, nameOf, nina, tenants } from './order-people.ts';

export const day = 24 * 3_600_000;
/** The customer's administrator. */
export const katrin: PersonKey = {
  tenantId: tenants.fabrikam,
  userId: '55555555-5555-4555-8555-000000000022',
};

/** Invitations beside the order desk, wired to its orders as the product wires them. */
export function parkedDesk(database: Database, desk: OrderDesk) {
  const { clock } = desk.microsoft;
  const { jobs, resellers } = desk;
  const clients = desk.microsoft.clients();
  const log = createLog('silent');
  const context: InvitationContext = {
    database,
    jobs,
    partnerCenter: clients.partnerCenter,
    accounts: [account],
    news: desk.context.news,
    clock,
    log,
    accepted: (tx, happened) => desk.workflow.wake(tx, happened),
    orders: {
      follow: (tx, invitation, happened) => desk.workflow.waiting.follow(tx, invitation, happened),
      hearers: (tx, invitation) => desk.workflow.waiting.hearers(tx, invitation),
      removed: (tx, removed) => desk.workflow.waiting.removed(tx, removed),
    },
    invitationDays: 90,
    sweepMinutes: 10,
    resellers,
    mails: createMails({
      database,
      jobs,
      mailer: pretendMailServer(),
      box: createSecretBox(Buffer.alloc(32, 9).toString('base64')),
      clock,
      log,
    }),
    house: {
      provider: 'Open Door Technology',
      contact: 'Priya Nair',
      chatLink: (message) => `https://teams.microsoft.com/chat?message=${message}`,
    },
    reminderDays: [2, 5, 10],
  };
  const workflow = createInvitationWorkflow(context);
  workflow.defineJobs();
  const repairs = createInvitationRepairs({
    ...context,
    agreements: clients.agreements,
    letters: workflow.letters,
  });
  repairs.defineJobs();

  return {
    workflow,
    letters: workflow.letters,

    /** Somebody of a reseller invites the order's customer, Fabrikam. */
    async invited(orderId: string, by: PersonKey = nina): Promise<Invitation> {
      const made = await workflow.invite({
        requestId: randomUUID(),
        customer: {
          tenantId: tenants.fabrikam,
          name: 'Fabrikam GmbH',
          domain: 'fabrikam.onmicrosoft.com',
          country: 'DE',
          cloud: 'public',
        },
        by: { ...by, staff: false },
        accountId: account.id,
        orderId,
        letter: { to: 'katrin@fabrikam.de' },
      });
      if (made.kind !== 'opened') throw new Error(`not invited: ${made.kind}`);
      return made.invitation;
    },

    async invitation(id: string): Promise<Invitation> {
      const found = await invitationById(database.db, id);
      if (found === undefined) throw new Error(`no invitation ${id}`);
      return found;
    },

    /** The invitation is looked at now, as after Microsoft's event; orders and proofs go on. */
    async noticed(id: string): Promise<void> {
      await workflow.check(id, { ...nina, staff: false });
      await this.run();
    },

    /** Everything that is due. */
    async run(): Promise<void> {
      await workflow.tick();
      await repairs.tick();
      await jobs.runWaiting(queues.timers, queues.sweep, queues.webhook, ...Object.values(repairQueues));
      await desk.run();
    },

    /** What people are told of an order or an invitation, cards that only change left out. */
    async told(): Promise<readonly string[]> {
      const rows = await database.db
        .selectFrom('notice')
        .selectAll()
        .where('kind', '=', 'message')
        .where('flow', 'in', ['order', 'order-desk', 'invite'])
        .orderBy('id')
        .execute();
      return rows.map((row) => {
        const name = nameOf({ tenantId: row.tenant_id, userId: row.user_id });
        return `${row.flow} ${row.event} → ${name}`;
      });
    },
  };
}

export type ParkedDesk = ReturnType<typeof parkedDesk>;

/** Leaves no invitation behind. */
export async function emptyInvitations(database: Database): Promise<void> {
  await sql`truncate invitation, invitation_event, sweep, webhook_event`.execute(database.db);
}
