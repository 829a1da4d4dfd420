import type { ServerResponse } from 'node:http';
import { sendJson } from '../http/exchange.ts';

/** The connector's error codes by name, with the status they come with (Teams contract 4.2). */
const statusOf = {
  'Bad Argument': 400,
  BotNotRegistered: 401,
  BotNotInConversationRoster: 403,
  ConversationBlockedByUser: 403,
  ForbiddenOperationException: 403,
  ActivityNotFoundInConversation: 404,
  ConversationNotFound: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
} as const;

export function sendConnectorError(
  response: ServerResponse,
  code: keyof typeof statusOf,
  message: string,
): void {
  sendJson(response, statusOf[code], { error: { code, message } });
}

/** The other shape of an error body: the person blocked the bot or took the app away. */
export function sendWritesBlocked(response: ServerResponse): void {
  const details = {
    subCode: 'MessageWritesBlocked',
    details: 'Thread is blocked from message writes.',
    errorCode: null,
    errorSubCode: null,
  };
  sendJson(response, 403, { errorCode: 209, message: JSON.stringify(details, undefined, 2) });
}

export function sendThrottled(response: ServerResponse, retryAfterSeconds: number): void {
  const error = { code: 'Throttled', message: 'Too many requests.' };
  sendJson(response, 429, { error }, { 'retry-after': String(retryAfterSeconds) });
}

/** The answer that the switch `connectorStatus` asks for. */
export function sendSwitchedError(response: ServerResponse, status: number, retryAfterSeconds: number): void {
  if (status === 403) return sendWritesBlocked(response);
  if (status === 429) return sendThrottled(response, retryAfterSeconds);
  const codes: Record<number, string> = {
    401: 'BotNotRegistered',
    404: 'ConversationNotFound',
    412: 'PreconditionFailed',
    413: 'MessageSizeTooBig',
  };
  const code = codes[status] ?? (status >= 500 ? 'ServiceError' : 'Bad Argument');
  sendJson(response, status, { error: { code, message: 'Asked for by the control panel.' } });
}
