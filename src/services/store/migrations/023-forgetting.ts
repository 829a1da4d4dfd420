import { sql, type Kysely } from 'kysely';

/**
 * What an entry of an audit trail says can be forgotten: its hashes stay, so that the chain can still be followed;
 * nothing else of it changes, ever. Besides, the oldest version of the product that can work on these tables.
 */
export const forgetting = {
  async up(db: Kysely<never>): Promise<void> {
    await sql`
      alter table audit_entry
        add column forgotten_at bigint,
        drop constraint audit_entry_check,
        add constraint audit_entry_content check (
          content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')
          or (content = '' and forgotten_at is not null));

      drop trigger audit_entry_is_kept on audit_entry;
      create trigger audit_entry_is_kept before delete or truncate on audit_entry
        for each statement execute function audit_is_kept();
      create function audit_entry_only_forgets() returns trigger language plpgsql as $$
      begin
        if old.forgotten_at is null and new.forgotten_at is not null and new.content = ''
          and new.order_id is null and new.approval_id is null and new.customer_tenant_id is null
          and (new.trail, new.seq, new.previous, new.content_hash, new.hash)
            = (old.trail, old.seq, old.previous, old.content_hash, old.hash) then
          return new;
        end if;
        raise exception 'what is in the audit trail stays there: % of % is refused', tg_op, tg_table_name;
      end $$;
      create trigger audit_entry_only_forgets before update on audit_entry
        for each row execute function audit_entry_only_forgets();

      create table schema_floor (
        only_row boolean primary key default true check (only_row),
        oldest text not null
      );
    `.execute(db);
  },
};
