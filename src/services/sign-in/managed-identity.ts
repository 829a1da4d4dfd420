import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { problemFromAnswer, readAnswer, type Asked } from '../http/problem-from-answer.ts';
import type { HttpSender } from '../http/port.ts';
import type { Grant } from './token-cache.ts';

/** A user-assigned managed identity, and where the platform hands out its tokens. */
export interface ManagedIdentity {
  /** Lower-case GUID. */
  readonly clientId: string;
  /** `IDENTITY_ENDPOINT` of Container Apps and App Service. */
  readonly endpoint: string;
  /** `IDENTITY_HEADER`: proves that the request comes from this container. Secret. */
  readonly header: string;
}

/** What Entra exchanges for a token of an application that trusts the identity (federated identity credential). */
export const tokenExchange = 'api://AzureADTokenExchange';

const asked: Asked = { remote: 'sign-in', operation: 'GET identity token', effect: 'repeatable' };
/** Times come as text, in seconds since 1970. */
const answerSchema = z.object({ access_token: z.string().min(1), expires_on: z.coerce.number().positive() });

/** A token of the identity for a resource, by the endpoint inside of the container. Problems as in SignIn. */
export async function fetchIdentityToken(
  { sender, clock }: { readonly sender: HttpSender; readonly clock: Clock },
  { clientId, endpoint, header }: ManagedIdentity,
  resource: string,
): Promise<Grant> {
  const url = new URL(endpoint);
  url.searchParams.set('api-version', '2019-08-01');
  url.searchParams.set('resource', resource);
  url.searchParams.set('client_id', clientId);
  const answer = await sender.send({
    ...asked,
    method: 'GET',
    url: url.href,
    headers: { accept: 'application/json', 'x-identity-header': header },
  });
  // The endpoint refuses with 400 what somebody has to put right: an identity that is not assigned.
  if (answer.status !== 200)
    throw problemFromAnswer(asked, answer, () => (answer.status < 429 ? { kind: 'unauthorised' } : {}));
  const { access_token: token, expires_on: expiresOn } = readAnswer(asked, answer, answerSchema);
  return { token, expiresIn: Math.max(0, expiresOn - Math.floor(clock.now() / 1000)) };
}
