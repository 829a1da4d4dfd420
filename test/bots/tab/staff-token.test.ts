import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { createStaffTokens } from '../../../src/bots/tab/staff-token.ts';
import { createLog } from '../../../src/log.ts';

const appId = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';
const tenantId = '11111111-1111-4111-8111-000000000003';
const otherTenant = '66666666-6666-4666-8666-000000000001';
const userId = '22222222-2222-4222-8222-000000000001';
const now = Date.UTC(2026, 10, 17, 9);
const seconds = now / 1000;
const audience = `api://concierge.opendoor.example/botid-${appId}`;

const entra = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const tokens = createStaffTokens({
  keys: {
    find: (keyId) =>
      Promise.resolve(keyId === 'entra-1' ? { id: 'k', key: entra.publicKey, endorsements: [] } : undefined),
  },
  clock: { now: () => now },
  log: createLog('silent'),
  appId,
  publicUrl: 'https://concierge.opendoor.example',
  tenantId,
  authority: 'https://login.microsoftonline.com',
});

const good: JWTPayload = {
  aud: audience,
  iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  tid: tenantId,
  oid: userId,
  name: 'Priya Nair',
  scp: 'access_as_user',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 3600,
};

const signed = (
  claims: JWTPayload,
  { key = entra.privateKey, kid = 'entra-1' }: { key?: KeyObject; kid?: string } = {},
) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key);
const check = (token: string) => tokens.check([`Bearer ${token}`]);
const changed = (change: JWTPayload): JWTPayload => ({ ...good, ...change });
const without = (name: string): JWTPayload =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('token of who reads the tab', () => {
  it('signed by Entra for us and for somebody of our tenant: who they are', async () => {
    assert.deepEqual(await check(await signed(good)), { tenantId, userId, name: 'Priya Nair' });
  });

  const accepted = [
    ['for the application id itself', changed({ aud: appId })],
    [
      'for the other form of the application id URI',
      changed({ aud: `api://concierge.opendoor.example/${appId}` }),
    ],
    ['of version 1', changed({ iss: `https://sts.windows.net/${tenantId}/` })],
    ['with more scopes', changed({ scp: 'openid access_as_user' })],
    ['whose clock is four minutes behind', changed({ exp: seconds - 240 })],
    ['with ids in capitals', changed({ oid: userId.toUpperCase() })],
  ] as const;
  for (const [situation, claims] of accepted)
    it(`${situation}: taken`, async () => {
      assert.equal((await check(await signed(claims)))?.userId, userId);
    });

  const refused = [
    [
      'for another application',
      changed({ aud: 'api://concierge.opendoor.example/botid-99999999-9999-4999-8999-999999999999' }),
    ],
    ['for our id on another host', changed({ aud: `api://evil.example/botid-${appId}` })],
    ['for Graph', changed({ aud: 'https://graph.microsoft.com' })],
    ['for several audiences, ours among them', changed({ aud: [audience, 'https://graph.microsoft.com'] })],
    ['without an audience', without('aud')],
    ['issued by another tenant', changed({ iss: `https://login.microsoftonline.com/${otherTenant}/v2.0` })],
    ['of another tenant, by our issuer', changed({ tid: otherTenant })],
    [
      'issued by a page that looks like Entra',
      changed({ iss: `https://login.microsoftonline.com.evil.example/${tenantId}/v2.0` }),
    ],
    ['without a tenant', without('tid')],
    ['without a person', without('oid')],
    ['with a person who is no id', changed({ oid: 'priya' })],
    ['without a scope: an application’s own', without('scp')],
    ['with another scope', changed({ scp: 'User.Read' })],
    ['with a scope that only contains the word', changed({ scp: 'not_access_as_user' })],
    ['expired six minutes ago', changed({ exp: seconds - 360 })],
    ['without an end', without('exp')],
    ['that begins in six minutes', changed({ nbf: seconds + 360 })],
    ['without a beginning', without('nbf')],
  ] as const;
  for (const [situation, claims] of refused)
    it(`${situation}: refused`, async () => {
      assert.equal(await check(await signed(claims)), undefined);
    });

  it('signed by a stranger under Entra’s key id: refused', async () => {
    assert.equal(await check(await signed(good, { key: stranger.privateKey })), undefined);
  });

  it('signed by a stranger under an id of their own: refused', async () => {
    assert.equal(await check(await signed(good, { key: stranger.privateKey, kid: 'mine' })), undefined);
  });

  it('not signed at all: refused', async () => {
    const head = base64({ alg: 'none', kid: 'entra-1', typ: 'JWT' });
    assert.equal(await check(`${head}.${base64(good)}.`), undefined);
    assert.equal(await check(`${head}.${base64(good)}.AAAA`), undefined);
  });

  it('signed with Entra’s public key as a password: refused', async () => {
    const body = `${base64({ alg: 'HS256', kid: 'entra-1', typ: 'JWT' })}.${base64(good)}`;
    const pem = entra.publicKey.export({ type: 'spki', format: 'pem' });
    const signature = createHmac('sha256', pem).update(body).digest('base64url');
    assert.equal(await check(`${body}.${signature}`), undefined);
  });

  it('changed after it was signed: refused', async () => {
    const [head, , signature] = (await signed(good)).split('.');
    assert.equal(await check(`${head}.${base64(changed({ oid: otherTenant }))}.${signature}`), undefined);
  });

  it('no header, another scheme, two headers: refused', async () => {
    const token = await signed(good);
    assert.equal(await tokens.check([]), undefined);
    assert.equal(await tokens.check([`Basic ${token}`]), undefined);
    assert.equal(await tokens.check([token]), undefined);
    assert.equal(await tokens.check([`Bearer ${token}`, `Bearer ${token}`]), undefined);
  });
});
