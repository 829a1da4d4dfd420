import { decodeJwt } from 'jose';

/** What our own access token says of itself. It came from Entra a moment ago, so nothing is checked. */
export interface TokenClaims {
  /** Application permissions of an app-only token (`roles`); none when there are none. */
  readonly roles: readonly string[];
  /** Whom the token is for (`aud`). */
  readonly audience: string | undefined;
  /** The application it was issued to (`appid`, or `azp` in version 2), lower case. */
  readonly appId: string | undefined;
}

/** The claims; undefined when the token is not a JWT we can read, which Entra does not promise it is. */
export function claimsOf(accessToken: string): TokenClaims | undefined {
  try {
    const { roles, aud, appid, azp } = decodeJwt<{ roles?: unknown; appid?: unknown; azp?: unknown }>(
      accessToken,
    );
    const appId = [appid, azp].find((value) => typeof value === 'string');
    return {
      roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [],
      audience: typeof aud === 'string' ? aud : undefined,
      appId: appId?.toLowerCase(),
    };
  } catch {
    return undefined;
  }
}
