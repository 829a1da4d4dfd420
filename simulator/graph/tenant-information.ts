import { graphErrors, sendGraph, sendGraphError } from './answer.ts';
import { mayUse, type GraphCall } from './call.ts';

const byDomain = /^findTenantInformationByDomainName\(domainName='([^']+)'\)$/i;
const byId = /^findTenantInformationByTenantId\(tenantId='([^']*)'\)$/i;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `GET /tenantRelationships/findTenantInformationBy…`: any tenant of the same cloud, no relationship needed (contract 1). */
export function answerTenantInformation(call: GraphCall): void {
  const { context, exchange, claims } = call;
  const now = context.world.now();
  const name = call.params['function'] ?? '';
  const domain = byDomain.exec(name)?.[1]?.toLowerCase();
  const id = byId.exec(name)?.[1]?.toLowerCase();
  if (domain === undefined && id === undefined) {
    return sendGraphError(exchange, graphErrors.bad(`The function ${name} is not simulated.`), now);
  }
  if (!mayUse(claims, 'CrossTenantInformation.ReadBasic.All'))
    return sendGraphError(exchange, graphErrors.denied, now);
  if (id !== undefined && !guid.test(id)) {
    return sendGraphError(exchange, graphErrors.bad(`Invalid object identifier '${id}'.`), now);
  }
  const tenant = context.world.state.tenants.find(
    (candidate) =>
      candidate.cloud === call.cloud &&
      (id === undefined ? candidate.domains.includes(domain!) : candidate.id === id),
  );
  if (tenant === undefined) return sendGraphError(exchange, graphErrors.notFound(id ?? domain!), now);
  sendGraph(exchange, call.root, 'microsoft.graph.tenantInformation', {
    tenantId: tenant.id,
    federationBrandName: null,
    displayName: tenant.name,
    defaultDomainName: tenant.defaultDomain,
  });
}
