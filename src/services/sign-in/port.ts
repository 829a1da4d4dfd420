/** What a token is asked for. */
export interface TokenRequest {
  /** Name of the credential in the configuration: `EUROPE`. */
  readonly credential: string;
  /** The tenant to sign in to. */
  readonly tenantId: string;
  /** `https://login.microsoftonline.com`, without a slash at its end. */
  readonly authority: string;
  /** Ends in `/.default`. */
  readonly scope: string;
}

/** Access tokens for the provider's own accounts. All methods reject with Problem('unauthorised' | 'throttled' | 'unavailable'). */
export interface SignIn {
  /** App-only token. */
  appToken(request: TokenRequest): Promise<string>;
  /**
   * App+user token by the stored refresh token (Partner Center contract 2.1). The answer's new refresh token is
   * stored before the access token is used. A token whose `amr` lacks `mfa` is refused here with code `mfa-missing`
   * (contract 2.2).
   */
  userToken(request: TokenRequest): Promise<string>;
  /** Forgets a cached token after a remote answered 401, so that the next call fetches a new one. */
  forget(token: string): void;
  /**
   * Uses the refresh token if its last renewal is older than so many days, or unknown: Entra forgets one that is
   * not used for 90 days. For a daily job.
   */
  renewIfOlderThan(request: TokenRequest, days: number): Promise<'renewed' | 'young-enough'>;
}

/** Where refresh tokens live between processes; values are encrypted by the implementation. */
export interface RefreshTokenStore {
  read(credential: string): Promise<string | undefined>;
  /** `configured` is the token in the configuration at that time: it is not tried before the stored one again. */
  write(credential: string, refreshToken: string, configured?: string): Promise<void>;
  /** Whether the stored token was written beside this configured one; false when none is stored, or it is not known. */
  isBeside?(credential: string, configured: string): Promise<boolean>;
  /** Keeps since when the agent's sign-in fails, with why; `undefined`: it works. */
  noteTrouble?(credential: string, code: string | undefined): Promise<void>;
  /** When the stored token was written, milliseconds since 1970; undefined when unknown or none is stored. */
  writtenAt?(credential: string): Promise<number | undefined>;
}
