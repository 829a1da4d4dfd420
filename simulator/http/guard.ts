import type { IncomingMessage } from 'node:http';

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Why this request is refused, or undefined. Foreign Host names are DNS rebinding; a foreign Origin is another
 * web page using the visitor's browser. Programs send no Origin and pass. `ownGuard`: who answers looks at the origin
 * itself.
 */
export function guard(
  request: Pick<IncomingMessage, 'headers'>,
  { ownGuard = false }: { ownGuard?: boolean } = {},
): string | undefined {
  const { host, origin } = request.headers;
  if (host === undefined || !loopbackHost.test(host))
    return 'The rehearsal answers on loopback addresses only.';
  if (!ownGuard && origin !== undefined && origin !== `http://${host}`)
    return 'Requests from other web pages are refused.';
  return undefined;
}
