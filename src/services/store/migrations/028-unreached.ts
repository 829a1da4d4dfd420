import { sql, type Kysely } from 'kysely';

/** What did not reach somebody is looked for when they are back. */
export const unreached = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`create index notice_unreached on notice (tenant_id, user_id, done_at) where state = 'unreachable'`.execute(
      db,
    );
  },
};
