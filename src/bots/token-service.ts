import { z } from 'zod';
import { Problem } from '../errors.ts';
import type { HttpAnswer, HttpSender } from '../services/http/port.ts';

/** The Bot Framework's token service: who has signed in to our OAuth connection (contract teams 7.4). */
export interface TokenService {
  token(user: TokenUser, code?: string): Promise<string | undefined>;
  /** Trades Teams' single sign-on token for one of ours; undefined when consent is missing. */
  exchange(user: TokenUser, token: string): Promise<string | undefined>;
  /** Sign-in page and single sign-on resource for an OAuth card. */
  signInResource(state: object): Promise<SignInResource>;
}

export interface TokenUser {
  /** Teams' own id of the user, `29:…`. */
  readonly userId: string;
  readonly channelId: string;
}

const resource = z.object({
  signInLink: z.url({ protocol: /^https$/ }),
  tokenExchangeResource: z
    .object({ id: z.string(), uri: z.string(), providerId: z.string().optional() })
    .optional(),
});
export type SignInResource = z.infer<typeof resource>;
const tokenAnswer = z.object({ token: z.string().min(1) });

export interface TokenServiceOptions {
  readonly sender: HttpSender;
  /** `https://token.botframework.com` in the public cloud. */
  readonly origin: string;
  readonly connectionName: string;
  readonly botToken: () => Promise<string>;
}

export function createTokenService(options: TokenServiceOptions): TokenService {
  const { sender, origin, connectionName, botToken } = options;

  async function ask(
    operation: string,
    method: 'GET' | 'POST',
    path: string,
    query: Record<string, string>,
    body?: object,
  ): Promise<HttpAnswer> {
    const url = new URL(path, origin);
    url.search = new URLSearchParams(query).toString();
    const answer = await sender.send({
      remote: 'token-service',
      operation,
      method,
      url: url.href,
      headers: { authorization: `Bearer ${await botToken()}` },
      ...(body === undefined ? {} : { body }),
      effect: 'repeatable',
      tries: 1,
      timeoutMs: 5_000,
    });
    if (answer.status >= 500 || answer.status === 429) throw problem('unavailable', answer.status);
    if (answer.status === 401 || answer.status === 403) throw problem('unauthorised', answer.status);
    return answer;
  }

  const problem = (kind: 'unavailable' | 'unauthorised', status: number) =>
    new Problem(kind, `the token service answered ${status}`, { remote: 'token-service', status });

  const tokenIn = (answer: HttpAnswer): string | undefined =>
    answer.status === 200 ? tokenAnswer.safeParse(answer.json()).data?.token : undefined;

  const userQuery = (user: TokenUser) => ({ userId: user.userId, connectionName, channelId: user.channelId });

  return {
    async token(user, code) {
      const query = code === undefined ? userQuery(user) : { ...userQuery(user), code };
      return tokenIn(await ask('GET token', 'GET', '/api/usertoken/GetToken', query));
    },
    async exchange(user, token) {
      return tokenIn(
        await ask('POST exchange', 'POST', '/api/usertoken/exchange', userQuery(user), { token }),
      );
    },
    async signInResource(state) {
      const encoded = Buffer.from(JSON.stringify({ connectionName, ...state })).toString('base64');
      const answer = await ask('GET sign-in resource', 'GET', '/api/botsignin/GetSignInResource', {
        state: encoded,
      });
      const parsed = resource.safeParse(answer.status === 200 ? answer.json() : undefined);
      if (!parsed.success) throw problem('unavailable', answer.status);
      return parsed.data;
    },
  };
}
