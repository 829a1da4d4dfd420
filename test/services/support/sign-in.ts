import type { SignIn, TokenRequest } from '../../../src/services/sign-in/port.ts';

export interface CountingSignIn extends SignIn {
  readonly requests: TokenRequest[];
  readonly forgotten: string[];
}

/** Hands out `app-token-1`, `user-token-2`, …: a new one for every request. */
export function countingSignIn(): CountingSignIn {
  const requests: TokenRequest[] = [];
  const forgotten: string[] = [];
  const issue = (kind: string) => (request: TokenRequest) => {
    requests.push(request);
    return Promise.resolve(`${kind}-token-${requests.length}`);
  };
  return {
    requests,
    forgotten,
    appToken: issue('app'),
    userToken: issue('user'),
    forget: (token) => void forgotten.push(token),
    renewIfOlderThan: () => Promise.resolve('young-enough'),
  };
}
