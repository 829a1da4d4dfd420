import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { SimulatorContext } from '../context.ts';
import type { SimUser } from '../world/types.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Seconds an access token lives. */
export const tokenLifetime = 3600;

/** What the simulator reads from an access token. */
export interface AccessClaims extends JWTPayload {
  readonly tid: string;
  readonly appid: string;
  /** Object id: of the user, or of the app's service principal. */
  readonly oid: string;
  /** Only in tokens of a user: the delegated permissions, separated by spaces. */
  readonly scp?: string;
  /** Only in app-only tokens: the granted application permissions. */
  readonly roles?: readonly string[];
  /** How the user signed in; contains `mfa` after a second factor. */
  readonly amr?: readonly string[];
}

/** Signs a set of claims with RS256; `iat`, `nbf` and `exp` follow the simulated clock. */
export function signToken(
  context: SimulatorContext,
  keys: SigningKeys,
  claims: JWTPayload,
  lifetimeSeconds = tokenLifetime,
): Promise<string> {
  const { kid, privateKey } = keys.current();
  const now = Math.floor(context.world.now().getTime() / 1000);
  return new SignJWT({
    ...claims,
    iat: now,
    nbf: now,
    exp: now + lifetimeSeconds,
    uti: randomUUID().slice(0, 22),
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid, x5t: kid })
    .sign(privateKey);
}

/** A token for an app itself (client credentials). */
export function issueAppToken(
  context: SimulatorContext,
  request: { appId: string; tenantId: string; audience: string; roles?: readonly string[] },
): Promise<string> {
  return signToken(context, context.keys.signIn, {
    aud: request.audience,
    iss: issuerOf(request.tenantId),
    appid: request.appId,
    appidacr: '1',
    idp: issuerOf(request.tenantId),
    idtyp: 'app',
    oid: servicePrincipalOf(request.appId),
    sub: servicePrincipalOf(request.appId),
    tid: request.tenantId,
    ver: '1.0',
    ...(request.roles === undefined ? {} : { roles: request.roles }),
  });
}

/** A token for a signed-in user. `audience` as `https://graph.microsoft.com`; `scopes` are the bare names. */
export function issueUserToken(
  context: SimulatorContext,
  request: {
    user: Pick<SimUser, 'id' | 'tenantId' | 'userPrincipalName' | 'displayName' | 'roles'>;
    audience: string;
    scopes: readonly string[];
    /** The app the user signed in to; the bot's when absent. */
    appId?: string;
    /** False leaves `mfa` out of `amr`; true when absent. */
    mfa?: boolean;
  },
): Promise<string> {
  const { user } = request;
  const roles = context.world.state.switches.roles === 'visible' ? user.roles : [];
  return signToken(context, context.keys.signIn, {
    aud: request.audience,
    iss: issuerOf(user.tenantId),
    acr: '1',
    amr: request.mfa === false ? ['pwd'] : ['pwd', 'mfa'],
    appid: request.appId ?? context.world.state.bot.appId,
    appidacr: '1',
    name: user.displayName,
    oid: user.id,
    scp: request.scopes.join(' '),
    sub: user.id,
    tid: user.tenantId,
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    ver: '1.0',
    wids: roles.length > 0 ? roles : ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
  });
}

/** Checks a token this simulator issued: signature, time and audience. */
export async function verifyAccessToken(
  context: SimulatorContext,
  token: string,
  audiences: readonly string[],
): Promise<{ kind: 'valid'; claims: AccessClaims } | { kind: 'invalid'; reason: string }> {
  try {
    const { payload } = await jwtVerify<AccessClaims>(
      token,
      (header) => {
        const key = context.keys.signIn.publicKey(header.kid ?? '');
        if (key === undefined) throw new Error('unknown key');
        return key;
      },
      {
        algorithms: ['RS256'],
        audience: [...audiences],
        currentDate: context.world.now(),
        clockTolerance: 300,
      },
    );
    return { kind: 'valid', claims: payload };
  } catch (error) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : 'unreadable token' };
  }
}

/** Access tokens of the resources simulated here are of version 1, so the issuer is this one. */
function issuerOf(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}

function servicePrincipalOf(appId: string): string {
  return `${appId.slice(0, 35)}f`;
}
