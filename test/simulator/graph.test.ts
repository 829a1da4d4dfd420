import assert from 'node:assert/strict';
import { issueUserToken } from '../../simulator/login/tokens.ts';
import type { Simulator } from '../../simulator/server.ts';
import type { Switches } from '../../simulator/world/types.ts';
import { appToken, callApi, startTestSimulator, userOf, type ApiAnswer } from './test-simulator.ts';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const whole = ['User.Read', 'Organization.Read.All', 'RoleManagement.Read.Directory'];
const advanced = { headers: { ConsistencyLevel: 'eventual' } };
const cast = '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true';

describe('simulated Graph', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => simulator.world.reset());

  const tokenOf = (name: string, scopes = whole, audience = 'https://graph.microsoft.com') =>
    issueUserToken(simulator.context, { user: userOf(simulator, name), audience, scopes });
  const call = (path: string, token: string | undefined, options?: Parameters<typeof callApi>[3]) =>
    callApi(simulator, `https://graph.microsoft.com/v1.0${path}`, token, options);
  const set = (switches: Partial<Switches>) =>
    simulator.world.change((state) => Object.assign(state.switches, switches));
  const codeOf = (answer: ApiAnswer) => [
    answer.status,
    (answer.body['error'] as { code?: string } | undefined)?.code,
  ];
  const value = (answer: ApiAnswer) => answer.body['value'] as Record<string, unknown>[];
  const asApp = () => appToken(simulator, 'europe', 'https://graph.microsoft.com');

  it('no token, or one of another cloud: 401 InvalidAuthenticationToken', async () => {
    const government = await tokenOf('Joni Sherman', whole, 'https://graph.microsoft.us');
    for (const token of [undefined, government]) {
      assert.deepEqual(codeOf(await call('/me', token)), [401, 'InvalidAuthenticationToken']);
    }
    const there = await callApi(simulator, 'https://graph.microsoft.us/v1.0/me', government);
    assert.equal(there.body['displayName'], 'Joni Sherman');
  });

  it('error: code, message and inner error with the ids of the request', async () => {
    const answer = await call('/me', undefined, { headers: { 'client-request-id': 'abc' } });
    const error = answer.body['error'] as { message: string; innerError: Record<string, string> };
    assert.ok(error.message);
    assert.equal(error.innerError['client-request-id'], 'abc');
    assert.equal(answer.headers.get('request-id'), error.innerError['request-id']);
  });

  it('tenant by domain and by id: found in the same cloud only, without any relationship', async () => {
    const token = await asApp();
    const byDomain = (name: string) =>
      call(`/tenantRelationships/findTenantInformationByDomainName(domainName='${name}')`, token);
    const found = await byDomain('contoso.com');
    assert.equal(found.body['tenantId'], '33333333-3333-4333-8333-000000000001');
    assert.equal(found.body['defaultDomainName'], 'contoso.onmicrosoft.com');
    assert.deepEqual(codeOf(await byDomain('nobody.example')), [404, 'Request_ResourceNotFound']);
    assert.deepEqual(codeOf(await byDomain('wingtip.cn')), [404, 'Request_ResourceNotFound']);
    const byId = (id: string) =>
      call(`/tenantRelationships/findTenantInformationByTenantId(tenantId='${id}')`, token);
    assert.equal((await byId('33333333-3333-4333-8333-000000000002')).body['displayName'], 'Fabrikam GmbH');
    assert.deepEqual(codeOf(await byId('nonsense')), [400, 'Request_BadRequest']);
  });

  it('tenant look-up with a customer user’s token: refused', async () => {
    const path = "/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')";
    assert.deepEqual(codeOf(await call(path, await tokenOf('Megan Bowen'))), [
      403,
      'Authorization_RequestDenied',
    ]);
  });

  it('me: the usual properties, or the selected ones; refused without a user', async () => {
    const token = await tokenOf('Megan Bowen');
    const me = await call('/me', token);
    assert.equal(me.body['id'], '55555555-5555-4555-8555-000000000012');
    assert.equal(me.body['userPrincipalName'], 'admin@contoso.onmicrosoft.com');
    const selected = await call('/me?$select=id,userType', token);
    assert.equal(selected.body['userType'], 'Member');
    assert.equal('displayName' in selected.body, false);
    assert.equal((await call('/me', await asApp())).status, 400);
  });

  it('organization: with User.Read alone only name and domains, else the country too', async () => {
    const little = value(await call('/organization', await tokenOf('Megan Bowen', ['User.Read'])))[0];
    assert.equal(little?.['displayName'], 'Contoso Ltd');
    assert.equal(little?.['countryLetterCode'], null);
    assert.deepEqual(
      (little['verifiedDomains'] as { name: string; isDefault: boolean; isInitial: boolean }[]).map(
        ({ name, isDefault, isInitial }) => [name, isDefault, isInitial],
      ),
      [
        ['contoso.onmicrosoft.com', true, true],
        ['contoso.com', false, false],
      ],
    );
    const much = value(await call('/organization', await tokenOf('Megan Bowen')))[0];
    assert.equal(much?.['countryLetterCode'], 'IE');
  });

  it('roles: template ids with enough rights, nulls with User.Read alone', async () => {
    const seen = value(await call(cast, await tokenOf('Megan Bowen'), advanced));
    assert.deepEqual(
      seen.map((role) => role['roleTemplateId']),
      [globalAdministrator],
    );
    const little = value(await call(cast, await tokenOf('Megan Bowen', ['User.Read']), advanced))[0];
    assert.equal(little?.['roleTemplateId'], null);
    assert.ok(little?.['id']);
    assert.deepEqual(value(await call(cast, await tokenOf('Alex Wilber'), advanced)), []);
  });

  it('roles without the cast: typed objects, groups among them', async () => {
    const types = value(await call('/me/memberOf', await tokenOf('Sam Keller'))).map(
      (item) => item['@odata.type'],
    );
    assert.deepEqual(types, ['#microsoft.graph.group']);
    const roles = value(await call('/me/memberOf', await tokenOf('Lynne Robbins')));
    assert.equal(roles[0]?.['@odata.type'], '#microsoft.graph.directoryRole');
  });

  it('cast without ConsistencyLevel and $count: 400', async () => {
    const token = await tokenOf('Megan Bowen');
    assert.deepEqual(codeOf(await call(cast, token)), [400, 'Request_UnsupportedQuery']);
    const path = '/me/memberOf/microsoft.graph.directoryRole';
    assert.deepEqual(codeOf(await call(path, token, advanced)), [400, 'Request_UnsupportedQuery']);
  });

  it('switch roles: hidden gives nulls, refused gives 403', async () => {
    const token = await tokenOf('Megan Bowen');
    set({ roles: 'hidden' });
    assert.equal(value(await call(cast, token, advanced))[0]?.['roleTemplateId'], null);
    set({ roles: 'refused' });
    assert.deepEqual(codeOf(await call(cast, token, advanced)), [403, 'Authorization_RequestDenied']);
  });

  it('switch graphFailNext: 503 once', async () => {
    const token = await tokenOf('Megan Bowen');
    set({ graphFailNext: 1 });
    assert.equal((await call('/me', token)).status, 503);
    assert.equal((await call('/me', token)).status, 200);
  });

  it('group check: the groups the user is in; at most 20 ids; other tenants’ users unknown', async () => {
    const token = await asApp();
    const sales = '44444444-4444-4444-8444-000000000001';
    const check = (user: string, groupIds: string[]) =>
      call(`/users/${user}/checkMemberGroups`, token, { method: 'POST', body: { groupIds } });
    const sam = '22222222-2222-4222-8222-000000000002';
    assert.deepEqual((await check(sam, [sales, sam])).body['value'], [sales]);
    assert.deepEqual((await check('22222222-2222-4222-8222-000000000001', [sales])).body['value'], []);
    assert.equal(
      (
        await check(
          sam,
          Array.from({ length: 21 }, () => sales),
        )
      ).status,
      400,
    );
    assert.equal((await check('55555555-5555-4555-8555-000000000012', [sales])).status, 404);
    const objects = await call(`/directoryObjects/${sam}/checkMemberGroups`, token, {
      method: 'POST',
      body: { groupIds: [sales] },
    });
    assert.deepEqual(objects.body['value'], [sales]);
  });
});
