import { sql, type Kysely } from 'kysely';

/** When news that had not reached its reader was sent once more, because they were back. */
export const revived = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`alter table notice add column revived_at bigint`.execute(db);
  },
};
