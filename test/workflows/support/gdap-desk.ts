import { sql } from 'kysely';
import type { Gdap } from '../../../src/domain/gdap.ts';
import { createLog } from '../../../src/log.ts';
import type { Database } from '../../../src/services/store/connection.ts';
import { gdapById } from '../../../src/services/store/gdap.ts';
import { noticesOfCase } from '../../../src/services/store/notices.ts';
import { queues, type GdapContext } from '../../../src/workflows/gdap/context.ts';
import { createGdapWorkflow } from '../../../src/workflows/gdap/index.ts';
import type { GdapRequest } from '../../../src/workflows/gdap/port.ts';
import { createNews } from '../../../src/workflows/news/index.ts';
import type { CustomerFacts } from '../../../src/workflows/invitation/port.ts';
import { newCustomer, standingClock } from './invitation-desk.ts';
import { pretendGdap } from './pretend-gdap.ts';
import { rememberedJobs } from './remembered-jobs.ts';
import { accounts, administratorOf, licensingDesk, priya } from './sample-people.ts';

let stamps = 0;

/** The whole workflow of admin rights on a real database, with Graph and the jobs in memory. */
export function gdapDesk(database: Database) {
  const clock = standingClock();
  const jobs = rememberedJobs();
  const graph = pretendGdap(clock);
  const context: GdapContext = {
    database,
    jobs,
    graph: graph.port,
    accounts,
    news: createNews({ clock, staffWays: () => Promise.resolve({ hear: [licensingDesk] }) }),
    clock,
    log: createLog('silent'),
    provider: 'Open Door Technology',
    sweepMinutes: 10,
  };
  const workflow = createGdapWorkflow(context);
  workflow.defineJobs();

  const desk = {
    context,
    workflow,
    clock,
    jobs,
    graph,

    /** Staff asks for rights; nothing has been done at Microsoft yet. */
    async asked(more: Partial<GdapRequest> = {}): Promise<Gdap> {
      stamps += 1;
      const requested = await workflow.request({
        requestId: `gdap-stamp-${stamps}`,
        customer: newCustomer(),
        by: priya,
        accountId: 'europe',
        template: 'licences',
        durationDays: 365,
        autoExtends: false,
        card: { conversationId: 'chat', activityId: `card ${stamps}` },
        ...more,
      });
      return requested.gdap;
    },

    /** The same, and the job has opened it for approval. */
    async offered(more: Partial<GdapRequest> = {}): Promise<Gdap> {
      const { id } = await desk.asked(more);
      await desk.work();
      return desk.gdap(id);
    },

    /** The customer has approved, and Microsoft has switched it on. */
    async active(more: Partial<GdapRequest> = {}): Promise<Gdap> {
      const { id, relationshipId = '' } = await desk.offered(more);
      graph.becomes(relationshipId, 'active');
      await workflow.happened(relationshipId);
      await desk.forgetNews();
      return desk.gdap(id);
    },

    /** Somebody at the customer has the card of a request. */
    shownTo: (gdap: Gdap) =>
      workflow.show(
        gdap.id,
        { ...administratorOf(customerOf(gdap)), staff: false },
        {
          conversationId: 'customer',
          activityId: `of ${gdap.id}`,
        },
      ),

    work: () => jobs.runWaiting(queues.work),

    /** Everything due by the clock is done. */
    async tick(): Promise<void> {
      await workflow.tick();
      await jobs.runWaiting(queues.work, queues.sweep);
    },

    async gdap(id: string): Promise<Gdap> {
      const gdap = await gdapById(database.db, id);
      if (gdap === undefined) throw new Error(`no request ${id}`);
      return gdap;
    },

    /** What people are told of a case, oldest first: `gdap active message → staff 1`. */
    async told(caseId: string): Promise<readonly string[]> {
      return (await noticesOfCase(database.db, caseId)).map(({ flow, event, kind, target: { userId } }) => {
        const reader = userId.startsWith('19:')
          ? 'desk'
          : `${userId.startsWith('5555') ? 'customer' : 'staff'} ${userId.slice(-1)}`;
        return `${flow} ${event} ${kind} → ${reader}`;
      });
    },

    /** Takes the notices so far as read, so that a test sees only what comes next. */
    forgetNews: () => database.db.deleteFrom('notice').execute(),
  };
  return desk;
}

export type GdapDesk = ReturnType<typeof gdapDesk>;

const customerOf = ({ customer }: Gdap): CustomerFacts => ({ ...customer, country: 'IE', cloud: 'public' });

/** Leaves the database as on the first day. */
export async function emptyGdapTables(database: Database): Promise<void> {
  await sql`truncate gdap_case, gdap_event, gdap_sweep, notice, case_card, webhook_event, sweep`.execute(
    database.db,
  );
}
