import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson, sendJson, send, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { verifyAccessToken } from '../login/tokens.ts';
import { isOurBot } from './our-bot.ts';
import type { SignedIn } from './signed-in.ts';
import { exchangeResource, signInResources } from './user-tokens.ts';

/** What the bot packs into `state`: base64 of this JSON. */
const signInState = z.object({
  connectionName: z.string(),
  conversation: z.object({ user: z.object({ id: z.string() }) }),
});
const exchangeRequest = z.object({ token: z.string().nullish(), uri: z.string().nullish() });

/** The Bot Framework token service on token.botframework.com, as botframework-connector calls it. */
export function tokenServiceRoutes(context: SimulatorContext, signedIn: SignedIn): Route[] {
  const { bot, switches } = {
    bot: () => context.world.state.bot,
    switches: () => context.world.state.switches,
  };

  function forBot(handler: (exchange: Exchange) => Promise<void> | void): Route['handler'] {
    return async (exchange) => {
      if (switches().signIn === 'down')
        return sendError(exchange, 503, 'ServiceUnavailable', 'The service is unavailable.');
      if (!(await isOurBot(context, exchange)))
        return sendError(exchange, 401, 'Unauthorized', 'Authorization has been denied for this request.');
      await handler(exchange);
    };
  }
  const getToken = forBot(async (exchange) => {
    const [userId, connectionName] = [exchange.query.get('userId'), exchange.query.get('connectionName')];
    if (userId === null || connectionName === null) return missing(exchange);
    if (connectionName !== bot().connection) return unknownConnection(exchange);
    const token = await signedIn.token(userId, connectionName, exchange.query.get('code'));
    if (token === undefined) return send(exchange.response, 404, '', {});
    sendJson(exchange.response, 200, token);
  });

  const getSignInResource = forBot((exchange) => {
    const session = startSession(exchange);
    if (session === undefined) return missing(exchange);
    if (session.connectionName !== bot().connection) return unknownConnection(exchange);
    const tokenExchangeResource = {
      id: session.id,
      uri: exchangeResource(context),
      providerId: '30dd229c-58e3-4a48-bdfd-91ec48eb906c',
    };
    sendJson(exchange.response, 200, { signInLink: linkOf(session.id), tokenExchangeResource });
  });
  const getSignInUrl = forBot((exchange) => {
    const session = startSession(exchange);
    if (session === undefined) return missing(exchange);
    sendJson(exchange.response, 200, linkOf(session.id));
  });
  function startSession(exchange: Exchange) {
    const state = signInState.safeParse(decodeState(exchange.query.get('state') ?? ''));
    return state.success
      ? signedIn.startSession(state.data.conversation.user.id, state.data.connectionName)
      : undefined;
  }

  const exchangeToken = forBot(async (exchange) => {
    const [userId, connectionName] = [exchange.query.get('userId'), exchange.query.get('connectionName')];
    const body = exchangeRequest.safeParse(await readJson(exchange));
    if (userId === null || connectionName === null || !body.success || body.data.token == null)
      return missing(exchange);
    if (connectionName !== bot().connection) return unknownConnection(exchange);
    const checked = await verifyAccessToken(context, body.data.token, signInResources(context));
    if (checked.kind === 'invalid')
      return sendError(exchange, 400, 'BadArgument', 'The exchangeable token is not valid.');
    const account = context.world.state.users.find((user) => user.id === checked.claims.oid);
    if (account === undefined)
      return sendError(exchange, 400, 'BadArgument', 'The exchangeable token names no user.');
    if (signedIn.consentOf(account) === 'none')
      return sendError(exchange, 400, 'ConsentRequired', 'Consent Required');
    signedIn.keep(userId, connectionName, account);
    sendJson(exchange.response, 200, await signedIn.token(userId, connectionName, null));
  });

  const signOut = forBot((exchange) => {
    const userId = exchange.query.get('userId');
    if (userId === null) return missing(exchange);
    signedIn.signOut(userId, exchange.query.get('connectionName'));
    send(exchange.response, 204, '', {});
  });
  const tokenStatus = forBot((exchange) => {
    const userId = exchange.query.get('userId');
    if (userId === null) return missing(exchange);
    const { connection } = bot();
    const hasToken = signedIn.connectionsOf(userId).includes(connection);
    const status = {
      channelId: 'msteams',
      connectionName: connection,
      hasToken,
      serviceProviderDisplayName: 'Azure Active Directory v2',
    };
    sendJson(exchange.response, 200, [status]);
  });
  return [
    route('GET', '/api/usertoken/GetToken', getToken),
    route('GET', '/api/usertoken/GetTokenStatus', tokenStatus),
    route('DELETE', '/api/usertoken/SignOut', signOut),
    route('POST', '/api/usertoken/exchange', exchangeToken),
    route('GET', '/api/botsignin/GetSignInResource', getSignInResource),
    route('GET', '/api/botsignin/GetSignInUrl', getSignInUrl),
  ];
}

function linkOf(sessionId: string): string {
  return `https://token.botframework.com/api/oauth/signin?signin=${sessionId}`;
}

function decodeState(state: string): unknown {
  try {
    return JSON.parse(Buffer.from(state, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

function sendError(exchange: Exchange, status: number, code: string, message: string): void {
  sendJson(exchange.response, status, { error: { code, message } });
}

function missing(exchange: Exchange): void {
  sendError(exchange, 400, 'BadArgument', 'A required parameter is missing or malformed.');
}

function unknownConnection(exchange: Exchange): void {
  sendError(exchange, 404, 'NotFound', 'The bot has no OAuth connection of this name.');
}
