import { randomUUID } from 'node:crypto';
import { sendJson, type Exchange } from '../http/exchange.ts';

/** A refusal in Graph's words (contract 0). */
export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const graphErrors = {
  noToken: {
    status: 401,
    code: 'InvalidAuthenticationToken',
    message: 'Access token is empty or not valid.',
  },
  denied: {
    status: 403,
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
  },
  down: { status: 503, code: 'serviceNotAvailable', message: 'The service is temporarily unavailable.' },
  notFound: (what: string) => ({
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
  }),
  /** What these calls answer when the asker lacks rights or a second factor (contract 2.1). */
  noDelegatedAdmin: {
    status: 403,
    code: 'Authorization_RequestDenied',
    message:
      'The user (principal) does not have the required permissions to perform the specified action on the resource.',
  },
  stale: {
    status: 412,
    code: 'preconditionFailed',
    message: 'The ETag in If-Match is not that of the resource.',
  },
  noSegment: (segment: string) => ({
    status: 400,
    code: 'BadRequest',
    message: `Resource not found for the segment '${segment}'.`,
  }),
  bad: (message: string) => ({ status: 400, code: 'Request_BadRequest', message }),
  needsUser: {
    status: 400,
    code: 'BadRequest',
    message: '/me request is only valid with delegated authentication flow.',
  },
  unsupported: {
    status: 400,
    code: 'Request_UnsupportedQuery',
    message: 'This cast needs $count=true and the header ConsistencyLevel: eventual.',
  },
} as const;

export function sendGraphError(exchange: Exchange, problem: GraphError, now: Date): void {
  const ids = requestIds(exchange);
  const innerError = { date: now.toISOString().slice(0, 19), ...ids };
  sendJson(
    exchange.response,
    problem.status,
    { error: { code: problem.code, message: problem.message, innerError } },
    problem.status === 401 ? { ...ids, 'WWW-Authenticate': 'Bearer realm="", error="invalid_token"' } : ids,
  );
}

/** A resource or list with its `@odata.context`; `context` is what follows `$metadata#`. */
export function sendGraph(
  exchange: Exchange,
  root: string,
  context: string,
  body: Record<string, unknown>,
  more: { readonly status?: number; readonly headers?: Record<string, string> } = {},
): void {
  const answer = { '@odata.context': `${root}/$metadata#${context}`, ...body };
  sendJson(exchange.response, more.status ?? 200, answer, { ...requestIds(exchange), ...more.headers });
}

/** 204, or a 202 that says where the operation can be watched. */
export function sendGraphAccepted(
  exchange: Exchange,
  status: 202 | 204,
  headers: Record<string, string>,
): void {
  const all = { ...requestIds(exchange), ...headers };
  if (status === 202) return sendJson(exchange.response, status, {}, all);
  exchange.response.writeHead(status, all);
  exchange.response.end();
}

function requestIds(exchange: Exchange): Record<string, string> {
  const sent = exchange.request.headers['client-request-id'];
  const id = randomUUID();
  return { 'request-id': id, 'client-request-id': typeof sent === 'string' ? sent : id };
}
