import assert from 'node:assert/strict';
import { createGdapAtGraph } from '../../../src/services/graph/gdap.ts';
import type { GdapAtGraph, GdapRelationship } from '../../../src/services/graph/gdap-port.ts';
import { europe } from '../support/accounts.ts';
import { rejectsWith } from '../support/problems.ts';
import { startRemote, type LocalRemote } from '../support/remote.ts';
import { countingSignIn, type CountingSignIn } from '../support/sign-in.ts';

const customerTenantId = '33333333-3333-4333-8333-000000000001';
const id = '5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836';
const directoryReaders = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const path = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const wire = {
  '@odata.etag': 'W/"one"',
  id: id.toUpperCase(),
  displayName: 'Contoso G-1001',
  duration: 'P365D',
  autoExtendDuration: 'PT0S',
  customer: { tenantId: customerTenantId, displayName: 'Contoso Ltd' },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: directoryReaders }] },
  status: 'created',
  createdDateTime: '2026-02-10T11:24:42.3148266Z',
  activatedDateTime: null,
  endDateTime: '',
};
const wanted = {
  displayName: 'Contoso G-1001',
  customerTenantId,
  roleIds: [directoryReaders],
  durationDays: 365,
  autoExtends: false,
};

describe('delegated admin relationships at Graph', () => {
  let remote: LocalRemote;
  let signIn: CountingSignIn;
  let gdap: GdapAtGraph;
  beforeEach(async () => {
    remote = await startRemote();
    signIn = countingSignIn();
    gdap = createGdapAtGraph({ sender: remote.sender, signIn });
  });
  afterEach(() => remote.stop());

  const read = async (more: Record<string, unknown> = {}): Promise<GdapRelationship> => {
    remote.answerWith({ json: { ...wire, ...more } });
    const found = await gdap.byId(europe(), id);
    remote.seen.length = 0;
    return found.kind === 'found' ? found.relationship : assert.fail('not found');
  };

  it('create: what is wanted goes out once, with the token of the account itself', async () => {
    remote.answerWith({ status: 201, json: wire });
    const created = await gdap.create(europe(), wanted);
    assert.deepEqual(created, {
      id,
      displayName: 'Contoso G-1001',
      customer: { tenantId: customerTenantId, displayName: 'Contoso Ltd' },
      roleIds: [directoryReaders],
      status: 'created',
      durationDays: 365,
      autoExtends: false,
      createdAt: Date.parse('2026-02-10T11:24:42.314Z'),
      activatedAt: undefined,
      endsAt: undefined,
      etag: 'W/"one"',
    });
    const [seen] = remote.seen;
    assert.deepEqual([seen?.method, seen?.path, seen?.host], ['POST', path, 'graph.microsoft.com']);
    assert.deepEqual(JSON.parse(seen?.body ?? ''), {
      displayName: 'Contoso G-1001',
      duration: 'P365D',
      customer: { tenantId: customerTenantId },
      accessDetails: { unifiedRoles: [{ roleDefinitionId: directoryReaders }] },
      autoExtendDuration: 'PT0S',
    });
    assert.deepEqual(signIn.requests, [
      {
        credential: 'EUROPE',
        tenantId: europe().tenantId,
        authority: 'https://login.microsoftonline.com',
        scope: 'https://graph.microsoft.com/.default',
      },
    ]);
  });

  for (const [what, change] of [
    [
      'Global Administrator among the roles',
      { roleIds: [directoryReaders, globalAdministrator.toUpperCase()] },
    ],
    ['no role', { roleIds: [] }],
    ['a role that is no id', { roleIds: ['Directory Readers'] }],
    ['more than two years', { durationDays: 731 }],
    ['half a day', { durationDays: 0.5 }],
    ['a name of 51 characters', { displayName: 'x'.repeat(51) }],
    ['no name', { displayName: ' ' }],
    ['a customer that is no tenant id', { customerTenantId: 'contoso.com' }],
  ] as const) {
    it(`create with ${what}: refused before any call`, async () => {
      await rejectsWith(gdap.create(europe(), { ...wanted, ...change }), 'rejected', {
        code: 'invalid-relationship',
      });
      assert.equal(remote.seen.length, 0);
    });
  }

  it('create, answer lost or 503: outcome unknown, sent once', async () => {
    for (const reply of ['drop' as const, { status: 503 }]) {
      remote.seen.length = 0;
      remote.answerWith(reply);
      await rejectsWith(gdap.create(europe(), wanted), 'outcome-unknown');
      assert.equal(remote.seen.length, 1);
    }
  });

  it('rights or second factor missing: unauthorised', async () => {
    remote.answerWith({
      status: 403,
      json: { error: { code: 'Forbidden', message: 'The user (principal)…' } },
    });
    await rejectsWith(gdap.create(europe(), wanted), 'unauthorised', { status: 403, code: 'Forbidden' });
  });

  it('token refused: another one, once', async () => {
    remote.answerWith({ status: 401, json: {} }, { json: wire });
    assert.equal((await gdap.byId(europe(), id)).kind, 'found');
    assert.deepEqual(signIn.forgotten, ['app-token-1']);
    assert.equal(remote.seen[1]?.headers.authorization, 'Bearer app-token-2');
  });

  it('China and Germany: refused before any call', async () => {
    for (const cloud of ['china', 'germany'] as const) {
      const account = europe({ cloud });
      await rejectsWith(gdap.create(account, wanted), 'rejected', { code: 'no-gdap-in-this-cloud' });
      await rejectsWith(gdap.byName(account, 'x'), 'rejected', { code: 'no-gdap-in-this-cloud' });
    }
    assert.deepEqual([remote.seen.length, signIn.requests.length], [0, 0]);
  });

  it('US Government: its own Graph and sign-in', async () => {
    remote.answerWith({ json: wire });
    await gdap.byId(europe({ cloud: 'us-government' }), id);
    assert.equal(remote.seen[0]?.host, 'graph.microsoft.us');
    assert.equal(signIn.requests[0]?.authority, 'https://login.microsoftonline.us');
  });

  it('unknown id: not found', async () => {
    remote.answerWith({ status: 404, json: { error: { code: 'Request_ResourceNotFound', message: '' } } });
    assert.deepEqual(await gdap.byId(europe(), id), { kind: 'not-found' });
  });

  for (const [theirs, ours] of [
    ['approvalPending', 'approval-pending'],
    ['terminationRequested', 'termination-requested'],
    ['expiring', 'expiring'],
    ['unknownFutureValue', 'unknown'],
    ['somethingNew', 'unknown'],
    [null, 'unknown'],
  ] as const) {
    it(`status ${theirs}: ${ours}`, async () => {
      assert.equal((await read({ status: theirs })).status, ours);
    });
  }

  for (const [duration, days] of [
    ['P730D', 730],
    ['P2Y', 730],
    ['P1Y6M', 545],
    ['P4W', 28],
    ['PT0S', 0],
    ['nonsense', 0],
    [null, 0],
  ] as const) {
    it(`duration ${duration}: ${days} days`, async () => {
      assert.equal((await read({ duration })).durationDays, days);
    });
  }

  it('extension: P180D extends, P0D and PT0S do not', async () => {
    assert.equal((await read({ autoExtendDuration: 'P180D' })).autoExtends, true);
    assert.equal((await read({ autoExtendDuration: 'P0D' })).autoExtends, false);
  });

  it('nobody named, names null: no customer, empty name', async () => {
    assert.equal((await read({ customer: null })).customer, undefined);
    const named = await read({ customer: { tenantId: customerTenantId, displayName: null } });
    assert.deepEqual(named.customer, { tenantId: customerTenantId, displayName: '' });
  });

  it('all: pages of 300, the next address as it came, an empty page in between', async () => {
    const next = `https://graph.microsoft.com${path}?$top=300&$skiptoken=a%2Bb%3D%3D%26c`;
    remote.answerWith(
      { json: { value: [wire], '@odata.nextLink': next } },
      { json: { value: [], '@odata.nextLink': `${next}2` } },
      { json: { value: [{ ...wire, id: 'x' }] } },
    );
    const sizes = [];
    for await (const page of gdap.all(europe())) sizes.push(page.length);
    assert.deepEqual(sizes, [1, 0, 1]);
    assert.deepEqual(
      remote.seen.map((seen) => seen.path),
      [
        `${path}?$top=300`,
        `${path}?$top=300&$skiptoken=a%2Bb%3D%3D%26c`,
        `${path}?$top=300&$skiptoken=a%2Bb%3D%3D%26c2`,
      ],
    );
  });

  it('next address elsewhere: the token does not go there', async () => {
    remote.answerWith({ json: { value: [], '@odata.nextLink': 'https://evil.example/v1.0/x' } });
    await rejectsWith(gdap.byName(europe(), 'x'), 'rejected', { code: 'foreign-next-link' });
    assert.equal(remote.seen.length, 1);
  });

  it('by name: only the whole name, pages read until it is there', async () => {
    const next = `https://graph.microsoft.com${path}?$skiptoken=2`;
    remote.answerWith(
      { json: { value: [{ ...wire, displayName: 'Contoso G-10012' }], '@odata.nextLink': next } },
      { json: { value: [wire], '@odata.nextLink': `${next}3` } },
    );
    assert.equal((await gdap.byName(europe(), 'Contoso G-1001'))?.id, id);
    assert.equal(remote.seen.length, 2);
    remote.answerWith({ json: { value: [] } });
    assert.equal(await gdap.byName(europe(), 'Contoso G-1001'), undefined);
  });

  for (const [method, action] of [
    ['lockForApproval', 'lockForApproval'],
    ['terminate', 'terminate'],
  ] as const) {
    it(`${action}: one request, never repeated`, async () => {
      remote.answerWith({ status: 201, json: { id: 'r', action, status: 'created' } });
      await gdap[method](europe(), id);
      const [seen] = remote.seen;
      assert.deepEqual([seen?.method, seen?.path], ['POST', `${path}/${id}/requests`]);
      assert.deepEqual(JSON.parse(seen?.body ?? ''), { action });
      remote.answerWith('drop');
      await rejectsWith(gdap[method](europe(), id), 'outcome-unknown');
      assert.equal(remote.seen.length, 2);
    });
  }

  it('extension switched on: with the version that was read', async () => {
    const relationship = await read({ status: 'active' });
    remote.answerWith({
      json: { ...wire, status: 'active', autoExtendDuration: 'P180D', '@odata.etag': 'W/"two"' },
    });
    const changed = await gdap.setAutoExtend(europe(), relationship, true);
    assert.deepEqual([changed.autoExtends, changed.etag], [true, 'W/"two"']);
    const [seen] = remote.seen;
    assert.deepEqual(
      [seen?.method, seen?.path, seen?.headers['if-match']],
      ['PATCH', `${path}/${id}`, 'W/"one"'],
    );
    assert.deepEqual(JSON.parse(seen?.body ?? ''), { autoExtendDuration: 'P180D' });
  });

  it('extension, Microsoft goes on by itself (202): read again', async () => {
    const relationship = await read();
    remote.answerWith({ status: 202, json: {} }, { json: { ...wire, autoExtendDuration: 'P180D' } });
    assert.equal((await gdap.setAutoExtend(europe(), relationship, true)).autoExtends, true);
    assert.deepEqual(
      remote.seen.map(({ method }) => method),
      ['PATCH', 'GET'],
    );
  });

  it('extension of a relationship read without a version: the version is read first', async () => {
    const relationship = await read({ '@odata.etag': undefined });
    remote.answerWith({ json: wire }, { json: wire });
    await gdap.setAutoExtend(europe(), relationship, false);
    assert.deepEqual(
      remote.seen.map(({ method, headers }) => [method, headers['if-match']]),
      [
        ['GET', undefined],
        ['PATCH', 'W/"one"'],
      ],
    );
  });

  it('extension of an old version: rejected with 412', async () => {
    const relationship = await read();
    remote.answerWith({ status: 412, json: { error: { code: 'preconditionFailed', message: '' } } });
    await rejectsWith(gdap.setAutoExtend(europe(), relationship, true), 'rejected', { status: 412 });
  });

  it('extension with Global Administrator: refused before any call', async () => {
    const roles = { unifiedRoles: [{ roleDefinitionId: globalAdministrator }] };
    const relationship = await read({ accessDetails: roles });
    await rejectsWith(gdap.setAutoExtend(europe(), relationship, true), 'rejected', {
      code: 'invalid-relationship',
    });
    assert.equal(remote.seen.length, 0);
  });

  it('remove: with the version that was read; gone already is fine', async () => {
    const relationship = await read();
    remote.answerWith({ status: 204 });
    await gdap.remove(europe(), relationship);
    assert.deepEqual(
      remote.seen.map(({ method, headers }) => [method, headers['if-match']]),
      [['DELETE', 'W/"one"']],
    );
    remote.answerWith({ status: 404, json: { error: { code: 'Request_ResourceNotFound', message: '' } } });
    await gdap.remove(europe(), relationship);
    remote.answerWith({ status: 400, json: { error: { code: 'badRequest', message: '' } } });
    await rejectsWith(gdap.remove(europe(), relationship), 'rejected', { status: 400 });
  });

  it('approval link: Microsoft’s admin center, for an id of two GUIDs only', () => {
    assert.equal(
      gdap.approvalLink(id.toUpperCase()),
      `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}`,
    );
    for (const wrong of ['', customerTenantId, `${id}/x`, `${id.slice(0, 36)}_${id.slice(37)}`, `../${id}`]) {
      assert.throws(() => gdap.approvalLink(wrong), { kind: 'rejected' });
    }
  });

  it('an id that is none: nothing is called', async () => {
    await rejectsWith(gdap.byId(europe(), '../me'), 'rejected', { code: 'not-a-relationship-id' });
    await rejectsWith(gdap.terminate(europe(), 'x'), 'rejected', { code: 'not-a-relationship-id' });
    assert.equal(remote.seen.length, 0);
  });

  it('group: gets roles, is listed with its status', async () => {
    const groupId = '44444444-4444-4444-8444-000000000001';
    const assignment = {
      id: 'da9d6cf90-083a-47dc-ace2-1da98be3f344',
      '@odata.etag': 'W/"a"',
      status: 'pending',
      accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
      accessDetails: { unifiedRoles: [{ roleDefinitionId: directoryReaders }] },
    };
    remote.answerWith({ status: 201, json: assignment });
    const created = await gdap.createAccessAssignment(europe(), id, { groupId, roleIds: [directoryReaders] });
    assert.deepEqual(created, {
      id: assignment.id,
      groupId,
      roleIds: [directoryReaders],
      status: 'pending',
      etag: 'W/"a"',
    });
    const { id: _, '@odata.etag': __, status: ___, ...sent } = assignment;
    assert.deepEqual(JSON.parse(remote.seen[0]?.body ?? ''), sent);
    remote.answerWith({
      json: {
        value: [
          { ...assignment, status: 'active' },
          { ...assignment, status: 'new' },
        ],
      },
    });
    const listed = await gdap.accessAssignments(europe(), id);
    assert.deepEqual(
      listed.map(({ status }) => status),
      ['active', 'unknown'],
    );
    await rejectsWith(
      gdap.createAccessAssignment(europe(), id, { groupId: 'sales', roleIds: [] }),
      'rejected',
      {
        code: 'not-a-guid',
      },
    );
  });
});
