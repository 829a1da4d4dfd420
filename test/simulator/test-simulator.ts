import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import type { SimPartnerAccount, SimUser } from '../../simulator/world/types.ts';

export const silent = pino({ level: 'silent' });

/** A simulator on a free port, in memory unless a folder is given. */
export function startTestSimulator(folder?: string): Promise<Simulator> {
  return startSimulator({ port: 0, log: silent, ...(folder === undefined ? {} : { folder }) });
}

export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'concierge-simulator-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The simulator's address for a real one: `https://graph.microsoft.com/v1.0/me`. */
export function simulated(simulator: Simulator, url: string): string {
  return url.replace('https://', `${simulator.origin}/_/`);
}

export function accountOf(simulator: Simulator, id: string): SimPartnerAccount {
  return simulator.world.state.accounts.find((account) => account.id === id)!;
}

export function userOf(simulator: Simulator, name: string): SimUser {
  return simulator.world.state.users.find((user) => user.displayName === name)!;
}

export const partnerCenterAudience = 'https://api.partnercenter.microsoft.com';

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** Posts a form to the old token endpoint of an account's tenant. */
export async function askToken(
  simulator: Simulator,
  account: SimPartnerAccount,
  form: Record<string, string>,
): Promise<TokenAnswer> {
  const answer = await fetch(
    simulated(simulator, `https://login.microsoftonline.com/${account.tenantId}/oauth2/token`),
    {
      method: 'POST',
      body: new URLSearchParams({
        client_id: account.clientId,
        client_secret: account.clientSecret,
        resource: partnerCenterAudience,
        ...form,
      }),
    },
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** An app+user token for Partner Center. */
export async function userToken(simulator: Simulator, accountId = 'europe'): Promise<string> {
  const account = accountOf(simulator, accountId);
  const { body } = await askToken(simulator, account, {
    grant_type: 'refresh_token',
    refresh_token: account.refreshToken,
  });
  return String(body['access_token']);
}

/** An app-only token, for Partner Center unless said otherwise. */
export async function appToken(
  simulator: Simulator,
  accountId = 'europe',
  resource = partnerCenterAudience,
): Promise<string> {
  const form = { grant_type: 'client_credentials', resource };
  const { body } = await askToken(simulator, accountOf(simulator, accountId), form);
  return String(body['access_token']);
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

/** One call with a bearer token; `url` is the real address. */
export async function callApi(
  simulator: Simulator,
  url: string,
  token: string | undefined,
  options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ApiAnswer> {
  const answer = await fetch(simulated(simulator, url), {
    method: options.method ?? 'GET',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  const json = text.replace(/^\uFEFF/, '');
  const body =
    json.startsWith('{') || json.startsWith('[') ? (JSON.parse(json) as Record<string, unknown>) : {};
  return { status: answer.status, headers: answer.headers, text, body };
}

export const partnerCenter = (path: string) => `https://api.partnercenter.microsoft.com${path}`;

/** Posts to the control panel's API and returns its answer. */
export async function control(
  simulator: Simulator,
  path: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${simulator.origin}/control/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
