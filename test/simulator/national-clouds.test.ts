import assert from 'node:assert/strict';
import type { Simulator } from '../../simulator/server.ts';
import { acceptInvitation, findRelationship } from '../../simulator/partner-center/relationships.ts';
import { createHttpSender } from '../../src/services/http/sender.ts';
import { createGraphForProvider } from '../../src/services/graph/for-provider.ts';
import { createOrderingAtMicrosoft } from '../../src/services/partner-center/ordering.ts';
import { createPartnerCenter } from '../../src/services/partner-center/client.ts';
import { createSignIn } from '../../src/services/sign-in/client.ts';
import { createTenantFactsReader } from '../../src/services/tenant-facts/client.ts';
import type { PartnerAccount } from '../../src/domain/partner-account.ts';
import { createLog } from '../../src/log.ts';
import { rejectsWith } from '../services/support/problems.ts';
import { movedClock } from '../services/support/remote.ts';
import { accountOf, startTestSimulator, userOf } from './test-simulator.ts';

describe('national clouds at the simulated Microsoft', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startTestSimulator();
  });

  afterEach(() => simulator.stop());

  /** The product's lower half, with the credentials of every account. */
  function product() {
    const log = createLog('silent');
    const clock = movedClock();
    const sender = createHttpSender({
      clock,
      log,
      rehearsalOrigin: simulator.origin,
      wait: () => Promise.resolve(),
    });
    const kept = new Map<string, string>();
    const signIn = createSignIn({
      sender,
      clock,
      log,
      credentials: Object.fromEntries(
        simulator.world.state.accounts.map(({ id, clientId, clientSecret, refreshToken }) => [
          id,
          { clientId, clientSecret, refreshToken },
        ]),
      ),
      refreshTokens: {
        read: (name) => Promise.resolve(kept.get(name)),
        write: (name, token) => Promise.resolve(void kept.set(name, token)),
      },
    });
    return { sender, signIn, clock };
  }

  /** An account as the provider file has it. */
  function configured(id: string, more: Partial<PartnerAccount> = {}): PartnerAccount {
    const { cloud, tenantId, legalName, currency, countries, partnerId } = accountOf(simulator, id);
    const markets = countries;
    return {
      id,
      cloud,
      tenantId,
      legalName,
      currency,
      markets,
      partnerId,
      region: id,
      credential: id,
      link: 'fetch',
      ...more,
    };
  }

  const tenantOf = (domain: string) =>
    simulator.world.state.tenants.find(({ domains }) => domains.includes(domain))!;

  for (const [domain, cloud] of [
    ['adatum.example.gov', 'us-government'],
    ['wingtip.cn', 'china'],
    ['southridgevideo.de', 'germany'],
  ] as const) {
    it(`${domain}: recognised as a tenant of ${cloud}`, async () => {
      const found = await createTenantFactsReader(product()).find(domain);
      assert.equal(found.kind === 'found' && found.facts.cloud, cloud);
    });
  }

  for (const [id, domain, name, person] of [
    ['government', 'adatum.example.gov', 'Adatum Agency', 'Joni Sherman'],
    ['china', 'wingtip.cn', 'Wingtip China', 'Grady Archie'],
  ] as const) {
    it(`${id}: authority, directory and Partner Center of its own cloud know the customer`, async () => {
      const parts = product();
      const account = configured(id);
      const tenant = tenantOf(domain);
      const { credential, tenantId, cloud } = account;
      const graph = createGraphForProvider({ ...parts, home: { credential, tenantId, cloud } });
      const found = await graph.tenantById(tenant.id);
      assert.equal(found.kind === 'found' && found.tenant.displayName, name);
      const partnerCenter = createPartnerCenter(parts);
      assert.deepEqual(await partnerCenter.customer(account, tenant.id), { kind: 'not-yet' });
      const accepted = acceptInvitation(simulator.context, {
        user: userOf(simulator, person),
        account: accountOf(simulator, id),
      });
      assert.equal(accepted.kind, 'accepted');
      const known = await partnerCenter.customer(account, tenant.id);
      assert.equal(known.kind === 'found' && known.customer.companyName, name);
    });

    it(`${id}: no customer agreement, neither asked for nor answered`, async () => {
      const { agreements } = createOrderingAtMicrosoft(product());
      const before = simulator.world.journal.since(0, 'api-call').length;
      await rejectsWith(agreements.template(configured(id)), 'rejected', { code: 'not-in-cloud' });
      assert.equal(simulator.world.journal.since(0, 'api-call').length, before);
      const passedOff = createOrderingAtMicrosoft(product()).agreements;
      const customer = tenantOf(domain).id;
      await rejectsWith(passedOff.ofCustomer(configured(id), customer), 'rejected', { code: 'not-in-cloud' });
    });
  }

  it('China: the link is asked for, and leads to the portal of 21Vianet with delegated administration', async () => {
    const account = configured('china');
    const link = new URL(await createPartnerCenter(product()).relationshipLink(account));
    assert.equal(link.hostname, 'portal.partner.microsoftonline.cn');
    assert.equal(link.searchParams.get('partnerId'), account.tenantId);
    assert.equal(link.searchParams.get('DAP'), 'true');
  });

  it('US Government: no requests to customers there, no codes; the public account has the codes', async () => {
    const partnerCenter = createPartnerCenter(product());
    const government = configured('government');
    await rejectsWith(partnerCenter.relationshipLink(government), 'not-found', {});
    await rejectsWith(partnerCenter.validationCodes(government), 'not-found', {});
    assert.deepEqual(await partnerCenter.validationCodes(configured('united-states')), [
      { organisation: 'City of Bellows', code: 'GCC-4F21-77', allowed: 5, left: 3 },
      { organisation: 'Adatum County Schools', code: 'GCC-9A03-12', allowed: 1, left: 1 },
      { organisation: 'Trey Research Laboratory', code: 'GCC-1C55-90', allowed: 2, left: 0 },
    ]);
    assert.deepEqual(await partnerCenter.validationCodes(configured('europe')), []);
  });

  it('an account passed off as one of another cloud: refused everywhere', async () => {
    const partnerCenter = createPartnerCenter(product());
    const china = configured('china', { cloud: 'public' });
    await rejectsWith(partnerCenter.customer(china, tenantOf('wingtip.cn').id), 'unauthorised', {});
  });

  it('accepting across clouds: never, whatever the switches say', () => {
    simulator.world.change(({ switches }) => (switches.ignoreRegion = true));
    const accept = (person: string, id: string) =>
      acceptInvitation(simulator.context, {
        user: userOf(simulator, person),
        account: accountOf(simulator, id),
      }).kind;
    assert.equal(accept('Joni Sherman', 'united-states'), 'wrong-region');
    assert.equal(accept('Grady Archie', 'government'), 'wrong-region');
    assert.equal(accept('Ulrike Maier', 'europe'), 'wrong-region');
    assert.equal(accept('Megan Bowen', 'china'), 'wrong-region');
  });

  describe('portals', () => {
    const office = '/_/portal.office.com';
    const vianet = '/_/portal.partner.microsoftonline.cn';
    const cookie = (name: string) => ({ cookie: `rehearsal_admin=${userOf(simulator, name).id}` });
    const open = async (path: string, name?: string) =>
      (await fetch(`${simulator.origin}${path}`, { headers: name === undefined ? {} : cookie(name) })).text();
    const post = (path: string, form: Record<string, string>, name: string) =>
      fetch(`${simulator.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...cookie(name), origin: simulator.origin },
        body: new URLSearchParams(form),
      });
    const government = () =>
      `${office}/partner/partnersignup.aspx?type=ResellerRelationship&id=${accountOf(simulator, 'government').tenantId}&csp=1&msppid=0`;
    const china = () =>
      `${vianet}/Adminportal/Home?invType=ResellerRelationship&partnerId=${accountOf(simulator, 'china').tenantId}&msppId=0`;

    it('sign-in: only people of the clouds that use the portal', async () => {
      const picker = await open(china());
      assert.match(picker, /Grady Archie/);
      assert.doesNotMatch(picker, /Megan Bowen|Joni Sherman/);
      const signedIn = await post(
        `${vianet}/rehearsal/sign-in`,
        { user: userOf(simulator, 'Grady Archie').id, next: 'https://evil.example' },
        'Grady Archie',
      );
      assert.equal(signedIn.headers.get('location'), `${vianet}/rehearsal/partners`);
      assert.match(signedIn.headers.get('set-cookie') ?? '', new RegExp(`Path=${vianet};`));
    });

    it('accepted: reseller and administration in one; taking administration back leaves the relationship', async () => {
      for (const [path, base, id, person] of [
        [government(), office, 'government', 'Joni Sherman'],
        [china(), vianet, 'china', 'Grady Archie'],
      ] as const) {
        const account = accountOf(simulator, id);
        const { tenantId } = userOf(simulator, person);
        assert.match(await open(path, person), /delegated administration\. It cannot be left out/);
        await post(`${base}/rehearsal/accept`, { partner: account.tenantId }, person);
        assert.equal(
          findRelationship(simulator.context, tenantId, account),
          undefined,
          'the box was not ticked',
        );
        await post(`${base}/rehearsal/accept`, { partner: account.tenantId, authorise: 'yes' }, person);
        assert.equal(findRelationship(simulator.context, tenantId, account)?.delegatedAdministration, true);
        assert.match(await open(path, person), /Partner Relationships[^]*Remove administration/);
        await post(`${base}/rehearsal/remove-administration`, { partner: account.tenantId }, person);
        assert.equal(findRelationship(simulator.context, tenantId, account)?.delegatedAdministration, false);
        assert.match(await open(`${base}/rehearsal/partners`, person), /No administration/);
      }
    });

    it('the wrong people: an employee of another cloud, and a tenant of the closed one', async () => {
      assert.match(await open(government(), 'Megan Bowen'), /may not sell to your organisation/);
      assert.match(await open(government(), 'Ulrike Maier'), /closed/);
      assert.match(await open(government(), 'Alex Wilber'), /Only a Global Administrator/);
    });
  });
});
