import { person, type TableRecord } from './table-record.ts';

const withOrder = 'as long as its order (`order_case`)';
const asInvitation = 'as long as its invitation';
const asReseller = 'while the company is a reseller here';

/** What the tables of orders, approvals, invitations, admin rights and resellers hold. */
export const caseRecords = {
  order_case: {
    kept: 'CONCIERGE_EVIDENCE_YEARS after it ended; one that was never placed, CONCIERGE_KEEP_DAYS',
    isEvidence: true,
    people: [
      { tenant: 'created_by_tenant_id', user: 'created_by_user_id', forgotten: 'evidence' },
      { tenant: 'placed_by_tenant_id', user: 'placed_by_user_id', forgotten: 'evidence' },
    ],
    personal: ['draft', 'progress'],
    plain: `
      id version request_id state reseller_id kind shown standstill due_at lease_until created_at
      updated_at`,
  },
  order_event: {
    kept: withOrder,
    isEvidence: true,
    people: person('evidence'),
    mixed: ['facts'],
    plain: 'id order_id at name',
  },
  order_call: {
    kept: withOrder,
    plain: 'request_id order_id step correlation_id begun_at ended_at outcome',
  },
  order_listener: { kept: withOrder, people: person('deleted'), plain: 'order_id' },
  agreement_evidence: {
    kept: withOrder,
    isEvidence: true,
    people: [{ tenant: 'recorded_by_tenant_id', user: 'recorded_by_user_id', forgotten: 'evidence' }],
    customer: ['customer_tenant_id'],
    personal: ['first_name', 'last_name', 'email', 'phone'],
    plain: 'id account_id order_id template_id signed_on recorded_at answer',
  },
  first_sign_in: {
    kept: `${withOrder}; the address 90 days after it was used or has run out`,
    customer: ['tenant_id', 'tenant_domain'],
    personal: ['address', 'language'],
    sealed: ['sealed'],
    plain: `
      order_id state token_hash mail_id mails mailed_at created_at expires_at ended_at`,
  },
  approval: {
    kept: withOrder,
    isEvidence: true,
    personal: ['content'],
    plain: `
      id version order_id reseller_id state fingerprint due_at looked_at created_at updated_at`,
  },
  approval_asked: {
    kept: withOrder,
    isEvidence: true,
    people: person('evidence'),
    plain: 'approval_id may_decide asked_at',
  },
  approval_event: {
    kept: withOrder,
    isEvidence: true,
    people: person('evidence'),
    mixed: ['facts'],
    plain: 'id approval_id at name',
  },
  approval_settings: {
    kept: asReseller,
    mixed: ['content'],
    plain: 'reseller_id version last_rule changed_at',
  },
  audit_entry: {
    kept: 'the words as long as the order or customer they are about; the hashes for good',
    isEvidence: true,
    customer: ['customer_tenant_id'],
    personal: ['content'],
    plain: 'trail seq previous content_hash hash order_id approval_id forgotten_at',
  },
  audit_head: { kept: 'for good', plain: 'trail seq hash' },
  audit_head_logged: { kept: 'for good', plain: 'trail seq at' },
  proof_link: {
    kept: 'until the next link after it has run out',
    people: person('deleted'),
    customer: ['customer_tenant_id'],
    plain: 'token_hash order_id staff language created_at expires_at used_at',
  },
  invitation: {
    kept: 'an accepted one until its customer is forgotten, others CONCIERGE_KEEP_DAYS after they ended',
    people: [
      { tenant: 'administrator_tenant_id', user: 'administrator_user_id', forgotten: 'unset' },
      { tenant: 'created_by_tenant_id', user: 'created_by_user_id', forgotten: 'unset' },
    ],
    customer: ['customer_tenant_id', 'customer_name', 'customer_domain', 'country'],
    personal: ['account_reason'],
    mixed: ['content'],
    plain: `
      id version request_id state origin cloud account_id accepted_account_id accepted_by link
      created_at opened_at accepted_at expires_at remind_at remind_about updated_at superseded_by
      reseller_id batch_id order_id nudge_at prove_at`,
  },
  invitation_event: {
    kept: asInvitation,
    people: person('unset'),
    mixed: ['facts'],
    plain: 'id invitation_id at name',
  },
  invitation_batch: {
    kept: 'CONCIERGE_KEEP_DAYS after it ended; its addresses until they are used, 30 days at most',
    people: [{ tenant: 'created_by_tenant_id', user: 'created_by_user_id', forgotten: 'nobody' }],
    mixed: ['content'],
    plain: 'id version request_id state reseller_id due_at created_at updated_at',
  },
  seen_customer: {
    kept: 'while Partner Center shows the customer; CONCIERGE_KEEP_DAYS after it no longer does',
    customer: ['tenant_id', 'name', 'domain'],
    plain: 'account_id state seen_at sweep',
  },
  gdap_case: {
    kept: 'CONCIERGE_KEEP_DAYS after it ended',
    people: [
      { tenant: 'requested_by_tenant_id', user: 'requested_by_user_id', forgotten: 'unset' },
      { tenant: 'dropped_by_tenant_id', user: 'dropped_by_user_id', forgotten: 'unset' },
    ],
    customer: ['customer_tenant_id', 'customer_name', 'customer_domain', 'country'],
    plain: `
      id version request_id state ended_how account_id template duration_days auto_extends
      display_name relationship_id trouble tries created_at offered_at activated_at ends_at ended_at
      next_at warned renews is_reissue superseded_by updated_at`,
  },
  gdap_event: {
    kept: 'as long as its request (`gdap_case`)',
    people: person('unset'),
    mixed: ['facts'],
    plain: 'id gdap_id at name',
  },
  reseller: {
    kept: asReseller,
    customer: ['company', 'country'],
    plain: `
      id version request_id state partner_id account_id refused_because suspended_because findings
      checked_at created_at updated_at`,
  },
  reseller_tenant: { kept: asReseller, customer: ['tenant_id', 'domain'], plain: 'reseller_id use' },
  reseller_asked_tenant: {
    kept: asReseller,
    people: [{ tenant: 'by_tenant_id', user: 'by_user_id', forgotten: 'nobody' }],
    customer: ['tenant_id', 'domain', 'said'],
    plain: 'reseller_id use asked_at',
  },
  reseller_person: {
    kept: 'while they sell; CONCIERGE_KEEP_DAYS after they left',
    people: person('deleted'),
    personal: ['name'],
    sealed: ['mail_sealed'],
    plain: 'reseller_id is_seller is_owner state created_at updated_at mail_asked_at',
  },
  reseller_event: {
    kept: asReseller,
    people: person('unset'),
    mixed: ['facts'],
    plain: 'id reseller_id at name',
  },
} as const satisfies Record<string, TableRecord>;
