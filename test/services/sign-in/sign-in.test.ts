import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify, UnsecuredJWT } from 'jose';
import { createLog } from '../../../src/log.ts';
import { createSignIn, type SignInOptions } from '../../../src/services/sign-in/client.ts';
import type { SignInCredential } from '../../../src/services/sign-in/credential.ts';
import type { RefreshTokenStore, SignIn } from '../../../src/services/sign-in/port.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote, type Reply, type Seen } from '../support/remote.ts';

const tenantId = '11111111-1111-4111-8111-000000000003';
const request = {
  credential: 'EUROPE',
  tenantId,
  authority: 'https://login.microsoftonline.com',
  scope: 'https://api.partnercenter.microsoft.com/.default',
};
const secretCredential: SignInCredential = {
  clientId: '66666666-6666-4666-8666-000000000003',
  clientSecret: 'sample-secret',
  refreshToken: 'first',
};
const dayMs = 24 * 3600 * 1000;

let counter = 0;
function accessToken(amr: readonly string[] | null = ['pwd', 'mfa']): string {
  counter += 1;
  return new UnsecuredJWT({ n: counter, ...(amr === null ? {} : { amr }) }).encode();
}
const granted = (more: Record<string, unknown> = {}): Reply => ({
  json: { token_type: 'Bearer', expires_in: 3600, access_token: accessToken(), ...more },
});
const refused = (error: string, status = 400): Reply => ({
  status,
  json: { error, error_codes: [700082], correlation_id: 'c1' },
});
const form = (seen: Seen | undefined) => new URLSearchParams(seen?.body);

interface MemoryStore extends RefreshTokenStore {
  readonly tokens: Map<string, string>;
  readonly beside: Map<string, string | undefined>;
  readonly troubles: Map<string, string | undefined>;
  writtenAt(credential: string): Promise<number | undefined>;
}
function memoryStore(now: () => number): MemoryStore {
  const tokens = new Map<string, string>();
  const times = new Map<string, number>();
  const beside: MemoryStore['beside'] = new Map();
  const troubles: MemoryStore['troubles'] = new Map();
  return {
    tokens,
    beside,
    troubles,
    isBeside: (credential, configured) => Promise.resolve(beside.get(credential) === configured),
    noteTrouble: (credential, code) => Promise.resolve(void troubles.set(credential, code)),
    read: (credential) => Promise.resolve(tokens.get(credential)),
    write: (credential, token, configured) => {
      tokens.set(credential, token);
      beside.set(credential, configured);
      times.set(credential, now());
      return Promise.resolve();
    },
    writtenAt: (credential) => Promise.resolve(times.get(credential)),
  };
}

