import assert from 'node:assert/strict';
import { clouds, isListedHost } from '../../src/domain/clouds.ts';

describe('clouds', () => {
  for (const [host, isListed] of [
    ['smba.trafficmanager.net', true],
    ['SMBA.trafficmanager.net', true],
    ['smba.infra.gcc.teams.microsoft.com', true],
    // Of Direct Line and Web Chat.
    ['europe.directline.botframework.com', false],
    ['botframework.com', false],
    ['evilbotframework.com', false],
    ['smba.trafficmanager.net.evil.example', false],
    ['x.smba.trafficmanager.net', false],
    ['', false],
  ] as const) {
    it(`bot service host ${host || '(empty)'}: ${isListed ? 'listed' : 'refused'}`, () => {
      assert.equal(isListedHost(host, clouds.public.botServiceHosts), isListed);
    });
  }

  it('every endpoint: https, without a slash at its end', () => {
    for (const { loginAuthority, graphRoot, partnerCenterRoot } of Object.values(clouds)) {
      for (const root of [loginAuthority, graphRoot, partnerCenterRoot])
        assert.equal(root, new URL(root).origin);
    }
  });
});
