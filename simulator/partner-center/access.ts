import type { SimulatorContext } from '../context.ts';
import { bearerToken, type Exchange } from '../http/exchange.ts';
import { endpointsOf } from '../login/clouds.ts';
import { verifyAccessToken } from '../login/tokens.ts';
import type { SimPartnerAccount } from '../world/types.ts';
import { failure, type PartnerAnswer } from './answer.ts';

/** Who may call an endpoint (contract 2.3). */
export type Auth = 'both' | 'app+user';

type Access =
  | { kind: 'allowed'; account: SimPartnerAccount; appOnly: boolean; mfa: boolean }
  | { kind: 'refused'; answer: PartnerAnswer };

/** The public host, which the cloud for US Government shares. */
export const publicHost = 'api.partnercenter.microsoft.com';

/** Checks the token of a call: signature, time, audience, second factor, and whether an app alone may do this. */
export async function checkAccess(
  context: SimulatorContext,
  exchange: Exchange,
  auth: Auth,
  host = publicHost,
): Promise<Access> {
  const refused = (answer: PartnerAnswer): Access => ({ kind: 'refused', answer });
  const token = bearerToken(exchange.request);
  if (token === undefined)
    return refused(unauthorized('Bearer', 'Partner Token missing in request context', 800001));
  const verified = await verifyAccessToken(context, token, [`https://${host}`]);
  if (verified.kind === 'invalid') {
    return refused(unauthorized('Bearer error="invalid_token"', 'Access denied', 400));
  }
  const { claims } = verified;
  const account = context.world.state.accounts.find((candidate) => candidate.tenantId === claims.tid);
  const isThere = account !== undefined && endpointsOf(account.cloud).partnerCenterHost === host;
  if (!isThere) return refused(failure(403, 2032, 'Access denied'));
  const appOnly = claims.scp === undefined;
  const mfa = claims.amr?.includes('mfa') === true;
  if (!appOnly && !mfa) {
    return refused({ status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
  }
  if (appOnly && auth === 'app+user') {
    return refused(failure(403, 900329, 'This resource does not support application-only authentication.'));
  }
  return { kind: 'allowed', account, appOnly, mfa };
}

function unauthorized(challenge: string, description: string, code: number): PartnerAnswer {
  return { ...failure(401, code, description), headers: { 'WWW-Authenticate': challenge } };
}