describe('sign-in', () => {
  let remote: LocalRemote;
  let store: MemoryStore;
  let signIn: SignIn;
  const create = (credential: SignInCredential = secretCredential, more: Partial<SignInOptions> = {}) =>
    createSignIn({
      sender: remote.sender,
      clock: remote.clock,
      log: createLog('silent'),
      credentials: { EUROPE: credential },
      refreshTokens: store,
      ...more,
    });
  beforeEach(async () => {
    remote = await startRemote();
    store = memoryStore(() => remote.clock.now());
    signIn = create();
  });
  afterEach(() => remote.stop());

  describe('app-only', () => {
    it('secret: client credentials at the tenant of the request', async () => {
      remote.answerWith(granted({ access_token: 'a.b.c' }));
      assert.equal(await signIn.appToken(request), 'a.b.c');
      const [seen] = remote.seen;
      assert.deepEqual(
        [seen?.host, seen?.path.split('?')[0]],
        ['login.microsoftonline.com', `/${tenantId}/oauth2/v2.0/token`],
      );
      assert.equal(form(seen).get('grant_type'), 'client_credentials');
      assert.equal(form(seen).get('scope'), request.scope);
      assert.equal(form(seen).get('client_secret'), 'sample-secret');
    });

    it('certificate: an assertion signed by it instead of the secret', async () => {
      const { publicKey, credential } = certificateCredential();
      remote.answerWith(granted());
      await create(credential).appToken(request);
      const assertion = form(remote.seen[0]).get('client_assertion') ?? '';
      const { payload } = await jwtVerify(assertion, publicKey, { clockTolerance: 1 });
      assert.equal(payload.iss, credential.clientId);
      assert.equal(form(remote.seen[0]).get('client_secret'), null);
    });

    it('asked by ten at once: one call', async () => {
      remote.answerWith(granted());
      const tokens = await Promise.all(Array.from({ length: 10 }, () => signIn.appToken(request)));
      assert.deepEqual([new Set(tokens).size, remote.seen.length], [1, 1]);
    });

    it('cached until two minutes before its end, by the injected clock', async () => {
      remote.answer(() => granted());
      const first = await signIn.appToken(request);
      remote.clock.pass(3600_000 - 121_000);
      assert.equal(await signIn.appToken(request), first);
      remote.clock.pass(2000);
      assert.notEqual(await signIn.appToken(request), first);
    });

    it('forgotten: the next call gets a new one', async () => {
      remote.answer(() => granted());
      const first = await signIn.appToken(request);
      signIn.forget(first);
      assert.notEqual(await signIn.appToken(request), first);
    });

    it('wrong secret: unauthorised with the code of Entra', async () => {
      remote.answerWith(refused('invalid_client', 401));
      await rejectsWith(signIn.appToken(request), 'unauthorised', {
        remote: 'sign-in',
        code: 'invalid_client',
        correlationId: 'c1',
      });
    });

    it('certificate that cannot sign: unauthorised without a call', async () => {
      const certificate = { thumbprintSha256: 'ab'.repeat(32), privateKey: 'no key' };
      const broken = create({ clientId: secretCredential.clientId, certificate });
      await rejectsWith(broken.appToken(request), 'unauthorised', { remote: 'sign-in' });
      assert.equal(remote.seen.length, 0);
    });

    it('sign-in down: unavailable, and tried again by the next call', async () => {
      remote.answerWith({ status: 503 });
      await rejectsWith(signIn.appToken(request), 'unavailable', { remote: 'sign-in', status: 503 });
      remote.answerWith(granted());
      assert.equal(typeof (await signIn.appToken(request)), 'string');
    });

    it('connection lost for ever: unavailable', async () => {
      remote.answerWith('drop');
      await rejectsWith(signIn.appToken(request), 'unavailable', { remote: 'sign-in' });
    });

    it('throttled: says for how long', async () => {
      remote.answerWith({ status: 429, headers: { 'retry-after': '7' } });
      await rejectsWith(signIn.appToken(request), 'throttled', { retryAfterSeconds: 7 });
    });

    it('something that is no token answer: unavailable', async () => {
      remote.answerWith({ json: { hello: 'proxy' } });
      await rejectsWith(signIn.appToken(request), 'unavailable', { code: 'unreadable-answer' });
    });
  });

  describe('app+user', () => {
    it('first time: the configured refresh token, then the rotated ones', async () => {
      remote.answerWith(granted({ refresh_token: 'second' }));
      const first = await signIn.userToken(request);
      assert.deepEqual(
        [form(remote.seen[0]).get('refresh_token'), store.tokens.get('EUROPE')],
        ['first', 'second'],
      );
      signIn.forget(first);
      await signIn.userToken(request);
      assert.equal(form(remote.seen[1]).get('refresh_token'), 'second');
    });

    it('asks for a new refresh token and presents the secret', async () => {
      remote.answerWith(granted());
      await signIn.userToken(request);
      const sent = form(remote.seen[0]);
      assert.equal(sent.get('grant_type'), 'refresh_token');
      assert.match(sent.get('scope') ?? '', /offline_access/);
      assert.equal(sent.get('client_secret'), 'sample-secret');
    });

    it('certificate: an assertion for exactly this token endpoint', async () => {
      const { publicKey, credential } = certificateCredential();
      remote.answerWith(granted());
      await create(credential).userToken(request);
      const assertion = form(remote.seen[0]).get('client_assertion') ?? '';
      await jwtVerify(assertion, publicKey, {
        audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
      });
      assert.equal(
        decodeProtectedHeader(assertion)['x5t#S256'],
        Buffer.from('ab'.repeat(32), 'hex').toString('base64url'),
      );
      assert.notEqual(decodeJwt(assertion).jti, undefined);
    });

    it('new refresh token is stored before the access token is handed out', async () => {
      remote.answerWith(granted({ refresh_token: 'second' }));
      const failing: RefreshTokenStore = {
        ...store,
        write: () => Promise.reject(new Error('database is down')),
      };
      await assert.rejects(
        create(secretCredential, { refreshTokens: failing }).userToken(request),
        /database is down/,
      );
    });

    it('numbers written as text (version 1) and no new refresh token: good', async () => {
      remote.answerWith(granted({ expires_in: '3600' }));
      await signIn.userToken(request);
      assert.equal(store.tokens.has('EUROPE'), false);
    });

    for (const [title, amr] of [
      ['password only', ['pwd']],
      ['no amr at all', null],
    ] as const) {
      it(`signed in with ${title}: refused as mfa-missing, the rotation is kept`, async () => {
        remote.answerWith(granted({ access_token: accessToken(amr), refresh_token: 'second' }));
        await rejectsWith(signIn.userToken(request), 'unauthorised', { code: 'mfa-missing' });
        assert.equal(store.tokens.get('EUROPE'), 'second');
      });
    }

    it('access token that cannot be read: refused as mfa-missing', async () => {
      remote.answerWith(granted({ access_token: 'opaque' }));
      await rejectsWith(signIn.userToken(request), 'unauthorised', { code: 'mfa-missing' });
    });

    it('stored without a second factor, the agent signed in anew: the new token in the configuration is used', async () => {
      await store.write('EUROPE', 'from a password', 'before');
      remote.answer((seen) =>
        form(seen).get('refresh_token') === 'first'
          ? granted({ refresh_token: 'with mfa' })
          : granted({ access_token: accessToken(['pwd']), refresh_token: 'without mfa' }),
      );
      const token = await signIn.userToken(request);
      assert.equal(store.tokens.get('EUROPE'), 'with mfa');
      signIn.forget(token);
      remote.answer(() => granted());
      await signIn.userToken(request);
      assert.deepEqual(
        remote.seen.map((seen) => form(seen).get('refresh_token')),
        ['first', 'with mfa'],
      );
    });

    it('a configured token that is refused: the stored one still counts', async () => {
      await store.write('EUROPE', 'good', 'before');
      remote.answer((seen) =>
        form(seen).get('refresh_token') === 'good'
          ? granted({ refresh_token: 'next' })
          : refused('invalid_grant'),
      );
      await signIn.userToken(request);
      assert.deepEqual([store.tokens.get('EUROPE'), store.beside.get('EUROPE')], ['next', 'first']);
    });

    it('how it is with the sign-in: noted when it fails with why, and when it works', async () => {
      remote.answerWith(refused('invalid_grant'));
      await rejectsWith(signIn.userToken(request), 'unauthorised', {});
      assert.equal(store.troubles.get('EUROPE'), 'invalid_grant');
      remote.answerWith({ status: 503 });
      await rejectsWith(signIn.userToken(request), 'unavailable', {});
      assert.equal(store.troubles.get('EUROPE'), 'invalid_grant');
      remote.answerWith(granted());
      await signIn.userToken(request);
      assert.equal(store.troubles.get('EUROPE'), undefined);
    });

    it('stored token refused, a newer one in the configuration: that one is used', async () => {
      store.tokens.set('EUROPE', 'stale');
      remote.answer((seen) =>
        form(seen).get('refresh_token') === 'first'
          ? granted({ refresh_token: 'third' })
          : refused('invalid_grant'),
      );
      await signIn.userToken(request);
      assert.equal(store.tokens.get('EUROPE'), 'third');
    });

    it('another process rotated meanwhile: its token is read again', async () => {
      await store.write('EUROPE', 'old', 'first');
      remote.answer((seen) => {
        if (form(seen).get('refresh_token') === 'from-elsewhere') return granted();
        store.tokens.set('EUROPE', 'from-elsewhere');
        return refused('invalid_grant');
      });
      await signIn.userToken(request);
      assert.equal(remote.seen.length, 2);
    });

    it('every token refused: unauthorised, each tried once', async () => {
      await store.write('EUROPE', 'stale', 'first');
      remote.answerWith(refused('invalid_grant'));
      await rejectsWith(signIn.userToken(request), 'unauthorised', { code: 'invalid_grant' });
      assert.deepEqual(
        remote.seen.map((seen) => form(seen).get('refresh_token')),
        ['stale', 'first'],
      );
    });

    it('no token anywhere: unauthorised without a call', async () => {
      const { refreshToken: _, ...without } = secretCredential;
      await rejectsWith(create(without).userToken(request), 'unauthorised', { code: 'no-refresh-token' });
      assert.equal(remote.seen.length, 0);
    });

    it('two scopes at once: one after the other, so that the newest token is stored last', async () => {
      let underway = 0;
      let most = 0;
      remote.answer((seen) => {
        const last = form(seen).get('refresh_token');
        return granted({ refresh_token: `${last}+` });
      });
      const slow: RefreshTokenStore = {
        read: (credential) => store.read(credential),
        isBeside: (credential, configured) => Promise.resolve(store.beside.get(credential) === configured),
        write: async (credential, token, configured) => {
          underway += 1;
          most = Math.max(most, underway);
          await new Promise((resolve) => setImmediate(resolve));
          await store.write(credential, token, configured);
          underway -= 1;
        },
      };
      const serial = create(secretCredential, { refreshTokens: slow });
      await Promise.all([
        serial.userToken(request),
        serial.userToken({ ...request, scope: 'https://graph.microsoft.com/.default' }),
      ]);
      assert.deepEqual([most, store.tokens.get('EUROPE')], [1, 'first++']);
    });
  });

  describe('renewal', () => {
    it('younger than asked: nothing happens; older: renewed', async () => {
      remote.answer(() => granted({ refresh_token: 'next' }));
      await store.write('EUROPE', 'now');
      remote.clock.pass(29 * dayMs);
      assert.equal(await signIn.renewIfOlderThan(request, 30), 'young-enough');
      assert.equal(remote.seen.length, 0);
      remote.clock.pass(2 * dayMs);
      assert.equal(await signIn.renewIfOlderThan(request, 30), 'renewed');
      assert.equal(store.tokens.get('EUROPE'), 'next');
    });

    it('age unknown: renewed', async () => {
      remote.answer(() => granted({ refresh_token: 'next' }));
      assert.equal(await signIn.renewIfOlderThan(request, 30), 'renewed');
    });
  });

  it('log: no token and no secret', async () => {
    remote.answerWith(granted({ refresh_token: 'rotated-secret' }));
    await signIn.userToken(request);
    await signIn.appToken(request);
    assert.ok(remote.logged.length > 0);
    assert.doesNotMatch(remote.logged.join(''), /sample-secret|rotated-secret|eyJ/);
  });
});

function certificateCredential() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const credential: SignInCredential = {
    clientId: secretCredential.clientId,
    certificate: {
      thumbprintSha256: 'ab'.repeat(32),
      privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    },
    refreshToken: 'first',
  };
  return { publicKey, credential };
}
