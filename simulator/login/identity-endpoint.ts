import { jwtVerify } from 'jose';
import type { SimulatorContext } from '../context.ts';
import { sendJson } from '../http/exchange.ts';
import { answerByRoutes, route, type Remote } from '../http/routes.ts';
import { issueAppToken, tokenLifetime } from './tokens.ts';

/** The user-assigned managed identity that stands for the bot when it is started with it. */
export const sampleIdentity = {
  host: 'identity.container-apps',
  clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
  header: 'sample-identity-header',
} as const;

const exchangeAudience = 'api://AzureADTokenExchange';

/** The token endpoint inside of a container in Azure: by http, with a header, without any secret. */
export function createIdentityEndpoint(context: SimulatorContext): Remote {
  return {
    hosts: [sampleIdentity.host],
    handle: (exchange) =>
      answerByRoutes(
        [
          route('GET', '/msi/token', async () => {
            const { request, response, query } = exchange;
            const refuse = (message: string) => sendJson(response, 400, { statusCode: 400, message });
            if (request.headers['x-identity-header'] !== sampleIdentity.header)
              return refuse('The identity header is missing or wrong.');
            if (query.get('api-version') !== '2019-08-01') return refuse('Unsupported api-version.');
            const { bot } = context.world.state;
            const clientId = query.get('client_id') ?? '';
            if (clientId !== sampleIdentity.clientId && clientId !== bot.appId)
              return refuse('No managed identity of this client id is assigned.');
            const resource = query.get('resource') ?? '';
            const token = await issueAppToken(context, {
              appId: clientId,
              tenantId: bot.tenantId,
              audience: resource,
            });
            const expiresOn = Math.floor(context.world.now().getTime() / 1000) + tokenLifetime;
            const answer = {
              access_token: token,
              expires_on: String(expiresOn),
              resource,
              token_type: 'Bearer',
            };
            return sendJson(response, 200, { ...answer, client_id: clientId });
          }),
        ],
        exchange,
      ),
  };
}

/** Whether an assertion is a token of the identity that the bot's app registration trusts. */
export async function isFederated(context: SimulatorContext, assertion: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify<{ appid?: string }>(
      assertion,
      ({ kid = '' }) => {
        const key = context.keys.signIn.publicKey(kid);
        if (key === undefined) throw new Error('unknown key');
        return key;
      },
      { audience: exchangeAudience, currentDate: context.world.now(), clockTolerance: 300 },
    );
    return payload.appid === sampleIdentity.clientId;
  } catch {
    return false;
  }
}
