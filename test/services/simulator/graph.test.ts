import assert from 'node:assert/strict';
import { issueUserToken } from '../../../simulator/login/tokens.ts';
import { createGraphForProvider } from '../../../src/services/graph/for-provider.ts';
import { createGraphForUser } from '../../../src/services/graph/for-user.ts';
import { createTenantFactsReader } from '../../../src/services/tenant-facts/client.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const userId = (n: number) => `55555555-5555-4555-8555-0000000000${n}`;
const contoso = '33333333-3333-4333-8333-000000000001';

describe('Graph and tenant facts on the simulator', () => {
  let rehearsal: Rehearsal;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  afterEach(() => rehearsal.stop());

  const tokenOf = (
    n: number,
    scopes = ['User.Read', 'Organization.Read.All', 'RoleManagement.Read.Directory'],
  ) =>
    issueUserToken(rehearsal.simulator.context, {
      user: rehearsal.simulator.world.state.users.find(({ id }) => id === userId(n))!,
      audience: 'https://graph.microsoft.com',
      scopes,
      appId: rehearsal.simulator.world.state.bot.appId,
      mfa: true,
    });
  const forUser = () => createGraphForUser(rehearsal);
  const forProvider = () => createGraphForProvider({ ...rehearsal, home: europe() });
  const checkOf = async (n: number, scopes?: string[]) =>
    await forUser().administratorCheck(await tokenOf(n, scopes), 'public');

  it('who is signed in, and where', async () => {
    const token = await tokenOf(12);
    assert.equal((await forUser().me(token, 'public')).displayName, 'Megan Bowen');
    assert.deepEqual(await forUser().organization(token, 'public'), {
      tenantId: contoso,
      displayName: 'Contoso Ltd',
      countryCode: 'IE',
      defaultDomain: 'contoso.onmicrosoft.com',
      initialDomain: 'contoso.onmicrosoft.com',
    });
  });

  it('little consent: no country', async () => {
    const organization = await forUser().organization(await tokenOf(12, ['User.Read']), 'public');
    assert.deepEqual([organization.tenantId, organization.countryCode], [contoso, undefined]);
  });

  it('roles: Global Administrator, another one, none, hidden, refused', async () => {
    assert.deepEqual(await checkOf(12), { kind: 'global-administrator' });
    assert.deepEqual(await checkOf(31), { kind: 'other-roles' });
    assert.deepEqual(await checkOf(11), { kind: 'no-roles' });
    assert.deepEqual(await checkOf(12, ['User.Read']), { kind: 'unknown' });
    rehearsal.switch({ roles: 'hidden' });
    assert.deepEqual(await checkOf(12), { kind: 'unknown' });
    rehearsal.switch({ roles: 'refused' });
    assert.deepEqual(await checkOf(12), { kind: 'unknown' });
  });

  it('Graph failing: twice is not noticed, for long is unavailable', async () => {
    const token = await tokenOf(12);
    rehearsal.switch({ graphFailNext: 2 });
    assert.equal((await forUser().me(token, 'public')).objectId, userId(12));
    rehearsal.switch({ graphFailNext: 100 });
    await rejectsWith(forUser().me(token, 'public'), 'unavailable', { status: 503 });
  });

  it('forged token: unauthorised', async () => {
    await rejectsWith(forUser().me('a.b.c', 'public'), 'unauthorised', {
      code: 'InvalidAuthenticationToken',
    });
  });

  it('tenant by domain and by id', async () => {
    const byDomain = await forProvider().tenantByDomain('contoso.com');
    assert.equal(byDomain.kind === 'found' && byDomain.tenant.tenantId, contoso);
    assert.deepEqual(await forProvider().tenantById(contoso), byDomain);
    assert.deepEqual(await forProvider().tenantByDomain('nobody.example'), { kind: 'not-found' });
  });

  it('groups of staff', async () => {
    const sales = '44444444-4444-4444-8444-000000000001';
    const staff = (n: number) => `22222222-2222-4222-8222-00000000000${n}`;
    assert.deepEqual(await forProvider().memberGroups(staff(2), [sales, contoso]), [sales]);
    assert.deepEqual(await forProvider().memberGroups(staff(1), [sales]), []);
  });

  for (const [domain, cloud, regionScope] of [
    ['contoso.com', 'public', 'EU'],
    ['tailspintoys.com', 'public', 'NA'],
    ['proseware.com.au', 'public', 'OC'],
    ['woodgrove.jp', 'public', 'AS'],
    ['adatum.onmicrosoft.us', 'us-government', 'USGov'],
    ['wingtip.partner.onmschina.cn', 'china', 'AS'],
  ] as const) {
    it(`facts of ${domain}: ${cloud}, ${regionScope}`, async () => {
      const found = await createTenantFactsReader(rehearsal).find(domain);
      assert.deepEqual(found.kind === 'found' && [found.facts.cloud, found.facts.regionScope], [
        cloud,
        regionScope,
      ]);
    });
  }

  it('facts of a domain nobody has: unknown', async () => {
    assert.deepEqual(await createTenantFactsReader(rehearsal).find('nobody.example'), {
      kind: 'unknown-domain',
    });
  });
});
