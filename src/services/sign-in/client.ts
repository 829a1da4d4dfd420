import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { HttpSender } from '../http/port.ts';
import { fetchAppToken } from './app-token.ts';
import { fetchIdentityToken } from './managed-identity.ts';
import type { SignInCredential } from './credential.ts';
import type { RefreshTokenStore, SignIn, TokenRequest } from './port.ts';
import { createTokenCache, type Grant } from './token-cache.ts';
import { fetchUserToken } from './user-token.ts';

export interface SignInOptions {
  readonly sender: HttpSender;
  readonly clock: Clock;
  readonly log: Log;
  /** By the name that TokenRequest.credential uses. */
  readonly credentials: Readonly<Record<string, SignInCredential>>;
  readonly refreshTokens: RefreshTokenStore;
}

const dayMs = 24 * 3600 * 1000;

/** Sign-in to Entra for the provider's applications. See SignIn for what each method promises. */
export function createSignIn(options: SignInOptions): SignIn {
  const cache = createTokenCache(options.clock);
  const queues = new Map<string, Promise<unknown>>();

  function credentialOf(name: string): SignInCredential {
    const credential = options.credentials[name];
    if (credential === undefined) throw new Error(`No credential is called ${name}.`);
    return credential;
  }

  /** One redemption of a credential's refresh token at a time, so that the newest token is the one stored last. */
  function renew(request: TokenRequest): Promise<Grant> {
    const earlier = queues.get(request.credential) ?? Promise.resolve();
    const next = earlier
      .catch(() => undefined)
      .then(() => fetchUserToken(options, credentialOf(request.credential), request));
    queues.set(request.credential, next);
    return next;
  }

  /** An identity that is the application itself has its token from the platform; the others sign in to Entra. */
  function fetchAs(credential: SignInCredential, request: TokenRequest): Promise<Grant> {
    const { identity } = credential;
    return identity?.clientId === credential.clientId
      ? fetchIdentityToken(options, identity, request.scope.replace(/\/\.default$/, ''))
      : fetchAppToken(options, credential, request);
  }

  const appToken = (request: TokenRequest) =>
    cache.get(keyOf('app', request), () => fetchAs(credentialOf(request.credential), request));
  const userToken = (request: TokenRequest) => cache.get(keyOf('user', request), () => renew(request));

  return {
    appToken: async (request) => await appToken(request),
    userToken: async (request) => await userToken(request),
    forget: (token) => cache.forget(token),
    renewIfOlderThan: async (request, days) => {
      const writtenAt = await options.refreshTokens.writtenAt?.(request.credential);
      if (writtenAt !== undefined && options.clock.now() - writtenAt < days * dayMs) return 'young-enough';
      await renew(request);
      return 'renewed';
    },
  };
}

function keyOf(kind: 'app' | 'user', { credential, authority, tenantId, scope }: TokenRequest): string {
  return [kind, credential, authority, tenantId, scope].join(' ');
}
