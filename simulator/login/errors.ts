import { randomUUID } from 'node:crypto';
import { sendJson, type Exchange } from '../http/exchange.ts';

/** A refusal as Entra words it: OAuth error, AADSTS number, HTTP status. */
export interface SignInError {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly message: string;
}

export const signInErrors = {
  unknownTenant: (name: string): SignInError => ({
    status: 400,
    error: 'invalid_tenant',
    number: 90002,
    message: `Tenant '${name}' not found. Check the tenant name and the cloud.`,
  }),
  unknownApp: (clientId: string): SignInError => ({
    status: 400,
    error: 'unauthorized_client',
    number: 700016,
    message: `Application with identifier '${clientId}' was not found in the directory.`,
  }),
  wrongSecret: (clientId: string): SignInError => ({
    status: 401,
    error: 'invalid_client',
    number: 7000215,
    message: `Invalid client secret provided for app '${clientId}'.`,
  }),
  secretExpired: (clientId: string): SignInError => ({
    status: 401,
    error: 'invalid_client',
    number: 7000222,
    message: `The provided client secret keys for app '${clientId}' are expired.`,
  }),
  noCredential: (): SignInError => ({
    status: 401,
    error: 'invalid_client',
    number: 7000218,
    message: "The request body must contain 'client_assertion' or 'client_secret'.",
  }),
  wrongAssertion: (why: string): SignInError => ({
    status: 401,
    error: 'invalid_client',
    number: 700027,
    message: `The certificate of the client assertion was not accepted: ${why}.`,
  }),
  oldRefreshToken: (): SignInError => ({
    status: 400,
    error: 'invalid_grant',
    number: 700082,
    message: 'The refresh token has expired due to inactivity.',
  }),
  badGrant: (): SignInError => ({
    status: 400,
    error: 'invalid_grant',
    number: 9002313,
    message: 'Invalid request. The code or refresh token is malformed or not valid for this app.',
  }),
  missing: (parameter: string): SignInError => ({
    status: 400,
    error: 'invalid_request',
    number: 900144,
    message: `The request body must contain the parameter '${parameter}'.`,
  }),
  unknownGrant: (grant: string): SignInError => ({
    status: 400,
    error: 'unsupported_grant_type',
    number: 70003,
    message: `The app requested the unsupported grant type '${grant}'.`,
  }),
  unknownResource: (resource: string): SignInError => ({
    status: 400,
    error: 'invalid_resource',
    number: 500011,
    message: `The resource principal named ${resource} was not found in the tenant.`,
  }),
  badScope: (scope: string): SignInError => ({
    status: 400,
    error: 'invalid_scope',
    number: 1002012,
    message: `The value '${scope}' for scope is not valid. Client credential flows need a scope that ends in /.default.`,
  }),
};

/** Answers with Entra's error body. */
export function sendSignInError(exchange: Exchange, problem: SignInError, now: Date): void {
  const trace = randomUUID();
  const correlation = exchange.request.headers['client-request-id'];
  const correlationId = typeof correlation === 'string' ? correlation : randomUUID();
  const timestamp = now.toISOString().replace('T', ' ').slice(0, 19) + 'Z';
  sendJson(
    exchange.response,
    problem.status,
    {
      error: problem.error,
      error_description: `AADSTS${problem.number}: ${problem.message} Trace ID: ${trace} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [problem.number],
      timestamp,
      trace_id: trace,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${problem.number}`,
    },
    { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
  );
}
