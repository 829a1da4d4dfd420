import type { SimulatorContext } from '../context.ts';
import { sendJson } from '../http/exchange.ts';
import { answerByRoutes, route, type Remote } from '../http/routes.ts';
import { answerAuthorize, createAuthorizationCodes } from './authorize.ts';
import { cloudOfLoginHost, clouds } from './clouds.ts';
import { answerInstanceDiscovery, answerOpenIdMetadata } from './metadata.ts';
import { answerToken } from './token-endpoint.ts';

/** Sign-in for every simulated cloud: metadata, keys, tokens, and a page to sign in as somebody. */
export function createLogin(context: SimulatorContext): Remote {
  const codes = createAuthorizationCodes();
  const keys = async () => ({ keys: await context.keys.signIn.jwks() });
  return {
    hosts: clouds.flatMap((cloud) => cloud.loginHosts),
    handle: (exchange, host) => {
      const cloud = cloudOfLoginHost(host)!;
      const metadata = (version: '1.0' | '2.0') =>
        route(
          'GET',
          `/:tenant${version === '2.0' ? '/v2.0' : ''}/.well-known/openid-configuration`,
          (_, params) =>
            answerOpenIdMetadata(context, exchange, { tenant: params['tenant']!, version, cloud, host }),
        );
      const tokens = (version: '1.0' | '2.0') => {
        const base = version === '2.0' ? '/:tenant/oauth2/v2.0' : '/:tenant/oauth2';
        return [
          route('POST', `${base}/token`, (_, params) =>
            answerToken(context, exchange, { tenant: params['tenant']!, version, cloud, codes }),
          ),
          route('GET', `${base}/authorize`, (_, params) =>
            answerAuthorize(context, exchange, { tenant: params['tenant']!, cloud, codes }),
          ),
        ];
      };
      const routes = [
        route('GET', '/common/discovery/instance', () => answerInstanceDiscovery(exchange)),
        metadata('2.0'),
        metadata('1.0'),
        route('GET', '/:tenant/discovery/v2.0/keys', async () =>
          sendJson(exchange.response, 200, await keys()),
        ),
        route('GET', '/:tenant/discovery/keys', async () => sendJson(exchange.response, 200, await keys())),
        ...tokens('2.0'),
        ...tokens('1.0'),
      ];
      return answerByRoutes(routes, exchange);
    },
  };
}
