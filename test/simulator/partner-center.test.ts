import assert from 'node:assert/strict';
import { acceptInvitation } from '../../simulator/partner-center/relationships.ts';
import type { Simulator } from '../../simulator/server.ts';
import type { Switches } from '../../simulator/world/types.ts';
import {
  accountOf,
  appToken,
  callApi,
  control,
  partnerCenter,
  startTestSimulator,
  userOf,
  userToken,
  type ApiAnswer,
} from './test-simulator.ts';

const northwind = '66666666-6666-4666-8666-000000000001';
const contoso = '33333333-3333-4333-8333-000000000001';

describe('simulated Partner Center', () => {
  let simulator: Simulator;
  let asUser: string;
  let asApp: string;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(async () => {
    simulator.world.reset();
    // The limit of 500 a minute counts over all tests of this file; each test gets a minute of its own.
    minutes += 2;
    simulator.world.setClock(minutes * 60_000);
    asUser = await userToken(simulator);
    asApp = await appToken(simulator);
  });
  let minutes = 0;

  const call = (path: string, token: string | undefined = asUser, options?: Parameters<typeof callApi>[3]) =>
    callApi(simulator, partnerCenter(path), token, options);
  const set = (switches: Partial<Switches>) =>
    simulator.world.change((state) => Object.assign(state.switches, switches));
  const accept = (name = 'Megan Bowen', accountId = 'europe', resellerTenantId: string | null = null) =>
    acceptInvitation(simulator.context, {
      user: userOf(simulator, name),
      account: accountOf(simulator, accountId),
      resellerTenantId,
    });
  const codeOf = (answer: ApiAnswer) => [answer.status, answer.body['code']];

  it('no token, nonsense, token for another resource: 401 with a challenge', async () => {
    const graph = await appToken(simulator, 'europe', 'https://graph.microsoft.com');
    for (const token of [undefined, 'nonsense', graph]) {
      const answer = await callApi(simulator, partnerCenter('/v1/customers'), token);
      assert.equal(answer.status, 401);
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
    }
  });

  it('every answer: correlation and request ids echoed, envelope headers present', async () => {
    const ids = {
      'MS-CorrelationId': '11111111-2222-4333-8444-555555555555',
      'MS-RequestId': '66666666-2222-4333-8444-555555555555',
    };
    const { headers } = await call('/v1/customers', asUser, { headers: ids });
    assert.equal(headers.get('ms-correlationid'), ids['MS-CorrelationId']);
    assert.equal(headers.get('ms-requestid'), ids['MS-RequestId']);
    assert.ok(headers.get('ms-cv'));
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
  });

  it('ValidateMfa header: the answer says whether the sign-in had a second factor', async () => {
    const answer = await call('/v1/customers', asUser, { headers: { ValidateMfa: 'true' } });
    assert.equal(answer.headers.get('ismfacompliant'), 'true');
    assert.equal((await call('/v1/customers')).headers.get('ismfacompliant'), null);
  });

  it('relationship link: by app and user only, in the form of the admin center', async () => {
    assert.deepEqual(codeOf(await call('/v1/customers/relationshiprequests', asApp)), [403, 900329]);
    const { body } = await call('/v1/customers/relationshiprequests');
    assert.equal(
      body['url'],
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=11111111-1111-4111-8111-000000000003&msppId=0&DAP=false#/BillingAccounts/partner-invitation',
    );
    assert.deepEqual(body['attributes'], { objectType: 'RelationshipRequest' });
  });

  it('relationship link with a reseller: names both; an unknown reseller is refused', async () => {
    const path = (id: string) => `/v1/customers/relationshiprequests?indirectResellerId=${id}`;
    const { body } = await call(path(northwind));
    const query = new URL(String(body['url'])).searchParams;
    assert.equal(query.get('invType'), 'IndirectResellerRelationship');
    assert.equal(query.get('indirectCSPId'), accountOf(simulator, 'europe').tenantId);
    assert.equal((await call(path(contoso))).status, 400);
  });

  it('switch linkRefused: 403, code 900150', async () => {
    set({ linkRefused: true });
    assert.deepEqual(codeOf(await call('/v1/customers/relationshiprequests')), [403, 900150]);
  });

  it('customer before, during and after the relationship: 403/20002, 200, 403/20002', async () => {
    assert.deepEqual(codeOf(await call(`/v1/customers/${contoso}`)), [403, 20002]);
    accept();
    const { status, body } = await call(`/v1/customers/${contoso.toUpperCase()}`, asApp);
    assert.equal(status, 200);
    assert.equal(body['relationshipToPartner'], 'reseller');
    assert.equal(body['id'], contoso);
    const elsewhere = await userToken(simulator, 'canada');
    assert.deepEqual(codeOf(await call(`/v1/customers/${contoso}`, elsewhere)), [403, 20002]);
    const removal = { RelationshipToPartner: 'none', Attributes: { ObjectType: 'Customer' } };
    const patched = await call(`/v1/customers/${contoso}`, asUser, { method: 'PATCH', body: removal });
    assert.equal(patched.body['RelationshipToPartner'], 'none');
    assert.deepEqual(codeOf(await call(`/v1/customers/${contoso}`)), [403, 20002]);
  });

  it('customer id that is no GUID: 400/2000', async () => {
    assert.deepEqual(codeOf(await call('/v1/customers/contoso')), [400, 2000]);
  });

  it('company profile and resellers of a customer: app and user only', async () => {
    accept('Megan Bowen', 'europe', northwind);
    const profile = await call(`/v1/customers/${contoso}/profiles/company`);
    assert.equal(profile.body['companyName'], 'Contoso Ltd');
    assert.equal(profile.body['domain'], 'contoso.onmicrosoft.com');
    const resellers = await call(`/v1/customers/${contoso}/relationships`);
    assert.equal(resellers.body['totalCount'], 1);
    assert.equal((resellers.body['items'] as { name: string }[])[0]?.name, 'Northwind IT Ltd');
    assert.deepEqual(codeOf(await call(`/v1/customers/${contoso}/relationships`, asApp)), [403, 900329]);
  });

  it('filters: starts_with on name and any domain, whatever the case; other operators refused', async () => {
    accept();
    accept('Katrin Vogel');
    const find = async (filter: object) =>
      call(`/v1/customers?size=0&filter=${encodeURIComponent(JSON.stringify(filter))}`, asApp);
    const names = (answer: ApiAnswer) =>
      (answer.body['items'] as { companyProfile: { companyName: string } }[]).map(
        (item) => item.companyProfile.companyName,
      );
    const starts = { Operator: 'starts_with' };
    assert.deepEqual(names(await find({ Field: 'CompanyName', Value: 'CONT', ...starts })), ['Contoso Ltd']);
    assert.deepEqual(names(await find({ field: 'Domain', value: 'fabrikam.de', operator: 'starts_with' })), [
      'Fabrikam GmbH',
    ]);
    assert.deepEqual(names(await find({ Field: 'Domain', Value: 'nobody', ...starts })), []);
    assert.equal((await find({ Field: 'CompanyName', Value: 'x', Operator: 'equals' })).status, 400);
    assert.equal((await find({ Field: 'IndirectReseller', Value: 'x', ...starts })).status, 403);
  });

  it('paging: every customer exactly once, by continuation token', async () => {
    simulator.world.change((state) => (state.relationships = []));
    await control(simulator, 'populate', { customers: 1203, accountId: 'europe', accepted: true });
    const ids: string[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const path = `/v1/customers?size=500${token === undefined ? '' : '&seekOperation=Next'}`;
      const headers: Record<string, string> = token === undefined ? {} : { 'MS-ContinuationToken': token };
      const { body } = await call(path, asApp, { headers });
      const items = body['items'] as { id: string }[];
      assert.equal(body['totalCount'], items.length);
      ids.push(...items.map((item) => item.id));
      token = body['continuationToken'] as string | undefined;
      pages += 1;
      const next = (body['links'] as { next?: { headers: { value: string }[] } }).next;
      assert.equal(next?.headers[0]?.value, token);
    } while (token !== undefined);
    assert.equal(pages, 3);
    assert.equal(new Set(ids).size, 1203);
    assert.equal((await call('/v1/customers?size=5&seekOperation=Next', asApp)).status, 400);
  });

  it('more than 500 calls in a minute: 429 until the minute is over', async function () {
    for (let n = 0; n < 500; n += 50) {
      await Promise.all(Array.from({ length: 50 }, () => call('/v1/customers?size=1', asApp)));
    }
    const refused = await call('/v1/customers?size=1', asApp);
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    const canada = await appToken(simulator, 'canada');
    assert.equal((await call('/v1/customers?size=1', canada)).status, 200);
    simulator.world.setClock(simulator.world.state.clockOffsetMs + 61_000);
    assert.equal((await call('/v1/customers?size=1', asApp)).status, 200);
  });

  it('switch throttleNext: that many 429 with Retry-After and the gateway’s body, then normal', async () => {
    set({ throttleNext: 2, retryAfterSeconds: 7 });
    for (const _ of [1, 2]) {
      const answer = await call('/v1/customers');
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '7');
      assert.equal(answer.body['statusCode'], 429);
    }
    assert.equal((await call('/v1/customers')).status, 200);
  });

  it('switch failNext: 503 and nothing done', async () => {
    accept();
    set({ failNext: 1 });
    const removal = { method: 'PATCH', body: { relationshipToPartner: 'none' } };
    assert.equal((await call(`/v1/customers/${contoso}`, asUser, removal)).status, 503);
    assert.equal((await call(`/v1/customers/${contoso}`)).status, 200);
  });

  it('switch loseAnswerNext: the deed is done, the connection drops', async () => {
    accept();
    set({ loseAnswerNext: 1 });
    const removal = { method: 'PATCH', body: { relationshipToPartner: 'none' } };
    await assert.rejects(call(`/v1/customers/${contoso}`, asUser, removal), /fetch failed/);
    assert.equal((await call(`/v1/customers/${contoso}`)).status, 403);
  });

  it('switch byteOrderMark: bodies begin with one', async () => {
    set({ byteOrderMark: true });
    assert.ok((await call('/v1/customers')).text.startsWith('\uFEFF{'));
  });

  it('switch slowMs: the answer takes at least so long', async () => {
    set({ slowMs: 120 });
    const start = performance.now();
    await call('/v1/customers');
    assert.ok(performance.now() - start >= 115);
  });

  it('audit: the record a webhook names, and the list of the last days', async () => {
    accept();
    const day = simulator.world.now().toISOString().slice(0, 10);
    const list = await call(`/v1/auditrecords?startDate=${day}`, asApp);
    const [record] = list.body['items'] as { id: string; operationType: string; customerId: string }[];
    assert.equal(record?.operationType, 'create_partner_relationship');
    assert.equal(record?.customerId, contoso);
    const one = await call(`/auditactivity/v1/auditrecords/${record?.id}`, asApp);
    assert.equal(one.body['customerName'], 'Contoso Ltd');
    assert.equal((await call('/v1/auditrecords?startDate=2020-01-01', asApp)).status, 400);
  });

  it('resellers of the provider: listed by relationship type', async () => {
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    const { body } = await call(path);
    assert.equal((body['items'] as { mpnId: string }[])[0]?.mpnId, '4711982');
    assert.equal((await call('/v1/relationships?relationship_type=Nonsense')).status, 400);
  });

  it('acceptance: role, region, cloud, own tenant and repetition are all looked at', () => {
    assert.equal(accept('Alex Wilber').kind, 'not-global-administrator');
    assert.equal(accept('Megan Bowen', 'canada').kind, 'wrong-region');
    assert.equal(accept('Miriam Graham').kind, 'wrong-region');
    assert.equal(accept('Joni Sherman', 'united-states').kind, 'wrong-region');
    assert.equal(accept('Priya Nair').kind, 'own-tenant');
    assert.equal(accept().kind, 'accepted');
    assert.equal(accept().kind, 'already-accepted');
    set({ ignoreRegion: true });
    assert.equal(accept('Megan Bowen', 'canada').kind, 'accepted');
  });

  it('an endpoint that is not simulated: 501', async () => {
    const answer = await call('/v1/customers/x/servicerequests');
    assert.equal(answer.status, 501);
    assert.match(String(answer.body['message']), /not simulated/);
  });
});
