import assert from 'node:assert/strict';
import {
  adventureWorks,
  codeOf,
  graphicDesign,
  northwind,
  startPartnerCalls,
  wideWorldImporters,
  type PartnerCalls,
} from './partner-calls.ts';

describe('profiles at the simulated Partner Center', () => {
  let partner: PartnerCalls;
  before(async () => {
    partner = await startPartnerCalls();
  });
  after(() => partner.stop());
  beforeEach(() => partner.simulator.world.reset());

  describe('of a customer', () => {
    const path = `/v1/customers/${adventureWorks}/profiles/billing`;
    const put = (body: unknown, headers: Record<string, string>) =>
      partner.call(path, { method: 'PUT', body, headers });
    const etagOf = (body: Record<string, unknown>) => (body['attributes'] as { etag: string }).etag;

    it('billing profile: replaced with the etag just read; used once, it is no longer valid', async () => {
      const { body } = await partner.call(path, { appOnly: true });
      const changed = { ...body, companyName: 'Adventure Works (Ireland) Limited' };
      const headers = { 'If-Match': `"${etagOf(body)}"` };
      const answer = await put(changed, headers);
      assert.equal(answer.status, 200);
      assert.equal((await partner.call(path)).body['companyName'], 'Adventure Works (Ireland) Limited');
      assert.notEqual(etagOf(answer.body), etagOf(body));
      assert.deepEqual(codeOf(await put(changed, headers)), [400, 2055]);
      assert.deepEqual(codeOf(await put(changed, {})), [400, 2055]);
    });

    it('billing profile with an address of another country, or in part: refused', async () => {
      const { body } = await partner.call(path);
      const headers = { 'If-Match': `"${etagOf(body)}"` };
      const address = body['defaultAddress'] as object;
      const french = {
        ...body,
        culture: 'fr-FR',
        language: 'fr',
        defaultAddress: { ...address, country: 'FR', postalCode: '69002' },
      };
      assert.deepEqual(codeOf(await put(french, headers)), [400, 3000]);
      assert.deepEqual(codeOf(await put({ companyName: 'Adventure Works' }, headers)), [400, 3000]);
    });

    it('account status: Allowed, none at all, and what the switch says', async () => {
      const status = (id: string) => partner.call(`/v1/customers/${id}/validationStatus?type=account`);
      assert.equal((await status(adventureWorks)).body['status'], 'Allowed');
      assert.deepEqual(codeOf(await status(wideWorldImporters)), [404, 600074]);
      for (const vetting of ['UnderReview', 'NotAllowed', 'Unknown'] as const) {
        partner.set({ vetting });
        assert.equal((await status(wideWorldImporters)).body['status'], vetting);
      }
      partner.set({ vetting: 'none' });
      assert.deepEqual(codeOf(await status(adventureWorks)), [404, 600074]);
      const untyped = await partner.call(`/v1/customers/${adventureWorks}/validationStatus`);
      assert.deepEqual(codeOf(untyped), [400, 800002]);
    });

    it('qualifications: a bare array', async () => {
      const none = await partner.call(`/v1/customers/${adventureWorks}/qualifications`);
      assert.deepEqual(none.body, []);
      const path = `/v1/customers/${graphicDesign}/qualifications`;
      const school = await partner.call(path, { account: 'united-states' });
      assert.equal((school.body as unknown as { qualification: string }[])[0]?.qualification, 'Education');
    });
  });

  describe('of partners', () => {
    it('by location id and by global id: the name; unknown: 404/3000; without an id: the account', async () => {
      const name = async (query: string) =>
        (await partner.call(`/v1/profiles/mpn${query}`)).body['partnerName'];
      assert.equal(await name('?mpnId=4711982'), 'Northwind IT Ltd');
      assert.equal(await name('?mpnId=4711882'), 'Northwind IT Ltd');
      assert.equal(await name(''), 'Open Door Technology (Ireland) Limited');
      assert.deepEqual(codeOf(await partner.call('/v1/profiles/mpn?mpnId=9999999')), [404, 3000]);
    });

    it('legal profile: of the account, by the app alone too', async () => {
      const { body } = await partner.call('/v1/profiles/legalbusiness', { appOnly: true });
      assert.deepEqual(
        [body['companyName'], body['vettingStatus']],
        ['Open Door Technology (Ireland) Limited', 'authorized'],
      );
    });

    it('partner agreement: signed, and each refusal by its code', async () => {
      const ask = (query: string, account = 'europe') =>
        partner.call(`/v1/compliance/csp/agreementstatus${query}`, { account });
      assert.deepEqual((await ask('?mpnId=4711982')).body, { isAgreementSigned: true });
      assert.deepEqual((await ask(`?tenantId=${northwind}`)).body, { isAgreementSigned: true });
      const refusals: [string, number][] = [
        [`?mpnId=4711982&tenantId=${northwind}`, 2000],
        ['?tenantId=northwind', 2000],
        ['?mpnId=northwind', 2000],
        ['', 2001],
        ['?mpnId=1234567', 2200],
        ['?mpnId=4711984', 2201],
        ['?mpnId=4711983', 2203],
        ['?mpnId=4711985', 2204],
        [`?tenantId=${adventureWorks}`, 2205],
        ['?tenantId=66666666-6666-4666-8666-000000000003', 2206],
      ];
      for (const [query, code] of refusals) assert.deepEqual(codeOf(await ask(query)), [400, code], query);
      assert.deepEqual(codeOf(await ask('?mpnId=4711982', 'united-states')), [400, 2201]);
      partner.set({ resellerAgreementUnsigned: true });
      assert.deepEqual((await ask('?mpnId=4711982')).body, { isAgreementSigned: false });
    });

    it('resellers of an account: its own only, with location and state, by the beginning of the name', async () => {
      const list = async (account: string, filter = '') => {
        const path = `/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf${filter}`;
        const items = (await partner.call(path, { account })).body['items'] as Record<string, string>[];
        return items.map((item) => `${item['mpnId']} ${item['location']} ${item['state']}`);
      };
      assert.deepEqual(await list('europe'), ['4711982 IE Active', '4711983 DE Active']);
      assert.deepEqual(await list('united-states'), ['4711984 US Active']);
      assert.deepEqual(await list('australia'), []);
      const coho = JSON.stringify({ Field: 'Name', Value: 'coho', Operator: 'starts_with' });
      assert.deepEqual(await list('europe', `&filter=${encodeURIComponent(coho)}`), ['4711983 DE Active']);
    });

    it('customers of one reseller: only those', async () => {
      const filter = JSON.stringify({ Field: 'IndirectReseller', Value: northwind, Operator: 'starts_with' });
      const { body } = await partner.call(`/v1/customers?size=0&filter=${encodeURIComponent(filter)}`);
      const ids = (body['items'] as { id: string }[]).map(({ id }) => id);
      assert.deepEqual(ids, [adventureWorks, wideWorldImporters]);
    });

    it('a reseller’s selling tenant: cannot become a customer', async () => {
      const { state } = partner.simulator.world;
      const nina = state.users.find(({ displayName }) => displayName === 'Nina Roth')!;
      const answer = await fetch(`${partner.simulator.origin}/control/api/accept`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: nina.id, accountId: 'europe', force: true }),
      });
      assert.deepEqual(await answer.json(), { kind: 'own-tenant' });
    });
  });
});
