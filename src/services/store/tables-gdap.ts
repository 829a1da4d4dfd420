import type { Generated, JSONColumnType } from 'kysely';
import type { GdapEnd, GdapState, GdapTrouble, GdapWarning } from '../../domain/gdap.ts';
import type { GdapTemplate } from '../../domain/gdap-roles.ts';

/** Rows of migration 019. Times are milliseconds since 1970 UTC. */
export interface GdapTables {
  gdap_case: {
    id: string;
    version: number;
    request_id: string;
    state: GdapState;
    ended_how: GdapEnd | null;
    customer_tenant_id: string;
    customer_name: string;
    customer_domain: string;
    country: string | null;
    account_id: string;
    template: GdapTemplate;
    duration_days: number;
    auto_extends: boolean;
    display_name: string;
    relationship_id: string | null;
    requested_by_tenant_id: string | null;
    requested_by_user_id: string | null;
    dropped_by_tenant_id: string | null;
    dropped_by_user_id: string | null;
    trouble: JSONColumnType<GdapTrouble> | null;
    tries: number;
    created_at: number;
    offered_at: number | null;
    activated_at: number | null;
    ends_at: number | null;
    ended_at: number | null;
    next_at: number | null;
    warned: GdapWarning | null;
    renews: string | null;
    is_reissue: boolean;
    superseded_by: string | null;
    updated_at: number;
  };
  gdap_event: {
    id: Generated<number>;
    gdap_id: string;
    at: number;
    name: string;
    tenant_id: string | null;
    user_id: string | null;
    facts: JSONColumnType<Record<string, unknown>>;
  };
  gdap_sweep: {
    account_id: string;
    next_at: number;
  };
}
