import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import { createLog } from '../../src/log.ts';
import type { GraphForCustomer } from '../../src/services/graph/customer-port.ts';
import { createGraphForCustomer } from '../../src/services/graph/for-customer.ts';
import { createGraphForProvider } from '../../src/services/graph/for-provider.ts';
import { createGraphForUser } from '../../src/services/graph/for-user.ts';
import { createGdapAtGraph } from '../../src/services/graph/gdap.ts';
import type { GdapAtGraph } from '../../src/services/graph/gdap-port.ts';
import type { GraphForProvider, GraphForUser } from '../../src/services/graph/port.ts';
import type { HttpAnswer, HttpRequest, HttpSender } from '../../src/services/http/port.ts';
import { createPartnerCenter } from '../../src/services/partner-center/client.ts';
import {
  createOrderingAtMicrosoft,
  type OrderingAtMicrosoft,
} from '../../src/services/partner-center/ordering.ts';
import type { PartnerCenter, WebhookRegistration } from '../../src/services/partner-center/port.ts';
import { createSignIn } from '../../src/services/sign-in/client.ts';
import type { SignInCredential } from '../../src/services/sign-in/credential.ts';
import type { SignIn, TokenRequest } from '../../src/services/sign-in/port.ts';
import type { OrderingFacts } from './ordering-facts.ts';

/** The product's clients over one sender. */
export interface Clients {
  readonly partnerCenter: PartnerCenter;
  readonly ordering: OrderingAtMicrosoft;
  readonly graphForUser: GraphForUser;
  readonly graphForProvider: GraphForProvider;
  readonly gdap: GdapAtGraph;
  readonly graphForCustomer: GraphForCustomer;
  readonly signIn: SignIn;
}

/** What a call is about: taken from the sample, or from the simulated world. */
export interface Facts {
  readonly account: PartnerAccount;
  /** Customer, validation event, user or delegated admin relationship, whichever the path names. */
  readonly id: string;
  readonly domain: string;
  readonly groupIds: readonly string[];
  readonly registration: WebhookRegistration;
  readonly resellerId: string | undefined;
  /** A customer user's token for Graph. */
  readonly userToken: string;
  readonly ordering: OrderingFacts;
}

/** A request and the answer it got. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly answer: HttpAnswer;
}

/** A sender that remembers what went over it. */
export function recording(sender: HttpSender): HttpSender & { readonly exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    send: async (request) => {
      const answer = await sender.send(request);
      exchanges.push({ request, answer });
      return answer;
    },
  };
}

/** `signIn` gives the tokens of the other clients; their own sign-in is asked over the sender like everything else. */
export function createClients(
  sender: HttpSender,
  account: PartnerAccount,
  credential: SignInCredential,
  tokens: 'fixed' | 'real',
): Clients {
  const kept = new Map<string, string>();
  const signIn = createSignIn({
    sender,
    clock: { now: () => Date.now() },
    log: createLog('silent'),
    credentials: { [account.credential]: credential },
    refreshTokens: {
      read: (name) => Promise.resolve(kept.get(name)),
      write: (name, token) => Promise.resolve(void kept.set(name, token)),
    },
  });
  const tokenSource = tokens === 'real' ? signIn : fixedTokens;
  return {
    signIn,
    partnerCenter: createPartnerCenter({ sender, signIn: tokenSource }),
    ordering: createOrderingAtMicrosoft({ sender, signIn: tokenSource }),
    graphForUser: createGraphForUser({ sender }),
    graphForCustomer: createGraphForCustomer({ sender, signIn: tokenSource }),
    graphForProvider: createGraphForProvider({ sender, signIn: tokenSource, home: account }),
    gdap: createGdapAtGraph({ sender, signIn: tokenSource }),
  };
}

const fixedTokens: SignIn = {
  appToken: () => Promise.resolve('app-token'),
  userToken: () => Promise.resolve('user-token'),
  forget: () => undefined,
  renewIfOlderThan: () => Promise.resolve('young-enough'),
};

export function tokenRequestOf(account: PartnerAccount): TokenRequest {
  return {
    credential: account.credential,
    tenantId: account.tenantId,
    authority: 'https://login.microsoftonline.com',
    scope: 'https://api.partnercenter.microsoft.com/.default',
  };
}
