import type { SimulatorContext } from '../context.ts';
import { bearerToken, type Exchange } from '../http/exchange.ts';
import { answerByRoutes, route, type Remote, type Route } from '../http/routes.ts';
import { clouds } from '../login/clouds.ts';
import { verifyAccessToken } from '../login/tokens.ts';
import type { SimCloud } from '../world/types.ts';
import { graphErrors, sendGraphError } from './answer.ts';
import type { GraphCall } from './call.ts';
import { answerCompanySubscriptions, answerSubscribedSkus } from './licences.ts';
import { gdapEndpoints } from './gdap-routes.ts';
import { answerGroup, answerGroupCheck, answerMemberOf } from './memberships.ts';
import { answerOrganization, answerUser } from './organization.ts';
import { answerSendMail } from './send-mail.ts';
import { answerHealthOverviews } from './service-health.ts';
import { answerTenantInformation } from './tenant-information.ts';

type Endpoint = (call: GraphCall) => Promise<void> | void;

/** Microsoft Graph of each cloud, as far as the product reads it. */
export function createGraph(context: SimulatorContext): Remote {
  return {
    hosts: clouds.map((cloud) => cloud.graphHost),
    handle: async (exchange, host) => {
      const { cloud } = clouds.find((candidate) => candidate.graphHost === host)!;
      return await answerByRoutes(routesFor(context, host, cloud), exchange);
    },
  };
}

function routesFor(context: SimulatorContext, host: string, cloud: SimCloud): Route[] {
  const serve = (method: string, path: string, endpoint: Endpoint) =>
    ['v1.0', 'beta'].map((version) =>
      route(method, `/${version}${path}`, async (exchange, params) => {
        const call = await admit({ context, exchange, host, cloud, version, params });
        if (call !== undefined) await endpoint(call);
      }),
    );
  const aboutUsers = ['/me', '/users/:userId'].flatMap((path) => [
    ...serve('GET', path, withUser(answerUser)),
    ...['memberOf', 'transitiveMemberOf'].flatMap((relation) => [
      ...serve('GET', `${path}/${relation}`, withUser(answerMemberOf)),
      ...serve('GET', `${path}/${relation}/:cast`, withUser(answerMemberOf)),
    ]),
    ...serve('POST', `${path}/checkMemberGroups`, withUser(answerGroupCheck)),
    ...serve('POST', `${path}/checkMemberObjects`, withUser(answerGroupCheck)),
    ...serve('POST', `${path}/sendMail`, withUser(answerSendMail)),
  ]);
  return [
    ...aboutUsers,
    ...serve('POST', '/directoryObjects/:userId/checkMemberGroups', withUser(answerGroupCheck)),
    ...serve('GET', '/organization', answerOrganization),
    ...serve('GET', '/groups/:groupId', answerGroup),
    ...serve('GET', '/subscribedSkus', answerSubscribedSkus),
    ...serve('GET', '/directory/subscriptions', answerCompanySubscriptions),
    ...serve('GET', '/admin/serviceAnnouncement/healthOverviews', answerHealthOverviews),
    ...gdapEndpoints.flatMap((row) => serve(...row)),
    ...serve('GET', '/tenantRelationships/:function', answerTenantInformation),
  ];
}

async function admit(request: {
  context: SimulatorContext;
  exchange: Exchange;
  host: string;
  cloud: SimCloud;
  version: string;
  params: Record<string, string>;
}): Promise<GraphCall | undefined> {
  const { context, exchange, host } = request;
  const { switches } = context.world.state;
  if (switches.graphFailNext > 0) {
    context.world.change(() => (switches.graphFailNext -= 1));
    sendGraphError(exchange, graphErrors.down, context.world.now());
    return undefined;
  }
  const verified = await verifyAccessToken(context, bearerToken(exchange.request) ?? '', [`https://${host}`]);
  if (verified.kind === 'invalid') {
    sendGraphError(exchange, graphErrors.noToken, context.world.now());
    return undefined;
  }
  const root = `https://${host}/${request.version}`;
  const { cloud, params } = request;
  return { context, exchange, claims: verified.claims, cloud, root, params };
}

/** Finds the user a path is about, in the tenant of the token only. */
function withUser(endpoint: Endpoint): Endpoint {
  return async (call) => {
    const { context, claims, params, exchange } = call;
    const wanted = params['userId'];
    if (wanted === undefined && claims.scp === undefined) {
      return sendGraphError(exchange, graphErrors.needsUser, context.world.now());
    }
    const key = (wanted ?? claims.oid).toLowerCase();
    const user = context.world.state.users.find(
      (candidate) =>
        candidate.tenantId === claims.tid &&
        (candidate.id === key || candidate.userPrincipalName.toLowerCase() === key),
    );
    if (user === undefined) return sendGraphError(exchange, graphErrors.notFound(key), context.world.now());
    await endpoint({ ...call, user });
  };
}
