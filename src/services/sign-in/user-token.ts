import type { Clock } from '../../clock.ts';
import { isProblem, Problem } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { problemFromAnswer, readAnswer, type Asked } from '../http/problem-from-answer.ts';
import type { HttpSender } from '../http/port.ts';
import { clientAuthentication, type SignInCredential } from './credential.ts';
import type { RefreshTokenStore, TokenRequest } from './port.ts';
import { oauthEnvelope, signedInWithMfa, tokenAnswerSchema, type TokenAnswer } from './token-answer.ts';
import type { Grant } from './token-cache.ts';

export interface UserTokenContext {
  readonly sender: HttpSender;
  readonly clock: Clock;
  readonly log: Log;
  readonly refreshTokens: RefreshTokenStore;
}

const asked: Asked = { remote: 'sign-in', operation: 'POST user token', effect: 'repeatable' };

/**
 * A new app+user token by refresh token (Partner Center contract 2.1). Straight to the token endpoint instead of
 * MSAL, which never hands out the new refresh token. It is stored first: a token lost after that costs a call, one
 * lost before could cost the consent.
 */
export async function fetchUserToken(
  context: UserTokenContext,
  credential: SignInCredential,
  request: TokenRequest,
): Promise<Grant> {
  try {
    const grant = await grantByRefreshToken(context, credential, request);
    await note(context, request, undefined);
    return grant;
  } catch (error) {
    if (isProblem(error, 'unauthorised')) await note(context, request, error.facts.code ?? 'unauthorised');
    throw error;
  }
}

/** Whoever watches is told; what was asked for does not depend on it. */
async function note(
  { refreshTokens, log }: UserTokenContext,
  { credential }: TokenRequest,
  code: string | undefined,
): Promise<void> {
  try {
    await refreshTokens.noteTrouble?.(credential, code);
  } catch (error) {
    log.warn({ credential, err: error }, 'how the sign-in of an agent is could not be noted');
  }
}

async function grantByRefreshToken(
  context: UserTokenContext,
  credential: SignInCredential,
  request: TokenRequest,
): Promise<Grant> {
  const answer = await redeemOneOf(context, credential, request);
  if (answer.refresh_token !== undefined) {
    await context.refreshTokens.write(request.credential, answer.refresh_token, credential.refreshToken);
  }
  if (!signedInWithMfa(answer.access_token)) {
    const message =
      'The agent who consented did not sign in with a second factor; Partner Center refuses that.';
    throw new Problem('unauthorised', message, { remote: asked.remote, code: 'mfa-missing' });
  }
  return { token: answer.access_token, expiresIn: answer.expires_in };
}

/**
 * Tries the refresh tokens that may be good: the stored one; the stored one again if another process has renewed it
 * meanwhile; the configured one. That comes first when it is not the one the stored was written beside: an operator has
 * replaced it, perhaps because the stored one, though Entra takes it, is worth nothing to Partner Center.
 */
async function redeemOneOf(
  context: UserTokenContext,
  credential: SignInCredential,
  request: TokenRequest,
): Promise<TokenAnswer> {
  const stored = () => context.refreshTokens.read(request.credential);
  const { refreshToken: configured } = credential;
  const given = () => Promise.resolve(configured);
  const isReplaced =
    configured !== undefined &&
    (await context.refreshTokens.isBeside?.(request.credential, configured)) === false;
  const sources = isReplaced ? [given, stored, stored] : [stored, stored, given];
  const tried = new Set<string>();
  let refusal: Problem | undefined;
  for (const source of sources) {
    const refreshToken = await source();
    if (refreshToken === undefined || tried.has(refreshToken)) continue;
    tried.add(refreshToken);
    try {
      return await redeem(context, credential, request, refreshToken);
    } catch (error) {
      if (!isProblem(error, 'unauthorised') || error.facts.code !== 'invalid_grant') throw error;
      context.log.warn({ credential: request.credential }, 'A refresh token was refused.');
      refusal = error;
    }
  }
  const message = 'There is no refresh token; an agent has to consent once.';
  throw refusal ?? new Problem('unauthorised', message, { remote: asked.remote, code: 'no-refresh-token' });
}

async function redeem(
  { sender, clock }: UserTokenContext,
  credential: SignInCredential,
  request: TokenRequest,
  refreshToken: string,
): Promise<TokenAnswer> {
  const url = `${request.authority}/${encodeURIComponent(request.tenantId)}/oauth2/v2.0/token`;
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: credential.clientId,
    ...(await clientAuthentication(credential, url, clock)),
    refresh_token: refreshToken,
    scope: `${request.scope} openid offline_access`,
  });
  const answer = await sender.send({
    ...asked,
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  });
  if (answer.status !== 200) throw problemFromAnswer(asked, answer, oauthEnvelope);
  return readAnswer(asked, answer, tokenAnswerSchema);
}
