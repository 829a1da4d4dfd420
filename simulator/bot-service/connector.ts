import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { readJson, sendJson, type Exchange } from '../http/exchange.ts';
import { route, type Route } from '../http/routes.ts';
import { serviceUrl } from '../teams/activities.ts';
import { chatsOf } from '../teams/chats.ts';
import type { SimChat, SimMessage } from '../teams/chat-types.ts';
import { sendConnectorError, sendWritesBlocked } from './connector-errors.ts';
import { createConnectorGuard } from './connector-guard.ts';
import {
  incomingActivity,
  isTooBig,
  messagesOf,
  summaryOf,
  type IncomingActivity,
} from './incoming-activity.ts';
import { sendLimits } from './rate-limits.ts';
import { rosterRoutes } from './roster.ts';

const newConversation = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z.object({ channel: z.object({ id: z.string() }).nullish() }).nullish(),
  activity: z.unknown().optional(),
});

/** The Bot Connector of Teams on smba.trafficmanager.net (Teams contract 4): the paths after the region's prefix. */
export function connectorRoutes(context: SimulatorContext): Route[] {
  const { world } = context;
  const chats = chatsOf(context);
  const guard = createConnectorGuard(context);
  const { guarded, failedBySwitch, answerIsLost } = guard;

  /** The activity of the body when the bot may write it here; otherwise the error has been answered. */
  async function writable(exchange: Exchange, chat: SimChat): Promise<IncomingActivity | undefined> {
    if (failedBySwitch(exchange)) return undefined;
    const { response } = exchange;
    const body = await readJson(exchange);
    const activity = incomingActivity.safeParse(body);
    if (!activity.success) sendConnectorError(response, 'Bad Argument', 'The activity is malformed.');
    else if (isTooBig(body)) sendConnectorError(response, 'MessageSizeTooBig', 'Message size too large.');
    else if (chat.blocked || !chat.installed) sendWritesBlocked(response);
    else return activity.data;
    return undefined;
  }
  function journal(kind: string, chat: SimChat, activityId: string, activity?: IncomingActivity): void {
    const text = activity === undefined ? {} : { text: summaryOf(activity) };
    world.journal.add(kind, { conversation: chat.id, activityId, user: chat.members[0], ...text });
  }
  function store(chat: SimChat, threadId: string | null, activity: IncomingActivity): string[] {
    const ids = messagesOf(activity, threadId).map((message) => chats.add(chat, message).id);
    for (const id of ids) journal('connector-post', chat, id, activity);
    return ids;
  }
  /** The bot's own message; otherwise 404 has been answered. */
  function ownMessage(exchange: Exchange, chat: SimChat, activityId: string): SimMessage | undefined {
    const message = chat.messages.find(({ id, from }) => id === activityId && from === 'bot');
    if (message !== undefined && !message.deleted) return message;
    const text = 'The activity does not exist in the conversation.';
    sendConnectorError(exchange.response, 'ActivityNotFoundInConversation', text);
    return undefined;
  }

  const post = guarded(sendLimits, 'send', async (exchange, { chat, threadId }) => {
    const activity = await writable(exchange, chat);
    if (activity === undefined) return;
    if (activity.type === 'typing') chats.showTyping(chat);
    if (activity.type !== 'message') return sendJson(exchange.response, 202, {});
    const ids = store(chat, threadId, activity);
    if (answerIsLost(exchange)) return;
    sendJson(exchange.response, 201, ids.length === 1 ? { id: ids[0] } : {});
  });

  const put = guarded(sendLimits, 'send', async (exchange, { chat }, { activityId = '' }) => {
    const activity = await writable(exchange, chat);
    const message = activity && ownMessage(exchange, chat, activityId);
    if (activity === undefined || message === undefined) return;
    const [content] = messagesOf(
      { ...activity, text: activity.attachments?.length ? '' : activity.text },
      null,
    );
    const { text = '', textFormat = 'markdown', attachments = [], suggestedActions = [] } = content ?? {};
    const editedAt = world.now().toISOString();
    chats.update(chat, message, { text, textFormat, attachments, suggestedActions, editedAt });
    journal('connector-put', chat, activityId, activity);
    if (answerIsLost(exchange)) return;
    sendJson(exchange.response, 200, { id: activityId });
  });

  const remove = guarded(sendLimits, 'send', (exchange, { chat }, { activityId = '' }) => {
    if (failedBySwitch(exchange)) return;
    const message = ownMessage(exchange, chat, activityId);
    if (message === undefined) return;
    chats.remove(chat, message);
    journal('connector-delete', chat, activityId);
    sendJson(exchange.response, 200, {});
  });

  const create: Route['handler'] = async (exchange) => {
    const { response } = exchange;
    if (!(await guard.isRegisteredBot(exchange)) || failedBySwitch(exchange)) return;
    const body = newConversation.safeParse(await readJson(exchange));
    if (!body.success) return sendConnectorError(response, 'Bad Argument', 'The parameters are malformed.');
    const { members, tenantId, channelData, activity } = body.data;
    const channelId = channelData?.channel?.id;
    const chat = channelId === undefined ? chatWith(members?.[0]?.id, tenantId) : chats.find(channelId);
    if (chat === undefined) return sendConnectorError(response, 'Bad Argument', 'Unknown member or channel.');
    if (!guard.isWithinLimits(exchange, 'send', chat, sendLimits)) return;
    if (!chat.installed) {
      return sendConnectorError(response, 'ForbiddenOperationException', 'The bot is not installed here.');
    }
    const parsed = incomingActivity.safeParse(activity);
    const [activityId] = parsed.success ? store(chat, null, parsed.data) : [];
    if (answerIsLost(exchange)) return;
    const startsThread = channelId !== undefined && activityId !== undefined;
    const id = startsThread ? `${chat.id};messageid=${activityId}` : chat.id;
    sendJson(response, 201, { id, serviceUrl, ...(activityId === undefined ? {} : { activityId }) });
  };
  /** A member is named by Teams id or by Entra object id; the tenant has to be theirs. */
  function chatWith(memberId: string | undefined, tenantId: string | null | undefined): SimChat | undefined {
    const chat = chats.personalChatOf((memberId ?? '').replace(/^29:/, ''));
    return tenantId == null || chat?.tenantId === tenantId ? chat : undefined;
  }
  return [
    route('POST', '/v3/conversations', create),
    route('POST', '/v3/conversations/:conversationId/activities', post),
    route('POST', '/v3/conversations/:conversationId/activities/:replyToId', post),
    route('PUT', '/v3/conversations/:conversationId/activities/:activityId', put),
    route('DELETE', '/v3/conversations/:conversationId/activities/:activityId', remove),
    ...rosterRoutes(context, guard),
  ];
}
