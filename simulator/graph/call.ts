import type { SimulatorContext } from '../context.ts';
import type { Exchange } from '../http/exchange.ts';
import type { AccessClaims } from '../login/tokens.ts';
import type { SimCloud, SimUser } from '../world/types.ts';

/** One authenticated call to Graph. */
export interface GraphCall {
  readonly context: SimulatorContext;
  readonly exchange: Exchange;
  readonly claims: AccessClaims;
  readonly cloud: SimCloud;
  /** `https://graph.microsoft.com/v1.0` */
  readonly root: string;
  readonly params: Readonly<Record<string, string>>;
  /** The user a `/me` or `/users/{id}` path is about; undefined for other paths. */
  readonly user?: SimUser;
}

/** True when the token carries one of these delegated or application permissions. */
export function mayUse(claims: AccessClaims, ...permissions: string[]): boolean {
  const granted = [...(claims.scp ?? '').split(' '), ...(claims.roles ?? [])];
  return permissions.some((permission) => granted.includes(permission));
}
