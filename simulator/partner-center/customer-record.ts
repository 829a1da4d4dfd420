import type { SimulatorContext } from '../context.ts';
import type { SimCustomer, SimVetting } from '../world/customer-types.ts';
import type { SimTenant, World } from '../world/types.ts';
import { guidFrom } from './ids.ts';

/** What is known of a customer; a tenant of which nothing was ever written has the defaults. Changes nothing. */
export function readCustomer(state: World, tenantId: string): SimCustomer {
  const known = state.customers.find((customer) => customer.tenantId === tenantId);
  return (
    known ??
    unwritten(
      state.tenants.find((tenant) => tenant.id === tenantId),
      tenantId,
    )
  );
}

/** Changes what is known of a customer, the defaults included. */
export function changeCustomerRecord(
  context: SimulatorContext,
  tenantId: string,
  change: (customer: SimCustomer) => void,
): void {
  context.world.change((state) => {
    let customer = state.customers.find((candidate) => candidate.tenantId === tenantId);
    if (customer === undefined) {
      customer = readCustomer(state, tenantId);
      state.customers.push(customer);
    }
    change(customer);
  });
}

/** How the Microsoft Customer Agreement stands: either way lets orders through, `none` is 403/13605 (contract 6). */
export function customerAgreement(state: World, tenantId: string): 'none' | 'confirmed' | 'direct-signed' {
  const { directSignedAt, agreements } = readCustomer(state, tenantId);
  if (directSignedAt !== null) return 'direct-signed';
  return agreements.length > 0 ? 'confirmed' : 'none';
}

/** The customer's account status, or null when Microsoft has none; the switch comes first (contract 5.2). */
export function accountStatus(state: World, tenantId: string): SimVetting | null {
  const { vetting } = readCustomer(state, tenantId);
  const forced = state.switches.vetting;
  if (forced === 'own') return vetting;
  return forced === 'none'
    ? null
    : { status: forced, updatedAt: vetting?.updatedAt ?? '2026-01-01T00:00:00' };
}

/** True when a purchase must wait or will never be allowed. */
export function purchasesBlocked(state: World, tenantId: string): boolean {
  const status = accountStatus(state, tenantId)?.status;
  return status === 'UnderReview' || status === 'NotAllowed' || status === 'Unknown';
}

function unwritten(tenant: SimTenant | undefined, tenantId: string): SimCustomer {
  return {
    tenantId,
    billing: {
      id: guidFrom(`billing ${tenantId}`),
      etag: '-4242348048554929329',
      email: `billing@${tenant?.domains.at(-1) ?? 'example.com'}`,
      culture: 'en-US',
      language: 'en',
      companyName: tenant?.name ?? '',
      address: { country: tenant?.country ?? 'US', city: '', addressLine1: '' },
    },
    organizationRegistrationNumber: null,
    vetting: null,
    qualifications: [],
    directSignedAt: null,
    agreements: [],
  };
}
