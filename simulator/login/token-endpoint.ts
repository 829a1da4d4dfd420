import type { SimulatorContext } from '../context.ts';
import { readForm, sendJson, type Exchange } from '../http/exchange.ts';
import type { SimPartnerAccount, SimTenant, SimUser } from '../world/types.ts';
import { findApp, type SimApp } from './apps.ts';
import { checkAppCredential } from './app-credential.ts';
import { findAppAtCustomer } from './customer-consent.ts';
import type { AuthorizationCodes } from './authorize.ts';
import type { CloudEndpoints } from './clouds.ts';
import { sendSignInError, signInErrors, type SignInError } from './errors.ts';
import { findTenant } from './metadata.ts';
import { issueRefreshToken, readRefreshToken } from './refresh-tokens.ts';
import { readResource, type Resource } from './resources.ts';
import { issueAppToken, issueUserToken, tokenLifetime } from './tokens.ts';

export interface TokenRequest {
  tenant: string;
  version: '1.0' | '2.0';
  cloud: CloudEndpoints;
  codes: AuthorizationCodes;
}

type Outcome =
  { kind: 'refused'; problem: SignInError } | { kind: 'granted'; answer: Record<string, unknown> };

/** The token endpoint, old (`resource=`) and new (`scope=`) form, with Entra's refusals (contract 2.1). */
export async function answerToken(
  context: SimulatorContext,
  exchange: Exchange,
  request: TokenRequest,
): Promise<void> {
  const outcome = await decide(context, await readForm(exchange), request);
  if (outcome.kind === 'refused') return sendSignInError(exchange, outcome.problem, context.world.now());
  sendJson(exchange.response, 200, outcome.answer, {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
  });
}

const refused = (problem: SignInError): Outcome => ({ kind: 'refused', problem });

async function decide(
  context: SimulatorContext,
  form: URLSearchParams,
  request: TokenRequest,
): Promise<Outcome> {
  const tenant = findTenant(context, request.tenant, request.cloud);
  if (tenant === undefined) return refused(signInErrors.unknownTenant(request.tenant));
  const clientId = form.get('client_id');
  if (clientId === null) return refused(signInErrors.missing('client_id'));
  const grant = form.get('grant_type') ?? '';
  // In a customer's tenant the app stands for itself; the partner's people come as users of their own.
  const guest = grant === 'client_credentials' ? findAppAtCustomer(context, clientId, tenant.id) : undefined;
  const app = findApp(context, clientId, tenant.id) ?? guest;
  if (app === undefined) return refused(signInErrors.unknownApp(clientId));
  const credentialProblem = await checkAppCredential(context, app, form);
  if (credentialProblem !== undefined) return refused(credentialProblem);
  const resource = readResource(form, request.version);
  if (resource.kind === 'refused') return resource;
  if (grant === 'client_credentials')
    return await grantApp(context, form, request, tenant, app, {
      ...resource,
      roles: app === guest ? guest.permissions : resource.roles,
    });
  if (grant === 'refresh_token') return await grantByRefreshToken(context, form, request, app, resource);
  if (grant === 'authorization_code') return await grantByCode(context, form, request, app, resource);
  return refused(signInErrors.unknownGrant(grant));
}

async function grantApp(
  context: SimulatorContext,
  form: URLSearchParams,
  request: TokenRequest,
  tenant: SimTenant,
  app: SimApp,
  resource: Resource,
): Promise<Outcome> {
  if (request.version === '2.0' && !(form.get('scope') ?? '').endsWith('/.default')) {
    return refused(signInErrors.badScope(form.get('scope') ?? ''));
  }
  const { audience } = resource;
  const roles = context.world.state.switches.permissions === 'missing' ? [] : resource.roles;
  const token = await issueAppToken(context, { appId: app.clientId, tenantId: tenant.id, audience, roles });
  return { kind: 'granted', answer: tokenAnswer(context, request, token, resource) };
}

async function grantByRefreshToken(
  context: SimulatorContext,
  form: URLSearchParams,
  request: TokenRequest,
  app: SimApp,
  resource: Resource,
): Promise<Outcome> {
  const presented = form.get('refresh_token');
  if (presented === null) return refused(signInErrors.missing('refresh_token'));
  const account = readRefreshToken(context, presented);
  if (account === 'old' || context.world.state.switches.staleRefreshToken)
    return refused(signInErrors.oldRefreshToken());
  if (account === undefined || account.clientId !== app.clientId) return refused(signInErrors.badGrant());
  return await grantUser(context, request, account, automationUser(context, account), resource);
}

async function grantByCode(
  context: SimulatorContext,
  form: URLSearchParams,
  request: TokenRequest,
  app: SimApp,
  resource: Resource,
): Promise<Outcome> {
  const grant = request.codes.redeem(form.get('code') ?? '');
  const account = context.world.state.accounts.find((candidate) => candidate.clientId === app.clientId);
  const fits = grant?.clientId === app.clientId && grant.redirectUri === form.get('redirect_uri');
  if (grant === undefined || !fits || account === undefined) return refused(signInErrors.badGrant());
  return await grantUser(context, request, account, grant.user, resource);
}

async function grantUser(
  context: SimulatorContext,
  request: TokenRequest,
  account: SimPartnerAccount,
  user: SimUser,
  resource: Resource,
): Promise<Outcome> {
  const token = await issueUserToken(context, {
    user,
    audience: resource.audience,
    scopes: resource.scopes,
    appId: account.clientId,
    mfa: !context.world.state.switches.mfaMissing,
  });
  const refreshToken = issueRefreshToken(context, account);
  context.world.change(() => {
    account.refreshToken = refreshToken;
  });
  return {
    kind: 'granted',
    answer: {
      ...tokenAnswer(context, request, token, resource),
      scope: resource.scopes.join(' '),
      refresh_token: refreshToken,
    },
  };
}

/** Version 1 writes its numbers as strings. */
function tokenAnswer(
  context: SimulatorContext,
  request: TokenRequest,
  token: string,
  resource: Resource,
): Record<string, unknown> {
  if (request.version === '2.0') {
    return {
      token_type: 'Bearer',
      expires_in: tokenLifetime,
      ext_expires_in: tokenLifetime,
      access_token: token,
    };
  }
  const now = Math.floor(context.world.now().getTime() / 1000);
  return {
    token_type: 'Bearer',
    expires_in: String(tokenLifetime),
    ext_expires_in: String(tokenLifetime),
    expires_on: String(now + tokenLifetime),
    not_before: String(now),
    resource: resource.asked,
    access_token: token,
  };
}

/** The partner user who once consented for the account: one of the tenant's people, or an automation account. */
function automationUser(context: SimulatorContext, account: SimPartnerAccount): SimUser {
  const { tenants, users } = context.world.state;
  const member = users.find((user) => user.tenantId === account.tenantId);
  if (member !== undefined) return member;
  const domain =
    tenants.find((tenant) => tenant.id === account.tenantId)?.defaultDomain ?? 'opendoor.onmicrosoft.com';
  return {
    id: account.clientId.replace(/^6{8}/, '22222222'),
    tenantId: account.tenantId,
    userPrincipalName: `csp-automation@${domain}`,
    displayName: 'CSP automation',
    roles: [],
    locale: 'en-GB',
    timeZone: 'UTC',
    about: 'Admin agent used by the integration',
  };
}
