import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { dropConnection, readJson, sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { serviceUrl, teamsUserId } from '../teams/activities.ts';
import { chatsOf } from '../teams/chats.ts';
import type { SimChat } from '../teams/chat-types.ts';
import {
  sendConnectorError,
  sendSwitchedError,
  sendThrottled,
  sendWritesBlocked,
} from './connector-errors.ts';
import {
  incomingActivity,
  isTooBig,
  messagesOf,
  summaryOf,
  type IncomingActivity,
} from './incoming-activity.ts';
import { isOurBot } from './our-bot.ts';
import { createRateLimiter, rosterLimits, sendLimits, tenantLimits, type Limit } from './rate-limits.ts';

/** `19:…;messageid=…` is a thread of a channel; everything else is a chat of its own. */
interface Place {
  readonly chat: SimChat;
  readonly threadId: string | null;
}

const newConversation = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  isGroup: z.boolean().nullish(),
  channelData: z.object({ channel: z.object({ id: z.string() }).nullish() }).nullish(),
  activity: z.unknown().optional(),
});

/** The Bot Connector of Teams on smba.trafficmanager.net (Teams contract 4): the paths after the region's prefix. */
export function connectorRoutes(context: SimulatorContext): Route[] {
  const { world } = context;
  const chats = chatsOf(context);
  const limiter = createRateLimiter();

  /** Runs the handler for a registered bot in a known conversation within its rate limits; else answers the error. */
  function guarded(
    limits: readonly Limit[],
    kind: string,
    handler: (exchange: Exchange, place: Place, params: Record<string, string>) => Promise<void> | void,
  ): Route['handler'] {
    return async (exchange, params) => {
      const { response } = exchange;
      if (!(await isOurBot(context, exchange))) return notRegistered(exchange);
      const place = placeOf(params['conversationId'] ?? '');
      if (place === undefined)
        return sendConnectorError(response, 'ConversationNotFound', 'Conversation not found.');
      if (refusedByLimit(exchange, `${kind} ${place.chat.id}`, limits, place.chat.tenantId)) return;
      await handler(exchange, place, params);
    };
  }
  function refusedByLimit(
    exchange: Exchange,
    key: string,
    limits: readonly Limit[],
    tenantId: string,
  ): boolean {
    const inTenant = limiter.take(`tenant ${tenantId}`, tenantLimits);
    const inConversation = inTenant.allowed ? limiter.take(key, limits) : inTenant;
    if (inConversation.allowed) return false;
    world.journal.add('connector-throttled', { key, retryAfterSeconds: inConversation.retryAfterSeconds });
    sendThrottled(exchange.response, inConversation.retryAfterSeconds);
    return true;
  }
  function placeOf(conversationId: string): Place | undefined {
    const [chatId = '', threadId] = conversationId.split(';messageid=', 2);
    const chat = chats.find(chatId);
    return chat === undefined ? undefined : { chat, threadId: threadId ?? null };
  }
  /** The fault that a switch asks for, answered; true when there was one. */
  function failedBySwitch(exchange: Exchange): boolean {
    const { connectorFailNext, connectorStatus } = world.state.switches;
    if (connectorFailNext <= 0) return false;
    world.change((state) => (state.switches.connectorFailNext -= 1));
    world.journal.add('connector-refused', { status: connectorStatus });
    sendSwitchedError(exchange.response, connectorStatus);
    return true;
  }
  function answerIsLost(exchange: Exchange): boolean {
    if (world.state.switches.connectorLoseAnswerNext <= 0) return false;
    world.change((state) => (state.switches.connectorLoseAnswerNext -= 1));
    dropConnection(exchange);
    return true;
  }
  /** The activity of the body when the bot may write it here; otherwise the error has been answered. */
  async function writable(exchange: Exchange, chat: SimChat): Promise<IncomingActivity | undefined> {
    if (failedBySwitch(exchange)) return undefined;
    const body = await readJson(exchange);
    const activity = incomingActivity.safeParse(body);
    const { response } = exchange;
    if (!activity.success)
      sendConnectorError(response, 'Bad Argument', 'Activity type is missing or the activity is malformed.');
    else if (isTooBig(body)) sendConnectorError(response, 'MessageSizeTooBig', 'Message size too large.');
    else if (chat.blocked || !chat.installed) sendWritesBlocked(response);
    else return activity.data;
    return undefined;
  }
  function store(chat: SimChat, threadId: string | null, activity: IncomingActivity): string[] {
    const ids = messagesOf(activity, threadId).map((message) => chats.add(chat, message).id);
    for (const activityId of ids) {
      world.journal.add('connector-post', {
        conversation: chat.id,
        activityId,
        user: chat.members[0],
        text: summaryOf(activity),
      });
    }
    return ids;
  }
  const post = guarded(sendLimits, 'send', async (exchange, { chat, threadId }) => {
    const activity = await writable(exchange, chat);
    if (activity === undefined) return;
    if (activity.type === 'typing') {
      chats.showTyping(chat);
      return sendJson(exchange.response, 202, {});
    }
    if (activity.type !== 'message') return sendJson(exchange.response, 202, {});
    const ids = store(chat, threadId, activity);
    if (answerIsLost(exchange)) return;
    sendJson(exchange.response, 201, ids.length === 1 ? { id: ids[0] } : {});
  });
  const put = guarded(sendLimits, 'send', async (exchange, { chat }, { activityId = '' }) => {
    const activity = await writable(exchange, chat);
    if (activity === undefined) return;
    const message = chat.messages.find(
      (candidate) => candidate.id === activityId && candidate.from === 'bot',
    );
    if (message === undefined || message.deleted) return activityNotFound(exchange);
    const [content] = messagesOf(
      { ...activity, text: activity.attachments?.length ? '' : activity.text },
      null,
    );
    const { text = '', textFormat = 'markdown', attachments = [], suggestedActions = [] } = content ?? {};
    chats.update(chat, message, {
      text,
      textFormat,
      attachments,
      suggestedActions,
      editedAt: world.now().toISOString(),
    });
    world.journal.add('connector-put', {
      conversation: chat.id,
      activityId,
      user: chat.members[0],
      text: summaryOf(activity),
    });
    if (answerIsLost(exchange)) return;
    sendJson(exchange.response, 200, { id: activityId });
  });
  const remove = guarded(sendLimits, 'send', (exchange, { chat }, { activityId = '' }) => {
    const message = chat.messages.find(
      (candidate) => candidate.id === activityId && candidate.from === 'bot',
    );
    if (failedBySwitch(exchange)) return;
    if (message === undefined || message.deleted) return activityNotFound(exchange);
    chats.remove(chat, message);
    world.journal.add('connector-delete', { conversation: chat.id, activityId });
    sendJson(exchange.response, 200, {});
  });

  const create: Route['handler'] = async (exchange) => {
    const { response } = exchange;
    if (!(await isOurBot(context, exchange))) return notRegistered(exchange);
    if (failedBySwitch(exchange)) return;
    const body = newConversation.safeParse(await readJson(exchange));
    if (!body.success)
      return sendConnectorError(response, 'Bad Argument', 'The conversation parameters are malformed.');
    const { members, channelData, activity } = body.data;
    const channelId = channelData?.channel?.id;
    const chat =
      channelId === undefined ? chatWith(members?.[0]?.id, body.data.tenantId) : chats.find(channelId);
    if (chat === undefined) return sendConnectorError(response, 'Bad Argument', 'Unknown member or channel.');
    if (refusedByLimit(exchange, `send ${chat.id}`, sendLimits, chat.tenantId)) return;
    if (!chat.installed)
      return sendConnectorError(
        response,
        'ForbiddenOperationException',
        'The bot is not installed for this user.',
      );
    const parsed = incomingActivity.safeParse(activity);
    const ids = parsed.success ? store(chat, null, parsed.data) : [];
    if (answerIsLost(exchange)) return;
    const [activityId] = ids;
    const id =
      channelId !== undefined && activityId !== undefined ? `${chat.id};messageid=${activityId}` : chat.id;
    sendJson(response, 201, { id, serviceUrl, ...(activityId === undefined ? {} : { activityId }) });
  };
  /** A member is named by Teams id or by Entra object id; the tenant has to be theirs. */
  function chatWith(memberId: string | undefined, tenantId: string | null | undefined): SimChat | undefined {
    const chat = chats.personalChatOf((memberId ?? '').replace(/^29:/, ''));
    return tenantId == null || chat?.tenantId === tenantId ? chat : undefined;
  }

  const roster = guarded(rosterLimits, 'roster', (exchange, { chat }) => {
    const size = Math.min(500, Number(exchange.query.get('pageSize') ?? 200) || 200);
    const from = Number(exchange.query.get('continuationToken') ?? 0) || 0;
    const members = chat.members.slice(from, from + size).map((id) => memberOf(context, id));
    const more = from + size < chat.members.length ? { continuationToken: String(from + size) } : {};
    sendJson(exchange.response, 200, { members, ...more });
  });
  const member = guarded(rosterLimits, 'roster', (exchange, { chat }, { memberId = '' }) => {
    const id = memberId.replace(/^29:/, '');
    if (chat.members.includes(id)) return sendJson(exchange.response, 200, memberOf(context, id));
    sendConnectorError(
      exchange.response,
      'BotNotInConversationRoster',
      'The member is not in the conversation.',
    );
  });
  return [
    route('POST', '/v3/conversations', create),
    route('POST', '/v3/conversations/:conversationId/activities', post),
    route('POST', '/v3/conversations/:conversationId/activities/:replyToId', post),
    route('PUT', '/v3/conversations/:conversationId/activities/:activityId', put),
    route('DELETE', '/v3/conversations/:conversationId/activities/:activityId', remove),
    route('GET', '/v3/conversations/:conversationId/pagedMembers', roster),
    route('GET', '/v3/conversations/:conversationId/members/:memberId', member),
  ];
}

function notRegistered(exchange: Exchange): void {
  sendConnectorError(
    exchange.response,
    'BotNotRegistered',
    'Authorization has been denied for this request.',
  );
}

function activityNotFound(exchange: Exchange): void {
  sendConnectorError(
    exchange.response,
    'ActivityNotFoundInConversation',
    'The activity does not exist in the conversation.',
  );
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
