import { sql, type Kysely } from 'kysely';

/**
 * When this database was brought back from a backup: whatever happened at Microsoft after `backup_at` is not in it.
 * Milliseconds since 1970 UTC.
 */
export const restores = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table restore (
        restored_at bigint primary key,
        backup_at bigint not null check (backup_at <= restored_at)
      );`.execute(db);
  },
};
