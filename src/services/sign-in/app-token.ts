import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkResponse,
  type NodeAuthOptions,
} from '@azure/msal-node';
import type { Clock } from '../../clock.ts';
import { isProblem, Problem } from '../../errors.ts';
import { problemFromAnswer, readAnswer, type Asked } from '../http/problem-from-answer.ts';
import type { HttpAnswer, HttpSender } from '../http/port.ts';
import type { SignInCredential } from './credential.ts';
import { fetchIdentityToken, tokenExchange } from './managed-identity.ts';
import type { TokenRequest } from './port.ts';
import { oauthEnvelope, tokenAnswerSchema } from './token-answer.ts';
import type { Grant } from './token-cache.ts';

const asked: Asked = { remote: 'sign-in', operation: 'POST app token', effect: 'repeatable' };

/**
 * A new app-only token by MSAL, which does secrets, certificates, assertions and authorities; the wire is ours. One client per
 * token: MSAL's own cache goes by the machine's clock, ours by the injected one. Problems as in SignIn.
 */
export async function fetchAppToken(
  { sender, clock }: { readonly sender: HttpSender; readonly clock: Clock },
  credential: SignInCredential,
  request: TokenRequest,
): Promise<Grant> {
  const proof = await proofOf(sender, clock, credential);
  const wire = createWire(sender);
  const failure = await acquire(wire.networkClient, credential.clientId, proof, request).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (wire.problem !== undefined) throw wire.problem;
  const answer = wire.lastAnswer;
  if (answer === undefined) {
    const message = 'sign-in could not prepare the request for an app token; its credential may be unusable.';
    throw new Problem('unauthorised', message, { remote: asked.remote }, { cause: failure });
  }
  // MSAL takes some refusals without a body for a success; the answer itself decides.
  if (answer.status !== 200) throw problemFromAnswer(asked, answer, oauthEnvelope);
  // MSAL's expiry goes by the machine's clock; the wire's seconds can be added to the injected one.
  const { access_token: token, expires_in: expiresIn } = readAnswer(asked, answer, tokenAnswerSchema);
  if (failure !== undefined) throw failure;
  return { token, expiresIn };
}

type Proof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

/** What shows that we are the application. */
async function proofOf(sender: HttpSender, clock: Clock, credential: SignInCredential): Promise<Proof> {
  const { identity, certificate, clientSecret = '' } = credential;
  if (identity !== undefined) {
    const { token } = await fetchIdentityToken({ sender, clock }, identity, tokenExchange);
    return { clientAssertion: token };
  }
  return certificate === undefined ? { clientSecret } : { clientCertificate: { ...certificate } };
}

async function acquire(
  networkClient: INetworkModule,
  clientId: string,
  proof: Proof,
  request: TokenRequest,
): Promise<void> {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${request.authority}/${request.tenantId}`,
      ...proof,
    },
    system: { networkClient, disableInternalRetries: true },
  });
  await client.acquireTokenByClientCredential({ scopes: [request.scope], skipCache: true });
}

/** MSAL's network, over the sender. Keeps what MSAL's errors hide: the last answer and the sender's Problem. */
function createWire(sender: HttpSender) {
  const wire: { networkClient: INetworkModule; lastAnswer?: HttpAnswer; problem?: Problem } = {
    networkClient: {
      sendGetRequestAsync: <T>(url: string, options?: { headers?: Record<string, string> }) =>
        call<T>('GET', url, options),
      sendPostRequestAsync: <T>(url: string, options?: { headers?: Record<string, string>; body?: string }) =>
        call<T>('POST', url, options),
    },
  };
  async function call<T>(
    method: 'GET' | 'POST',
    url: string,
    options: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<NetworkResponse<T>> {
    try {
      const operation = method === 'POST' ? asked.operation : 'GET sign-in metadata';
      const { headers = {}, body } = options;
      const answer = await sender.send({
        ...asked,
        operation,
        method,
        url,
        headers: { accept: 'application/json', ...headers },
        body,
      });
      wire.lastAnswer = answer;
      // MSAL reads bodies by its own types; what we use of them is checked by our schema.
      return { headers: { ...answer.headers }, body: (answer.json() ?? {}) as T, status: answer.status };
    } catch (error) {
      if (isProblem(error)) wire.problem = error;
      throw error;
    }
  }
  return wire;
}
