import { sql, type Kysely } from 'kysely';

/**
 * Which configured refresh token the stored one began from, as a keyed hash, so that a new one in the configuration is
 * noticed; and since when the sign-in of an agent fails, for as long as it does.
 */
export const agentSignIn = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table refresh_token add column began_from text;
      create table sign_in_trouble (
        credential text primary key,
        code text not null,
        since bigint not null
      );`.execute(db);
  },
};
