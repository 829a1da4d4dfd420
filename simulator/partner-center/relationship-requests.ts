import type { SimulatorContext } from '../context.ts';
import type { SimCloud, SimPartnerAccount } from '../world/types.ts';
import { collection, failure, ok, type PartnerAnswer, type PartnerCall } from './answer.ts';
import { readFilter } from './customer-query.ts';

/** `GET /v1/customers/relationshiprequests`: the account's invitation link (contract 4.1, forms in 4.2). */
export function relationshipRequest(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  if (context.world.state.switches.linkRefused) {
    return failure(
      403,
      900150,
      "The supplied role doesn't have the rights to perform the requested operation",
    );
  }
  const resellerId = call.query.get('indirectResellerId')?.toLowerCase();
  const url = resellerId === undefined ? directLink(call.account) : resellerLink(context, call, resellerId);
  if (url === undefined) return failure(400, 3000, 'Invalid property: indirectResellerId');
  return ok({ url, attributes: { objectType: 'RelationshipRequest' } });
}

function directLink({ tenantId, cloud }: SimPartnerAccount): string {
  return invitation(cloud, {
    invType: 'ResellerRelationship',
    partnerId: tenantId,
    msppId: '0',
    DAP: String(cloud === 'china'),
  });
}

function resellerLink(context: SimulatorContext, call: PartnerCall, resellerId: string): string | undefined {
  const reseller = context.world.state.resellers.find((candidate) => candidate.tenantId === resellerId);
  if (reseller === undefined) return undefined;
  return invitation(call.account.cloud, {
    invType: 'IndirectResellerRelationship',
    partnerId: reseller.tenantId,
    msppId: reseller.mpnId,
    indirectCSPId: call.account.tenantId,
    DAP: 'false',
  });
}

/** The portal of 21Vianet has an address of its own; which form its links have is not documented. */
function invitation(cloud: SimCloud, parameters: Record<string, string>): string {
  const query = new URLSearchParams(parameters);
  const host = cloud === 'china' ? 'portal.partner.microsoftonline.cn' : 'admin.microsoft.com';
  return `https://${host}/Adminportal/Home?${query.toString()}#/BillingAccounts/partner-invitation`;
}

/** `GET /v1/relationships`: the provider's indirect resellers, all or by the beginning of the name (contract 4.3). */
export function listResellers(context: SimulatorContext, call: PartnerCall): PartnerAnswer {
  const type = call.query.get('relationship_type')?.toLowerCase();
  if (type === 'isindirectresellerof') return collection([]);
  if (type !== 'isindirectcloudsolutionproviderof')
    return failure(400, 3000, 'Invalid property: relationship_type');
  const filter = readFilter(call.query.get('filter'), ['name']);
  if (filter.kind === 'unreadable') return failure(400, 800002, 'Invalid request input');
  const fits = (name: string) => filter.kind === 'none' || name.toLowerCase().startsWith(filter.value);
  return collection(
    context.world.state.resellers
      .filter(({ accountIds, name }) => accountIds.includes(call.account.id) && fits(name))
      .map((reseller) => ({
        id: reseller.tenantId,
        name: reseller.name,
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        state: reseller.state,
        mpnId: reseller.mpnId,
        location: reseller.country,
        attributes: { objectType: 'PartnerRelationship' },
      })),
  );
}
