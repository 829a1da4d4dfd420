import { sql, type Kysely } from 'kysely';

/**
 * What Microsoft sells in a market and for how much, as it was read last: a copy to search in, never the truth. All
 * times are milliseconds since 1970 UTC by the injected clock.
 */
export const offers = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table offer_market (
        account_id text not null,
        market text not null,
        asked_at bigint not null,
        prices_read_at bigint,
        prices_tried_at bigint,
        due_at bigint not null,
        primary key (account_id, market)
      );
      create index offer_market_due on offer_market (due_at);

      create table offer_copy (
        account_id text not null,
        market text not null,
        part text not null,
        content jsonb not null,
        read_at bigint not null,
        primary key (account_id, market, part)
      );

      create table offer_price (
        account_id text not null,
        market text not null,
        product_id text not null,
        sku_id text not null,
        prices jsonb not null,
        primary key (account_id, market, product_id, sku_id)
      );`.execute(db);
  },
};
