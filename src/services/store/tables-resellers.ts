import type { Generated, JSONColumnType } from 'kysely';
import type {
  ResellerFindings,
  ResellerPerson,
  ResellerState,
  ResellerTenant,
} from '../../domain/reseller.ts';

/** Rows of migrations 007, 010, 013 and 016. Times are milliseconds since 1970 UTC. */
export interface ResellerTables {
  reseller: {
    id: string;
    version: number;
    request_id: string;
    state: ResellerState;
    company: string;
    country: string;
    partner_id: string;
    account_id: string;
    refused_because: string | null;
    suspended_because: string | null;
    /** What Partner Center said at `checked_at`. */
    findings: JSONColumnType<ResellerFindings, string | null, string | null> | null;
    checked_at: number | null;
    created_at: number;
    updated_at: number;
  };
  reseller_tenant: {
    tenant_id: string;
    reseller_id: string;
    domain: string;
    use: ResellerTenant['use'];
  };
  reseller_asked_tenant: {
    reseller_id: string;
    tenant_id: string;
    domain: string;
    /** As it was typed. */
    said: string;
    use: Generated<ResellerTenant['use']>;
    by_tenant_id: string;
    by_user_id: string;
    asked_at: number;
  };
  reseller_person: {
    tenant_id: string;
    user_id: string;
    reseller_id: string;
    name: string;
    is_seller: boolean;
    is_owner: boolean;
    state: ResellerPerson['state'];
    created_at: number;
    updated_at: number;
    /** Where they read mail, by the secret box; admitted people only. */
    mail_sealed: Generated<string | null>;
    /** When Teams was asked for it last. */
    mail_asked_at: Generated<number | null>;
  };
  reseller_event: {
    id: Generated<number>;
    reseller_id: string;
    at: number;
    name: string;
    tenant_id: string | null;
    user_id: string | null;
    facts: JSONColumnType<Record<string, unknown>>;
  };
}
