/** `refused`: the mail server will not take it. `failed`: nobody needs it any more, and it could not be sent. */
export type MailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'failed';

/** Rows of migration 006. Times are milliseconds since 1970 UTC. */
export interface MailTables {
  mail_outbox: {
    id: string;
    /** What kind of mail it is; decides who hears of its end. */
    kind: string;
    /** Id of what it is about. */
    about: string;
    /** Address and content, by the secret box; null once the mail has ended. */
    sealed: string | null;
    state: MailState;
    tries: number;
    lost_answers: number;
    due_at: number;
    useful_until: number;
    lease_until: number | null;
    trouble: string | null;
    created_at: number;
    done_at: number | null;
  };
  contact_check: {
    tenant_id: string;
    user_id: string;
    /** Lower case. */
    address: string;
    /** Null when no code is waiting. */
    code_hash: string | null;
    /** Wrong codes since the last mail. */
    tries: number;
    /** Mails since `day_began_at`. */
    sends: number;
    day_began_at: number;
    sent_at: number;
    expires_at: number;
    mail_id: string | null;
    proven_at: number | null;
  };
  first_sign_in: {
    order_id: string;
    tenant_id: string;
    tenant_domain: string;
    address: string;
    language: 'en' | 'de';
    state: 'waiting' | 'opened' | 'expired';
    /** User name and password, by the secret box; there only while waiting. */
    sealed: string | null;
    token_hash: string;
    mail_id: string | null;
    mails: number;
    mailed_at: number;
    created_at: number;
    expires_at: number;
    ended_at: number | null;
  };
}
