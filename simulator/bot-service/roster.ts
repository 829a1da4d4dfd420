import type { SimulatorContext } from '../context.ts';
import { sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import type { SimChat } from '../teams/chat-types.ts';
import { teamsUserId } from '../teams/activities.ts';
import type { SimUser } from '../world/types.ts';
import { sendConnectorError } from './connector-errors.ts';
import type { ConnectorGuard } from './connector-guard.ts';
import { rosterLimits } from './rate-limits.ts';

/** Who is in a conversation: a page of members, or one of them (Teams contract 4.1). */
export function rosterRoutes(context: SimulatorContext, { guarded }: ConnectorGuard): Route[] {
  /** Nobody is shown to a bot that was taken away or blocked. */
  function isRefused({ response }: Exchange, chat: SimChat): boolean {
    if (chat.installed && !chat.blocked) return false;
    const code = chat.installed ? 'ConversationBlockedByUser' : 'BotNotInConversationRoster';
    sendConnectorError(response, code, 'The bot is not part of the conversation roster.');
    return true;
  }
  const page = guarded(rosterLimits, 'roster', (exchange, { chat }) => {
    if (isRefused(exchange, chat)) return;
    const { query, response } = exchange;
    const size = Math.min(500, Number(query.get('pageSize') ?? 200) || 200);
    const from = Number(query.get('continuationToken') ?? 0) || 0;
    const members = chat.members.slice(from, from + size).map((id) => memberOf(context, id));
    const more = from + size < chat.members.length ? { continuationToken: String(from + size) } : {};
    sendJson(response, 200, { members, ...more });
  });
  const one = guarded(rosterLimits, 'roster', (exchange, { chat }, { memberId = '' }) => {
    if (isRefused(exchange, chat)) return;
    const { response } = exchange;
    const id = memberId.replace(/^29:/, '');
    if (chat.members.includes(id)) return sendJson(response, 200, memberOf(context, id));
    sendConnectorError(response, 'BotNotInConversationRoster', 'The member is not in the conversation.');
  });
  return [
    route('GET', '/v3/conversations/:conversationId/pagedMembers', page),
    route('GET', '/v3/conversations/:conversationId/members/:memberId', one),
  ];
}

function memberOf(context: SimulatorContext, userId: string) {
  const user = context.world.state.users.find((candidate) => candidate.id === userId);
  const [givenName = '', ...rest] = (user?.displayName ?? '').split(' ');
  return {
    id: teamsUserId(userId),
    aadObjectId: userId,
    objectId: userId,
    name: user?.displayName,
    givenName,
    surname: rest.join(' '),
    ...(context.world.state.switches.rosterWithoutMail ? {} : mailOf(user)),
    tenantId: user?.tenantId,
    userRole: 'user',
  };
}

/** In the sample world people read mail under the name they sign in with. */
const mailOf = (user: SimUser | undefined) => ({
  email: user?.userPrincipalName,
  userPrincipalName: user?.userPrincipalName,
});
