import type { Exchange } from './exchange.ts';

export interface Route {
  readonly method: string;
  /** What the route is called in counters and the journal: `GET /v1/customers/:customerId`. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly handler: (exchange: Exchange, params: Record<string, string>) => Promise<void> | void;
}

/** A route for a path like `/v1/customers/:customerId`; letter case in the fixed parts does not matter. */
export function route(method: string, path: string, handler: Route['handler']): Route {
  const source = path
    .split('/')
    .map((part) =>
      part.startsWith(':') ? `(?<${part.slice(1)}>[^/]+)` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/');
  return { method, name: `${method} ${path}`, pattern: new RegExp(`^${source}/?$`, 'i'), handler };
}

/** The route that fits method and path, with its decoded parameters. */
export function findRoute(
  routes: readonly Route[],
  exchange: Pick<Exchange, 'method' | 'path'>,
): { route: Route; params: Record<string, string> } | undefined {
  for (const candidate of routes) {
    if (candidate.method !== exchange.method) continue;
    const match = candidate.pattern.exec(exchange.path);
    if (match === null) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)] as const);
    return { route: candidate, params: Object.fromEntries(params) };
  }
  return undefined;
}

/** A remote on one or more hosts: `handle` answers, or resolves with false when it has no such endpoint. */
export interface Remote {
  /** Host names this remote answers for. */
  readonly hosts: readonly string[];
  handle(exchange: Exchange, host: string): Promise<boolean>;
}

/** Answers by the first fitting route; false when there is none. */
export async function answerByRoutes(routes: readonly Route[], exchange: Exchange): Promise<boolean> {
  const found = findRoute(routes, exchange);
  if (found === undefined) return false;
  await found.route.handler(exchange, found.params);
  return true;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
