import type { Generated, JSONColumnType } from 'kysely';
import type { OrderDraft } from '../../domain/order-draft.ts';
import type { OrderProgress, OrderState, Standstill } from '../../domain/order.ts';
import type { ShownTerms } from '../../domain/shown-terms.ts';

/** Rows of migration 009. Times are milliseconds since 1970 UTC. */
export interface OrderTables {
  order_case: {
    id: string;
    version: number;
    request_id: string;
    state: OrderState;
    reseller_id: string;
    kind: OrderKind;
    created_by_tenant_id: string;
    created_by_user_id: string;
    placed_by_tenant_id: string | null;
    placed_by_user_id: string | null;
    draft: JSONColumnType<OrderDraft>;
    shown: JSONColumnType<ShownTerms, string | null, string | null> | null;
    progress: JSONColumnType<OrderProgress>;
    standstill: JSONColumnType<Standstill, string | null, string | null> | null;
    /** When the workflow looks at it next. */
    due_at: number | null;
    /** Until when somebody works on it. */
    lease_until: number | null;
    created_at: number;
    updated_at: number;
  };
  order_event: {
    id: Generated<number>;
    order_id: string;
    at: number;
    name: string;
    tenant_id: string | null;
    user_id: string | null;
    facts: JSONColumnType<Record<string, unknown>>;
  };
  order_call: {
    /** MS-RequestId of the call. */
    request_id: string;
    order_id: string;
    step: string;
    /** MS-CorrelationId of the call. */
    correlation_id: string;
    begun_at: number;
    /** Null while it is not known what came of it. */
    ended_at: number | null;
    outcome: string | null;
  };
  order_listener: { order_id: string; tenant_id: string; user_id: string };
  agreement_evidence: {
    id: Generated<number>;
    customer_tenant_id: string;
    account_id: string;
    order_id: string;
    template_id: string;
    first_name: string;
    last_name: string;
    email: string;
    phone: string | null;
    signed_on: string;
    recorded_by_tenant_id: string;
    recorded_by_user_id: string;
    recorded_at: number;
    /** `recorded` or `already`, as Microsoft answered. */
    answer: string;
  };
}

/** Orders of one kind take about the same time. */
export type OrderKind = 'new-tenant' | 'tenant' | 'own-use';
