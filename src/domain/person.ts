/** Who somebody is: always from the verified activity, never from a card or a text. */
export interface PersonKey {
  /** Entra tenant id, lower-case GUID. */
  readonly tenantId: string;
  /** Entra object id, lower-case GUID. */
  readonly userId: string;
}

/** What somebody may do. `customer` is anybody whose tenant is not the provider's. */
export type Role = 'admin-agent' | 'sales-agent' | 'customer';

/** Both kinds of provider staff may invite customers and see every case (Partner Center contract 2.4). */
export const providerStaff: readonly Role[] = ['admin-agent', 'sales-agent'];

export function samePerson(a: PersonKey, b: PersonKey): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId;
}
