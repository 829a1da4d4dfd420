import type { SimulatorContext } from '../context.ts';
import { sendJson, type Exchange } from '../http/exchange.ts';
import type { SimTenant } from '../world/types.ts';
import { clouds, type CloudEndpoints } from './clouds.ts';
import { sendSignInError, signInErrors } from './errors.ts';

/** The tenant with this id or verified domain, in this cloud only. */
export function findTenant(
  context: SimulatorContext,
  name: string,
  cloud: CloudEndpoints,
): SimTenant | undefined {
  const wanted = name.toLowerCase();
  return context.world.state.tenants.find(
    (tenant) => tenant.cloud === cloud.cloud && (tenant.id === wanted || tenant.domains.includes(wanted)),
  );
}

/** OpenID metadata by tenant id, domain, `common` or `organizations` (Graph contract, "Tenant facts without a token"). */
export function answerOpenIdMetadata(
  context: SimulatorContext,
  exchange: Exchange,
  request: { tenant: string; version: '1.0' | '2.0'; cloud: CloudEndpoints; host: string },
): void {
  const { cloud } = request;
  const shared = ['common', 'organizations'].includes(request.tenant.toLowerCase());
  const tenant = shared ? undefined : findTenant(context, request.tenant, cloud);
  if (tenant === undefined && !shared) {
    return sendSignInError(exchange, signInErrors.unknownTenant(request.tenant), context.world.now());
  }
  const id = tenant?.id ?? request.tenant.toLowerCase();
  const issuerId = tenant?.id ?? '{tenantid}';
  const base = `https://${cloud.loginHosts[0]}/${id}`;
  const oauth = request.version === '2.0' ? `${base}/oauth2/v2.0` : `${base}/oauth2`;
  const body = {
    token_endpoint: `${oauth}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: request.version === '2.0' ? `${base}/discovery/v2.0/keys` : `${base}/discovery/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer:
      request.version === '2.0'
        ? `https://${cloud.loginHosts[0]}/${issuerId}/v2.0`
        : `https://sts.windows.net/${issuerId}/`,
    authorization_endpoint: `${oauth}/authorize`,
    tenant_region_scope: tenant?.regionScope ?? null,
    ...(tenant?.regionSubScope == null ? {} : { tenant_region_sub_scope: tenant.regionSubScope }),
    cloud_instance_name: cloud.instanceName,
    cloud_graph_host_name: cloud.oldGraphHost,
    msgraph_host: cloud.graphHost,
    rbac_url: 'https://pas.windows.net',
  };
  // Its time is the simulated one, so that a clock that differs can be noticed.
  sendJson(exchange.response, 200, body, { date: context.world.now().toUTCString() });
}

/** Which sign-in hosts exist and belong together; asked by MSAL before the first token. */
export function answerInstanceDiscovery(exchange: Exchange): void {
  const asked = exchange.query.get('authorization_endpoint') ?? 'https://login.microsoftonline.com/common';
  const { host, pathname } = URL.canParse(asked)
    ? new URL(asked)
    : new URL('https://login.microsoftonline.com/common');
  const tenant = pathname.split('/')[1] || 'common';
  sendJson(exchange.response, 200, {
    tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': exchange.query.get('api-version') ?? '1.1',
    metadata: clouds.map((cloud) => ({
      preferred_network: cloud.loginHosts[0],
      preferred_cache: cloud.loginHosts[0],
      aliases: cloud.loginHosts,
    })),
  });
}
