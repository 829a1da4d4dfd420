import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.ts';
import { createHttpSender } from '../../../src/services/http/sender.ts';
import { createRoute } from '../../../src/services/http/rehearsal.ts';
import { createSignIn } from '../../../src/services/sign-in/client.ts';
import type { SignInCredential } from '../../../src/services/sign-in/credential.ts';
import { sampleIdentity } from '../../../simulator/login/identity-endpoint.ts';
import { startSimulator, type Simulator } from '../../../simulator/server.ts';
import { rejectsWith } from '../support/problems.ts';

const scope = 'https://api.botframework.com/.default';

describe('sign-in by managed identity', () => {
  let simulator: Simulator;
  let offset = 0;
  const clock = { now: () => Date.now() + offset };
  before(async () => {
    simulator = await startSimulator({ port: 0, log: createLog('silent') });
  });
  after(() => simulator.stop());
  beforeEach(() => {
    offset = 0;
  });

  const bot = () => simulator.world.state.bot;
  const endpoint = () => `${simulator.origin}/_/${sampleIdentity.host}/msi/token`;
  function signIn(identity: Partial<NonNullable<SignInCredential['identity']>> = {}) {
    const given = { clientId: sampleIdentity.clientId, header: sampleIdentity.header, endpoint: endpoint() };
    const credential = { clientId: bot().appId, identity: { ...given, ...identity } };
    const log = createLog('silent');
    return createSignIn({
      sender: createHttpSender({
        clock,
        log,
        rehearsalOrigin: simulator.origin,
        wait: () => Promise.resolve(),
      }),
      clock,
      log,
      credentials: { BOT: credential },
      refreshTokens: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    });
  }
  const request = () => ({
    credential: 'BOT',
    tenantId: bot().tenantId,
    authority: 'https://login.microsoftonline.com',
    scope,
  });
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  it('an identity that the app registration trusts: a token of the app, without any secret', async () => {
    const claims = claimsOf(await signIn().appToken(request()));
    assert.equal(claims['appid'], bot().appId);
    assert.equal(claims['aud'], 'https://api.botframework.com');
  });

  it('an identity that is the bot itself: its token comes from the platform, for the resource of the scope', async () => {
    const claims = claimsOf(await signIn({ clientId: bot().appId }).appToken(request()));
    assert.deepEqual([claims['appid'], claims['aud']], [bot().appId, 'https://api.botframework.com']);
  });

  it('asked again within its time: the same token; after it: another', async () => {
    const one = signIn({ clientId: bot().appId });
    const first = await one.appToken(request());
    assert.equal(await one.appToken(request()), first);
    offset = 59 * 60_000;
    assert.notEqual(await one.appToken(request()), first);
  });

  it('an identity that is not assigned, or another container’s header: unauthorised', async () => {
    await rejectsWith(
      signIn({ clientId: '99999999-0000-4000-8000-000000000001' }).appToken(request()),
      'unauthorised',
    );
    await rejectsWith(signIn({ header: 'guessed' }).appToken(request()), 'unauthorised');
  });

  it('an endpoint that is not there: unavailable, as for any remote', async () => {
    await rejectsWith(
      signIn({ endpoint: 'http://127.0.0.1:9/msi/token' }).appToken(request()),
      'unavailable',
    );
  });

  describe('plain http in production', () => {
    const identity = 'http://localhost:42356/msi/token';
    it('goes to the identity endpoint, with its questions', () => {
      const url = `${identity}?resource=x`;
      assert.equal(createRoute(undefined, identity)(url).href, url);
    });
    for (const url of [
      'http://localhost:42356/other',
      'http://localhost:1/msi/token',
      'http://example.com/msi/token',
      'http://user:x@example.com:42356/msi/token',
    ])
      it(`never to ${url}`, () => {
        assert.throws(() => createRoute(undefined, identity)(url), /https URLs without credentials only/);
      });
    it('nowhere, when the bot has a secret', () => {
      assert.throws(() => createRoute(undefined)(identity), /https URLs without credentials only/);
    });
  });
});
