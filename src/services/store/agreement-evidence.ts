import type { Insertable, Kysely, Selectable } from 'kysely';
import { fingerprintOf } from '../../domain/fingerprint.ts';
import { appendAudit } from './audit.ts';
import type { OrderTables } from './tables-orders.ts';
import type { Tables } from './tables.ts';

/** Who agreed to what and when, who recorded it, and what Microsoft answered; rows are only ever added. */
export type AgreementEvidence = Omit<Selectable<OrderTables['agreement_evidence']>, 'id'>;

/** Keeps it, and its fingerprint in the trail of the reseller: the signer's name and address stay out of the trail. */
export async function addAgreementEvidence(
  tx: Kysely<Tables>,
  evidence: AgreementEvidence,
  resellerId: string,
): Promise<void> {
  const row: Insertable<OrderTables['agreement_evidence']> = evidence;
  await tx.insertInto('agreement_evidence').values(row).execute();
  await appendAudit(tx, {
    trail: resellerId,
    about: { orderId: evidence.order_id, customerTenantId: evidence.customer_tenant_id },
    name: 'agreement.recorded',
    by: { tenantId: evidence.recorded_by_tenant_id, userId: evidence.recorded_by_user_id },
    at: evidence.recorded_at,
    facts: {
      accountId: evidence.account_id,
      templateId: evidence.template_id,
      signedOn: evidence.signed_on,
      answer: evidence.answer,
      evidence: fingerprintOf(evidence).full,
    },
  });
}

const columns = [
  'customer_tenant_id',
  'account_id',
  'order_id',
  'template_id',
  'first_name',
  'last_name',
  'email',
  'phone',
  'signed_on',
  'recorded_by_tenant_id',
  'recorded_by_user_id',
  'recorded_at',
  'answer',
] as const satisfies readonly (keyof AgreementEvidence)[];

/** Every record of one customer, oldest first. */
export async function agreementEvidenceOf(
  db: Kysely<Tables>,
  customerTenantId: string,
): Promise<readonly AgreementEvidence[]> {
  return db
    .selectFrom('agreement_evidence')
    .select(columns)
    .where('customer_tenant_id', '=', customerTenantId)
    .orderBy('id')
    .execute();
}
