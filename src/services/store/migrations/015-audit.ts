import { sql, type Kysely } from 'kysely';

/**
 * The audit trails: entries that are only ever added, each hashed together with what came before it, and where each
 * trail ends. Besides, links under which somebody may fetch the proof of a case once. Times are milliseconds since 1970
 * UTC.
 */
export const audit = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      create table audit_entry (
        trail text not null,
        seq bigint not null check (seq > 0),
        previous text not null,
        content_hash text not null,
        hash text not null,
        content text not null,
        order_id text,
        approval_id text,
        customer_tenant_id text,
        primary key (trail, seq),
        check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
        check (hash = encode(sha256(convert_to(previous || content_hash, 'UTF8')), 'hex'))
      );
      create index audit_entry_of_order on audit_entry (order_id) where order_id is not null;
      create index audit_entry_of_approval on audit_entry (approval_id) where approval_id is not null;
      create index audit_entry_of_customer on audit_entry (customer_tenant_id)
        where customer_tenant_id is not null;

      create table audit_head (
        trail text primary key,
        seq bigint not null,
        hash text not null
      );

      create table audit_head_logged (
        trail text primary key,
        seq bigint not null,
        at bigint not null
      );

      create function audit_is_kept() returns trigger language plpgsql as $$
      begin
        raise exception 'what is in the audit trail stays there: % of % is refused', tg_op, tg_table_name;
      end $$;
      create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
        for each statement execute function audit_is_kept();
      create trigger audit_head_is_kept before delete or truncate on audit_head
        for each statement execute function audit_is_kept();
      create function audit_head_rises() returns trigger language plpgsql as $$
      begin
        if new.trail <> old.trail or new.seq <= old.seq then
          raise exception 'the end of an audit trail only moves on';
        end if;
        return new;
      end $$;
      create trigger audit_head_rises before update on audit_head
        for each row execute function audit_head_rises();

      create table proof_link (
        token_hash text primary key,
        order_id text,
        customer_tenant_id text,
        tenant_id text not null,
        user_id text not null,
        staff boolean not null,
        language text not null,
        created_at bigint not null,
        expires_at bigint not null,
        used_at bigint
      );
      create index proof_link_old on proof_link (expires_at);
      create index order_of_customer on order_case
        ((coalesce(progress->'tenant'->>'tenantId', draft->'buyer'->>'tenantId'))) where state <> 'draft';
    `.execute(db);
  },
};
