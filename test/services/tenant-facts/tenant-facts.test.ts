import assert from 'node:assert/strict';
import type { TenantFactsReader } from '../../../src/services/tenant-facts/port.ts';
import { createTenantFactsReader } from '../../../src/services/tenant-facts/client.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote, type Reply } from '../support/remote.ts';

const tenantId = '33333333-3333-4333-8333-000000000001';
const metadata = (more: Record<string, unknown> = {}): Reply => ({
  json: {
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    tenant_region_scope: 'EU',
    tenant_region_sub_scope: null,
    cloud_instance_name: 'microsoftonline.com',
    ...more,
  },
});
const unknown: Reply = { status: 400, json: { error: 'invalid_tenant', error_codes: [90002] } };

describe('tenant facts', () => {
  let remote: LocalRemote;
  let reader: TenantFactsReader;
  beforeEach(async () => {
    remote = await startRemote();
    reader = createTenantFactsReader({ sender: remote.sender, clock: remote.clock });
  });
  afterEach(() => remote.stop());
  const onlyAt = (host: string, reply: Reply) =>
    remote.answer((seen) => (seen.host === host ? reply : unknown));

  it('public tenant: id, cloud and region scope by one call', async () => {
    remote.answerWith(metadata());
    assert.deepEqual(await reader.find('Contoso.com'), {
      kind: 'found',
      facts: { tenantId, cloud: 'public', regionScope: 'EU', regionSubScope: undefined },
    });
    assert.equal(remote.seen[0]?.path, '/contoso.com/v2.0/.well-known/openid-configuration');
    assert.equal(remote.seen.length, 1);
  });

  it('tenant id instead of a domain: the same', async () => {
    remote.answerWith(metadata());
    assert.equal((await reader.find(tenantId.toUpperCase())).kind, 'found');
    assert.match(remote.seen[0]?.path ?? '', new RegExp(`^/${tenantId}/`));
  });

  it('domain in another script: asked for as punycode', async () => {
    remote.answerWith(metadata());
    await reader.find('müller.de');
    assert.match(remote.seen[0]?.path ?? '', /^\/xn--mller-kva\.de\//);
  });

  for (const scope of ['USG', 'USGov']) {
    it(`government tenant found at the public sign-in (${scope}): US Government`, async () => {
      remote.answerWith(metadata({ tenant_region_scope: scope, tenant_region_sub_scope: 'DODCON' }));
      const found = await reader.find('adatum.example.gov');
      assert.deepEqual(found.kind === 'found' && [found.facts.cloud, found.facts.regionSubScope], [
        'us-government',
        'DODCON',
      ]);
    });
  }

  it('GCC tenant: public cloud, told by its sub-scope', async () => {
    remote.answerWith(metadata({ tenant_region_scope: 'NA', tenant_region_sub_scope: 'GCC' }));
    const found = await reader.find('city.example.gov');
    assert.deepEqual(found.kind === 'found' && [found.facts.cloud, found.facts.regionSubScope], [
      'public',
      'GCC',
    ]);
  });

  for (const [cloud, host, instance] of [
    ['us-government', 'login.microsoftonline.us', 'microsoftonline.us'],
    ['china', 'login.partner.microsoftonline.cn', 'partner.microsoftonline.cn'],
    ['germany', 'login.microsoftonline.de', 'microsoftonline.de'],
  ] as const) {
    it(`unknown in public, known in ${cloud}: found there, with and without the cloud's name in it`, async () => {
      onlyAt(host, metadata({ cloud_instance_name: instance, tenant_region_scope: 'WW' }));
      const named = await reader.find('one.example');
      onlyAt(host, metadata({ cloud_instance_name: undefined, tenant_region_scope: undefined }));
      const unnamed = await reader.find('two.example');
      assert.deepEqual(
        [named, unnamed].map((one) => one.kind === 'found' && one.facts.cloud),
        [cloud, cloud],
      );
    });
  }

  it('only the token endpoint names the tenant, other fields are missing or odd: still found', async () => {
    const json = {
      token_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
      tenant_region_scope: 7,
    };
    remote.answerWith({ json });
    const found = await reader.find('contoso.com');
    assert.deepEqual(found, {
      kind: 'found',
      facts: { tenantId, cloud: 'public', regionScope: undefined, regionSubScope: undefined },
    });
  });

  it('unknown everywhere: unknown, remembered for ten minutes', async () => {
    remote.answerWith(unknown);
    assert.deepEqual(await reader.find('nobody.example'), { kind: 'unknown-domain' });
    const calls = remote.seen.length;
    remote.clock.pass(9 * 60_000);
    await reader.find('nobody.example');
    assert.equal(remote.seen.length, calls);
    remote.clock.pass(61_000);
    await reader.find('nobody.example');
    assert.ok(remote.seen.length > calls);
  });

  it('a cloud that is closed does not stop the answer, and "unknown" is not remembered then', async () => {
    remote.answer((seen) => (seen.host === 'login.microsoftonline.de' ? 'drop' : unknown));
    assert.deepEqual(await reader.find('nobody.example'), { kind: 'unknown-domain' });
    const calls = remote.seen.length;
    await reader.find('nobody.example');
    assert.ok(remote.seen.length > calls);
  });

  it('public cloud down, known in another: found', async () => {
    remote.answer((seen) => {
      if (seen.host === 'login.microsoftonline.com') return { status: 503 };
      return seen.host === 'login.microsoftonline.us'
        ? metadata({ cloud_instance_name: 'microsoftonline.us' })
        : unknown;
    });
    assert.equal((await reader.find('adatum.onmicrosoft.us')).kind, 'found');
  });

  it('public cloud down, unknown in the others: unavailable', async () => {
    remote.answer((seen) => (seen.host === 'login.microsoftonline.com' ? { status: 503 } : unknown));
    await rejectsWith(reader.find('contoso.com'), 'unavailable', { remote: 'sign-in', status: 503 });
  });

  it('throttled: throttled', async () => {
    remote.answerWith({ status: 429 });
    await rejectsWith(reader.find('contoso.com'), 'throttled');
  });

  it('metadata without any tenant id: unavailable', async () => {
    remote.answerWith({ json: { issuer: 'https://login.microsoftonline.com/common/v2.0' } });
    await rejectsWith(reader.find('contoso.com'), 'unavailable', { code: 'unreadable-answer' });
  });

  for (const text of [
    '',
    'contoso',
    'a b.com',
    'contoso.com/..',
    'contoso.com:443',
    'x@contoso.com',
    '127.0.0.1',
    '../common',
    '-a.com',
    `${'a'.repeat(64)}.com`,
    'contoso.com?x',
    '%2e%2e.com',
  ]) {
    it(`not a domain (${JSON.stringify(text.slice(0, 20))}): unknown without a call`, async () => {
      assert.deepEqual(await reader.find(text), { kind: 'unknown-domain' });
      assert.equal(remote.seen.length, 0);
    });
  }
});
