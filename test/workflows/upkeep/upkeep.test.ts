import assert from 'node:assert/strict';
import { stub } from 'sinon';
import { Problem } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { Cloud, PartnerAccount } from '../../../src/domain/partner-account.ts';
import { createUpkeep, wantedAdminRightsEvents, wantedEvents } from '../../../src/workflows/upkeep/index.ts';

const account = (id: string, cloud: Cloud): PartnerAccount => ({
  id,
  legalName: `Open Door Technology ${id}`,
  region: id,
  currency: 'EUR',
  markets: ['IE'],
  cloud,
  tenantId: '11111111-1111-4111-8111-000000000003',
  partnerId: '4711003',
  credential: id.toUpperCase(),
  link: 'fetch',
});

function upkeepOf(ids: readonly string[], cloud: Cloud = 'public') {
  const lines: string[] = [];
  const ensureWebhook = stub().resolves('unchanged' as const);
  const userToken = stub().resolves('token');
  const renewIfOlderThan = stub().resolves('young-enough' as const);
  const upkeep = createUpkeep({
    accounts: ids.map((id) => account(id, cloud)),
    partnerCenter: { ensureWebhook },
    signIn: { renewIfOlderThan, userToken },
    publicUrl: 'https://concierge.opendoor.example',
    clock: { now: () => 0 },
    log: createLog('info', { write: (line) => void lines.push(line) }),
  });
  return { upkeep, ensureWebhook, renewIfOlderThan, userToken, lines };
}

describe('upkeep', () => {
  it('two accounts: each is registered at its own address for the events in use, each token looked at', async () => {
    const { upkeep, ensureWebhook, renewIfOlderThan } = upkeepOf(['europe', 'canada']);
    await upkeep.run(() => true);
    assert.deepEqual(
      ensureWebhook.args.map(([, wanted]) => wanted),
      ['europe', 'canada'].map((id) => ({
        url: `https://concierge.opendoor.example/api/webhooks/partner-center/${id}`,
        events: [...wantedEvents, ...wantedAdminRightsEvents],
      })),
    );
    assert.deepEqual(
      renewIfOlderThan.args.map(([request, days]) => [request.credential, request.scope, days]),
      ['EUROPE', 'CANADA'].map((name) => [name, 'https://api.partnercenter.microsoft.com/.default', 30]),
    );
  });

  it('account in China: not registered for admin rights, which do not exist there', async () => {
    const { upkeep, ensureWebhook } = upkeepOf(['china'], 'china');
    await upkeep.run(() => true);
    assert.deepEqual(ensureWebhook.args[0]?.[1].events, wantedEvents);
  });

  it('one account in trouble: logged with its kind, the other is still looked after', async () => {
    const { upkeep, ensureWebhook, renewIfOlderThan, lines } = upkeepOf(['europe', 'canada']);
    ensureWebhook
      .onFirstCall()
      .rejects(new Problem('unauthorised', 'no', { remote: 'partner-center', status: 401 }));
    await upkeep.run(() => true);
    assert.equal(renewIfOlderThan.callCount, 2);
    const failed = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['level'] === 50);
    assert.deepEqual(
      failed.map(({ account: id, what, kind }) => [id, what, kind]),
      [['europe', 'webhook', 'unauthorised']],
    );
  });

  it('an agent whose sign-in is dead: noticed by the look, though nothing else needed it', async () => {
    const { upkeep, userToken, lines } = upkeepOf(['europe']);
    userToken.rejects(new Problem('unauthorised', 'no', { remote: 'sign-in', code: 'invalid_grant' }));
    await upkeep.run(() => true);
    const failed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(failed.some(({ what, code }) => what === 'refresh token' && code === 'invalid_grant'));
  });

  it('told to stop: no further account is begun', async () => {
    const { upkeep, ensureWebhook } = upkeepOf(['europe', 'canada', 'australia']);
    await upkeep.run(() => ensureWebhook.callCount < 1);
    assert.equal(ensureWebhook.callCount, 1);
  });
});
