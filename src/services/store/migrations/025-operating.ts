import { sql, type Kysely } from 'kysely';

/**
 * Indexes for counting what is open and finding what did not work, without reading what is long over; and the trace that a
 * notice was written in.
 */
export const operating = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create index order_open on order_case (state, updated_at)
        where state not in ('done', 'discarded', 'expired', 'failed');
      create index order_unfinished on order_case (updated_at desc) where state in ('needs-person', 'failed');
      create index notice_undelivered on notice (done_at desc) where state in ('failed', 'unverified');
      create index mail_undelivered on mail_outbox (done_at desc) where state in ('refused', 'failed');
      alter table notice add column traceparent text;
      create index webhook_event_latest on webhook_event (account_id, received_at desc);
    `.execute(db);
  },
};
