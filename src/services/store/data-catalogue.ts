import { caseRecords } from './data-catalogue-cases.ts';
import { person, type TableRecord } from './table-record.ts';

const groundRecords = {
  bot_state: {
    kept: '90 days after the chat was quiet',
    personal: ['key', 'value'],
    plain: 'etag updated_at',
  },
  conversation_reference: {
    kept: 'while the bot can write there; 90 days after it no longer can',
    people: person('deleted'),
    personal: ['conversation_id', 'locale', 'time_zone'],
    sealed: ['reference'],
    plain: 'kind service_url state dead_reason updated_at',
  },
  seen_activity: {
    kept: '48 hours',
    personal: ['conversation_id'],
    sealed: ['response'],
    plain: 'activity_id state begun_at',
  },
  live_card: {
    kept: '90 days after the chat was quiet',
    personal: ['conversation_id', 'remains'],
    plain: 'stamp activity_id updated_at',
  },
  person_language: {
    kept: 'until the person is forgotten',
    people: person('deleted'),
    personal: ['language'],
    plain: 'chosen_at',
  },
  notification_preference: {
    kept: 'until the person is forgotten',
    people: person('deleted'),
    personal: ['content'],
    plain: 'changed_at',
  },
  digest_item: {
    kept: 'a short while after it was told',
    people: person('deleted'),
    mixed: ['facts'],
    plain: 'notice_id flow case_id event release_at released_at',
  },
  notice: {
    kept: '90 days after it was told',
    people: person('deleted'),
    mixed: ['facts'],
    personal: ['conversation_id'],
    plain: `
      id flow case_id kind event state tries lost_answers possible_repeat due_at lease_until
      activity_id trouble created_at done_at posting called_at put_off revived_at traceparent`,
  },
  case_card: {
    kept: 'as long as its case',
    people: person('deleted'),
    personal: ['conversation_id'],
    plain: 'flow case_id activity_id updated_at',
  },
  sending_tenant: {
    kept: 'while something is sent to the tenant',
    customer: ['tenant_id'],
    plain: 'holder term until',
  },
  webhook_event: {
    kept: '90 days after it was worked on',
    customer: ['body'],
    plain: 'id account_id dedupe_key received_at done_at outcome',
  },
  hand_over: {
    kept: 'CONCIERGE_KEEP_DAYS after it was answered',
    people: person('deleted'),
    personal: ['words', 'asker_name'],
    plain: 'id case_id flow step state created_at topic automatic',
  },
  hand_over_message: {
    kept: 'as long as its thread (`hand_over`)',
    personal: ['name', 'words'],
    plain: 'id hand_over_id request_id side created_at',
  },
  feedback: {
    kept: 'CONCIERGE_KEEP_DAYS',
    people: person('deleted'),
    personal: ['remark'],
    plain: 'id article helpful created_at',
  },
  mail_outbox: {
    kept: 'address and text until the mail has ended, the row 90 days after that',
    sealed: ['sealed'],
    plain: `
      id kind about state tries lost_answers due_at useful_until lease_until trouble created_at
      done_at`,
  },
  contact_check: {
    kept: '31 days after the last mail to the address',
    people: person('deleted'),
    personal: ['address'],
    plain: 'code_hash tries sends day_began_at sent_at expires_at mail_id proven_at',
  },
  provider_setting: {
    kept: 'for good: it is the configuration',
    personal: ['value'],
    plain: 'key version changed_at',
  },
  provider_setting_change: {
    kept: 'for good: it is the history of the configuration',
    people: person('nobody', ['name']),
    personal: ['name', 'before', 'after'],
    plain: 'id key version at',
  },
  refresh_token: {
    kept: 'while the account is configured',
    sealed: ['sealed'],
    plain: 'credential updated_at began_from',
  },
  sign_in_trouble: { kept: 'until the agent is signed in again', plain: 'credential code since' },
  kept_secret: {
    kept: 'for good: the key that proofs are signed with',
    sealed: ['sealed'],
    plain: 'name created_at',
  },
  sweep: {
    kept: 'for good: one row per account',
    plain: 'account_id number finished_at baseline baseline_at next_at',
  },
  gdap_sweep: { kept: 'for good: one row per account', plain: 'account_id next_at' },
  offer_market: {
    kept: 'as long as somebody asks for its prices',
    plain: 'account_id market asked_at prices_read_at prices_tried_at due_at',
  },
  offer_copy: {
    kept: 'until it is read again',
    plain: 'account_id market part content read_at',
  },
  offer_price: {
    kept: 'until it is read again',
    plain: 'account_id market product_id sku_id prices',
  },
  restore: { kept: 'for good: one row per restore', plain: 'restored_at backup_at' },
  schema_floor: { kept: 'for good', plain: 'only_row oldest' },
} as const satisfies Record<string, TableRecord>;

/** Every table of the product. A new table, or column, has to be put in here before the tests pass. */
export const dataCatalogue: Readonly<Record<string, TableRecord>> = { ...groundRecords, ...caseRecords };
