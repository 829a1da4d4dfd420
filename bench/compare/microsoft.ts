import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const issuer = 'https://api.botframework.com';
const keyId = 'benchmark';
const hourS = 3_600;

export interface FakeMicrosoft {
  /** What `BENCH_MICROSOFT` and `CONCIERGE_REHEARSAL_ORIGIN` say: everything of Microsoft under `/_/<host>/`. */
  readonly origin: string;
  /** A signed token as Teams sends it with an activity for this bot and service address. */
  token(appId: string, serviceUrl: string): Promise<string>;
  /** Resolves with the next activity that is posted to this conversation from now on, or that is changed in it. */
  nextIn(conversationId: string, how: Writing): Promise<Activity>;
  /** How many activities have been posted or changed. */
  written(): number;
  close(): Promise<void>;
}

/** A new activity, one with a card, or a change of one. */
export type Writing = 'message' | 'card' | 'change';

export interface Activity {
  readonly text?: string;
  readonly attachments?: readonly { readonly content?: Record<string, unknown> }[];
}

/**
 * As much of Microsoft as a turn needs, in the driver's process: keys, tokens, and a connector that takes every message
 * at once. Knows no limits and keeps nothing, so that it costs every stack the same.
 */
export async function startFakeMicrosoft(): Promise<FakeMicrosoft> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid: keyId,
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  const waiting = new Map<string, (activity: Activity) => void>();
  let count = 0;

  const keys = { keys: [jwk] };
  const metadata = (host: string) => ({
    issuer: host.startsWith('login.botframework') ? issuer : `https://${host}/`,
    jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
    authorization_endpoint: `https://${host}/authorize`,
    token_endpoint: `https://${host}/tenant/oauth2/v2.0/token`,
    id_token_signing_alg_values_supported: ['RS256'],
  });
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .setIssuedAt()
      .setNotBefore('-60s')
      .setExpirationTime('1h')
      .sign(privateKey);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://driver');
    const body = await textOf(request);
    const conversation = /\/v3\/conversations\/([^/]+)\/activities/.exec(pathname);
    if (conversation !== null) {
      count += 1;
      send(response, { id: `m-${count}` });
      const activity = JSON.parse(body) as Activity;
      const id = decodeURIComponent(conversation[1] ?? '');
      const kinds: Writing[] = request.method === 'PUT' ? ['change'] : ['message'];
      if (request.method === 'POST' && activity.attachments?.length) kinds.push('card');
      for (const kind of kinds) {
        waiting.get(`${kind} ${id}`)?.(activity);
        waiting.delete(`${kind} ${id}`);
      }
    } else if (pathname.endsWith('/token')) {
      const token = await sign({ aud: issuer, iss: 'https://sts.windows.net/tenant/', appid: 'bot' });
      send(response, { token_type: 'Bearer', expires_in: hourS, ext_expires_in: hourS, access_token: token });
    } else if (pathname.endsWith('/keys')) send(response, keys);
    else if (pathname.includes('/discovery/instance'))
      send(response, {
        tenant_discovery_endpoint:
          'https://login.microsoftonline.com/tenant/v2.0/.well-known/openid-configuration',
        metadata: [],
      });
    else if (/openid-?configuration/.test(pathname)) send(response, metadata(pathname.split('/')[2] ?? ''));
    else send(response, { error: 'not part of the benchmark' }, 404);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, { error: String(error) }, 500));
  });
  server.keepAliveTimeout = 120_000;
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    token: (appId, serviceUrl) => sign({ iss: issuer, aud: appId, serviceurl: serviceUrl }),
    nextIn: (conversationId, how) =>
      new Promise((resolve) => waiting.set(`${how} ${conversationId}`, resolve)),
    written: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function send(response: ServerResponse, body: object, status = 200): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return (server.address() as AddressInfo).port;
}
