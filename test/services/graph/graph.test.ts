import assert from 'node:assert/strict';
import { createGraphForProvider } from '../../../src/services/graph/for-provider.ts';
import { createGraphForUser } from '../../../src/services/graph/for-user.ts';
import type { GraphForProvider, GraphForUser } from '../../../src/services/graph/port.ts';
import type { SignIn } from '../../../src/services/sign-in/port.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote } from '../support/remote.ts';
import { countingSignIn } from '../support/sign-in.ts';

const id = '55555555-5555-4555-8555-000000000012';
const tenantId = '33333333-3333-4333-8333-000000000001';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const billingAdministrator = 'b0f54661-2d74-4c50-afa3-1ec803f12efe';
const refused = { status: 403, json: { error: { code: 'Authorization_RequestDenied', message: 'no' } } };

describe('Graph with the user token', () => {
  let remote: LocalRemote;
  let graph: GraphForUser;
  beforeEach(async () => {
    remote = await startRemote();
    graph = createGraphForUser({ sender: remote.sender });
  });
  afterEach(() => remote.stop());

  it('me: who is signed in, with the token of the user', async () => {
    remote.answerWith({
      json: { id: id.toUpperCase(), userPrincipalName: 'admin@contoso.com', displayName: null },
    });
    assert.deepEqual(await graph.me('user-token', 'public'), {
      objectId: id,
      userPrincipalName: 'admin@contoso.com',
      displayName: 'admin@contoso.com',
    });
    const [seen] = remote.seen;
    assert.deepEqual([seen?.host, seen?.headers.authorization], ['graph.microsoft.com', 'Bearer user-token']);
    assert.match(seen?.path ?? '', /^\/v1\.0\/me\?/);
  });

  for (const [cloud, host] of [
    ['us-government', 'graph.microsoft.us'],
    ['china', 'microsoftgraph.chinacloudapi.cn'],
  ] as const) {
    it(`${cloud}: its own root`, async () => {
      remote.answerWith({ json: { id } });
      await graph.me('t', cloud);
      assert.equal(remote.seen[0]?.host, host);
    });
  }

  it('organization, consent given: country and domains', async () => {
    const verifiedDomains = [
      { name: 'Contoso.com', isDefault: true, isInitial: false },
      { name: 'contoso.onmicrosoft.com', isDefault: false, isInitial: true },
    ];
    remote.answerWith({
      json: { value: [{ id: tenantId, displayName: 'Contoso', countryLetterCode: 'ie', verifiedDomains }] },
    });
    assert.deepEqual(await graph.organization('t', 'public'), {
      tenantId,
      displayName: 'Contoso',
      countryCode: 'IE',
      defaultDomain: 'contoso.com',
      initialDomain: 'contoso.onmicrosoft.com',
    });
  });

  it('organization, little consent: what is null stays unknown', async () => {
    remote.answerWith({
      json: { value: [{ id: tenantId, displayName: 'Contoso', countryLetterCode: null }] },
    });
    const organization = await graph.organization('t', 'public');
    assert.deepEqual([organization.countryCode, organization.defaultDomain], [undefined, undefined]);
  });

  it('organization, empty list: unavailable', async () => {
    remote.answerWith({ json: { value: [] } });
    await rejectsWith(graph.organization('t', 'public'), 'unavailable', { code: 'unreadable-answer' });
  });

  describe('administrator check', () => {
    const role = (roleTemplateId: string | null) => ({ id: 'r', roleTemplateId });
    const check = () => graph.administratorCheck('t', 'public');

    it('asks for roles through groups as an advanced query', async () => {
      remote.answerWith({ json: { value: [] } });
      await check();
      const [seen] = remote.seen;
      assert.equal(seen?.path.split('?')[0], '/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole');
      assert.deepEqual([seen?.query.get('$count'), seen?.headers.consistencylevel], ['true', 'eventual']);
    });

    const cases = [
      [
        'Global Administrator among others',
        [billingAdministrator, globalAdministrator.toUpperCase()],
        'global-administrator',
      ],
      ['Global Administrator beside a hidden role', [null, globalAdministrator], 'global-administrator'],
      ['only other roles', [billingAdministrator], 'other-roles'],
      ['no role', [], 'no-roles'],
      ['roles hidden', [null], 'unknown'],
      ['one other, one hidden', [billingAdministrator, null], 'unknown'],
    ] as const;
    for (const [title, templateIds, kind] of cases) {
      it(`${title}: ${kind}`, async () => {
        remote.answerWith({ json: { value: templateIds.map(role) } });
        assert.deepEqual(await check(), { kind });
      });
    }

    it('reading refused: unknown', async () => {
      remote.answerWith(refused);
      assert.deepEqual(await check(), { kind: 'unknown' });
    });

    it('token refused: unauthorised', async () => {
      remote.answerWith({ status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } });
      await rejectsWith(check(), 'unauthorised', { code: 'InvalidAuthenticationToken', status: 401 });
    });

    it('several pages, one of them empty: all are read, with the same header', async () => {
      const next =
        'https://graph.microsoft.com/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$skiptoken=x%2By';
      remote.answerWith(
        { json: { value: [], '@odata.nextLink': next } },
        { json: { value: [role(globalAdministrator)] } },
      );
      assert.deepEqual(await check(), { kind: 'global-administrator' });
      assert.match(remote.seen[1]?.path ?? '', /skiptoken=x(%2B|%252B|\+)y/);
      assert.equal(remote.seen[1]?.headers.consistencylevel, 'eventual');
    });

    it('next page on another host: refused, the token stays here', async () => {
      remote.answerWith({ json: { value: [], '@odata.nextLink': 'https://evil.example/v1.0/me' } });
      await rejectsWith(check(), 'rejected', { code: 'foreign-next-link' });
      assert.equal(remote.seen.length, 1);
    });

    it('pages without end: unknown after ten', async () => {
      remote.answerWith({
        json: {
          value: [role(billingAdministrator)],
          '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me/again',
        },
      });
      assert.deepEqual(await check(), { kind: 'unknown' });
      assert.equal(remote.seen.length, 10);
    });
  });

  for (const [title, reply, kind] of [
    [
      'throttled',
      { status: 429, headers: { 'retry-after': '3' }, json: { error: { code: 'TooManyRequests' } } },
      'throttled',
    ],
    ['down', { status: 503 }, 'unavailable'],
    ['not JSON', { text: '<html>' }, 'unavailable'],
    ['bad request', { status: 400, json: { error: { code: 'Request_BadRequest' } } }, 'rejected'],
  ] as const) {
    it(`${title}: ${kind}`, async () => {
      remote.answerWith(reply);
      await rejectsWith(graph.me('t', 'public'), kind, { remote: 'graph' });
    });
  }

  it('answer lost: repeated', async () => {
    remote.answerWith('drop', { json: { id } });
    assert.equal((await graph.me('t', 'public')).objectId, id);
  });

  it('byte order mark: read all the same', async () => {
    remote.answerWith({ text: `\uFEFF${JSON.stringify({ id })}` });
    assert.equal((await graph.me('t', 'public')).objectId, id);
  });
});

