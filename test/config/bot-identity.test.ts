import assert from 'node:assert/strict';
import { checkEnvironment } from '../../src/config/environment.ts';

const azure = {
  IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token',
  IDENTITY_HEADER: 'secret-header',
};
const identity = { CONCIERGE_BOT_IDENTITY: 'AAAAAAAA-0000-4000-8000-000000000001' };

function botFaults(env: Record<string, string>): readonly string[] {
  return checkEnvironment(env)
    .faults.filter(({ key }) => /BOT_APP_SECRET|BOT_IDENTITY|BOT_CERT|^IDENTITY/.test(key))
    .map(({ key, sentence }) => `${key} ${sentence}`);
}

describe('how the bot signs in', () => {
  it('by an identity, where Azure hands out tokens: no fault, and nothing else is wanted', () => {
    assert.deepEqual(botFaults({ ...azure, ...identity }), []);
    const { readable } = checkEnvironment({ ...azure, ...identity });
    assert.equal(readable.botIdentity, identity.CONCIERGE_BOT_IDENTITY.toLowerCase());
  });

  it('by nothing: says which three there are', () => {
    const [fault] = botFaults({});
    assert.match(fault ?? '', /SECRET is missing, and so are .*CERTIFICATE_FILE and .*BOT_IDENTITY/);
  });

  it('by two of them: says which', () => {
    const [fault] = botFaults({ ...azure, ...identity, CONCIERGE_BOT_APP_SECRET: 's3cret' });
    assert.match(fault ?? '', /SECRET is set together with CONCIERGE_BOT_IDENTITY; keep one/);
    assert.doesNotMatch(fault ?? '', /s3cret/);
  });

  it('by an identity outside of Azure: says what is missing', () => {
    assert.match(botFaults(identity)[0] ?? '', /BOT_IDENTITY names.*IDENTITY_ENDPOINT.*are not set/);
  });

  it('by a secret in a container that has an identity all the same: no fault', () => {
    assert.deepEqual(botFaults({ ...azure, CONCIERGE_BOT_APP_SECRET: 'x' }), []);
  });

  for (const endpoint of [
    'https://evil.example/token',
    'http://evil.example/token',
    'http://169.254.1.2.example/x',
    'file:///x',
  ])
    it(`tokens from ${endpoint}: refused`, () => {
      const [fault] = botFaults({ ...azure, ...identity, IDENTITY_ENDPOINT: endpoint });
      assert.match(fault ?? '', /IDENTITY_ENDPOINT.*on this machine/);
    });
  for (const endpoint of ['http://127.0.0.1:41741/msi/token/', 'http://169.254.129.3:8081/msi/token'])
    it(`tokens from ${endpoint}: taken`, () => {
      assert.deepEqual(botFaults({ ...azure, ...identity, IDENTITY_ENDPOINT: endpoint }), []);
    });
});
