import type { PersonKey } from '../../src/domain/person.ts';
import type { Reseller } from '../../src/domain/reseller.ts';
import type { Conversations } from './conversation.ts';
import { people, tenants, type SampleTenant } from './sample-world.ts';

/** Northwind IT, confirmed: Nina sells there, Oscar owns it. */
export const northwind = (world: Pick<Conversations, 'resellers'>): Reseller =>
  world.resellers.confirmed({
    tenantId: tenants.northwind.tenantId,
    company: 'Northwind IT Ltd',
    people: [
      { ...people.nina, roles: ['seller'], state: 'admitted' },
      { ...people.oscar, roles: ['owner'], state: 'admitted' },
    ],
  });

/** A customer's invitation, made behind the scenes; its id. */
export async function invitedBy(
  world: Pick<Conversations, 'invitations'>,
  by: PersonKey & { readonly staff: boolean },
  { tenantId, name, domain, cloud }: SampleTenant,
  more: {
    readonly accountId?: string;
    readonly resellerId?: string;
    readonly orderId?: string;
    readonly letter?: { readonly to?: string; readonly toName?: string };
  } = {},
): Promise<string> {
  const made = await world.invitations.invite({
    requestId: `made ${tenantId}`,
    customer: { tenantId, name, domain, cloud, country: undefined },
    by,
    accountId: 'europe',
    ...more,
  });
  if (made.kind !== 'opened') throw new Error(`no invitation: ${made.kind}`);
  return made.invitation.id;
}
