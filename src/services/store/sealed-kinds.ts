import { sealedFor } from './sealed-for.ts';
import type { Tables } from './tables.ts';

/** One kind of stored secret: where its rows are and what they are sealed for. */
export interface SealedKind {
  /** In words, for whoever runs the product. */
  readonly name: string;
  readonly table: keyof Tables;
  readonly column: string;
  /** The column holds the text in a field `sealed` of a JSON object, instead of being it. */
  readonly inJson?: true;
  /** Columns that tell the row from all others. */
  readonly keys: readonly string[];
  readonly purpose: (row: Readonly<Record<string, string>>) => string;
}

/** Every column in which the secret box has sealed something; a test looks for forgotten ones. */
export const sealedKinds: readonly SealedKind[] = [
  {
    name: 'refresh tokens',
    table: 'refresh_token',
    column: 'sealed',
    keys: ['credential'],
    purpose: ({ credential = '' }) => sealedFor.refreshToken(credential),
  },
  {
    name: 'mails that wait',
    table: 'mail_outbox',
    column: 'sealed',
    keys: ['id'],
    purpose: ({ id = '' }) => sealedFor.mail(id),
  },
  {
    name: 'first sign-ins that wait',
    table: 'first_sign_in',
    column: 'sealed',
    keys: ['order_id'],
    purpose: ({ order_id = '' }) => sealedFor.firstSignIn(order_id),
  },
  {
    name: 'addresses of resellers’ people',
    table: 'reseller_person',
    column: 'mail_sealed',
    keys: ['tenant_id', 'user_id'],
    purpose: ({ tenant_id: tenantId = '', user_id: userId = '' }) =>
      sealedFor.personAddress({ tenantId, userId }),
  },
  {
    name: 'conversation references',
    table: 'conversation_reference',
    column: 'reference',
    inJson: true,
    keys: ['tenant_id', 'user_id'],
    purpose: ({ tenant_id: tenantId = '', user_id: userId = '' }) =>
      sealedFor.reference({ tenantId, userId }),
  },
  {
    name: 'answers kept for repeats',
    table: 'seen_activity',
    column: 'response',
    inJson: true,
    keys: ['conversation_id', 'activity_id'],
    purpose: () => sealedFor.answer(),
  },
  {
    name: 'keys of the product’s own',
    table: 'kept_secret',
    column: 'sealed',
    keys: ['name'],
    purpose: ({ name = '' }) => sealedFor.keptSecret(name),
  },
];
