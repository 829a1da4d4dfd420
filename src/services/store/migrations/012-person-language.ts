import { sql, type Kysely } from 'kysely';

/** The language somebody asked to be spoken to in; whoever asked for none has no row. */
export const personLanguage = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table person_language (
        tenant_id text not null,
        user_id text not null,
        language text not null,
        chosen_at bigint not null,
        primary key (tenant_id, user_id)
      );
      create index case_card_of_person on case_card (tenant_id, user_id, updated_at);
    `.execute(db);
  },
};
