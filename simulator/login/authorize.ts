import { randomBytes } from 'node:crypto';
import type { SimulatorContext } from '../context.ts';
import { sendHtml, type Exchange } from '../http/exchange.ts';
import { escapeHtml, page } from '../http/page.ts';
import type { SimUser } from '../world/types.ts';
import type { CloudEndpoints } from './clouds.ts';
import { sendSignInError, signInErrors } from './errors.ts';
import { findTenant } from './metadata.ts';

export interface AuthorizationCodes {
  issue(grant: CodeGrant): string;
  /** The grant of a code; a code works once. */
  redeem(code: string): CodeGrant | undefined;
}

export interface CodeGrant {
  user: SimUser;
  clientId: string;
  redirectUri: string;
}

/** Codes live in memory only: they are used within seconds. */
export function createAuthorizationCodes(): AuthorizationCodes {
  const grants = new Map<string, CodeGrant>();
  return {
    issue: (grant) => {
      const code = `0.${randomBytes(24).toString('base64url')}`;
      grants.set(code, grant);
      return code;
    },
    redeem: (code) => {
      const grant = grants.get(code);
      grants.delete(code);
      return grant;
    },
  };
}

/** The sign-in page: choose a person of the tenant; the browser then goes back with a code, to loopback only. */
export function answerAuthorize(
  context: SimulatorContext,
  exchange: Exchange,
  request: { tenant: string; cloud: CloudEndpoints; codes: AuthorizationCodes },
): void {
  const tenant = findTenant(context, request.tenant, request.cloud);
  if (tenant === undefined) {
    return sendSignInError(exchange, signInErrors.unknownTenant(request.tenant), context.world.now());
  }
  const { query, response } = exchange;
  const redirect = query.get('redirect_uri') ?? '';
  if (!URL.canParse(redirect) || !['127.0.0.1', 'localhost'].includes(new URL(redirect).hostname)) {
    return sendSignInError(exchange, signInErrors.missing('redirect_uri (loopback)'), context.world.now());
  }
  const users = context.world.state.users.filter((user) => user.tenantId === tenant.id);
  const chosen = users.find((user) => user.id === query.get('simulated_user'));
  if (chosen === undefined) {
    const links = users.map((user) => {
      const next = new URLSearchParams([...query, ['simulated_user', user.id]]);
      return `<li><a href="?${escapeHtml(next.toString())}">${escapeHtml(user.displayName)}<br><small>${escapeHtml(user.userPrincipalName)}</small></a></li>`;
    });
    const body =
      links.length > 0 ? `<ul class="choices">${links.join('')}</ul>` : '<p>Nobody lives in this tenant.</p>';
    return sendHtml(
      response,
      200,
      page({ title: 'Sign in (simulated)', body: `<main><h1>Pick an account</h1>${body}</main>` }),
    );
  }
  const target = new URL(redirect);
  const clientId = query.get('client_id') ?? '';
  target.searchParams.set('code', request.codes.issue({ user: chosen, clientId, redirectUri: redirect }));
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  response.writeHead(302, { location: target.href, 'cache-control': 'no-store' });
  response.end();
}
