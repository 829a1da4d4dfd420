import type { Kysely } from 'kysely';
import type { Invitation } from '../../domain/invitation.ts';
import type { PersonKey } from '../../domain/person.ts';
import { appendAudit, providerTrail } from '../../services/store/audit.ts';
import type { Tables } from '../../services/store/tables.ts';

/** Steps that tell of a relationship between a customer and one of the provider's accounts, or repair one. */
const provenAs: Readonly<Record<string, string>> = {
  accept: 'relationship.accepted',
  'accept-elsewhere': 'relationship.accepted-elsewhere',
  remove: 'relationship.removed',
  prove: 'relationship.proven',
  'same-customer': 'relationship.same-customer',
  'other-customer': 'relationship.other-customer',
  'right-link': 'relationship.link-sent-again',
  settle: 'relationship.settled',
};

/** Puts what became of a relationship into the provider's trail; it belongs to no reseller. Other steps prove nothing. */
export async function proveRelationship(
  tx: Kysely<Tables>,
  { id: invitationId, customer }: Invitation,
  step: {
    readonly name: string;
    readonly at: number;
    readonly by?: PersonKey | undefined;
    readonly facts: object;
  },
): Promise<void> {
  const name = provenAs[step.name];
  if (name === undefined) return;
  const { at, by } = step;
  await appendAudit(tx, {
    trail: providerTrail,
    about: { customerTenantId: customer.tenantId },
    name,
    by,
    at,
    facts: { invitationId, ...step.facts },
  });
}
