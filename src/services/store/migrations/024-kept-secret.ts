import { sql, type Kysely } from 'kysely';

/** Secrets of the product's own that outlive the encryption key: the one that proofs are signed with. */
export const keptSecret = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table kept_secret (
        name text primary key,
        sealed text not null,
        created_at bigint not null
      );`.execute(db);
  },
};
