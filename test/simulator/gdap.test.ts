import assert from 'node:assert/strict';
import { issueUserToken } from '../../simulator/login/tokens.ts';
import type { Simulator } from '../../simulator/server.ts';
import type { Switches } from '../../simulator/world/types.ts';
import { shapeDifferences } from '../../scripts/contract/compare.ts';
import {
  accountOf,
  appToken,
  callApi,
  control,
  partnerCenter,
  startTestSimulator,
  userOf,
  type ApiAnswer,
} from './test-simulator.ts';

const contoso = '33333333-3333-4333-8333-000000000001';
const directoryReaders = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const exchange = '29232cdf-9323-42fd-ade2-1d097af3e4de';
const sales = '44444444-4444-4444-8444-000000000001';
const base = '/_/admin.microsoft.com';
const roles = (...ids: string[]) => ({
  unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })),
});

describe('simulated delegated administration', () => {
  let simulator: Simulator;
  let token: string;
  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.stop());
  beforeEach(async () => {
    simulator.world.reset();
    simulator.world.change((state) => {
      state.switches.webhookDelayMs = 3_600_000;
      accountOf(simulator, 'europe').webhook = {
        url: 'http://127.0.0.1:9/',
        events: ['approved', 'activated', 'terminated', 'expired'].map(
          (what) => `granular-admin-relationship-${what}`,
        ),
        signatureTokenToMsSignatureHeader: true,
        subscriberId: sales,
      };
    });
    token = await appToken(simulator, 'europe', 'https://graph.microsoft.com');
  });

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    callApi(simulator, `https://graph.microsoft.com/v1.0/tenantRelationships/${path}`, token, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  let names = 0;
  const create = (more: Record<string, unknown> = {}) =>
    call('POST', 'delegatedAdminRelationships', {
      displayName: `Contoso ${(names += 1)}`,
      duration: 'P30D',
      customer: { tenantId: contoso },
      accessDetails: roles(directoryReaders),
      ...more,
    });
  const one = (id: string, rest = '') => `delegatedAdminRelationships/${id}${rest}`;
  const idOf = (answer: ApiAnswer) => String(answer.body['id']);
  const read = (id: string) => call('GET', one(id));
  const statusOf = async (id: string) => (await read(id)).body['status'];
  const etagOf = async (id: string, rest = '') => ({
    'if-match': String((await call('GET', one(id, rest))).body['@odata.etag']),
  });
  const locked = async (more: Record<string, unknown> = {}) => {
    const id = idOf(await create(more));
    await call('POST', one(id, '/requests'), { action: 'lockForApproval' });
    return id;
  };
  const deed = (id: string, what: string, more: Record<string, unknown> = {}) =>
    control(simulator, 'gdap', { id, deed: what, ...more });
  const pass = (seconds: number) =>
    simulator.world.setClock(simulator.world.state.clockOffsetMs + seconds * 1000);
  const active = async (more: Record<string, unknown> = {}) => {
    const id = await locked(more);
    await deed(id, 'approve');
    pass(4);
    return id;
  };
  const set = (switches: Partial<Switches>) =>
    simulator.world.change((state) => Object.assign(state.switches, switches));
  const codeOf = (answer: ApiAnswer) => [
    answer.status,
    (answer.body['error'] as { code?: string } | undefined)?.code,
  ];
  const events = () => simulator.world.state.deliveries.map(({ body }) => JSON.parse(body) as unknown);

  it('created: 201 with Location and every documented property', async () => {
    const answer = await create();
    assert.equal(answer.status, 201);
    assert.equal(
      answer.headers.get('location'),
      `https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/${idOf(answer)}`,
    );
    assert.match(idOf(answer), /^[0-9a-f-]{36}-[0-9a-f-]{36}$/);
    const documented = {
      '@odata.type': 't',
      '@odata.context': 'c',
      '@odata.etag': 'e',
      id: 'i',
      displayName: 'n',
      duration: 'P31D',
      status: 'created',
      createdDateTime: 'd',
      lastModifiedDateTime: 'd',
      customer: { tenantId: 'i' },
      accessDetails: { unifiedRoles: [{ roleDefinitionId: 'i' }] },
      autoExtendDuration: 'P180D',
    };
    assert.deepEqual(shapeDifferences(documented, answer.body), []);
    assert.deepEqual((await read(idOf(answer))).body['status'], 'created');
  });

  for (const [what, more] of [
    ['no day', { duration: 'P0D' }],
    ['three years', { duration: 'P3Y' }],
    ['hours', { duration: 'PT5H' }],
    ['no roles', { accessDetails: roles() }],
    ['51 characters', { displayName: 'x'.repeat(51) }],
    ['unknown customer', { customer: { tenantId: sales } }],
    ['customer of another cloud', { customer: { tenantId: '33333333-3333-4333-8333-000000000008' } }],
    ['another extension', { autoExtendDuration: 'P90D' }],
    [
      'Global Administrator with extension',
      { autoExtendDuration: 'P180D', accessDetails: roles(globalAdministrator) },
    ],
  ] as const) {
    it(`create with ${what}: 400`, async () => {
      assert.equal((await create(more)).status, 400);
      assert.equal(simulator.world.state.gdap.length, 0);
    });
  }

  it('name: unique over all relationships of the partner, ended ones included', async () => {
    const id = await locked({ displayName: 'Same' });
    await deed(id, 'reject');
    assert.equal((await create({ displayName: 'same' })).status, 400);
  });

  it('another partner: sees nothing of it; a customer’s user and a token without rights: 403', async () => {
    const id = idOf(await create());
    token = await appToken(simulator, 'canada', 'https://graph.microsoft.com');
    assert.equal((await read(id)).status, 404);
    assert.deepEqual((await call('GET', 'delegatedAdminRelationships')).body['value'], []);
    const scopes = ['DelegatedAdminRelationship.ReadWrite.All'];
    const audience = 'https://graph.microsoft.com';
    token = await issueUserToken(simulator.context, {
      user: userOf(simulator, 'Megan Bowen'),
      audience,
      scopes,
    });
    assert.deepEqual(codeOf(await read(id)), [403, 'Authorization_RequestDenied']);
    const staff = userOf(simulator, 'Priya Nair');
    token = await issueUserToken(simulator.context, { user: staff, audience, scopes: ['User.Read'] });
    assert.equal((await read(id)).status, 403);
    token = await issueUserToken(simulator.context, { user: staff, audience, scopes });
    set({ gdapPrincipalMissing: true });
    assert.equal((await read(id)).status, 200, 'the principal matters to app-only calls');
  });

  it('China: no such resource', async () => {
    const audience = 'https://microsoftgraph.chinacloudapi.cn';
    const user = userOf(simulator, 'Grady Archie');
    const inChina = await issueUserToken(simulator.context, { user, audience, scopes: [] });
    const path = '/v1.0/tenantRelationships/delegatedAdminRelationships';
    assert.equal((await callApi(simulator, `${audience}${path}`, inChina)).status, 400);
  });

  it('If-Match: missing 400, stale 412, current 204', async () => {
    const id = idOf(await create());
    const etag = await etagOf(id);
    assert.equal((await call('PATCH', one(id), { duration: 'P31D' })).status, 400);
    assert.equal((await call('PATCH', one(id), { duration: 'P31D' }, etag)).body['duration'], 'P31D');
    assert.equal((await call('DELETE', one(id), undefined, etag)).status, 412);
    assert.equal((await call('DELETE', one(id), undefined, await etagOf(id))).status, 204);
    assert.equal((await read(id)).status, 404);
  });

  it('locked: frozen; requests tell what was asked', async () => {
    set({ gdapLockSeconds: 10 });
    const id = await locked();
    assert.equal(await statusOf(id), 'created');
    assert.equal((await call('DELETE', one(id), undefined, await etagOf(id))).status, 400);
    pass(10);
    assert.equal(await statusOf(id), 'approvalPending');
    assert.equal((await call('PATCH', one(id), { duration: 'P31D' }, await etagOf(id))).status, 400);
    assert.equal((await call('POST', one(id, '/requests'), { action: 'terminate' })).status, 400);
    const { value } = (await call('GET', one(id, '/requests'))).body as { value: Record<string, unknown>[] };
    assert.deepEqual(
      value.map(({ action, status }) => [action, status]),
      [['lockForApproval', 'succeeded']],
    );
    assert.equal((await call('GET', one(id, `/requests/${String(value[0]?.['id'])}`))).status, 200);
  });

  it('approved and removed: webhooks and audit records of each step Partner Center tells of', async () => {
    const id = await active();
    await deed(id, 'remove');
    pass(4);
    const uri = `https://partner.microsoft.com/granularAdminRelationships/${id}`;
    assert.deepEqual(
      events().map((event) => {
        const { EventName, ResourceUri, ResourceName, AuditUri } = event as Record<string, unknown>;
        return [EventName, ResourceUri, ResourceName, AuditUri];
      }),
      ['approved', 'activated', 'terminated'].map((what) => [
        `granular-admin-relationship-${what}`,
        uri,
        'GranularAdminRelationship',
        null,
      ]),
    );
    const start = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const partnerToken = await appToken(simulator);
    const audit = await callApi(
      simulator,
      partnerCenter(`/v1/auditrecords?startDate=${start}`),
      partnerToken,
    );
    assert.deepEqual(
      (audit.body['items'] as { operationType: string }[]).map(({ operationType }) => operationType),
      ['approved', 'activated', 'terminated'].map((what) => `granular_admin_relationship_${what}`),
    );
  });

  it('nobody asks: it goes on, and the webhook leaves, by the clock alone', async () => {
    const id = await locked();
    pass(90 * 86_400);
    assert.equal(simulator.world.state.gdap[0]?.status, 'expired');
    assert.equal((events().at(-1) as { EventName: string }).EventName, 'granular-admin-relationship-expired');
    assert.equal((await deed(id, 'approve')).body['kind'], 'over');
  });

  it('active: only extension and taking Global Administrator out can change; that runs as an operation', async () => {
    const id = await active({ accessDetails: roles(globalAdministrator, directoryReaders) });
    const change = async (body: unknown) => await call('PATCH', one(id), body, await etagOf(id));
    assert.equal((await change({ displayName: 'Other' })).status, 400);
    assert.equal((await change({ accessDetails: roles(exchange) })).status, 400);
    assert.equal((await change({ autoExtendDuration: 'P180D' })).status, 400);
    const answer = await change({ accessDetails: roles(directoryReaders) });
    assert.deepEqual([answer.status, answer.headers.get('retry-after'), answer.text], [202, '10', '{}']);
    const operation = answer.headers.get('location')?.split('/tenantRelationships/')[1] ?? '';
    assert.equal((await call('GET', operation)).body['operationType'], 'delegatedAdminRelationshipUpdate');
    assert.equal((await change({ accessDetails: roles(directoryReaders) })).status, 200);
    assert.equal((await change({ autoExtendDuration: 'P180D' })).body['autoExtendDuration'], 'P180D');
    const list = (await call('GET', one(id, '/operations'))).body['value'] as unknown[];
    assert.equal(list.length, 1);
  });

  it('groups: assigned, changed as an operation, removed; only in active', async () => {
    const assignment = {
      accessContainer: { accessContainerId: sales, accessContainerType: 'securityGroup' },
      accessDetails: roles(directoryReaders),
    };
    const waiting = await locked();
    assert.equal((await call('POST', one(waiting, '/accessAssignments'), assignment)).status, 400);
    const id = await active({ accessDetails: roles(directoryReaders, exchange) });
    const created = await call('POST', one(id, '/accessAssignments'), assignment);
    assert.deepEqual([created.status, created.body['status']], [201, 'pending']);
    assert.equal((await call('POST', one(id, '/accessAssignments'), assignment)).status, 400);
    const rest = `/accessAssignments/${idOf(created)}`;
    pass(4);
    assert.equal((await call('GET', one(id, rest))).body['status'], 'active');
    const change = { accessDetails: roles(exchange) };
    assert.equal((await call('PATCH', one(id, rest), change, await etagOf(id, rest))).status, 202);
    assert.equal((await call('PATCH', one(id, rest), change, await etagOf(id, rest))).status, 200);
    assert.equal((await call('DELETE', one(id, rest), undefined, { 'if-match': 'W/"old"' })).status, 412);
    assert.equal((await call('DELETE', one(id, rest), undefined, await etagOf(id, rest))).status, 204);
    assert.deepEqual((await call('GET', one(id, '/accessAssignments'))).body['value'], []);
  });

  it('lists: pages with a next address, by status, and the customers there are', async () => {
    const ids = [idOf(await create()), idOf(await create()), await active()];
    const first = await call('GET', 'delegatedAdminRelationships?$top=2&$count=true');
    assert.equal(first.body['@odata.count'], 3);
    const next = String(first.body['@odata.nextLink']).split('/tenantRelationships/')[1] ?? '';
    const rest = (await call('GET', next)).body;
    const listed = [first.body, rest].flatMap((body) => body['value'] as { id: string }[]);
    assert.deepEqual(
      listed.map(({ id }) => id),
      ids,
    );
    assert.equal(rest['@odata.nextLink'], undefined);
    const running = (await call('GET', "delegatedAdminRelationships?$filter=status eq 'active'")).body;
    assert.equal((running['value'] as unknown[]).length, 1);
    const customers = (await call('GET', 'delegatedAdminCustomers')).body['value'] as { id: string }[];
    assert.deepEqual(
      customers.map(({ id }) => id),
      [contoso],
    );
    assert.equal(
      (await call('GET', `delegatedAdminCustomers/${contoso}`)).body['displayName'],
      'Contoso Ltd',
    );
    assert.equal((await call('GET', `delegatedAdminCustomers/${sales}`)).status, 404);
  });

  it('control panel: only a Global Administrator of the customer decides, unless forced', async () => {
    const id = await locked();
    const userId = userOf(simulator, 'Alex Wilber').id;
    assert.equal((await deed(id, 'remove')).body['kind'], 'not-active');
    assert.equal((await deed(id, 'approve', { userId })).body['kind'], 'not-global-administrator');
    const stranger = userOf(simulator, 'Katrin Vogel').id;
    assert.equal(
      (await deed(id, 'approve', { userId: stranger, force: true })).body['kind'],
      'other-organisation',
    );
    assert.equal((await deed(id, 'approve', { userId, force: true })).body['kind'], 'done');
    assert.equal((await deed(id, 'approve')).body['kind'], 'approved-already');
    assert.equal((await deed('nothing', 'approve')).status, 404);
  });

  describe('admin center', () => {
    const cookieOf = (name: string) => `rehearsal_admin=${userOf(simulator, name).id}`;
    const open = async (path: string, name: string) =>
      await (
        await fetch(`${simulator.origin}${base}${path}`, { headers: { cookie: cookieOf(name) } })
      ).text();
    const post = (path: string, form: Record<string, string>, name: string) =>
      fetch(`${simulator.origin}${base}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: simulator.origin, cookie: cookieOf(name) },
        body: new URLSearchParams(form),
      });
    const page = (id: string) => `/rehearsal/admin-rights/${id}`;

    it('Global Administrator: sees partner, roles and duration, approves', async () => {
      const id = await locked();
      const text = await open(page(id), 'Megan Bowen');
      for (const part of [
        /Approve partner roles/,
        /Open Door Technology \(Ireland\)/,
        /Directory Readers/,
        /30 days/,
      ])
        assert.match(text, part);
      assert.equal((await post(page(id), { decision: 'approve' }, 'Megan Bowen')).status, 303);
      assert.equal(await statusOf(id), 'approved');
      assert.match(await open(page(id), 'Megan Bowen'), /within minutes/);
      pass(4);
      assert.match(await open(page(id), 'Megan Bowen'), /The partner has these roles/);
    });

    it('rejected: terminated, and over for the next look', async () => {
      const id = await locked();
      await post(page(id), { decision: 'reject' }, 'Megan Bowen');
      assert.equal(await statusOf(id), 'terminated');
      assert.match(await open(page(id), 'Megan Bowen'), /can no longer be approved/);
    });

    it('employee, another organisation, not locked, unknown: a sentence, and the button does nothing', async () => {
      const id = await locked();
      assert.match(await open(page(id), 'Alex Wilber'), /You don't have permission/);
      assert.match(await open(page(id), 'Katrin Vogel'), /isn't for your organisation/);
      for (const name of ['Alex Wilber', 'Katrin Vogel']) await post(page(id), { decision: 'approve' }, name);
      assert.equal(await statusOf(id), 'approvalPending');
      const draft = idOf(await create());
      for (const wrong of [draft, 'x']) assert.match(await open(page(wrong), 'Megan Bowen'), /was not found/);
    });

    it('partner relationships: the administrator removes the roles, nobody else', async () => {
      const id = await active();
      assert.match(await open('/rehearsal/partners', 'Megan Bowen'), /Remove roles/);
      assert.doesNotMatch(await open('/rehearsal/partners', 'Alex Wilber'), /Remove roles/);
      for (const name of ['Alex Wilber', 'Katrin Vogel']) {
        await post('/rehearsal/end-admin-rights', { id }, name);
        assert.equal(await statusOf(id), 'active');
      }
      await post('/rehearsal/end-admin-rights', { id }, 'Megan Bowen');
      assert.equal(await statusOf(id), 'terminationRequested');
    });

    it('switch: the link shows the home page', async () => {
      const id = await locked();
      set({ adminCenter: 'home' });
      assert.match(await open(page(id), 'Megan Bowen'), /Good to see you/);
    });
  });
});
