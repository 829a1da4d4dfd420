import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRateLimiter, sendLimits, tenantLimits } from '../../simulator/bot-service/rate-limits.ts';

// A connector of its own process that does nothing but keep to Teams' limits: 201 or 429, counted. It is told by
// `{ forget: true }` to begin anew and by `{ tally: true }` to say what it has seen. Conversation ids are
// `tenant!number`.

/** What the connector has seen since it was last told to forget. */
export interface ConnectorTally {
  readonly taken: number;
  readonly refused: number;
  /** Messages that said the same in the same conversation as one before. */
  readonly repeated: number;
  /** Milliseconds since 1970 of the first and last message taken. */
  readonly firstAt: number;
  readonly lastAt: number;
}

export type ConnectorMessage =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'tally'; readonly tally: ConnectorTally };

const empty: ConnectorTally = { taken: 0, refused: 0, repeated: 0, firstAt: 0, lastAt: 0 };
const limiter = createRateLimiter();
const said = new Set<string>();
let tally = empty;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    const [, conversation = ''] = /\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    const [tenant = ''] = decodeURIComponent(conversation).split('!');
    const inTenant = limiter.take(`tenant ${tenant}`, tenantLimits);
    const answer = inTenant.allowed ? limiter.take(`send ${conversation}`, sendLimits) : inTenant;
    if (!answer.allowed) {
      tally = { ...tally, refused: tally.refused + 1 };
      response.writeHead(429, { 'retry-after': String(answer.retryAfterSeconds) });
      response.end('{"error":{"code":"Throttled","message":"Too many requests."}}');
      return;
    }
    const { text = '' } = JSON.parse(body) as { text?: string };
    const isRepeated = said.has(`${conversation} ${text}`);
    said.add(`${conversation} ${text}`);
    const now = Date.now();
    tally = {
      taken: tally.taken + 1,
      refused: tally.refused,
      repeated: tally.repeated + (isRepeated ? 1 : 0),
      firstAt: tally.firstAt === 0 ? now : tally.firstAt,
      lastAt: now,
    };
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `m${tally.taken}` }));
  });
});

const say = (message: ConnectorMessage) => process.send?.(message);
process.on('message', (wish: { forget?: true }) => {
  if (wish.forget === true) tally = empty;
  say({ kind: 'tally', tally });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => say({ kind: 'listening', port: (server.address() as AddressInfo).port }));
