import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** What a token has to be. */
export interface TokenRules {
  readonly keys: Pick<SigningKeys, 'find'>;
  readonly clock: Clock;
  readonly issuer: string | string[];
  readonly audience: string | string[];
  readonly requiredClaims: string[];
}

export type CheckedToken =
  | { readonly kind: 'valid'; readonly payload: JWTPayload; readonly key: SigningKey }
  | { readonly kind: 'refused'; readonly why: string };

const skewSeconds = 300;
const refused = (why: string): CheckedToken => ({ kind: 'refused', why });

/** So many tokens are remembered; Teams uses a new one every hour or so. */
const mostRemembered = 1_000;

/**
 * `checkBearer` that remembers the tokens it has found valid, whole: a service calls with the same one for an hour, and
 * looking at a signature is what a call costs most. Remembered until it ends, or until its key is no longer published.
 */
export function createBearerCheck(
  rules: TokenRules,
): (authorization: readonly string[]) => Promise<CheckedToken> {
  const known = new Map<string, CheckedToken & { kind: 'valid' }>();

  async function isStillValid({ payload, key }: CheckedToken & { kind: 'valid' }): Promise<boolean> {
    const seconds = rules.clock.now() / 1_000;
    const { exp = 0, nbf = 0 } = payload;
    const isInTime = seconds < exp + skewSeconds && seconds >= nbf - skewSeconds;
    return isInTime && (await rules.keys.find(key.id)) === key;
  }

  return async (authorization) => {
    const [only = '', ...more] = authorization;
    const before = more.length === 0 ? known.get(only) : undefined;
    if (before !== undefined && (await isStillValid(before))) return before;
    const checked = await checkBearer(authorization, rules);
    if (known.size >= mostRemembered) known.clear();
    if (checked.kind === 'valid') known.set(only, checked);
    else known.delete(only);
    return checked;
  };
}

/**
 * Checks the one bearer token of a call (contract teams 7.1, 7.4): RS256 only, signed by a published key, exact issuer
 * and audience, in time within five minutes. Rejects with whatever is unreadable or wrong in the token itself.
 */
export async function checkBearer(
  authorization: readonly string[],
  rules: TokenRules,
): Promise<CheckedToken> {
  // Two of them may be read as one by us and as the other by a proxy before us.
  const [only = '', ...more] = authorization;
  const bearer = /^Bearer ([\w-]{1,2000}\.[\w-]{1,12000}\.[\w-]{1,2000})$/.exec(
    more.length === 0 ? only : '',
  )?.[1];
  if (bearer === undefined) return refused('no bearer token');
  const { alg, kid } = decodeProtectedHeader(bearer);
  if (alg !== 'RS256' || typeof kid !== 'string') return refused('algorithm or key id');
  const key = await rules.keys.find(kid);
  if (key === undefined) return refused('unknown key');
  const { payload } = await jwtVerify(bearer, key.key, {
    algorithms: ['RS256'],
    issuer: rules.issuer,
    audience: rules.audience,
    clockTolerance: skewSeconds,
    currentDate: new Date(rules.clock.now()),
    requiredClaims: rules.requiredClaims,
  });
  return Array.isArray(payload.aud) ? refused('several audiences') : { kind: 'valid', payload, key };
}
