import type { SimulatorContext } from '../context.ts';
import { dropConnection, type Exchange } from '../http/exchange.ts';
import type { Route } from '../http/routes.ts';
import { chatsOf } from '../teams/chats.ts';
import type { SimChat } from '../teams/chat-types.ts';
import { sendConnectorError, sendSwitchedError, sendThrottled } from './connector-errors.ts';
import { isOurBot } from './our-bot.ts';
import { createRateLimiter, tenantLimits, tenthOf, withoutHour, type Limit } from './rate-limits.ts';

/** `19:…;messageid=…` is a thread of a channel; everything else is a chat of its own. */
export interface Place {
  readonly chat: SimChat;
  readonly threadId: string | null;
}

export type PlaceHandler = (
  exchange: Exchange,
  place: Place,
  params: Record<string, string>,
) => Promise<void> | void;

/** What stands between a call to the connector and its effect. Each method that refuses has answered the error. */
export interface ConnectorGuard {
  /** Runs the handler for the registered bot, in a known conversation, within the limits. */
  readonly guarded: (
    limits: readonly Limit[],
    kind: 'send' | 'roster',
    handler: PlaceHandler,
  ) => Route['handler'];
  readonly isRegisteredBot: (exchange: Exchange) => Promise<boolean>;
  readonly isWithinLimits: (
    exchange: Exchange,
    kind: 'send' | 'roster',
    chat: SimChat,
    limits: readonly Limit[],
  ) => boolean;
  /** True when a switch of the control panel made this call fail. */
  readonly failedBySwitch: (exchange: Exchange) => boolean;
  /** True when the work is done but a switch lets the answer get lost. */
  readonly answerIsLost: (exchange: Exchange) => boolean;
}

export function createConnectorGuard(context: SimulatorContext): ConnectorGuard {
  const { world } = context;
  const chats = chatsOf(context);
  const limiter = createRateLimiter();

  async function isRegisteredBot(exchange: Exchange): Promise<boolean> {
    if (await isOurBot(context, exchange)) return true;
    sendConnectorError(
      exchange.response,
      'BotNotRegistered',
      'Authorization has been denied for this request.',
    );
    return false;
  }
  const isWithinLimits: ConnectorGuard['isWithinLimits'] = (exchange, kind, chat, limits) => {
    const { connectorLimits } = world.state.switches;
    if (connectorLimits === 'none') return true;
    const inForce = (all: readonly Limit[]) =>
      connectorLimits === 'tenth' ? tenthOf(all) : connectorLimits === 'no-hour' ? withoutHour(all) : all;
    const inTenant = limiter.take(`tenant ${chat.tenantId}`, inForce(tenantLimits));
    const taken = inTenant.allowed ? limiter.take(`${kind} ${chat.id}`, inForce(limits)) : inTenant;
    if (taken.allowed) return true;
    const { retryAfterSeconds } = taken;
    world.journal.add('connector-throttled', { conversation: chat.id, call: kind, retryAfterSeconds });
    sendThrottled(exchange.response, retryAfterSeconds);
    return false;
  };
  function placeOf(conversationId: string): Place | undefined {
    const [chatId = '', threadId] = conversationId.split(';messageid=', 2);
    const chat = chats.find(chatId);
    return chat === undefined ? undefined : { chat, threadId: threadId ?? null };
  }
  return {
    isRegisteredBot,
    isWithinLimits,
    guarded: (limits, kind, handler) => async (exchange, params) => {
      if (!(await isRegisteredBot(exchange))) return;
      const place = placeOf(params['conversationId'] ?? '');
      if (place === undefined) {
        return sendConnectorError(exchange.response, 'ConversationNotFound', 'Conversation not found.');
      }
      if (isWithinLimits(exchange, kind, place.chat, limits)) await handler(exchange, place, params);
    },
    failedBySwitch: (exchange) => {
      const { connectorFailNext, connectorStatus, connectorRetryAfterSeconds } = world.state.switches;
      if (connectorFailNext <= 0) return false;
      world.change((state) => (state.switches.connectorFailNext -= 1));
      world.journal.add('connector-refused', { status: connectorStatus });
      sendSwitchedError(exchange.response, connectorStatus, connectorRetryAfterSeconds);
      return true;
    },
    answerIsLost: (exchange) => {
      if (world.state.switches.connectorLoseAnswerNext <= 0) return false;
      world.change((state) => (state.switches.connectorLoseAnswerNext -= 1));
      dropConnection(exchange);
      return true;
    },
  };
}
