/** Access tokens for the provider's own accounts. All methods reject with Problem('unauthorised' | 'unavailable'). */
export interface SignIn {
  /** App-only token. `tenantId` is the tenant to sign in to; `scope` ends in `/.default`. */
  appToken(request: { credential: string; tenantId: string; authority: string; scope: string }): Promise<string>;
  /**
   * App+user token by the stored refresh token (Partner Center contract 2.1). The answer's new refresh token is
   * stored before the access token is used. A token whose `amr` lacks `mfa` is refused here (contract 2.2).
   */
  userToken(request: { credential: string; tenantId: string; authority: string; scope: string }): Promise<string>;
  /** Forgets a cached token after a remote answered 401, so that the next call fetches a new one. */
  forget(token: string): void;
}

/** Where refresh tokens live between processes; values are encrypted by the implementation. */
export interface RefreshTokenStore {
  read(credential: string): Promise<string | undefined>;
  write(credential: string, refreshToken: string): Promise<void>;
}
