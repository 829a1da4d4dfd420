import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { createBearerCheck } from '../../src/bots/signed-token.ts';
import type { SigningKey } from '../../src/bots/signing-keys.ts';
import { movedClock } from '../services/support/remote.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = 'https://api.botframework.com';
const audience = '0c5f1c9e-4a54-4d0c-9a0e-1f6a3c2b7d10';

/** A check with one published key that a test may change, and how often the signing itself was looked at. */
function checking() {
  const clock = movedClock();
  const published = new Map<string, SigningKey>();
  let looks = 0;
  const publish = (id: string, key = pair.publicKey) =>
    published.set(id, {
      id,
      endorsements: ['msteams'],
      get key() {
        looks += 1;
        return key;
      },
    });
  publish('one');
  const keys = { find: async (id: string) => published.get(id) };
  const check = createBearerCheck({ keys, clock, issuer, audience, requiredClaims: ['exp', 'nbf'] });
  const kindOf = async (...authorization: string[]) => (await check(authorization)).kind;
  return { clock, published, publish, kindOf, looks: () => looks };
}

async function bearer(now: number, key = pair.privateKey): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const token = new SignJWT({ serviceurl: 'https://smba.trafficmanager.net/emea/' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + 3_600);
  return `Bearer ${await token.sign(key)}`;
}

describe('tokens that were found valid', () => {
  it('come again: valid, and the signature is not looked at any more', async () => {
    const { clock, kindOf, looks } = checking();
    const header = await bearer(clock.now());
    for (const _call of [1, 2, 3]) assert.equal(await kindOf(header), 'valid');
    assert.equal(looks(), 1);
  });

  it('end in time, five minutes of difference between clocks included; and are not taken before their time', async () => {
    const { clock, kindOf } = checking();
    const header = await bearer(clock.now());
    assert.equal(await kindOf(header), 'valid');
    clock.pass(3_600_000 + 299_000);
    assert.equal(await kindOf(header), 'valid');
    clock.pass(2_000);
    await assert.rejects(kindOf(header), /exp/);
    clock.pass(-3_600_000 - 301_000 - 400_000);
    await assert.rejects(kindOf(header), /nbf/);
  });

  it('the key is no longer published, or is another one by that name: not valid any more', async () => {
    const { clock, kindOf, published, publish } = checking();
    const header = await bearer(clock.now());
    assert.equal(await kindOf(header), 'valid');
    published.clear();
    assert.equal(await kindOf(header), 'refused');
    publish('one', other.publicKey);
    await assert.rejects(kindOf(header), /signature/);
    publish('one');
    assert.equal(await kindOf(header), 'valid');
  });

  it('one sign changed, another signature, or given twice: looked at as if never seen', async () => {
    const { clock, kindOf } = checking();
    const header = await bearer(clock.now());
    assert.equal(await kindOf(header), 'valid');
    const changed = header.slice(0, -8) + (header.at(-8) === 'A' ? 'B' : 'A') + header.slice(-7);
    await assert.rejects(kindOf(changed), /signature/);
    await assert.rejects(kindOf(await bearer(clock.now(), other.privateKey)), /signature/);
    assert.equal(await kindOf(header, header), 'refused');
    assert.equal(await kindOf(`${header} `), 'refused');
    assert.equal(await kindOf(header.toLowerCase()), 'refused');
  });

  it('what was refused is refused again, and looked at each time', async () => {
    const { clock, kindOf, looks } = checking();
    const forged = await bearer(clock.now(), other.privateKey);
    for (const _call of [1, 2]) await assert.rejects(kindOf(forged), /signature/);
    assert.equal(looks(), 2);
  });
});
