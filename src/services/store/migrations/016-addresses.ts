import { sql, type Kysely } from 'kysely';

/**
 * Where admitted people of resellers read mail, sealed by the secret box, and when Teams was asked for it last. Nobody
 * else's is kept: who leaves takes it along.
 */
export const addresses = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table reseller_person
        add column mail_sealed text,
        add column mail_asked_at bigint,
        add check (mail_sealed is null or state = 'admitted');
    `.execute(db);
  },
};
