import { clouds } from '../../domain/clouds.ts';
import type { Cloud } from '../../domain/partner-account.ts';
import { isProblem } from '../../errors.ts';
import type { SignIn, TokenRequest } from '../sign-in/port.ts';

/** Whose application asks: a tenant of the provider's, in its cloud, and the credential that opens it. */
export interface GraphAsker {
  readonly credential: string;
  readonly tenantId: string;
  readonly cloud: Cloud;
}

/** Runs a question to Graph with the asker's app-only token; one that Graph refuses (401) is replaced once. */
export async function withAppToken<Answer>(
  signIn: SignIn,
  { credential, tenantId, cloud }: GraphAsker,
  question: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const { graphRoot, loginAuthority } = clouds[cloud];
  const request: TokenRequest = {
    credential,
    tenantId,
    authority: loginAuthority,
    scope: `${graphRoot}/.default`,
  };
  const token = await signIn.appToken(request);
  try {
    return await question(token);
  } catch (error) {
    if (!isProblem(error) || error.facts.status !== 401) throw error;
    signIn.forget(token);
    return await question(await signIn.appToken(request));
  }
}
