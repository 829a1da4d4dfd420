import { sql, type Kysely } from 'kysely';

/** What stays readable of a card once its question has been answered elsewhere. */
export const remains = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`alter table live_card add column remains jsonb`.execute(db);
  },
};
