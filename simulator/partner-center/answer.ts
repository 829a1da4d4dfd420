import { randomUUID } from 'node:crypto';
import { dropConnection, type Exchange } from '../http/exchange.ts';
import type { SimPartnerAccount } from '../world/types.ts';

/** One authenticated call to Partner Center. */
export interface PartnerCall {
  readonly exchange: Exchange;
  /** The partner account whose tenant the token is from. */
  readonly account: SimPartnerAccount;
  /** True when the token is the app's own, without a user. */
  readonly appOnly: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** What an endpoint answers; headers and envelope common to all are added by the host. */
export interface PartnerAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a body: exactly this text, which need not be JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The deed is done, but the connection drops before the answer. */
  readonly lost?: boolean;
}

export const ok = (body: unknown): PartnerAnswer => ({ status: 200, body });

/** The standard error envelope (contract 3.5). */
export function failure(status: number, code: number, description: string): PartnerAnswer {
  return { status, body: { code, description, data: [], source: 'PartnerFD' } };
}

/** The envelope of the agreement and account status services (contract 3.5). */
export function customerServiceFailure(
  status: number,
  code: number,
  errorName: string,
  message: string,
): PartnerAnswer {
  const errorMessageExtended = `InternalErrorCode=${code}`;
  const body = { code, message, description: message, errorName, isRetryable: false, errorMessageExtended };
  return { status, body };
}

/** The gateway's answer to too many calls (contract 3.7). */
export function throttled(seconds: number): PartnerAnswer {
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
  };
}

/** A list as Partner Center wraps it (contract 3.4). */
export function collection(items: readonly unknown[], more: Record<string, unknown> = {}): PartnerAnswer {
  return ok({ totalCount: items.length, items, ...more, attributes: { objectType: 'Collection' } });
}

/** A link as resources carry it: relative, without `/v1` (contract 3.3). */
export const link = (uri: string) => ({
  uri,
  method: 'GET',
  headers: [] as { key: string; value: string }[],
});

/** Writes the answer with the headers every answer carries (contract 3.2); with a byte order mark if switched on. */
export function writeAnswer(
  exchange: Exchange,
  answer: PartnerAnswer,
  options: { byteOrderMark: boolean },
): void {
  if (answer.lost === true) return dropConnection(exchange);
  const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  const bytes = Buffer.from(options.byteOrderMark && text !== '' ? `\uFEFF${text}` : text);
  exchange.response.writeHead(answer.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(bytes.length),
    'MS-CorrelationId': headerOf(exchange, 'ms-correlationid') ?? randomUUID(),
    'MS-RequestId': headerOf(exchange, 'ms-requestid') ?? randomUUID(),
    'MS-CV': `${randomUUID().replaceAll('-', '').slice(0, 16)}.0`,
    'MS-ServerId': '030020643',
    'X-Locale': headerOf(exchange, 'x-locale') ?? 'en-US',
    ...answer.headers,
  });
  exchange.response.end(bytes);
}

export function headerOf(exchange: Exchange, name: string): string | undefined {
  const value = exchange.request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Requests may be written in camelCase or PascalCase (contract 3.3); this makes them camelCase. */
export function toCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      toCamelCase(inner),
    ]),
  );
}
