import type { SimulatorContext, SimulatorPart } from '../context.ts';
import { createExchange, sendJson, type Exchange } from '../http/exchange.ts';
import { answerByRoutes, route, type Route } from '../http/routes.ts';
import { connectorRoutes } from './connector.ts';
import { signInWindowRoutes } from './sign-in-window.ts';
import { openSignedIn } from './signed-in.ts';
import { tokenServiceRoutes } from './token-service.ts';

/** The simulated Bot Framework: its keys, the connector to Teams, and the token service for people's sign-in. */
export function createBotService(context: SimulatorContext): SimulatorPart {
  const signedIn = openSignedIn(context);
  const connector = connectorRoutes(context);
  const hosts: Record<string, (exchange: Exchange) => Promise<boolean>> = {
    'login.botframework.com': (exchange) => answerByRoutes(openIdRoutes(context), exchange),
    'smba.trafficmanager.net': (exchange) => answerByRoutes(connector, withoutRegion(exchange)),
    'token.botframework.com': (exchange) =>
      answerByRoutes(
        [...tokenServiceRoutes(context, signedIn), ...signInWindowRoutes(context, signedIn)],
        exchange,
      ),
    'teams.microsoft.com': (exchange) => Promise.resolve(openDeepLink(exchange)),
  };
  return {
    handle: async (request, response, path) => {
      const [, host = '', rest = '/'] = /^\/_\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      const answer = hosts[host.toLowerCase()];
      return answer === undefined ? false : await answer(createExchange(request, response, rest));
    },
    stop: () => {},
  };
}

/** The connector's base URL has a region in its path: `/emea/`, `/amer/`, or `/teams/` for first contact. */
function withoutRegion(exchange: Exchange): Exchange {
  return { ...exchange, path: exchange.path.replace(/^\/(emea|amer|apac|in|teams)(?=\/v3\/)/i, '') };
}

/** How a bot learns the channel's keys (Teams contract 7.1). */
function openIdRoutes(context: SimulatorContext): Route[] {
  const metadata = {
    issuer: 'https://api.botframework.com',
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
  return [
    route('GET', '/v1/.well-known/openidconfiguration', ({ response }) => sendJson(response, 200, metadata)),
    route('GET', '/v1/.well-known/keys', async ({ response }) => {
      const keys = await context.keys.channel.jwks();
      sendJson(response, 200, {
        keys: keys.map((key) => ({ ...key, x5t: key.kid, endorsements: ['msteams', 'webchat'] })),
      });
    }),
  ];
}

/** A Teams link opened in a browser leads to the simulated Teams. */
function openDeepLink(exchange: Exchange): boolean {
  const message = exchange.query.get('message');
  const target = message === null ? '/teams' : `/teams?message=${encodeURIComponent(message)}`;
  exchange.response.writeHead(302, { location: target });
  exchange.response.end();
  return true;
}