describe('Graph with the provider token', () => {
  let remote: LocalRemote;
  let graph: GraphForProvider;
  let signIn: SignIn & {
    readonly requests: { scope: string; tenantId: string }[];
    readonly forgotten: string[];
  };
  beforeEach(async () => {
    remote = await startRemote();
    signIn = countingSignIn();
    graph = createGraphForProvider({
      sender: remote.sender,
      signIn,
      home: { credential: 'EUROPE', tenantId, cloud: 'public' },
    });
  });
  afterEach(() => remote.stop());
  const tenant = { tenantId, displayName: 'Contoso', defaultDomainName: 'Contoso.onmicrosoft.com' };

  it('tenant by domain: found, asked with the home tenant token for Graph', async () => {
    remote.answerWith({ json: tenant });
    assert.deepEqual(await graph.tenantByDomain(' Contoso.COM '), {
      kind: 'found',
      tenant: { tenantId, displayName: 'Contoso', defaultDomain: 'contoso.onmicrosoft.com' },
    });
    assert.equal(
      remote.seen[0]?.path,
      "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')",
    );
    assert.deepEqual(signIn.requests[0], {
      credential: 'EUROPE',
      tenantId,
      authority: 'https://login.microsoftonline.com',
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  it('tenant by id: found', async () => {
    remote.answerWith({ json: tenant });
    assert.equal((await graph.tenantById(tenantId)).kind, 'found');
    assert.match(remote.seen[0]?.path ?? '', /ByTenantId\(tenantId='3333/);
  });

  it('no such tenant: not found', async () => {
    remote.answerWith({ status: 404, json: { error: { code: 'Request_ResourceNotFound' } } });
    assert.deepEqual(await graph.tenantByDomain('nobody.example'), { kind: 'not-found' });
  });

  it('text that would leave the quotes, or no id: not found without a call', async () => {
    assert.deepEqual(await graph.tenantByDomain("x.com')/users('1"), { kind: 'not-found' });
    assert.deepEqual(await graph.tenantById("1')"), { kind: 'not-found' });
    assert.equal(remote.seen.length, 0);
  });

  it('token refused once: a new one is fetched and the question repeated', async () => {
    remote.answerWith(
      { status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } },
      { json: tenant },
    );
    assert.equal((await graph.tenantByDomain('contoso.com')).kind, 'found');
    assert.deepEqual(signIn.forgotten, ['app-token-1']);
    assert.equal(remote.seen[1]?.headers.authorization, 'Bearer app-token-2');
  });

  it('token refused for good: unauthorised after the second', async () => {
    remote.answerWith({ status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } });
    await rejectsWith(graph.tenantByDomain('contoso.com'), 'unauthorised');
    assert.equal(remote.seen.length, 2);
  });

  it('rights missing: unauthorised, asked once', async () => {
    remote.answerWith(refused);
    await rejectsWith(graph.tenantByDomain('contoso.com'), 'unauthorised', {
      code: 'Authorization_RequestDenied',
    });
    assert.equal(remote.seen.length, 1);
  });

  it('member groups: asked in twenties, answers joined', async () => {
    const groups = Array.from(
      { length: 25 },
      (_, n) => `44444444-4444-4444-8444-0000000000${String(n).padStart(2, '0')}`,
    );
    remote.answer((seen) => ({
      json: { value: (JSON.parse(seen.body) as { groupIds: string[] }).groupIds.slice(0, 1) },
    }));
    assert.deepEqual(await graph.memberGroups(id, groups), [groups[0], groups[20]]);
    assert.equal(remote.seen[0]?.path, `/v1.0/users/${id}/checkMemberGroups`);
    assert.equal(remote.seen.length, 2);
  });

  it('no groups to ask about: no call', async () => {
    assert.deepEqual(await graph.memberGroups(id, []), []);
    assert.equal(remote.seen.length, 0);
  });

  it('user id that is no GUID: rejected without a call', async () => {
    await rejectsWith(graph.memberGroups('../me', [tenantId]), 'rejected', { code: 'not-a-guid' });
    assert.equal(remote.seen.length, 0);
  });
});
