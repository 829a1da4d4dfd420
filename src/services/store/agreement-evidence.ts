import type { Insertable, Kysely, Selectable } from 'kysely';
import type { OrderTables } from './tables-orders.ts';
import type { Tables } from './tables.ts';

/** Who agreed to what and when, who recorded it, and what Microsoft answered; rows are only ever added. */
export type AgreementEvidence = Omit<Selectable<OrderTables['agreement_evidence']>, 'id'>;

export async function addAgreementEvidence(tx: Kysely<Tables>, evidence: AgreementEvidence): Promise<void> {
  const row: Insertable<OrderTables['agreement_evidence']> = evidence;
  await tx.insertInto('agreement_evidence').values(row).execute();
}

/** Every record of one customer, oldest first. */
export async function agreementEvidenceOf(
  db: Kysely<Tables>,
  customerTenantId: string,
): Promise<readonly AgreementEvidence[]> {
  return db
    .selectFrom('agreement_evidence')
    .selectAll()
    .where('customer_tenant_id', '=', customerTenantId)
    .orderBy('id')
    .execute();
}
