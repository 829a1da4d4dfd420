import { sql, type Kysely } from 'kysely';

/** Orders that wait are found by the tenant they are for, when its administrator has accepted. */
export const parkedOrders = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create index order_parked on order_case ((draft->'buyer'->>'tenantId'))
        where state in ('parked', 'recording-agreement');
    `.execute(db);
  },
};
