import assert from 'node:assert/strict';
import { acceptInvitation } from '../../../simulator/partner-center/relationships.ts';
import { createPartnerCenter } from '../../../src/services/partner-center/client.ts';
import { checkLink, templateLink } from '../../../src/domain/relationship-link.ts';
import type { PartnerCenter } from '../../../src/services/partner-center/port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRehearsal, type Rehearsal } from './with-simulator.ts';

const account = europe();
const contoso = '33333333-3333-4333-8333-000000000001';
const fabrikam = '33333333-3333-4333-8333-000000000002';

describe('Partner Center on the simulator', () => {
  let rehearsal: Rehearsal;
  let partnerCenter: PartnerCenter;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
    partnerCenter = createPartnerCenter(rehearsal);
    // Who is a customer is up to each test.
    rehearsal.simulator.world.change((state) => (state.relationships = []));
  });
  afterEach(() => rehearsal.stop());

  /** The Global Administrator of a tenant accepts the European account, with a reseller if asked. */
  function accept(tenantId: string, withReseller = false): void {
    const { world, context } = rehearsal.simulator;
    const user = world.state.users.find((one) => one.tenantId === tenantId && one.roles.length > 0)!;
    const partner = world.state.accounts.find(({ id }) => id === account.id)!;
    const resellerTenantId = withReseller ? world.state.resellers[0]!.tenantId : null;
    const { kind } = acceptInvitation(context, { user, account: partner, resellerTenantId });
    assert.equal(kind, 'accepted');
  }
  const found = () => partnerCenter.customer(account, contoso);
  const allCustomers = async () => {
    const all: string[] = [];
    for await (const page of partnerCenter.allCustomers(account))
      all.push(...page.map(({ tenantId }) => tenantId));
    return all.sort();
  };

  it('before and after the acceptance: not yet, then a reseller relationship', async () => {
    assert.deepEqual(await found(), { kind: 'not-yet' });
    accept(contoso);
    assert.deepEqual(await found(), {
      kind: 'found',
      customer: {
        tenantId: contoso,
        companyName: 'Contoso Ltd',
        domain: 'contoso.onmicrosoft.com',
        isReseller: true,
      },
    });
  });

  it('lists: by domain and all', async () => {
    accept(contoso);
    accept(fabrikam);
    assert.deepEqual(await allCustomers(), [contoso, fabrikam]);
    const byDomain = await partnerCenter.customersByDomain(account, 'fabrikam.onmicrosoft.com');
    assert.deepEqual(
      byDomain.map(({ tenantId }) => tenantId),
      [fabrikam],
    );
  });

  it('more customers than a page holds: every one of them, once', async () => {
    const { world } = rehearsal.simulator;
    world.change((state) => {
      const sample = state.tenants.find(({ id }) => id === contoso)!;
      for (let n = 0; n < 1201; n += 1) {
        const id = `88888888-8888-4888-8888-${String(n).padStart(12, '0')}`;
        state.tenants.push({ ...sample, id });
        state.relationships.push({
          customerTenantId: id,
          partnerTenantId: account.tenantId,
          resellerTenantId: null,
          acceptedAt: new Date().toISOString(),
        });
      }
    });
    const all = await allCustomers();
    assert.deepEqual([all.length, new Set(all).size], [1201, 1201]);
  });

  it('resellers of a customer', async () => {
    accept(contoso, true);
    const [reseller] = await partnerCenter.resellersOf(account, contoso);
    assert.equal(reseller?.name, 'Northwind IT Ltd');
  });

  it('link: like the template, and with a reseller', async () => {
    assert.equal(await partnerCenter.relationshipLink(account), templateLink(account));
    const reseller = { tenantId: rehearsal.simulator.world.state.resellers[0]!.tenantId };
    const link = await partnerCenter.relationshipLink(account, reseller);
    assert.equal(checkLink(account, link, reseller).kind, 'valid');
  });

  it('webhook: created, unchanged, updated', async () => {
    const wanted = {
      url: 'http://127.0.0.1:9/hook',
      events: ['test-created', 'reseller-relationship-accepted-by-customer'],
    };
    assert.equal(await partnerCenter.ensureWebhook(account, wanted), 'created');
    assert.equal(await partnerCenter.ensureWebhook(account, wanted), 'unchanged');
    assert.equal(
      await partnerCenter.ensureWebhook(account, { ...wanted, events: ['test-created'] }),
      'updated',
    );
    assert.ok(
      (await partnerCenter.webhookEvents(account)).includes('reseller-relationship-accepted-by-customer'),
    );
  });

  describe('faults', () => {
    beforeEach(() => accept(contoso));

    it('throttled once: a Problem with the seconds, fine afterwards', async () => {
      rehearsal.switch({ throttleNext: 1, retryAfterSeconds: 9 });
      await rejectsWith(found(), 'throttled', { retryAfterSeconds: 9 });
      assert.equal((await found()).kind, 'found');
    });

    it('failing twice, answer lost twice, byte order mark: none is noticed', async () => {
      rehearsal.switch({ failNext: 2 });
      assert.equal((await found()).kind, 'found');
      rehearsal.switch({ loseAnswerNext: 2, byteOrderMark: true });
      assert.equal((await found()).kind, 'found');
    });

    it('failing for long: unavailable', async () => {
      rehearsal.switch({ failNext: 100 });
      await rejectsWith(found(), 'unavailable', { status: 503 });
    });

    it('link refused: unauthorised with the code', async () => {
      rehearsal.switch({ linkRefused: true });
      await rejectsWith(partnerCenter.relationshipLink(account), 'unauthorised', { code: '900150' });
    });

    it('second factor missing: the agent’s calls fail so, those of the application go on', async () => {
      rehearsal.switch({ mfaMissing: true });
      await rejectsWith(partnerCenter.relationshipLink(account), 'unauthorised', { code: 'mfa-missing' });
      assert.equal((await found()).kind, 'found');
    });

    it('refresh token refused: unauthorised', async () => {
      rehearsal.switch({ staleRefreshToken: true });
      await rejectsWith(partnerCenter.relationshipLink(account), 'unauthorised', { code: 'invalid_grant' });
    });
  });

  it('refresh token: rotated and stored at each renewal', async () => {
    await partnerCenter.relationshipLink(account);
    const first = rehearsal.refreshTokens.get('EUROPE');
    assert.notEqual(first, undefined);
    rehearsal.clock.pass(3_600_000);
    rehearsal.simulator.world.change((state) => {
      state.clockOffsetMs += 3_600_000;
    });
    await partnerCenter.relationshipLink(account);
    assert.notEqual(rehearsal.refreshTokens.get('EUROPE'), first);
  });
});
