import type { SimulatorContext } from '../context.ts';
import { sendJson } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { teamsUserId } from '../teams/activities.ts';
import { sendConnectorError } from './connector-errors.ts';
import type { ConnectorGuard } from './connector-guard.ts';
import { rosterLimits } from './rate-limits.ts';

/** Who is in a conversation: a page of members, or one of them (Teams contract 4.1). */
export function rosterRoutes(context: SimulatorContext, { guarded }: ConnectorGuard): Route[] {
  const page = guarded(rosterLimits, 'roster', ({ query, response }, { chat }) => {
    const size = Math.min(500, Number(query.get('pageSize') ?? 200) || 200);
    const from = Number(query.get('continuationToken') ?? 0) || 0;
    const members = chat.members.slice(from, from + size).map((id) => memberOf(context, id));
    const more = from + size < chat.members.length ? { continuationToken: String(from + size) } : {};
    sendJson(response, 200, { members, ...more });
  });
  const one = guarded(rosterLimits, 'roster', ({ response }, { chat }, { memberId = '' }) => {
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
    email: user?.userPrincipalName,
    userPrincipalName: user?.userPrincipalName,
    tenantId: user?.tenantId,
    userRole: 'user',
  };
}
