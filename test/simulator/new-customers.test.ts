import assert from 'node:assert/strict';
import { codeOf, newCustomer, northwind, startPartnerCalls, type PartnerCalls } from './partner-calls.ts';
import type { ApiAnswer } from './test-simulator.ts';

const trey = 'treyresearch.onmicrosoft.com';

describe('new customers at the simulated Partner Center', () => {
  let partner: PartnerCalls;
  before(async () => {
    partner = await startPartnerCalls();
  });
  after(() => partner.stop());
  beforeEach(() => partner.simulator.world.reset());

  const create = (body: unknown, options: Parameters<PartnerCalls['call']>[1] = {}) =>
    partner.call('/v1/customers', { method: 'POST', headers: partner.ids(), body, ...options });
  const taken = async (domain: string) =>
    (await partner.call(`/v1/domains/${domain}`, { method: 'HEAD', appOnly: true })).status === 200;
  const credentials = (answer: ApiAnswer) =>
    answer.body['userCredentials'] as { userName: string; password: string } | undefined;

  it('domain check: taken and free, by status alone; the next ones say taken when switched', async () => {
    const answer = await partner.call('/v1/domains/Contoso.onmicrosoft.com', { method: 'HEAD' });
    assert.deepEqual([answer.status, answer.text], [200, '']);
    assert.equal(await taken(trey), false);
    partner.set({ domainTakenNext: 1 });
    assert.deepEqual([await taken(trey), await taken(trey)], [true, false]);
    assert.equal(
      partner.simulator.world.counters.all()['HEAD api.partnercenter.microsoft.com/v1/domains/{id}'],
      4,
    );
  });

  it('created for a reseller: tenant, administrator, relationship, first sign-in; the domain is taken', async () => {
    const answer = await create(newCustomer(trey, { more: { associatedPartnerId: northwind } }));
    assert.equal(answer.status, 201);
    const { body } = answer;
    assert.equal(body['relationshipToPartner'], 'reseller');
    assert.equal(body['associatedPartnerId'], northwind);
    assert.equal(credentials(answer)?.userName, 'admin');
    assert.ok((credentials(answer)?.password.length ?? 0) >= 12);
    assert.equal(await taken(trey), true);
    const id = String(body['id']);
    const customer = await partner.call(`/v1/customers/${id}`);
    assert.equal(
      (customer.body['companyProfile'] as { companyName: string }).companyName,
      'Trey Research Ltd',
    );
    assert.equal(customer.body['userCredentials'], undefined);
    const resellers = await partner.call(`/v1/customers/${id}/relationships`);
    assert.deepEqual(
      (resellers.body['items'] as { id: string }[]).map((item) => item.id),
      [northwind],
    );
    const administrator = partner.simulator.world.state.users.find(({ tenantId }) => tenantId === id);
    assert.equal(administrator?.userPrincipalName, `admin@${trey}`);
  });

  it('created directly: the answer says no relationship, as documented; afterwards there is one', async () => {
    const answer = await create(newCustomer(trey), { appOnly: true });
    assert.equal(answer.body['relationshipToPartner'], 'none');
    const customer = await partner.call(`/v1/customers/${String(answer.body['id'])}`);
    assert.equal(customer.body['relationshipToPartner'], 'reseller');
  });

  it('the first sign-in: neither in the journal nor in the saved world', async () => {
    const answer = await create(newCustomer(trey));
    const { password } = credentials(answer)!;
    const { world } = partner.simulator;
    assert.equal(world.journal.since(0, 'customer-created').at(-1)?.['domain'], trey);
    assert.ok(!JSON.stringify([world.journal.since(0), world.state]).includes(password));
  });

  it('same request id: the same answer and no second tenant; without the sign-in when switched', async () => {
    const headers = partner.ids();
    const body = newCustomer(trey);
    const [first, second] = await Promise.all([create(body, { headers }), create(body, { headers })]);
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual(second.body, first.body);
    partner.set({ signInShownOnce: true });
    const third = await create(body, { headers });
    assert.deepEqual([third.status, third.body['id']], [201, first.body['id']]);
    assert.equal(credentials(third), undefined);
    const { tenants } = partner.simulator.world.state;
    assert.equal(tenants.filter(({ defaultDomain }) => defaultDomain === trey).length, 1);
  });

  it('answer lost: the repeat with the same id finds what was done', async () => {
    const headers = partner.ids();
    partner.set({ loseAnswerNext: 1 });
    await assert.rejects(create(newCustomer(trey), { headers }));
    const again = await create(newCustomer(trey), { headers });
    assert.equal(again.status, 201);
    assert.equal(partner.simulator.world.journal.since(0, 'customer-created').at(-1)?.['domain'], trey);
  });

  for (const leaves of ['customer', 'tenant'] as const) {
    it(`domain burnt, ${leaves} left: 500, then 409/1003 for good`, async () => {
      partner.set({ createFailsLateNext: 1, createLeaves: leaves });
      const headers = partner.ids();
      assert.equal((await create(newCustomer(trey), { headers })).status, 500);
      const again = await create(newCustomer(trey), { headers });
      assert.deepEqual(codeOf(again), [409, 1003]);
      assert.match(String(again.body['description']), /already used by another tenant/);
      assert.equal(await taken(trey), true);
      const filter = JSON.stringify({ Field: 'Domain', Value: trey, Operator: 'starts_with' });
      const found = await partner.call(`/v1/customers?size=0&filter=${encodeURIComponent(filter)}`);
      assert.equal(found.body['totalCount'], leaves === 'customer' ? 1 : 0);
    });
  }

  it('each documented refusal: its status and code', async () => {
    const refusals: [unknown, unknown[], Parameters<PartnerCalls['call']>[1]?][] = [
      [newCustomer('contoso.onmicrosoft.com'), [409, 1003]],
      [newCustomer('trey-research.onmicrosoft.com'), [400, 3000]],
      [newCustomer(`${'a'.repeat(28)}.onmicrosoft.com`), [400, 3000]],
      [newCustomer('treyresearch.example'), [400, 3000]],
      [newCustomer(trey, { profile: { organizationRegistrationNumber: '123456' } }), [400, 600002]],
      [newCustomer(trey, hungary({})), [400, 600049]],
      [newCustomer(trey, hungary({ profile: { organizationRegistrationNumber: 'abc' } })), [400, 600050]],
      [newCustomer(trey, hungary({ address: { phoneNumber: null } })), [400, 600051]],
      [newCustomer(trey, { address: { country: 'US', state: 'WA', postalCode: '98052' } }), [403, 2030]],
      [newCustomer(trey, { address: { postalCode: '12345' } }), [400, 3000]],
      [newCustomer(trey, { address: { city: '' } }), [400, 3000]],
      [newCustomer(trey, { billing: { culture: 'de-DE' } }), [400, 3000]],
      [newCustomer(trey, { billing: { email: 'erin@trey.e' } }), [400, 3000]],
      [newCustomer(trey, { more: { associatedPartnerId: crypto.randomUUID() } }), [400, 3000]],
      [newCustomer(trey, { more: { associatedPartnerId: northwind } }), [403, 900329], { appOnly: true }],
      [newCustomer(trey), [400, 3000], { headers: {} }],
      [undefined, [400, 800002]],
    ];
    for (const [body, expected, options] of refusals) {
      const answer = await create(body, options);
      assert.deepEqual(codeOf(answer), expected, `${answer.text} for ${JSON.stringify(body)}`);
    }
    assert.equal(await taken(trey), false);
  });

  it('registration number that fits: created, and shown in the company profile', async () => {
    const profile = { organizationRegistrationNumber: '12345678-1-42' };
    const answer = await create(newCustomer(trey, hungary({ profile })));
    assert.equal(answer.status, 201);
    const company = await partner.call(`/v1/customers/${String(answer.body['id'])}/profiles/company`);
    assert.equal(company.body['organizationRegistrationNumber'], '12345678-1-42');
    assert.equal((company.body['address'] as { city: string }).city, 'Budapest');
  });
});

function hungary(change: Parameters<typeof newCustomer>[1]): Parameters<typeof newCustomer>[1] {
  return {
    ...change,
    billing: { culture: 'hu-HU', language: 'hu' },
    address: { country: 'HU', city: 'Budapest', postalCode: '1051', ...change?.address },
  };
}
