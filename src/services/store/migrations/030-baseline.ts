import { sql, type Kysely } from 'kysely';

/** When an account's first whole sweep had finished: what Microsoft tells of the time before it is news all the same. */
export const baseline = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`alter table sweep add column baseline_at bigint`.execute(db);
  },
};
