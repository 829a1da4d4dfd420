import { sql, type Kysely } from 'kysely';

/** Which case took the place of one that was closed for it. */
export const superseded = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`alter table invitation add column superseded_by text`.execute(db);
  },
};
