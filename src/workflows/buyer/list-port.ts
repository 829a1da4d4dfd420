import type { PersonKey } from '../../domain/person.ts';
import type { KnownCustomer } from './port.ts';

/** A reseller's customers themselves, for lists. */
export interface BuyerList {
  /**
   * Every customer of the asker's reseller, at most a minute old; its own tenants are not among them. Empty for anybody
   * without a reseller. Rejects with a Problem when Microsoft does not answer.
   */
  all(by: PersonKey): Promise<readonly KnownCustomer[]>;
}
