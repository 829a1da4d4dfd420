import type { Kysely } from 'kysely';
import type { Invitation } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import type { Tables } from '../../services/store/tables.ts';

/** Orders that wait for what customers answer. Everything happens in the caller's transaction, under the customer's lock. */
export interface WaitingOrders {
  /** Something has happened to an invitation (`decline`, `nudge`): cards follow, and of an end who waits is told. */
  follow(
    tx: Kysely<Tables>,
    invitation: Invitation,
    happened: { readonly name: string; readonly by?: PersonKey | undefined },
  ): Promise<void>;
  /** Who hears from an order what an invitation has come to; they need no second message. */
  hearers(tx: Kysely<Tables>, invitation: Invitation): Promise<readonly PersonKey[]>;
  /** The customer has taken the relationship with this account back. */
  removed(
    tx: Kysely<Tables>,
    removed: { readonly accountId: string; readonly tenantId: string },
  ): Promise<void>;
}
