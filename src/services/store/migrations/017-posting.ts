import { sql, type Kysely } from 'kysely';

/** Whether a notice's message may have left; what an earlier version was sending may have. */
export const posting = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table notice add column posting boolean not null default false;
      update notice set posting = true where state = 'sending';
    `.execute(db);
  },
};
