import { decodeJwt } from 'jose';
import { z } from 'zod';
import { errorBody, type Envelope } from '../http/problem-from-answer.ts';

/** A token endpoint's success; version 1 writes numbers as strings (Partner Center contract 2.1). */
export const tokenAnswerSchema = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().min(1).optional(),
});

export type TokenAnswer = z.output<typeof tokenAnswerSchema>;

const oauthErrorSchema = z.object({
  error: z.string(),
  error_codes: z.array(z.number()).optional(),
  correlation_id: z.string().optional(),
});

/** OAuth's error body. What Entra refuses with 400 is nearly always a matter of credentials. */
export const oauthEnvelope: Envelope = (answer) => {
  const body = oauthErrorSchema.safeParse(errorBody(answer));
  if (!body.success) return {};
  const { error, correlation_id: correlationId } = body.data;
  return {
    code: error,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(answer.status === 400 || answer.status === 401 ? { kind: kindOfError(error) } : {}),
  };
};

function kindOfError(error: string) {
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'unavailable' : 'unauthorised';
}

/** True when the token says that its user signed in with a second factor (contract 2.2). It is our own: no check. */
export function signedInWithMfa(accessToken: string): boolean {
  try {
    const { amr } = decodeJwt(accessToken);
    return Array.isArray(amr) && amr.includes('mfa');
  } catch {
    return false;
  }
}
