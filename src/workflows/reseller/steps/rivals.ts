import type { Reseller } from '../../../domain/reseller.ts';
import { alsoClaiming, resellerOfPartnerId, resellerOfTenant } from '../../../services/store/resellers.ts';
import type { Transaction } from '../context.ts';
import type { Rival } from '../port.ts';

/** Who has, or says it has, the partner id or one of the tenants that this reseller only says are its own. */
export async function rivalsOf(db: Transaction, reseller: Reseller | undefined): Promise<readonly Rival[]> {
  if (reseller === undefined || reseller.state === 'refused') return [];
  const rivals: Rival[] = [];
  if (reseller.state === 'requested') {
    const holder = await resellerOfPartnerId(db, reseller.partnerId);
    const all = [...(holder === undefined ? [] : [holder]), ...(await alsoClaiming(db, reseller))];
    rivals.push(...all.map((other): Rival => ({ over: { kind: 'partner-id' }, reseller: other })));
  }
  for (const tenant of reseller.asked ?? []) {
    const other = await resellerOfTenant(db, tenant.tenantId);
    if (other !== undefined && other.state !== 'refused' && other.id !== reseller.id)
      rivals.push({ over: { kind: 'tenant', tenant }, reseller: other });
  }
  return rivals;
}
