import 'reflect-metadata';
import assert from 'node:assert/strict';
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Simulator } from '../../simulator/server.ts';
import {
  accountOf,
  appToken,
  askToken,
  callApi,
  partnerCenter,
  simulated,
  startTestSimulator,
  userToken,
} from './test-simulator.ts';

describe('simulated sign-in', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());

  const metadata = async (host: string, name: string) => {
    const answer = await fetch(
      simulated(simulator, `https://${host}/${name}/v2.0/.well-known/openid-configuration`),
    );
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('metadata by any verified domain: tenant id, region scope and cloud', async () => {
    const { status, body } = await metadata('login.microsoftonline.com', 'Contoso.com');
    assert.equal(status, 200);
    assert.equal(
      body['issuer'],
      'https://login.microsoftonline.com/33333333-3333-4333-8333-000000000001/v2.0',
    );
    assert.equal(body['tenant_region_scope'], 'EU');
    assert.equal(body['cloud_instance_name'], 'microsoftonline.com');
  });

  it('metadata of an unknown domain: 400 invalid_tenant, AADSTS90002', async () => {
    const { status, body } = await metadata('login.microsoftonline.com', 'nobody.example');
    assert.equal(status, 400);
    assert.equal(body['error'], 'invalid_tenant');
    assert.deepEqual(body['error_codes'], [90002]);
    assert.match(String(body['error_description']), /^AADSTS90002: /);
  });

  it('metadata of a government or Chinese domain: only in its own cloud', async () => {
    assert.equal((await metadata('login.microsoftonline.com', 'adatum.example.gov')).status, 400);
    const government = await metadata('login.microsoftonline.us', 'adatum.example.gov');
    assert.equal(government.body['cloud_instance_name'], 'microsoftonline.us');
    assert.equal(government.body['tenant_region_scope'], 'USGov');
    const china = await metadata('login.partner.microsoftonline.cn', 'wingtip.cn');
    assert.equal(china.body['msgraph_host'], 'microsoftgraph.chinacloudapi.cn');
    assert.equal((await metadata('login.chinacloudapi.cn', 'wingtip.cn')).status, 200);
  });

  it('client credentials: an RS256 token the published keys verify', async () => {
    const token = await appToken(simulator);
    const keys = createRemoteJWKSet(
      new URL(simulated(simulator, 'https://login.microsoftonline.com/common/discovery/v2.0/keys')),
    );
    const { payload } = await jwtVerify(token, keys, { audience: 'https://api.partnercenter.microsoft.com' });
    assert.equal(payload['tid'], accountOf(simulator, 'europe').tenantId);
    assert.equal(payload['appid'], accountOf(simulator, 'europe').clientId);
    assert.equal(payload['scp'], undefined);
  });

  it('refresh token: an app+user token with mfa, numbers as strings, and a new refresh token', async () => {
    const account = accountOf(simulator, 'canada');
    const { body } = await askToken(simulator, account, {
      grant_type: 'refresh_token',
      refresh_token: account.refreshToken,
    });
    const claims = decodeJwt(String(body['access_token']));
    assert.deepEqual(claims['amr'], ['pwd', 'mfa']);
    assert.equal(claims['scp'], 'user_impersonation');
    assert.equal(body['expires_in'], '3600');
    assert.notEqual(body['refresh_token'], 'rehearsal-refresh-token-canada');
    const again = await askToken(simulator, account, {
      grant_type: 'refresh_token',
      refresh_token: String(body['refresh_token']),
    });
    assert.equal(again.status, 200);
  });

  it('refresh token of another account, or tampered with: invalid_grant', async () => {
    const europe = accountOf(simulator, 'europe');
    const canada = accountOf(simulator, 'canada');
    await userToken(simulator, 'europe');
    const tampered = europe.refreshToken.replace('europe', 'canada');
    for (const refreshToken of [europe.refreshToken, tampered, 'nonsense']) {
      const answer = await askToken(simulator, canada, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      assert.equal(answer.status, 400);
      assert.equal(answer.body['error'], 'invalid_grant');
    }
  });

  it('refresh token unused for 90 days, or the switch: invalid_grant AADSTS700082', async () => {
    await userToken(simulator);
    const account = accountOf(simulator, 'europe');
    const form = { grant_type: 'refresh_token', refresh_token: account.refreshToken };
    simulator.world.setClock(91 * 24 * 3600 * 1000);
    assert.deepEqual((await askToken(simulator, account, form)).body['error_codes'], [700082]);
    simulator.world.setClock(0);
    assert.equal((await askToken(simulator, account, form)).status, 200);
    simulator.world.change((state) => (state.switches.staleRefreshToken = true));
    assert.deepEqual((await askToken(simulator, account, form)).body['error_codes'], [700082]);
  });

  it('wrong secret, unknown app, unknown resource, missing grant: the refusals of Entra', async () => {
    const account = accountOf(simulator, 'europe');
    const codeOf = async (form: Record<string, string>) => {
      const answer = await askToken(simulator, account, { grant_type: 'client_credentials', ...form });
      return [answer.status, answer.body['error'], (answer.body['error_codes'] as number[])[0]];
    };
    assert.deepEqual(await codeOf({ client_secret: 'wrong' }), [401, 'invalid_client', 7000215]);
    assert.deepEqual(await codeOf({ client_id: account.tenantId }), [400, 'unauthorized_client', 700016]);
    assert.deepEqual(await codeOf({ resource: 'https://graph.windows.net' }), [
      400,
      'invalid_resource',
      500011,
    ]);
    assert.deepEqual(await codeOf({ grant_type: 'password' }), [400, 'unsupported_grant_type', 70003]);
  });

  it('an hour of simulated time later: the token has expired', async () => {
    const token = await appToken(simulator);
    assert.equal((await callApi(simulator, partnerCenter('/v1/customers'), token)).status, 200);
    simulator.world.setClock(2 * 3600 * 1000);
    assert.equal((await callApi(simulator, partnerCenter('/v1/customers'), token)).status, 401);
  });

  it('switch mfaMissing: a token without mfa, which Partner Center answers 401 with a challenge', async () => {
    simulator.world.change((state) => (state.switches.mfaMissing = true));
    const token = await userToken(simulator);
    assert.deepEqual(decodeJwt(token)['amr'], ['pwd']);
    const answer = await callApi(simulator, partnerCenter('/v1/customers'), token);
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
  });

  it('msal-node with a secret: discovers and gets a token for the Bot Framework', async () => {
    const { bot } = simulator.world.state;
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: bot.appId,
        clientSecret: bot.secret,
        authority: `https://login.microsoftonline.com/${bot.tenantId}`,
      },
      system: { networkClient: rewriting(simulator) },
    });
    const result = await client.acquireTokenByClientCredential({
      scopes: ['https://api.botframework.com/.default'],
    });
    const claims = decodeJwt(result?.accessToken ?? '');
    assert.equal(claims.aud, 'https://api.botframework.com');
    assert.equal(claims['appid'], bot.appId);
  });

  it('msal-node with a certificate: accepted when registered on the app, refused otherwise', async () => {
    const { bot } = simulator.world.state;
    const { certificate, privateKey, thumbprint } = await makeCertificate();
    const ask = () =>
      new ConfidentialClientApplication({
        auth: {
          clientId: bot.appId,
          clientCertificate: { thumbprintSha256: thumbprint, privateKey, x5c: certificate },
          authority: `https://login.microsoftonline.com/${bot.tenantId}`,
        },
        system: { networkClient: rewriting(simulator) },
      }).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    await assert.rejects(ask(), /AADSTS700027/);
    simulator.world.change(() => bot.certificates.push(certificate));
    assert.equal(decodeJwt((await ask())?.accessToken ?? '').aud, 'https://graph.microsoft.com');
  });

  it('authorization code: chosen on the sign-in page, good once, and only back to loopback', async () => {
    const account = accountOf(simulator, 'europe');
    const page = (redirect: string, user = '') =>
      fetch(
        simulated(
          simulator,
          `https://login.microsoftonline.com/${account.tenantId}/oauth2/authorize?client_id=${account.clientId}&state=s1&redirect_uri=${encodeURIComponent(redirect)}${user}`,
        ),
        { redirect: 'manual' },
      );
    const back = 'http://localhost:44395/';
    assert.equal((await page('https://evil.example/')).status, 400);
    assert.match(await (await page(back)).text(), /Priya Nair/);
    const chosen = await page(back, '&simulated_user=22222222-2222-4222-8222-000000000001');
    const target = new URL(chosen.headers.get('location') ?? '');
    assert.equal(target.searchParams.get('state'), 's1');
    const form = {
      grant_type: 'authorization_code',
      code: target.searchParams.get('code') ?? '',
      redirect_uri: back,
    };
    const first = await askToken(simulator, account, form);
    assert.equal(decodeJwt(String(first.body['access_token']))['upn'], 'priya@opendoor.onmicrosoft.com');
    assert.ok(first.body['refresh_token']);
    assert.equal((await askToken(simulator, account, form)).body['error'], 'invalid_grant');
  });
});

/** MSAL talks to the real addresses; this carries its requests to the simulator. */
function rewriting(simulator: Simulator): INetworkModule {
  async function send<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const answer = await fetch(simulated(simulator, url), {
      method,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    const body = (await answer.json()) as NetworkResponse<T>['body'];
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

async function makeCertificate(): Promise<{ certificate: string; privateKey: string; thumbprint: string }> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { subtle } = globalThis.crypto;
  const keys = {
    privateKey: await subtle.importKey(
      'pkcs8',
      new Uint8Array(pair.privateKey.export({ type: 'pkcs8', format: 'der' })),
      algorithm,
      true,
      ['sign'],
    ),
    publicKey: await subtle.importKey(
      'spki',
      new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' })),
      algorithm,
      true,
      ['verify'],
    ),
  };
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=bot',
    keys,
    signingAlgorithm: algorithm,
  });
  const thumbprint = Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex');
  return { certificate: certificate.toString('pem'), privateKey, thumbprint };
}
