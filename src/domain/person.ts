/** Who somebody is: always from the verified activity, never from a card or a text. */
export interface PersonKey {
  /** Entra tenant id, lower-case GUID. */
  readonly tenantId: string;
  /** Entra object id, lower-case GUID. */
  readonly userId: string;
}

/**
 * What somebody may do. `customer` is anybody who is not the provider's staff; people of a confirmed reseller are
 * `seller` or `owner` besides. `colleague` allows nothing: somebody of a registered company who has no role there, or
 * whose company is not confirmed.
 */
export type Role = 'admin-agent' | 'sales-agent' | 'customer' | 'seller' | 'owner' | 'colleague';

/** Both kinds of provider staff may invite customers and see every case (Partner Center contract 2.4). */
export const providerStaff: readonly Role[] = ['admin-agent', 'sales-agent'];

/** Both may look at what their reseller does; sellers order, owners also decide and admit people. */
export const resellerRoles = ['seller', 'owner'] as const satisfies readonly Role[];

export function samePerson(a: PersonKey, b: PersonKey): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId;
}
