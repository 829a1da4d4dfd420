import type { Generated, JSONColumnType } from 'kysely';
import type {
  AcceptanceSource,
  Invitation,
  InvitationOrigin,
  InvitationState,
  Reminder,
} from '../../domain/invitation.ts';
import type { BatchState, InvitationBatch } from '../../domain/invitation-batch.ts';
import type { Message, Topic } from '../../domain/hand-over.ts';
import type { Cloud } from '../../domain/partner-account.ts';

export type InvitationContent = Pick<
  Invitation,
  'reseller' | 'letter' | 'delivery' | 'schedule' | 'proven' | 'removal' | 'declinedBecause' | 'resembles'
>;

/** Rows of migrations 002, 004, 005, 018 and 020. Times are milliseconds since 1970 UTC. */
export interface CaseTables {
  invitation: {
    id: string;
    version: number;
    request_id: string;
    state: InvitationState;
    origin: InvitationOrigin;
    customer_tenant_id: string;
    customer_name: string;
    customer_domain: string;
    country: string | null;
    cloud: Cloud;
    account_id: string;
    account_reason: string | null;
    accepted_account_id: string | null;
    accepted_by: AcceptanceSource | null;
    administrator_tenant_id: string | null;
    administrator_user_id: string | null;
    created_by_tenant_id: string | null;
    created_by_user_id: string | null;
    link: string | null;
    created_at: number;
    opened_at: number | null;
    accepted_at: number | null;
    expires_at: number;
    remind_at: number | null;
    remind_about: Reminder | null;
    superseded_by: string | null;
    updated_at: number;
    reseller_id: string | null;
    batch_id: string | null;
    order_id: string | null;
    nudge_at: number | null;
    prove_at: number | null;
    /** Parts nobody searches by. */
    content: JSONColumnType<InvitationContent>;
  };
  invitation_batch: {
    id: string;
    version: number;
    request_id: string;
    state: BatchState;
    reseller_id: string | null;
    created_by_tenant_id: string;
    created_by_user_id: string;
    content: JSONColumnType<{
      readonly entries: InvitationBatch['entries'];
      /** Whether the provider's staff began it, and whether mails go out. */
      readonly staff: boolean;
      readonly send: boolean;
    }>;
    due_at: number | null;
    created_at: number;
    updated_at: number;
  };
  invitation_event: {
    id: Generated<number>;
    invitation_id: string;
    at: number;
    name: string;
    tenant_id: string | null;
    user_id: string | null;
    facts: JSONColumnType<Record<string, unknown>>;
  };
  seen_customer: {
    account_id: string;
    tenant_id: string;
    name: string;
    domain: string;
    state: 'reseller' | 'removed';
    seen_at: number;
    /** Number of the last sweep that saw it. */
    sweep: number;
  };
  sweep: {
    account_id: string;
    number: number;
    finished_at: number | null;
    /** False until the first sweep of the account has finished: customers it finds are old ones, not news. */
    baseline: boolean;
    /** When that sweep had finished; null before, and for accounts whose first sweep ran before this was noted. */
    baseline_at: Generated<number | null>;
    next_at: number;
  };
  webhook_event: {
    id: Generated<number>;
    account_id: string;
    dedupe_key: string;
    body: JSONColumnType<Record<string, unknown>>;
    received_at: number;
    done_at: number | null;
    outcome: string | null;
  };
  notice: {
    id: Generated<number>;
    flow: string;
    case_id: string;
    tenant_id: string;
    /** Entra object id of a person, or the conversation id of a channel. */
    user_id: string;
    kind: NoticeKind;
    event: string;
    facts: JSONColumnType<Record<string, unknown>>;
    state: NoticeState;
    tries: number;
    /** How many of the tries ended without an answer. */
    lost_answers: number;
    possible_repeat: boolean;
    /** Its message has been handed to Teams in this try, or is about to be. */
    posting: Generated<boolean>;
    /** When a call of it to Teams last began, by the database's clock, and in which conversation. */
    called_at: Generated<Date | null>;
    conversation_id: Generated<string | null>;
    /** Its reader wants to hear it later: those behind it do not wait for it until it is due. */
    put_off: Generated<boolean>;
    /** The trace it was written in, if that was recorded: a W3C traceparent. */
    traceparent: Generated<string | null>;
    due_at: number;
    lease_until: number | null;
    activity_id: string | null;
    trouble: string | null;
    created_at: number;
    done_at: number | null;
    /** Its reader could not be reached, was back, and it was sent once more. */
    revived_at: Generated<number | null>;
  };
  /** Which instance sends to a tenant, and until when; `term` rises with every change of the holder. */
  sending_tenant: {
    tenant_id: string;
    holder: string;
    term: number;
    until: Date;
  };
  case_card: {
    flow: string;
    case_id: string;
    tenant_id: string;
    user_id: string;
    conversation_id: string;
    activity_id: string;
    updated_at: number;
  };
  hand_over: {
    id: string;
    tenant_id: string;
    user_id: string;
    case_id: string | null;
    flow: string | null;
    step: string | null;
    words: string;
    state: 'open' | 'answered';
    created_at: number;
    asker_name: string;
    topic: Topic;
    automatic: boolean;
  };
  hand_over_message: {
    id: Generated<number>;
    hand_over_id: string;
    request_id: string;
    side: Message['side'];
    name: string;
    words: string;
    created_at: number;
  };
  feedback: {
    id: Generated<number>;
    article: string;
    helpful: boolean;
    remark: string | null;
    tenant_id: string;
    user_id: string;
    created_at: number;
  };
}

/** `update`: PUT of the case card, repeated freely. `card`: posts the case card anew. `message`: a sentence of its own. `retire`: empties a card another one has replaced. */
export type NoticeKind = 'update' | 'card' | 'message' | 'retire';

/**
 * `sending` with an expired lease means the answer was lost. `unverified`: repeated and lost again, so nobody knows.
 * `unreachable`: Teams said this person or channel cannot be written to. `skipped`: nothing to do any more.
 */
export type NoticeState =
  'waiting' | 'sending' | 'sent' | 'unreachable' | 'unverified' | 'skipped' | 'failed';
